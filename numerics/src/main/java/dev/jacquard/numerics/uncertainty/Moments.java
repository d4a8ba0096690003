package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.DoubleDouble;
import java.util.Arrays;

/**
 * Mean, spread and lag-1 autocorrelation of a series, to the last digits that its numbers determine.
 *
 * <p>{@code s^2 = sum (y_t - mean)^2 / (n - 1)} and {@code r = sum (y_t - mean)(y_(t+1) - mean) / sum (y_t - mean)^2}, the sums in
 * {@link DoubleDouble}: a series such as 10000000.1, 10000000.3 .. has a spread in its ninth digit, where a double's differences are half
 * rounding. For draws, which have no such digits, {@link Summary} is faster.
 *
 * <pre>{@code
 * Moments.of(10000001, 10000003, 10000002).standardDeviation();   // 1
 * }</pre>
 *
 * @param count numbers, at least 2
 * @param mean arithmetic mean
 * @param standardDeviation with divisor n - 1
 * @param autocorrelation of neighbours, in [-1, 1]; not a number for a constant series
 */
public record Moments(int count, double mean, double standardDeviation, double autocorrelation) {

    /** Of doubles, each taken for the number it is, not for the decimal it was written as. */
    public static Moments of(double... series) {
        return of(Arrays.stream(series).mapToObj(DoubleDouble::of).toArray(DoubleDouble[]::new));
    }

    /** Of numbers with more digits than a double has, such as {@link DoubleDouble#parse} reads off a file. */
    public static Moments of(DoubleDouble... series) {
        Check.atLeast("numbers", series.length, 2);
        DoubleDouble sum = DoubleDouble.of(0);
        for (DoubleDouble each : series) {
            Check.finite("number", each.value());
            sum = sum.plus(each);
        }
        DoubleDouble mean = sum.over(series.length);
        DoubleDouble squares = DoubleDouble.of(0);
        DoubleDouble neighbours = DoubleDouble.of(0);
        DoubleDouble before = DoubleDouble.of(0);
        for (DoubleDouble each : series) {
            DoubleDouble off = each.minus(mean);
            squares = squares.plus(off.times(off));
            neighbours = neighbours.plus(off.times(before));
            before = off;
        }
        double deviation = squares.over(series.length - 1).sqrt().value();
        return new Moments(
                series.length, mean.value(), deviation, neighbours.over(squares).value());
    }
}
