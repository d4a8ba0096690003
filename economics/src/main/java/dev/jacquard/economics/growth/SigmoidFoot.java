package dev.jacquard.economics.growth;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.openFraction;

import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;

/**
 * How often the foot of a sigmoid passes for an exponential.
 *
 * <p>A logistic is observed {@value #POINTS} times at equal intervals while it rises a hundredfold up to a share of its ceiling, with
 * log-normal noise of {@value #NOISE}. An exponential and a logistic are fitted to the logarithms by least squares; the data cannot
 * tell them apart when Akaike's criterion prefers the logistic by less than {@value #DECISIVE}. The hundredfold rise is our choice.
 *
 * <pre>{@code
 * SigmoidFoot.indistinguishable(0.1);   // most series that end at a tenth of their ceiling look exponential
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1109/TAC.1974.1100705">Akaike 1974</a>, equation 8 (with least squares, {@code n ln(RSS / n) + 2 k})
 */
public final class SigmoidFoot {

    static final int POINTS = 12;
    static final double NOISE = 0.1;
    static final double DECISIVE = 2;
    private static final double RISE = 100;

    private static final int GRID = 32;
    private static final int SERIES = 512;
    private static final long SEED = 22;
    private static final double LOWEST = logit(0.005);
    private static final double HIGHEST = logit(0.98);

    private SigmoidFoot() {}

    /**
     * The share for each point of the grid, made once and only when asked for.
     *
     * <p>On one thread: a class that waits for a pool while it is initialised can wait for ever.
     */
    private static final class Table {
        private static final double[] SHARES = falling();

        /** The share cannot rise with the ramp; the little that it does in the simulation is noise. */
        private static double[] falling() {
            double[] shares = new double[GRID];
            double last = 1;
            for (int i = 0; i < GRID; i++) {
                last = Math.min(last, simulate(share(LOWEST + (HIGHEST - LOWEST) * i / (GRID - 1)), SERIES, SEED));
                shares[i] = last;
            }
            return shares;
        }
    }

    /**
     * The share of series in which the logistic is not preferred by {@value #DECISIVE} or more.
     *
     * <p>From a table of {@value #GRID} simulated shares of {@value #SERIES} series each, linear in the logit of the ramp between
     * them; standard error of a value at most 0.022. Beyond the table (below 0.005 and above 0.98) its last value holds.
     *
     * @param rampShare where on the way to the ceiling the data end, in [0, 1]
     */
    public static double indistinguishable(double rampShare) {
        double position = (logit(fraction("rampShare", rampShare)) - LOWEST) / (HIGHEST - LOWEST) * (GRID - 1);
        double inside = Math.max(0, Math.min(GRID - 1, position));
        int below = Math.min(GRID - 2, (int) inside);
        double weight = inside - below;
        return (1 - weight) * Table.SHARES[below] + weight * Table.SHARES[below + 1];
    }

    /**
     * The same share by simulation.
     *
     * @param rampShare in (0, 1)
     * @param series how many to simulate, {@code >= 1}
     * @param seed of the noise; two ramps with one seed share their noise
     */
    public static double simulate(double rampShare, int series, long seed) {
        openFraction("rampShare", rampShare);
        atLeast("series", series, 1);
        Stream noise = Stream.of(seed, "sigmoid foot");
        double[] foot = foot(rampShare);
        double[] logs = new double[POINTS];
        int alike = 0;
        for (int k = 0; k < series; k++) {
            for (int i = 0; i < POINTS; i++) {
                logs[i] = foot[i] + NOISE * StandardNormal.quantile(noise.uniform((long) k * POINTS + i));
            }
            alike += passesForExponential(logs) ? 1 : 0;
        }
        return (double) alike / series;
    }

    /**
     * How much Akaike's criterion prefers a logistic to an exponential for equally spaced observations: positive for the logistic.
     *
     * @param logs logarithms of the observations, at least five
     */
    public static double preferenceForSigmoid(double[] logs) {
        int n = atLeast("observations", logs.length, 5);
        var line = new SigmoidFit(logs);
        double straight = line.residualOfLine();
        double bent = Math.min(straight, line.residualOfSigmoid(0));
        double tiny = 1e-300;
        return n * (Math.log(straight + tiny) - Math.log(bent + tiny)) - DECISIVE;
    }

    /** Whether the preference is below the decisive one; the search stops as soon as it has found a logistic that is not. */
    private static boolean passesForExponential(double[] logs) {
        var fit = new SigmoidFit(logs);
        double decided = fit.residualOfLine() * Math.exp(-2 * DECISIVE / logs.length);
        return fit.residualOfSigmoid(decided) > decided;
    }

    /** Logarithms of a logistic over its ceiling, from a hundredth of the ramp to the ramp, at equal times. */
    private static double[] foot(double rampShare) {
        double first = logit(rampShare / RISE);
        double last = logit(rampShare);
        double[] logs = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            logs[i] = -Math.log1p(Math.exp(-(first + (last - first) * i / (POINTS - 1))));
        }
        return logs;
    }

    private static double logit(double share) {
        return Math.log(share) - Math.log1p(-share);
    }

    private static double share(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
