package dev.jacquard.scaling.frontier;

import static dev.jacquard.numerics.Check.openFraction;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Interval;
import dev.jacquard.numerics.uncertainty.StudentT;
import java.util.Arrays;

/**
 * A power fitted as a straight line of logarithms, {@code ln y = ln factor + exponent ln C}, by least squares with weights {@code 1 /
 * sd^2}.
 *
 * <p>The standard error takes the standard deviations as right up to a common factor, which the scatter about the line settles. It knows
 * nothing of a curve that the line does not follow.
 *
 * <pre>{@code
 * LogLogLine.of(flop, parameters, logDeviations).exponentInterval("a", 0.9);
 * }</pre>
 *
 * @param power the fitted power
 * @param exponentError standard error of the exponent
 * @param points how many points it went through
 * @see <a href="https://arxiv.org/abs/2406.19146">Porian et al. 2024</a>, section 3 (the weighted regression)
 */
public record LogLogLine(PowerOfCompute power, double exponentError, int points) {

    private static final int FEWEST = 3;

    /**
     * The line through points whose logarithms are known equally well.
     *
     * @param flop compute of each point, FLOP, {@code > 0}
     * @param values what is to be a power of it, {@code > 0}
     */
    public static LogLogLine of(double[] flop, double[] values) {
        double[] alike = new double[flop.length];
        Arrays.fill(alike, 1);
        return of(flop, values, alike);
    }

    /**
     * The weighted line.
     *
     * @param flop compute of each point, FLOP, {@code > 0}
     * @param values what is to be a power of it, {@code > 0}
     * @param logDeviations standard deviation of the logarithm of each value, {@code > 0}
     */
    public static LogLogLine of(double[] flop, double[] values, double[] logDeviations) {
        int n = Check.atLeast("points", flop.length, FEWEST);
        double[] sums = new double[3];
        for (int i = 0; i < n; i++) {
            double weight = weight(logDeviations[i]);
            sums[0] += weight;
            sums[1] += weight * Math.log(positive("flop", flop[i]));
            sums[2] += weight * Math.log(positive("value", values[i]));
        }
        double meanX = sums[1] / sums[0];
        double meanY = sums[2] / sums[0];
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            double x = Math.log(flop[i]) - meanX;
            xx += weight(logDeviations[i]) * x * x;
            xy += weight(logDeviations[i]) * x * (Math.log(values[i]) - meanY);
        }
        if (!(xx > 0)) {
            throw Check.refused("flop", flop[0], "different budgets");
        }
        double slope = xy / xx;
        double rest = 0;
        for (int i = 0; i < n; i++) {
            double off = Math.log(values[i]) - meanY - slope * (Math.log(flop[i]) - meanX);
            rest += weight(logDeviations[i]) * off * off;
        }
        double error = Math.sqrt(rest / (n - 2) / xx);
        return new LogLogLine(new PowerOfCompute(Math.exp(meanY - slope * meanX), slope), error, n);
    }

    private static double weight(double logDeviation) {
        return 1 / (positive("log deviation", logDeviation) * logDeviation);
    }

    /**
     * The interval of the exponent by Student's t.
     *
     * @param name what to call it
     * @param level in (0, 1)
     */
    public Interval exponentInterval(String name, double level) {
        double reach = exponentError * StudentT.standardQuantile(points - 2.0, (1 + openFraction("level", level)) / 2);
        return new Interval(
                name,
                power.exponent(),
                power.exponent() - reach,
                power.exponent() + reach,
                level,
                "weighted log-log regression over " + points + " budgets, Student's t");
    }
}
