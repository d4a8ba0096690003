package dev.jacquard.numerics.decision;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.sensitivity.Bootstrap;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.DecompositionSolver;

/**
 * Something that can be learned, some inputs in each draw, and what learning it is worth to any number of decisions.
 *
 * <p>What does not depend on the decision, nearly all of the work, is done once; where its gains jump, the regression has columns of its
 * own.
 *
 * <pre>{@code
 * var evidence = Evidence.of(new Bootstrap(25, 0.9, 1), price);
 * evidence.worth(buildOrWait);
 * evidence.worth(rentOrBuy);
 * }</pre>
 *
 * @see ValueOfInformation
 */
public final class Evidence {

    /** Counts of draws, in all resamples, that are kept from one decision to the next. */
    private static final long MOST_COUNTS = 1 << 20;

    private final int draws;
    private final Bootstrap errors;
    private final Regression regression;
    private final int[] once;
    private final DecompositionSolver solver;
    private final Jumps jumps;
    private final int[][] counts;
    private final DecompositionSolver[] solvers;

    private Evidence(Bootstrap errors, double[][] inputs, int draws) {
        this.draws = draws;
        this.errors = errors;
        this.regression = new Regression(inputs, draws);
        this.once = new int[draws];
        Arrays.fill(once, 1);
        this.solver = regression.solver(once);
        this.jumps = new Jumps(regression, solver, once, inputs);
        this.counts = new int[errors.resamples()][];
        this.solvers = new DecompositionSolver[errors.resamples()];
        boolean kept = (long) errors.resamples() * draws <= MOST_COUNTS;
        IntStream.range(0, solvers.length).parallel().forEach(r -> {
            int[] own = errors.counts(r, draws);
            solvers[r] = regression.solver(own);
            counts[r] = kept ? own : null;
        });
    }

    /**
     * Evidence about some inputs together.
     *
     * @param errors how the standard error of its worth is made: the regression is repeated on each resample
     * @param inputs the inputs' values in the same draws, at least one input
     * @throws IllegalArgumentException if the numbers of draws differ, or are too few for the regression
     */
    public static Evidence of(Bootstrap errors, double[]... inputs) {
        Check.atLeast("inputs", inputs.length, 1);
        return of(errors, inputs[0].length, inputs);
    }

    static Evidence of(Bootstrap errors, int draws, double[]... inputs) {
        for (double[] input : inputs) {
            if (input.length != draws) {
                throw Check.refused("draws of the input", input.length, "as many as of the payoffs, " + draws);
            }
        }
        return new Evidence(errors, inputs, draws);
    }

    /**
     * What learning it is worth.
     *
     * @param payoffs the payoffs of a decision, in the same draws
     */
    public ValueOfInformation worth(Payoffs payoffs) {
        if (payoffs.size() != draws) {
            throw Check.refused("draws of the payoffs", payoffs.size(), "as many as of the input, " + draws);
        }
        double[][] gains = payoffs.gainsOverBest();
        Regression own = jumps.added(gains);
        boolean shared = own == regression;
        double value = own.meanLargest(once, shared ? solver : own.solver(once), gains);
        double[] again = new double[solvers.length];
        IntStream.range(0, again.length).parallel().forEach(r -> {
            int[] resample = counts[r] == null ? errors.counts(r, draws) : counts[r];
            again[r] = own.meanLargest(resample, shared ? solvers[r] : own.solver(resample), gains);
        });
        double mean = Arrays.stream(again).sum() / again.length;
        double squares = 0;
        for (double other : again) {
            squares += (other - mean) * (other - mean);
        }
        return new ValueOfInformation(value, Math.sqrt(squares / (again.length - 1)));
    }
}
