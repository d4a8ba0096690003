package dev.jacquard.scaling.frontier;

import dev.jacquard.numerics.Check;
import dev.jacquard.scaling.loss.LossRun;
import java.util.Arrays;
import java.util.List;

/**
 * The loss of one run as it trains: one size, rising tokens.
 *
 * <p>The last point should be the end of the schedule it was trained with. What stands before the end of a cosine or another decay is
 * above the loss of a run planned for that length.
 *
 * <pre>{@code
 * new TrainingCurve(List.of(new LossRun(1e8, 1e9, 4.1), new LossRun(1e8, 2e9, 3.8), new LossRun(1e8, 4e9, 3.6)));
 * }</pre>
 *
 * @param points at least two, of one size, in the order of their tokens
 */
public record TrainingCurve(List<LossRun> points) {

    public TrainingCurve {
        points = List.copyOf(points);
        Check.atLeast("points of a training curve", points.size(), 2);
        for (int i = 1; i < points.size(); i++) {
            LossRun point = points.get(i);
            if (point.parameters() != points.get(0).parameters()) {
                throw Check.refused("parameters", point.parameters(), "those of the first point: a curve is one run");
            }
            if (!(point.tokens() > points.get(i - 1).tokens())) {
                throw Check.refused("tokens", point.tokens(), "more than at the point before");
            }
        }
    }

    /** The size of the run. */
    public double parameters() {
        return points.get(0).parameters();
    }

    /** Compute at the first point, FLOP. */
    public double firstFlop() {
        return points.get(0).flop();
    }

    /** Compute at the last point, FLOP. */
    public double lastFlop() {
        return points.get(points.size() - 1).flop();
    }

    /** The loss at a compute, ln L linear in ln C between points; NaN before the first and after the last. */
    public double loss(double flop) {
        if (!(flop >= firstFlop() && flop <= lastFlop())) {
            return Double.NaN;
        }
        double[] flops = points.stream().mapToDouble(LossRun::flop).toArray();
        int found = Arrays.binarySearch(flops, flop);
        if (found >= 0) {
            return points.get(found).loss();
        }
        int above = -found - 1;
        double share = Math.log(flop / flops[above - 1]) / Math.log(flops[above] / flops[above - 1]);
        double below = Math.log(points.get(above - 1).loss());
        return Math.exp(below + share * (Math.log(points.get(above).loss()) - below));
    }
}
