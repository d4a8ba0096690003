package dev.jacquard.scenarios.binding;

import dev.jacquard.data.tables.UserTable;
import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Quantity;
import dev.jacquard.numerics.uncertainty.Belief;
import dev.jacquard.numerics.uncertainty.Constant;
import dev.jacquard.numerics.uncertainty.Distribution;
import dev.jacquard.numerics.uncertainty.Empirical;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes a belief about an input of a model ready for drawing, refusing what the model does not take. */
final class Marginals {

    /** Probability outside the model's bounds below which a range is left as it is. */
    private static final double NEGLIGIBLE = 1e-6;

    private Marginals() {}

    /**
     * The belief, ready for drawing.
     *
     * @param folders where data and fits are looked for, nearest first
     * @throws IllegalArgumentException if the model does not take it
     */
    static Marginal of(ModelInput input, Belief belief, List<Folder> folders) {
        if (belief instanceof Belief.Choice choice) {
            return forms(input, choice);
        }
        if (!input.isNumber()) {
            throw Check.refused(input.name(), belief.notation(), expectedForms(input));
        }
        if (belief instanceof Belief.Exactly exactly) {
            return new Marginal.Number(new Constant(number(input, exactly.value())), input.type());
        }
        if (input.kind() == ModelInput.Kind.WHOLE_NUMBER) {
            throw Check.refused(
                    input.name(), belief.notation(), "a whole number, `" + example(input) + "`, or a choice of them");
        }
        if (belief instanceof Belief.Range range) {
            return new Marginal.Number(inBounds(input, range), input.type());
        }
        if (belief instanceof Belief.Rivals rivals) {
            return new Marginal.Number(inBounds(input, rivals), input.type());
        }
        if (belief instanceof Belief.DataColumn data) {
            return new Marginal.Number(Empirical.of(column(input, data, folders)), input.type());
        }
        return joint(input, (Belief.StoredFit) belief, folders);
    }

    /** The range at a multiple of its width, cut at the model's bounds where it would leave them. */
    static Belief scaled(ModelInput input, Belief belief, double factor) {
        if (belief instanceof Belief.Rivals rivals) {
            return new Belief.Rivals(rivals.parts().stream()
                    .map(part -> new Belief.Rivals.Part(scaled(input, part.belief(), factor), part.weight()))
                    .toList());
        }
        if (!(belief instanceof Belief.Range range)) {
            return belief;
        }
        Belief.Range wider = range.scaled(factor);
        Distribution whole = wider.distribution();
        Bounds bounds = input.bounds();
        boolean leaves = !bounds.contains(whole.lowest()) || !bounds.contains(whole.highest());
        return leaves && outside(whole, bounds) > 0 ? wider.within(bounds.low(), bounds.high()) : wider;
    }

    /** A value that the input takes, in the notation. */
    static String example(ModelInput input) {
        if (!input.isNumber()) {
            return "= " + (input.options().isEmpty() ? "NAME" : input.options().get(0));
        }
        String unit = input.unit().isPlain() ? "" : " " + input.unit();
        Bounds bounds = input.bounds();
        List<String> numbers = new ArrayList<>();
        if (input.kind() == ModelInput.Kind.NUMBER) {
            numbers.add("90%: 3.0 .. 5.5" + unit);
            numbers.add("90%: 0.1 .. 0.4" + unit);
        }
        for (double number : new double[] {256, 1, bounds.low(), bounds.high()}) {
            if (bounds.contains(number) && Double.isFinite(number)) {
                numbers.add("= " + Decimals.shortest(number) + unit);
            }
        }
        return numbers.stream()
                .filter(number -> isTaken(input, number))
                .findFirst()
                .orElse("= NUMBER" + unit);
    }

    private static boolean isTaken(ModelInput input, String notation) {
        try {
            of(input, Belief.parse(notation, input.unit()), List.of());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Marginal forms(ModelInput input, Belief.Choice choice) {
        List<Object> values = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Belief.Choice.Option option : choice.options()) {
            names.add(option.name());
            values.add(form(input, option.name()));
        }
        List<Double> probabilities =
                Arrays.stream(choice.probabilities()).boxed().toList();
        return new Marginal.Forms(names, values, probabilities);
    }

    private static Object form(ModelInput input, String name) {
        if (input.isNumber()) {
            double value = number(input, Quantity.parse(name, input.unit()).in(input.unit()));
            return new Marginal.Number(new Constant(value), input.type()).value(value);
        }
        if (input.kind() == ModelInput.Kind.TEXT) {
            return name;
        }
        int option =
                input.options().indexOf(input.kind() == ModelInput.Kind.LAW ? LawCatalogue.currentLossLaw(name) : name);
        if (option < 0) {
            throw Check.refused(
                    input.name(),
                    name,
                    "one of " + Check.among(name, input.options()) + Check.nearest(name, input.options()));
        }
        return input.values().get(option);
    }

    private static double number(ModelInput input, double value) {
        if (!input.bounds().contains(value)) {
            boolean percent = input.unit().isShare() && input.unit().factor() == 1 && value > 1 && value <= 100;
            String hint = percent ? "; as a share: " + Decimals.shortest(Decimals.fromPercent(value)) : "";
            throw Check.refused(input.name(), Decimals.shortest(value), input.bounds() + unitOf(input) + hint);
        }
        if (input.kind() == ModelInput.Kind.WHOLE_NUMBER
                && (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE)) {
            throw Check.refused(input.name(), Decimals.shortest(value), "a whole number");
        }
        return value;
    }

    private static Distribution inBounds(ModelInput input, Belief.Rivals rivals) {
        for (Belief.Rivals.Part part : rivals.parts()) {
            if (part.belief() instanceof Belief.Range range) {
                inBounds(input, range);
            } else {
                number(input, ((Belief.Exactly) part.belief()).value());
            }
        }
        return rivals.distribution();
    }

    private static Distribution inBounds(ModelInput input, Belief.Range range) {
        Bounds bounds = input.bounds();
        number(input, Math.max(range.low(), range.floor()));
        number(input, Math.min(range.high(), range.ceiling()));
        Distribution distribution = range.distribution();
        double outside = outside(distribution, bounds);
        if (outside > NEGLIGIBLE) {
            throw Check.refused(
                    input.name(),
                    Decimals.rounded(100 * outside, 2) + " % of " + range.notation(),
                    bounds + unitOf(input) + "; write `"
                            + range.confined(bounds.low(), bounds.high()).notation() + "`");
        }
        return distribution;
    }

    private static double outside(Distribution distribution, Bounds bounds) {
        double below = Double.isInfinite(bounds.low()) ? 0 : distribution.cdf(bounds.low());
        double above = Double.isInfinite(bounds.high()) ? 0 : 1 - distribution.cdf(bounds.high());
        return below + above;
    }

    private static String unitOf(ModelInput input) {
        return input.unit().isPlain() ? "" : " " + input.unit();
    }

    private static String expectedForms(ModelInput input) {
        return input.options().isEmpty()
                ? "a name, or a choice of names"
                : "one of " + String.join(", ", input.options()) + ", or a choice of them";
    }

    private static double[] column(ModelInput input, Belief.DataColumn data, List<Folder> folders) {
        double[] values = table(data.file(), folders).values(data.column());
        Arrays.stream(values).forEach(value -> number(input, value));
        return values;
    }

    private static Marginal joint(ModelInput input, Belief.StoredFit stored, List<Folder> folders) {
        UserTable table = table("fits/" + stored.name() + ".csv", folders);
        String last = input.name().substring(input.name().lastIndexOf('.') + 1);
        double[] rows = table.values(table.has(input.name()) ? input.name() : last);
        Check.atLeast("rows of fit " + stored.name(), rows.length, 1);
        Arrays.stream(rows).forEach(value -> number(input, value));
        return new Marginal.Joint(stored.name(), Arrays.stream(rows).boxed().toList(), Empirical.of(rows));
    }

    private static UserTable table(String file, List<Folder> folders) {
        Optional<byte[]> content = folders.stream()
                .map(folder -> folder.read(file))
                .flatMap(Optional::stream)
                .findFirst();
        if (content.isEmpty()) {
            throw Check.refused("file", file, "a file in the scenario's folder");
        }
        try {
            return UserTable.read(file, new ByteArrayInputStream(content.get()));
        } catch (IOException e) {
            throw YamlReader.unreadable(file, e);
        }
    }
}
