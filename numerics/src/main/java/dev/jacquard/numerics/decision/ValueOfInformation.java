package dev.jacquard.numerics.decision;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.sensitivity.Bootstrap;
import dev.jacquard.numerics.sensitivity.InputSample;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How much better one would decide, on average, after learning something.
 *
 * <p>Perfect information (EVPI) comes from the draws as they are. For some inputs (EVPPI), each action's gain over the best is regressed
 * on them: the fitted value is the gain one would expect, knowing those inputs. A measurement (EVSI) is an input of its own: simulate
 * what would be observed in each draw, by {@link #measured}, and ask for its value.
 *
 * <p>The regression is smooth in each input but for jumps that stand out, and has products of pairs. What it cannot follow makes the value too low; sampling noise makes
 * it too high, by about a standard error where it is near zero.
 *
 * @param value expected gain, in units of the payoffs, {@code >= 0}
 * @param standardError its sampling error
 * @see <a href="https://doi.org/10.1177/0272989X13505910">Strong, Oakley and Brennan 2014</a>: partial perfect information by regression; <a
 *     href="https://doi.org/10.1177/0272989X15575286">Strong et al. 2015</a>: sample information the same way
 */
public record ValueOfInformation(double value, double standardError) {

    /**
     * The value of learning one input.
     *
     * @param input its name
     * @param worth what learning it is worth
     */
    public record Ranked(String input, ValueOfInformation worth) {}

    /** Expected value of learning everything; its error is that of a mean, the best action taken as known. */
    public static ValueOfInformation perfect(Payoffs payoffs) {
        double[][] gains = payoffs.gainsOverBest();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < payoffs.size(); i++) {
            double regret = largest(gains, i);
            sum += regret;
            squares += regret * regret;
        }
        int n = payoffs.size();
        double spread = Math.max(0, squares / n - sum / n * (sum / n));
        return new ValueOfInformation(sum / n, Math.sqrt(spread / (n - 1)));
    }

    /**
     * Expected value of learning these inputs together, and no others.
     *
     * @param payoffs the payoffs, draw by draw
     * @param errors how the standard error is made: the regression is repeated on each resample
     * @param inputs the inputs' values in the same draws
     * @throws IllegalArgumentException if the numbers of draws differ, or are too few for the regression
     */
    public static ValueOfInformation of(Payoffs payoffs, Bootstrap errors, double[]... inputs) {
        return Evidence.of(errors, payoffs.size(), inputs).worth(payoffs);
    }

    /** The value of learning each input by itself, the largest first: what to find out first. */
    public static List<Ranked> ranked(Payoffs payoffs, InputSample inputs, Bootstrap errors) {
        List<Ranked> ranked = new ArrayList<>();
        for (int i = 0; i < inputs.inputs().size(); i++) {
            ranked.add(new Ranked(inputs.inputs().get(i), of(payoffs, errors, inputs.draws(i))));
        }
        ranked.sort(Comparator.comparingDouble((Ranked r) -> -r.worth().value()));
        return List.copyOf(ranked);
    }

    /**
     * What the mean of some noisy observations of an input would be, in each draw.
     *
     * @param input the input's true value in each draw
     * @param observations number of independent observations, at least 1
     * @param noise standard deviation of one observation, normal, {@code > 0}
     * @param stream where the noise comes from
     */
    public static double[] measured(double[] input, int observations, double noise, Stream stream) {
        double error = Check.positive("noise", noise) / Math.sqrt(Check.atLeast("observations", observations, 1));
        double[] measured = new double[input.length];
        for (int i = 0; i < measured.length; i++) {
            measured[i] = input[i] + error * StandardNormal.quantile(stream.uniform(i));
        }
        return measured;
    }

    /** Whether the value is within two standard errors of nothing. */
    public boolean mayBeZero() {
        return !(value > 2 * standardError);
    }

    /** {@code 0.322 +- 0.004}, or what to make of a value that has not been told apart from zero. */
    public String text() {
        String number = Decimals.rounded(value, 3) + " +- " + Decimals.rounded(standardError, 2);
        return mayBeZero() ? "treat as zero or take more draws (" + number + ")" : number;
    }

    /** The largest gain in a draw, or 0, the gain of the best over itself. */
    private static double largest(double[][] gains, int draw) {
        double largest = 0;
        for (double[] gain : gains) {
            largest = Math.max(largest, gain[draw]);
        }
        return largest;
    }
}
