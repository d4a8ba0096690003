package dev.jacquard.scenarios.formulas;

import dev.jacquard.data.Variable;
import dev.jacquard.laws.CatalogueLaw;
import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks and compiles the question put to a law of the catalogue, or to the one that a draw has chosen. */
final class CompiledLaw {

    private final Compiler compiler;
    private final Expression.Call call;

    CompiledLaw(Compiler compiler, Expression.Call call) {
        this.compiler = compiler;
        this.call = call;
    }

    /** {@code law("amdahl", parallel: 0.95, agents: 40).speedup} */
    Compiled ofId() {
        if (call.arguments().isEmpty()
                || !call.arguments().get(0).name().isEmpty()
                || !(call.arguments().get(0).value() instanceof Expression.Quoted id)) {
            throw new FormulaError(
                    call.at(),
                    "law without an id (expected: its id in quotes first, as in law(\"amdahl\", agents: 40))");
        }
        CatalogueLaw law = find(id.text(), id.at());
        return asked(List.of(law), call.arguments().subList(1, call.arguments().size()), row -> 0);
    }

    /** An input that chooses a law is called like one; all its forms must answer the same question. */
    Compiled chosen(Symbol choice) {
        List<CatalogueLaw> laws =
                choice.forms().stream().map(form -> find(form, call.at())).toList();
        double[] codes =
                choice.codes().stream().mapToDouble(Double::doubleValue).toArray();
        int slot = choice.slot();
        return asked(laws, call.arguments(), row -> {
            for (int form = 0; form < codes.length; form++) {
                if (row[slot] == codes[form]) {
                    return form;
                }
            }
            throw new NotFinite(call.function() + " is no law here");
        });
    }

    private static CatalogueLaw find(String id, int at) {
        try {
            return LawCatalogue.find(id);
        } catch (IllegalArgumentException e) {
            throw new FormulaError(at, e.getMessage());
        }
    }

    /** Which of several laws a row asks. */
    @FunctionalInterface
    private interface Which {
        int of(double[] row);
    }

    private Compiled asked(List<CatalogueLaw> laws, List<Expression.Argument> arguments, Which which) {
        CatalogueLaw first = laws.get(0);
        Map<String, Evaluation> values = values(first, arguments);
        Variable output = output(first);
        for (CatalogueLaw other : laws) {
            refuseOtherQuestion(first, other, output);
        }
        List<String> names = List.copyOf(values.keySet());
        Evaluation[] codes = values.values().toArray(new Evaluation[0]);
        return new Compiled(Dimension.of(output.unit()), row -> {
            Map<String, Double> given = new HashMap<>();
            double[] numbers = new double[codes.length];
            for (int i = 0; i < codes.length; i++) {
                numbers[i] = codes[i].of(row);
                if (Double.isNaN(numbers[i])) {
                    return Double.NaN;
                }
                given.put(names.get(i), numbers[i]);
            }
            return answer(laws.get(which.of(row)), given, output.name());
        });
    }

    private static double answer(CatalogueLaw law, Map<String, Double> given, String output) {
        double answer;
        try {
            answer = law.at(given).get(output);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new NotFinite(law.id() + ": " + e.getMessage());
        }
        if (Double.isNaN(answer)) {
            throw new NotFinite(law.id() + ": " + output + " is no number");
        }
        return answer;
    }

    private Map<String, Evaluation> values(CatalogueLaw law, List<Expression.Argument> arguments) {
        List<String> names = law.inputs().stream().map(Variable::name).toList();
        Map<String, Evaluation> values = new LinkedHashMap<>();
        for (Expression.Argument argument : arguments) {
            if (argument.name().isEmpty()) {
                throw new FormulaError(
                        argument.at(),
                        "a value without a name for " + law.id() + " (expected: named ones, " + String.join(", ", names)
                                + ")");
            }
            int position = names.indexOf(argument.name());
            if (position < 0) {
                throw new FormulaError(
                        argument.at(),
                        argument.name() + ": unknown input of " + law.id() + " (expected one of: "
                                + Check.among(argument.name(), names) + ")" + Check.nearest(argument.name(), names));
            }
            Evaluation code = value(law.inputs().get(position), argument);
            if (values.put(argument.name(), code) != null) {
                throw new FormulaError(argument.at(), argument.name() + " twice (expected: each name once)");
            }
        }
        List<String> missing = new ArrayList<>(names);
        missing.removeAll(values.keySet());
        if (!missing.isEmpty()) {
            throw new FormulaError(
                    call.at(),
                    law.id() + " without " + String.join(", ", missing) + " (expected: " + String.join(", ", names)
                            + ")");
        }
        return values;
    }

    /** A law takes a plain number for things counted. */
    private Evaluation value(Variable input, Expression.Argument argument) {
        Compiled value = compiler.compile(argument.value());
        Dimension wanted = Dimension.of(input.unit());
        if (value.dimension().sort() != Dimension.Sort.ANY && !value.dimension().sameButCounts(wanted)) {
            throw new FormulaError(
                    argument.at(),
                    input.name() + " of " + value.dimension() + " (expected: "
                            + (wanted.powers().isEmpty() ? "a plain number" : input.unit()) + ")");
        }
        return value.in(wanted);
    }

    /** The answer that is picked by a dot, the first where none is. */
    private Variable output(CatalogueLaw law) {
        List<String> names = law.outputs().stream().map(Variable::name).toList();
        int position = call.picked().isEmpty() ? 0 : names.indexOf(call.picked());
        if (position < 0) {
            throw new FormulaError(
                    call.at(),
                    call.picked() + ": unknown answer of " + law.id() + " (expected one of: "
                            + Check.among(call.picked(), names) + ")" + Check.nearest(call.picked(), names));
        }
        return law.outputs().get(position);
    }

    private void refuseOtherQuestion(CatalogueLaw first, CatalogueLaw other, Variable output) {
        List<String> asked =
                first.inputs().stream().map(Variable::name).sorted().toList();
        List<String> others =
                other.inputs().stream().map(Variable::name).sorted().toList();
        Optional<Variable> same = other.outputs().stream()
                .filter(each -> each.name().equals(output.name()))
                .findFirst();
        if (!asked.equals(others) || same.isEmpty() || !same.get().unit().equals(output.unit())) {
            throw new FormulaError(
                    call.at(),
                    call.function() + ": " + other.id() + " answers another question than " + first.id()
                            + " (expected: " + output.name() + " from " + String.join(", ", asked) + ")");
        }
    }
}
