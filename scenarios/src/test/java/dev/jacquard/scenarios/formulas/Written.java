package dev.jacquard.scenarios.formulas;

import dev.jacquard.numerics.quantity.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Formulas written in a test, without a file around them. */
final class Written {

    /** What a text that is refused makes. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private final List<FormulaSet.Input> inputs = new ArrayList<>();
    private final List<FormulaSet.Formula> formulas = new ArrayList<>();

    Written input(String name, String unit) {
        inputs.add(new FormulaSet.Input(name, Unit.parse(unit), List.of(), List.of(), true, ""));
        return this;
    }

    Written choice(String name, String... forms) {
        List<Double> codes =
                IntStream.range(0, forms.length).mapToObj(i -> (double) i).toList();
        inputs.add(new FormulaSet.Input(name, Unit.ONE, List.of(forms), codes, false, ""));
        return this;
    }

    Written rows(String name, String set, String... forms) {
        choice(name, forms);
        FormulaSet.Input own = inputs.remove(inputs.size() - 1);
        inputs.add(new FormulaSet.Input(name, own.unit(), own.forms(), own.codes(), false, set));
        return this;
    }

    Written numbers(String name, Double... values) {
        List<String> forms = java.util.Arrays.stream(values)
                .map(value -> value == Math.rint(value) ? String.valueOf(value.intValue()) : String.valueOf(value))
                .toList();
        inputs.add(new FormulaSet.Input(name, Unit.ONE, forms, List.of(values), true, ""));
        return this;
    }

    Written formula(String name, String expression) {
        return formula(name, expression, null);
    }

    Written formula(String name, String expression, String unit) {
        formulas.add(new FormulaSet.Formula(
                name,
                Optional.ofNullable(unit).map(Unit::parse),
                List.of(),
                Map.of("", text(expression)),
                Optional.empty(),
                Refused::new));
        return this;
    }

    Written byForm(String name, List<String> by, Map<String, String> forms, String otherwise) {
        Map<String, FormulaSet.Text> texts = new LinkedHashMap<>();
        forms.forEach((form, expression) -> texts.put(form, text(expression)));
        formulas.add(new FormulaSet.Formula(
                name,
                Optional.empty(),
                by,
                texts,
                Optional.ofNullable(otherwise).map(Written::text),
                Refused::new));
        return this;
    }

    private static FormulaSet.Text text(String expression) {
        return new FormulaSet.Text(expression, Refused::new);
    }

    FormulaSet set() {
        return FormulaSet.of(inputs, formulas);
    }

    /** The value of the last formula. */
    double value(double... values) {
        double[] all = set().values(values);
        return all[all.length - 1];
    }

    /** The value of one expression without inputs. */
    static double value(String expression) {
        return new Written().formula("f", expression).value();
    }

    /** The unit an expression gets by itself. */
    Unit unit() {
        List<Unit> units = set().units();
        return units.get(units.size() - 1);
    }
}
