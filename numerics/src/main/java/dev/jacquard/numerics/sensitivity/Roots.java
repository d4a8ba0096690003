package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * All places where a function of one number changes sign on a grid of points.
 *
 * <p>Each change of sign between neighbours is closed in on by bisection. Where a neighbourhood of three points dips towards zero
 * without reaching it, the dip is followed by golden section search, so a pair of close roots is not stepped over. The function
 * may jump and may be infinite.
 */
public final class Roots {

    private static final int HALVINGS = 200;
    private static final int GOLDEN_STEPS = 60;
    private static final double GOLDEN = 0.381966011250105151795413165634;
    /** A continuous function shrinks at least this much, from the first bracket to the last, on both sides of a root. */
    private static final double STILL_APART = 1e-6;

    private Roots() {}

    /**
     * A place where the function changes sign.
     *
     * @param x the place
     * @param jump whether the function leaps over zero there instead of passing through it
     */
    public record Root(double x, boolean jump) {}

    /**
     * The roots between the first and the last point of an ascending grid, in order.
     *
     * @param function the function; may be infinite, must be a number
     * @param grid where to look first, at least two ascending points
     * @throws IllegalArgumentException if the grid does not ascend or the function is not a number at a point
     */
    public static List<Root> all(DoubleUnaryOperator function, double[] grid) {
        int n = Check.atLeast("grid points", grid.length, 2);
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            if (i > 0 && !(grid[i] > grid[i - 1])) {
                throw Check.refused("grid point " + i, grid[i], "more than " + grid[i - 1]);
            }
            values[i] = value(function, grid[i]);
        }
        List<Root> roots = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            if (values[i] == 0 && (i == 0 || values[i - 1] != 0)) {
                roots.add(new Root(grid[i], false));
            }
            if (i + 1 < n && values[i] * values[i + 1] < 0) {
                roots.add(bisect(function, grid[i], values[i], grid[i + 1], values[i + 1]));
            }
            if (i > 0 && i + 1 < n && dips(values[i - 1], values[i], values[i + 1])) {
                roots.addAll(dip(function, grid[i - 1], grid[i], grid[i + 1], values[i]));
            }
        }
        roots.sort(java.util.Comparator.comparingDouble(Root::x));
        return List.copyOf(roots);
    }

    private static boolean dips(double left, double middle, double right) {
        double sign = Math.signum(middle);
        return sign != 0 && left * sign > middle * sign && right * sign > middle * sign;
    }

    private static List<Root> dip(
            DoubleUnaryOperator function, double left, double middle, double right, double value) {
        double sign = Math.signum(value);
        double low = left;
        double best = middle;
        double high = right;
        double bestValue = value;
        for (int i = 0; i < GOLDEN_STEPS && bestValue * sign > 0; i++) {
            boolean rightSide = high - best > best - low;
            double x = rightSide ? best + GOLDEN * (high - best) : best - GOLDEN * (best - low);
            double y = value(function, x);
            if (y * sign < bestValue * sign) {
                low = rightSide ? best : low;
                high = rightSide ? high : best;
                best = x;
                bestValue = y;
            } else {
                low = rightSide ? low : x;
                high = rightSide ? x : high;
            }
        }
        if (bestValue * sign > 0) {
            return List.of();
        }
        if (bestValue == 0) {
            return List.of(new Root(best, false));
        }
        return List.of(
                bisect(function, left, value(function, left), best, bestValue),
                bisect(function, best, bestValue, right, value(function, right)));
    }

    private static Root bisect(
            DoubleUnaryOperator function, double left, double leftValue, double right, double rightValue) {
        double low = left;
        double high = right;
        double lowValue = leftValue;
        double highValue = rightValue;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                break;
            }
            double value = value(function, middle);
            if (value == 0) {
                return new Root(middle, false);
            }
            if (value * lowValue > 0) {
                low = middle;
                lowValue = value;
            } else {
                high = middle;
                highValue = value;
            }
        }
        boolean jump = Math.abs(highValue - lowValue) > STILL_APART * Math.abs(rightValue - leftValue)
                || Double.isInfinite(highValue - lowValue);
        return new Root(low + (high - low) / 2, jump);
    }

    private static double value(DoubleUnaryOperator function, double x) {
        double value = function.applyAsDouble(x);
        if (Double.isNaN(value)) {
            throw Check.refused("value at " + x, value, "a number");
        }
        return value;
    }
}
