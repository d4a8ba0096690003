package dev.jacquard.scenarios.claims;

import dev.jacquard.numerics.sensitivity.Roots;
import dev.jacquard.scenarios.argument.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Finds the values of one input at which a predicate's output meets its threshold.
 *
 * <p>All roots inside the range; when there is none, the nearest one outside.
 */
public final class TippingSearch {

    /** Of the gap between two points of the grid: a root is told to a double's digits of it, and no nearer to zero than that. */
    private static final double NEAREST = 1e-15;

    private final Condition predicate;
    private final DoubleUnaryOperator output;

    /**
     * A search.
     *
     * @param predicate the predicate, whose ends are the thresholds
     * @param output the output as a function of the input; NaN where the model has no answer
     */
    public TippingSearch(Condition predicate, DoubleUnaryOperator output) {
        this.predicate = predicate;
        this.output = output;
    }

    /**
     * A root and where it lies.
     *
     * @param x the input's value
     * @param inside whether it lies in the range searched first
     * @param jump whether the output jumps over the threshold there
     */
    public record Found(double x, boolean inside, boolean jump) {}

    /**
     * All roots inside, or else the nearest outside.
     *
     * @param inside ascending points of the range; may be a single one
     * @param below ascending points under the range, the last its lower end; may be empty
     * @param above ascending points over the range, the first its upper end; may be empty
     */
    public List<Found> find(double[] inside, double[] below, double[] above) {
        List<Found> found = roots(inside, true);
        if (!found.isEmpty()) {
            return found;
        }
        List<Found> outside = new ArrayList<>();
        List<Found> lower = roots(below, false);
        List<Found> upper = roots(above, false);
        if (!lower.isEmpty()) {
            outside.add(lower.get(lower.size() - 1));
        }
        if (!upper.isEmpty()) {
            outside.add(upper.get(0));
        }
        double low = inside[0];
        double high = inside[inside.length - 1];
        return outside.stream().min(Comparator.comparingDouble(root -> distance(root.x(), low, high))).stream()
                .toList();
    }

    private static double distance(double x, double low, double high) {
        double end = x < low ? low : high;
        return low > 0 && x > 0 ? Math.abs(Math.log(x / end)) : Math.abs(x - end);
    }

    private List<Found> roots(double[] grid, boolean inside) {
        List<Found> found = new ArrayList<>();
        for (double[] answered : answeredParts(grid)) {
            for (double threshold : predicate.isInterval()
                    ? new double[] {predicate.low(), predicate.high()}
                    : new double[] {predicate.low()}) {
                for (Roots.Root root : crossings(answered, threshold)) {
                    found.add(new Found(settled(root.x(), answered), inside, root.jump()));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Found::x));
        return found.stream().distinct().toList();
    }

    /** A root that bisection has closed in on zero with, {@code -3.55e-55} between -1 and 2, is zero: nothing else lies so near. */
    private static double settled(double x, double... grid) {
        for (int i = 1; i < grid.length; i++) {
            boolean aroundZero = grid[i - 1] <= 0 && grid[i] >= 0;
            if (aroundZero && Math.abs(x) <= NEAREST * (grid[i] - grid[i - 1])) {
                return 0;
            }
        }
        return x;
    }

    /** The roots of one part of the grid; none where the model turns out to have no answer between two of its points. */
    private List<Roots.Root> crossings(double[] grid, double threshold) {
        try {
            return allCrossings(grid, threshold);
        } catch (NoAnswer e) {
            return List.of();
        }
    }

    private List<Roots.Root> allCrossings(double[] grid, double threshold) {
        DoubleUnaryOperator distance = x -> distanceTo(threshold, output.applyAsDouble(x));
        for (int i = 1; i < grid.length; i++) {
            if (distance.applyAsDouble(grid[i - 1]) == 0 && distance.applyAsDouble(grid[i]) == 0) {
                // The output rests on the threshold: its edges are where the truth changes, not where the distance is
                // zero.
                return Roots.all(x -> predicate.holds(answer(output.applyAsDouble(x))) ? 1 : -1, grid);
            }
        }
        return Roots.all(x -> answer(distance.applyAsDouble(x)), grid);
    }

    private static double distanceTo(double threshold, double value) {
        return value - threshold;
    }

    private static double answer(double value) {
        if (Double.isNaN(value)) {
            throw new NoAnswer();
        }
        return value;
    }

    /** The model has no answer at a point between two where it has one. */
    private static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer() {
            super("no answer", null, false, false);
        }
    }

    /** The parts of a grid on which the model has answers, each with at least two points. */
    private List<double[]> answeredParts(double[] grid) {
        List<double[]> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= grid.length; i++) {
            if (i == grid.length || Double.isNaN(output.applyAsDouble(grid[i]))) {
                if (i - start >= 2) {
                    parts.add(java.util.Arrays.copyOfRange(grid, start, i));
                }
                start = i + 1;
            }
        }
        return parts;
    }
}
