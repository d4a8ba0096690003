package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The gap between two authors' outputs, shared out among the inputs they disagree on.
 *
 * <p>An input's amount is the mean, over all orders in which the inputs could change from the first author's value to the second's, of
 * what its own change adds: the Shapley value of the game "which inputs have changed". The amounts sum to the gap.
 *
 * <pre>{@code
 * GapDesign design = GapDesign.exact(List.of("growth", "price"));
 * GapContributions.of(design.evaluate(row -> model(row[0] == 1 ? hers : his, ...))).ranked().get(0);   // the crux
 * }</pre>
 *
 * @param gap the second author's output less the first's
 * @param exact whether all subsets were evaluated
 * @param contributions one for each input, in the design's order
 * @see <a href="https://doi.org/10.1515/9781400881970-018">Shapley 1953</a>; <a
 *     href="https://doi.org/10.1016/j.cor.2008.04.004">Castro, Gomez and Tejada 2009</a>: sampling the orders
 */
public record GapContributions(double gap, boolean exact, List<Contribution> contributions) {

    /**
     * One input's part of the gap.
     *
     * @param input its name
     * @param amount what it adds, in units of the output; may have the other sign than the gap
     * @param share its size in the sum of all sizes, in [0, 1]
     * @param standardError sampling error of the amount, 0 where exact
     */
    public record Contribution(String input, double amount, double share, double standardError) {}

    public GapContributions {
        contributions = List.copyOf(contributions);
    }

    /**
     * The contributions.
     *
     * @param outputs outputs of a design, all finite
     * @throws IllegalArgumentException if an output is infinite
     */
    public static GapContributions of(Outputs<GapDesign> outputs) {
        GapDesign design = outputs.design();
        double[] y = outputs.finiteValues();
        int d = design.inputs().size();
        double[] amounts = new double[d];
        double[] errors = new double[d];
        if (design.isExact()) {
            exact(y, amounts);
        } else {
            sampled(design, y, amounts, errors);
        }
        double sizes = 0;
        for (double amount : amounts) {
            sizes += Math.abs(amount);
        }
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < d; i++) {
            double share = sizes == 0 ? 0 : Math.abs(amounts[i]) / sizes;
            contributions.add(new Contribution(design.inputs().get(i), amounts[i], share, errors[i]));
        }
        double gap = y[design.isExact() ? y.length - 1 : 1] - y[0];
        return new GapContributions(gap, design.isExact(), contributions);
    }

    /** The contributions, the largest in size first: the first is the crux. */
    public List<Contribution> ranked() {
        return contributions.stream()
                .sorted(Comparator.comparingDouble((Contribution c) -> -Math.abs(c.amount())))
                .toList();
    }

    /** What a group of inputs adds together: the part due to facts, say, or to values. */
    public double amountOf(Collection<String> inputs) {
        List<String> known = contributions.stream().map(Contribution::input).toList();
        for (String input : inputs) {
            if (!known.contains(input)) {
                throw Check.refused(
                        "input", input, "one of [" + Check.among(input, known) + "]" + Check.nearest(input, known));
            }
        }
        return contributions.stream()
                .filter(c -> inputs.contains(c.input()))
                .mapToDouble(Contribution::amount)
                .sum();
    }

    private static void exact(double[] y, double[] amounts) {
        int d = amounts.length;
        // The weight of a subset of size s without input i: s! (d - 1 - s)! / d! = 1 / (d binomial(d - 1, s)).
        double[] weights = new double[d];
        double binomial = 1;
        for (int s = 0; s < d; s++) {
            weights[s] = 1 / (d * binomial);
            binomial = binomial * (d - 1 - s) / (s + 1);
        }
        for (int subset = 0; subset < y.length; subset++) {
            for (int i = 0; i < d; i++) {
                if ((subset >>> i & 1) == 0) {
                    amounts[i] += weights[Integer.bitCount(subset)] * (y[subset | 1 << i] - y[subset]);
                }
            }
        }
    }

    private static void sampled(GapDesign design, double[] y, double[] amounts, double[] errors) {
        int d = amounts.length;
        int pairs = design.orders() / 2;
        double[][] means = new double[d][pairs];
        for (int o = 0; o < design.orders(); o++) {
            int[] order = design.order(o);
            double before = y[0];
            for (int k = 0; k < d; k++) {
                double after = y[design.rowAfter(o, k)];
                means[order[k]][o / 2] += (after - before) / 2;
                before = after;
            }
        }
        for (int i = 0; i < d; i++) {
            for (double mean : means[i]) {
                amounts[i] += mean / pairs;
            }
            double squares = 0;
            for (double mean : means[i]) {
                squares += (mean - amounts[i]) * (mean - amounts[i]);
            }
            errors[i] = Math.sqrt(squares / (pairs - 1) / pairs);
        }
    }
}
