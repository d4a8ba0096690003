package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/** Places a shape so that the ends of a range are its percentiles, and makes ranges wider or narrower. */
final class RangeShapes {

    private static final int BISECTIONS = 200;

    private RangeShapes() {}

    static Distribution distribution(Belief.Range range) {
        double tail = (1 - range.level()) / 2;
        double low = range.low();
        double high = range.high();
        double z = StandardNormal.quantile(1 - tail);
        return switch (range.shape()) {
            case NORMAL -> new Normal(low + (high - low) / 2, (high - low) / (2 * z));
            case LOGNORMAL -> {
                double logLow = Math.log(positive(range, low));
                yield new LogNormal((logLow + Math.log(high)) / 2, Math.log(high / low) / (2 * z));
            }
            case UNIFORM -> {
                double beyond = (high - low) * tail / range.level();
                yield new Uniform(low - beyond, high + beyond);
            }
            case LOGUNIFORM -> {
                double beyond = Math.exp(Math.log(high / positive(range, low)) * tail / range.level());
                yield new LogUniform(low / beyond, high * beyond);
            }
            case TRIANGULAR -> triangular(low, range.parameter().orElseThrow(), high, tail);
            case BETA -> beta(range, tail);
            case STUDENT_T -> {
                double df = range.parameter().orElseThrow();
                double scale = (high - low) / (2 * StudentT.standardQuantile(df, 1 - tail));
                yield new StudentT(df, low + (high - low) / 2, scale);
            }
        };
    }

    static Belief.Range scaled(Belief.Range range, double factor) {
        return switch (range.shape()) {
            case LOGNORMAL, LOGUNIFORM -> scaled(range, factor, Math::log, Math::exp);
            case BETA -> scaled(range, factor, x -> Math.log(x / (1 - x)), y -> 1 / (1 + Math.exp(-y)));
            case NORMAL, UNIFORM, TRIANGULAR, STUDENT_T -> scaled(range, factor, x -> x, x -> x);
        };
    }

    private static Belief.Range scaled(
            Belief.Range range, double factor, DoubleUnaryOperator toScale, DoubleUnaryOperator fromScale) {
        double low = toScale.applyAsDouble(range.low());
        double high = toScale.applyAsDouble(range.high());
        double centre = range.shape() == Shape.TRIANGULAR ? range.parameter().orElseThrow() : low + (high - low) / 2;
        return new Belief.Range(
                range.level(),
                fromScale.applyAsDouble(centre + factor * (low - centre)),
                fromScale.applyAsDouble(centre + factor * (high - centre)),
                range.unit(),
                range.shape(),
                range.parameter(),
                range.floor(),
                range.ceiling());
    }

    private static double positive(Belief.Range range, double low) {
        if (!(low > 0)) {
            throw Check.refused(
                    "range",
                    Decimals.shortest(low),
                    "a lower end > 0 for a " + range.shape().word() + " shape");
        }
        return low;
    }

    /**
     * The triangle with the given mode and percentiles: one unknown, the share s of the probability below the mode, found by
     * bisection since {@code low + width(s) (s - sqrt(tail s))} rises from low to high.
     */
    private static Triangular triangular(double low, double mode, double high, double tail) {
        Check.within("mode", mode, low, high);
        double from = 0;
        double to = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double s = (from + to) / 2;
            if (low + width(low, high, tail, s) * (s - Math.sqrt(tail * s)) < mode) {
                from = s;
            } else {
                to = s;
            }
        }
        double width = width(low, high, tail, from);
        double left = low - width * Math.sqrt(tail * from);
        double right = high + width * Math.sqrt(tail * (1 - from));
        return new Triangular(left, Math.min(right, Math.max(left, mode)), right);
    }

    private static double width(double low, double high, double tail, double s) {
        return (high - low) / (1 - Math.sqrt(tail) * (Math.sqrt(s) + Math.sqrt(1 - s)));
    }

    /** What to write for a share that may be 0 or 1. */
    private static String uniformInstead(Belief.Range range) {
        if (!(range.low() >= 0 && range.high() <= 1)) {
            return "";
        }
        Belief.Range uniform = new Belief.Range(
                range.level(), range.low(), range.high(), range.unit(), Shape.UNIFORM, OptionalDouble.empty(), 0, 1);
        return "; for an end of 0 or 1 name a shape, such as `" + uniform.notation() + "`";
    }

    private static Distribution beta(Belief.Range range, double tail) {
        if (!(range.low() > 0 && range.high() < 1)) {
            throw Check.refused(
                    "range",
                    Decimals.shortest(range.low()) + " .. " + Decimals.shortest(range.high()),
                    "ends inside (0, 1) for a beta shape" + uniformInstead(range));
        }
        return BetaByPercentiles.of(range.low(), range.high(), tail);
    }
}
