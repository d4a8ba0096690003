package dev.jacquard.scenarios.formulas;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.SpecialFunctions;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The functions of the language: what each takes, what it gives, and how it is computed. */
final class Functions {

    /** What dimensions a function takes and gives. */
    enum Rule {
        /** Plain numbers in and out; things counted are plain here. */
        PLAIN,
        /** The same dimension for all, which it also gives. */
        SAME,
        /** A plain number or something counted, which it gives back. */
        COUNT,
        /** Plain numbers, or a factor a period, which becomes a rate. */
        LOGARITHM,
        /** Half of each power. */
        ROOT,
        /** A condition, and two values of the same dimension. */
        CHOICE
    }

    /**
     * A function.
     *
     * @param parameters names of what it takes; the last repeats where {@code repeats}
     * @param repeats whether it takes any number of values from two on
     */
    record Function(String name, List<String> parameters, boolean repeats, Rule rule, Maker maker) {

        /** How it is called: {@code clamp(x, low, high)}. */
        String shown() {
            return name + "(" + String.join(", ", parameters) + (repeats ? ", ..." : "") + ")";
        }

        boolean takes(int arguments) {
            return repeats ? arguments >= parameters.size() : arguments == parameters.size();
        }
    }

    /** Makes the code of a call from the code of its arguments. */
    @FunctionalInterface
    interface Maker {
        Evaluation of(Evaluation... arguments);
    }

    private static final double LN_2 = Math.log(2);
    private static final double LARGEST_TRIALS = 1e6;

    private static final Map<String, Function> ALL = table();

    private Functions() {}

    static Set<String> names() {
        return ALL.keySet();
    }

    /** A function by its name; null where there is none. */
    static Function named(String name) {
        return ALL.get(name);
    }

    private static Map<String, Function> table() {
        Map<String, Function> all = new LinkedHashMap<>();
        put(
                all,
                new Function(
                        "if",
                        List.of("condition", "then", "else"),
                        false,
                        Rule.CHOICE,
                        a -> Arithmetic.choose(a[0], a[1], a[2])));
        put(all, new Function("min", List.of("x", "y"), true, Rule.SAME, a -> folded(a, Math::min)));
        put(all, new Function("max", List.of("x", "y"), true, Rule.SAME, a -> folded(a, Math::max)));
        put(all, new Function("clamp", List.of("x", "low", "high"), false, Rule.SAME, Functions::clamp));
        one(all, "abs", Rule.SAME, Math::abs);
        one(all, "exp", Rule.PLAIN, Math::exp);
        one(all, "ln", Rule.LOGARITHM, Math::log);
        one(all, "log10", Rule.LOGARITHM, Math::log10);
        one(all, "log2", Rule.PLAIN, x -> Math.log(x) / LN_2);
        one(all, "sqrt", Rule.ROOT, Math::sqrt);
        one(all, "ceil", Rule.COUNT, Math::ceil);
        one(all, "floor", Rule.COUNT, Math::floor);
        one(all, "round", Rule.COUNT, x -> Math.floor(x + 0.5));
        one(all, "logistic", Rule.PLAIN, x -> 1 / (1 + Math.exp(-x)));
        one(all, "normalCdf", Rule.PLAIN, StandardNormal::cdf);
        one(all, "normalQuantile", Rule.PLAIN, p -> p > 0 && p < 1 ? StandardNormal.quantile(p) : Double.NaN);
        one(all, "erf", Rule.PLAIN, SpecialFunctions::erf);
        three(all, "betaCdf", List.of("x", "a", "b"), SpecialFunctions::betaCdf);
        three(all, "binomial", List.of("k", "n", "p"), Functions::binomial);
        return all;
    }

    private static void put(Map<String, Function> all, Function function) {
        all.put(function.name(), function);
    }

    private static void one(Map<String, Function> all, String name, Rule rule, DoubleUnaryOperator value) {
        put(all, new Function(name, List.of("x"), false, rule, arguments -> {
            Evaluation argument = arguments[0];
            return row -> {
                double x = argument.of(row);
                double y = value.applyAsDouble(x);
                return Math.abs(y) < Double.POSITIVE_INFINITY ? y : Arithmetic.checked(name, y, x);
            };
        }));
    }

    /** A function of three plain numbers. */
    @FunctionalInterface
    private interface OfThree {
        double of(double x, double y, double z);
    }

    private static void three(Map<String, Function> all, String name, List<String> parameters, OfThree function) {
        put(all, new Function(name, parameters, false, Rule.PLAIN, arguments -> row -> {
            double x = arguments[0].of(row);
            double y = arguments[1].of(row);
            double z = arguments[2].of(row);
            if (Double.isNaN(x) || Double.isNaN(y) || Double.isNaN(z)) {
                return Double.NaN;
            }
            try {
                return Arithmetic.checked(name, function.of(x, y, z), x, y, z);
            } catch (IllegalArgumentException e) {
                throw new NotFinite(name + "." + e.getMessage());
            }
        }));
    }

    private static double binomial(double k, double n, double p) {
        if (n != Math.rint(n) || n > LARGEST_TRIALS) {
            throw Check.refused("n", n, "a whole number up to 1000000");
        }
        return SpecialFunctions.binomial(k, (int) n, p);
    }

    private static Evaluation folded(Evaluation[] arguments, DoubleBinaryOperator join) {
        if (arguments.length == 2) {
            Evaluation first = arguments[0];
            Evaluation second = arguments[1];
            return row -> join.applyAsDouble(first.of(row), second.of(row));
        }
        return row -> {
            double all = arguments[0].of(row);
            for (int i = 1; i < arguments.length; i++) {
                all = join.applyAsDouble(all, arguments[i].of(row));
            }
            return all;
        };
    }

    private static Evaluation clamp(Evaluation... arguments) {
        return row -> {
            double x = arguments[0].of(row);
            double low = arguments[1].of(row);
            double high = arguments[2].of(row);
            if (low > high) {
                throw new NotFinite("clamp to " + low + " .. " + high + " (expected: low at most high)");
            }
            return Math.max(low, Math.min(high, x));
        };
    }
}
