package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Quantity;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.argument.Sign;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the predicate of a claim: an output, a comparison, and a value with its unit. */
final class Predicates {

    private static final String FORMS =
            "`output < 2 year`, `output in 4 .. 40`, `output[index] > 1` or `path@2028-01-01 >= 3`";

    private static final Pattern PREDICATE = Pattern.compile(
            "([^<>=\\s\\[@]+(?:\\[[^\\]]+\\])?(?:@\\S+?)?)\\s*(<=|>=|<|>|\\bin\\b)\\s*(.+)", Pattern.DOTALL);

    private static final Pattern SUBJECT = Pattern.compile("([^\\[@]+)(?:\\[([^\\]]+)\\])?(?:@(.+))?");

    private Predicates() {}

    /** The predicate, its thresholds in the output's own unit. */
    static Condition parse(String text, ModelShape model) {
        Matcher matcher = PREDICATE.matcher(text.strip());
        if (!matcher.matches()) {
            throw Check.refused("when", text, FORMS);
        }
        String subject = matcher.group(1);
        Unit unit = output(subject, model).unit();
        Sign sign = Arrays.stream(Sign.values())
                .filter(s -> s.symbol().equals(matcher.group(2)))
                .findFirst()
                .orElseThrow();
        String value = matcher.group(3).strip();
        if (sign != Sign.WITHIN) {
            return Condition.of(subject, sign, threshold(value, unit, unit), unit);
        }
        int dots = value.indexOf("..");
        if (dots < 0) {
            throw Check.refused("when", text, "an interval, `" + subject + " in lo .. hi`");
        }
        String upper = value.substring(dots + 2).strip();
        String lower = value.substring(0, dots).strip();
        // A unit after one end counts for both, as in a range.
        Unit written = Quantity.unitIn(upper).or(() -> Quantity.unitIn(lower)).orElse(unit);
        return new Condition(subject, sign, threshold(lower, written, unit), threshold(upper, written, unit), unit);
    }

    /**
     * The same predicate, if the output can both satisfy it and not.
     *
     * @param derived whether it may be true of every value there is, as an identity is
     * @throws IllegalArgumentException if it holds of all values of the output, or of none
     */
    static Condition open(Condition predicate, ModelShape model, boolean derived) {
        ModelOutput output = output(predicate.subject(), model);
        Bounds bounds = output.bounds();
        boolean atLow = predicate.holds(bounds.low());
        boolean atHigh = predicate.holds(bounds.high());
        boolean within = predicate.isInterval() && predicate.high() >= bounds.low() && predicate.low() <= bounds.high();
        if (bounds.equals(Bounds.NONE) || atLow != atHigh || !atLow && within || atLow && derived) {
            return predicate;
        }
        String what = output.kind() == ModelOutput.Kind.INDICATOR ? "true or false, 1 or 0" : "a share, in [0, 1]";
        double fraction = Decimals.fromPercent(predicate.low());
        boolean percent = output.unit().isShare() && predicate.low() > 1 && predicate.low() <= 100;
        throw Check.refused(
                "when",
                predicate + ", which is " + (atLow ? "always" : "never") + " so",
                "a threshold that " + output.name() + " can lie on both sides of: it is " + what
                        + (percent ? "; as a share: " + Decimals.shortest(fraction) : ""));
    }

    /** The output that a subject names: {@code name}, {@code name[index]} or {@code name@2028-01-01}. */
    static ModelOutput output(String subject, ModelShape model) {
        Matcher matcher = SUBJECT.matcher(subject);
        if (!matcher.matches()) {
            throw Check.refused("output", subject, FORMS);
        }
        String name = matcher.group(1);
        List<String> names = model.outputs().stream().map(ModelOutput::name).toList();
        Optional<ModelOutput> found =
                model.outputs().stream().filter(o -> o.name().equals(name)).findFirst();
        ModelOutput output = found.orElseThrow(
                () -> new IllegalArgumentException(name + ": unknown output of " + model.name() + " (expected one of: "
                        + Check.among(name, names, "outputs() has") + ")" + Check.nearest(name, names)));
        boolean indexed = matcher.group(2) != null;
        boolean dated = matcher.group(3) != null;
        if (indexed != (output.kind() == ModelOutput.Kind.INDEXED)) {
            throw Check.refused(subject, indexed ? "has an index" : "no index", indexed ? name : name + "[index]");
        }
        if (dated != (output.kind() == ModelOutput.Kind.PATH)) {
            throw Check.refused(
                    subject, dated ? "has a date" : "no date", dated ? name : name + "@2028-01-01, a path at a day");
        }
        if (dated) {
            checkDate(matcher.group(3));
        }
        return output;
    }

    private static void checkDate(String text) {
        try {
            LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    Check.refused("date", text, "a day such as 2028-01-01").getMessage(), e);
        }
    }

    private static double threshold(String text, Unit whenBare, Unit unit) {
        return Quantity.parse(text, whenBare).in(unit);
    }
}
