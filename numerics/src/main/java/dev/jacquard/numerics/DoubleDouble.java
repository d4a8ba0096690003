package dev.jacquard.numerics;

import java.math.BigDecimal;

/**
 * A number as the unevaluated sum of two doubles: about 31 digits, in the range of a double.
 *
 * <p>For the few places where rounding decides: residuals of a fit that is met almost exactly, sums whose terms cancel. Sums, products
 * and quotients are right to some 1e-31 of their size, {@link #exp} and {@link #log} to some 1e-30. Not a replacement for double:
 * twenty times slower. Below 1e-290 the low part runs out of range and digits are lost. What a double cannot hold (overflow, 0 / 0) is infinite or not a number here too.
 *
 * <pre>{@code
 * DoubleDouble.of(1).over(3).times(3).minus(1).value();   // 0
 * DoubleDouble.of(2).log().exp().minus(2).value();        // some 1e-31; in doubles 4e-16
 * }</pre>
 *
 * @param high the number to the digits of a double
 * @param low what is left, at most half a unit of the last digit of {@code high}
 * @see <a href="https://doi.org/10.1007/BF01397083">Dekker 1971</a>, section 5
 */
public record DoubleDouble(double high, double low) {

    /** {@code ln 2} to 107 bits. */
    private static final DoubleDouble LN2 = new DoubleDouble(0.6931471805599453, 2.3190468138462996e-17);

    /** The argument of the series of {@link #exp} is made smaller by two to this power. */
    private static final int HALVINGS = 9;

    private static final int TERMS = 10;

    /** Beyond this size exp is infinite or zero. */
    private static final double LARGEST_EXPONENT = 745.2;

    /** A double, exactly. */
    public static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /**
     * The number nearest to a decimal such as {@code 0.1} or {@code 2.5134E+00}.
     *
     * @throws NumberFormatException if it is none
     */
    public static DoubleDouble parse(String decimal) {
        BigDecimal exact = new BigDecimal(decimal.trim());
        double high = exact.doubleValue();
        return Double.isFinite(high)
                ? new DoubleDouble(high, exact.subtract(new BigDecimal(high)).doubleValue())
                : of(high);
    }

    /** The exact sum of two doubles. */
    public static DoubleDouble sum(double a, double b) {
        double sum = a + b;
        double part = sum - a;
        return new DoubleDouble(sum, (a - (sum - part)) + (b - part));
    }

    /** The exact product of two doubles. */
    public static DoubleDouble product(double a, double b) {
        double product = a * b;
        return new DoubleDouble(product, Math.fma(a, b, -product));
    }

    /** Moves what overlaps of two ordered parts into the first. */
    private static DoubleDouble tidy(double high, double low) {
        double sum = high + low;
        return Double.isFinite(sum) ? new DoubleDouble(sum, low - (sum - high)) : of(sum);
    }

    /** This plus another. */
    public DoubleDouble plus(DoubleDouble other) {
        DoubleDouble highs = sum(high, other.high);
        DoubleDouble lows = sum(low, other.low);
        DoubleDouble some = tidy(highs.high, highs.low + lows.high);
        return tidy(some.high, some.low + lows.low);
    }

    /** This plus a double. */
    public DoubleDouble plus(double other) {
        return plus(of(other));
    }

    /** This less another. */
    public DoubleDouble minus(DoubleDouble other) {
        return plus(other.negated());
    }

    /** This less a double. */
    public DoubleDouble minus(double other) {
        return plus(of(-other));
    }

    /** This with the other sign. */
    public DoubleDouble negated() {
        return new DoubleDouble(-high, -low);
    }

    /** This times another. */
    public DoubleDouble times(DoubleDouble other) {
        DoubleDouble product = product(high, other.high);
        return tidy(product.high, product.low + (high * other.low + low * other.high));
    }

    /** This times a double. */
    public DoubleDouble times(double other) {
        return times(of(other));
    }

    /** This divided by another. */
    public DoubleDouble over(DoubleDouble other) {
        double first = high / other.high;
        if (!Double.isFinite(first) || first == 0) {
            return of(first);
        }
        DoubleDouble rest = minus(other.times(first));
        double second = rest.high / other.high;
        rest = rest.minus(other.times(second));
        return tidy(first, second).plus(rest.high / other.high);
    }

    /** This divided by a double. */
    public DoubleDouble over(double other) {
        return over(of(other));
    }

    /** The square root. */
    public DoubleDouble sqrt() {
        double root = Math.sqrt(high);
        return root > 0 && root < Double.POSITIVE_INFINITY
                ? sum(root, minus(product(root, root)).high / (2 * root))
                : of(root);
    }

    /** {@code e} to this power. */
    public DoubleDouble exp() {
        if (!(Math.abs(high) < LARGEST_EXPONENT)) {
            return of(Math.exp(high));
        }
        double twos = Math.rint(high / LN2.high);
        DoubleDouble small = minus(LN2.times(twos)).scaled(-HALVINGS);
        // exp(x) - 1 by its series, then (1 + s)^2 - 1 = 2 s + s^2 as often as x was halved.
        DoubleDouble series = of(0);
        for (int n = TERMS; n > 0; n--) {
            series = series.plus(1).times(small).over(n);
        }
        for (int i = 0; i < HALVINGS; i++) {
            series = series.scaled(1).plus(series.times(series));
        }
        return series.plus(1).scaled((int) twos);
    }

    /** The natural logarithm. */
    public DoubleDouble log() {
        if (!(high > 0 && high < Double.POSITIVE_INFINITY)) {
            return of(Math.log(high));
        }
        // One step of Newton's method doubles the digits: between 3/4 and 3/2, far from the ends of the range, where
        // nothing cancels.
        int twos = Math.getExponent(high * (4 / 3.0));
        DoubleDouble mantissa = scaled(-twos);
        double start = Math.log(mantissa.high);
        DoubleDouble log = of(start).plus(mantissa.times(of(-start).exp()).minus(1));
        return log.plus(LN2.times(twos));
    }

    /** This to a power, for a number above zero. */
    public DoubleDouble pow(DoubleDouble power) {
        return log().times(power).exp();
    }

    private DoubleDouble scaled(int twos) {
        return new DoubleDouble(Math.scalb(high, twos), Math.scalb(low, twos));
    }

    /** The nearest double. */
    public double value() {
        return high + low;
    }
}
