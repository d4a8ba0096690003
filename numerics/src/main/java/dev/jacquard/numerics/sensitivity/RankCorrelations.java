package dev.jacquard.numerics.sensitivity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.dependence.Correlations;
import dev.jacquard.numerics.dependence.Ranks;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Rank correlations of the output with each input: which way it moves, and how steadily.
 *
 * <p>{@code spearman} is the plain one. {@code partial} is what is left when all other inputs are accounted for (PRCC): it removes
 * what one input borrows from another that it is correlated with. Both see monotone effects only; an output that rises and falls
 * again has a correlation near zero.
 *
 * <p>Intervals by Fisher's transform; infinite outputs do no harm.
 *
 * @param effects one for each input, in the sample's order
 * @see <a href="https://doi.org/10.2307/2332441">Fieller, Hartley and Pearson 1957</a>: variance 1.06 / (n - 3) of a transformed
 *     rank correlation
 * @see <a href="https://doi.org/10.1016/0951-8320(93)90097-I">Helton 1993</a>, section 3.5: partial rank correlation
 */
public record RankCorrelations(List<Effect> effects) {

    private static final double SPEARMAN_VARIANCE = 1.06;

    /**
     * The correlations of one input with the output.
     *
     * @param input its name
     * @param spearman Spearman's rank correlation
     * @param partial partial rank correlation, all other inputs accounted for
     */
    public record Effect(String input, Index spearman, Index partial) {}

    public RankCorrelations {
        effects = List.copyOf(effects);
    }

    /**
     * The correlations.
     *
     * @param outputs outputs of plain draws; may be infinite
     * @param level level of the intervals, in (0, 1)
     * @throws IllegalArgumentException if there are too few draws, or an input's ranks follow from those of others
     */
    public static RankCorrelations of(Outputs<InputSample> outputs, double level) {
        InputSample sample = outputs.design();
        int d = sample.inputs().size();
        Check.openFraction("level", level);
        int n = Check.atLeast("draws", outputs.size(), d + 4);
        double[] output = Ranks.of(outputs.values());
        List<Integer> varying = new ArrayList<>();
        List<double[]> ranks = new ArrayList<>();
        for (int i = 0; i < d; i++) {
            double[] own = Ranks.of(sample.column(i));
            if (Arrays.stream(own).anyMatch(rank -> rank != own[0])) {
                varying.add(i);
                ranks.add(own);
            }
        }
        double[] partial = partial(ranks, output);
        Effect[] effects = new Effect[d];
        for (int i = 0; i < d; i++) {
            int place = varying.indexOf(i);
            double plain = place < 0 ? 0 : Correlations.pearson(ranks.get(place), output);
            effects[i] = new Effect(
                    sample.inputs().get(i),
                    interval(plain, SPEARMAN_VARIANCE / (n - 3), level),
                    interval(place < 0 ? 0 : partial[place], SPEARMAN_VARIANCE / (n - 2 - varying.size()), level));
        }
        return new RankCorrelations(List.of(effects));
    }

    private static double[] partial(List<double[]> inputs, double[] output) {
        int d = inputs.size();
        double[] partial = new double[d];
        if (Arrays.stream(output).allMatch(rank -> rank == output[0])) {
            return partial;
        }
        double[][] columns = new double[d + 1][];
        inputs.toArray(columns);
        columns[d] = output;
        double[][] among = new double[d][d];
        double[] with = new double[d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                among[i][j] = i == j ? 1 : Correlations.pearson(columns[i], columns[j]);
            }
            with[i] = Correlations.pearson(columns[i], output);
        }
        RealMatrix inverse = inverse(among);
        double[] slopes = inverse.operate(with);
        double unexplained = 1;
        for (int i = 0; i < d; i++) {
            unexplained -= slopes[i] * with[i];
        }
        for (int i = 0; i < d; i++) {
            // Squared semipartial correlation, then the share of what the other inputs leave unexplained.
            double own = slopes[i] * slopes[i] / inverse.getEntry(i, i);
            partial[i] = Math.signum(slopes[i]) * Math.sqrt(own / (own + Math.max(0, unexplained)));
        }
        return partial;
    }

    private static RealMatrix inverse(double[][] among) {
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(among, false), 1e-12, 1e-10)
                    .getSolver()
                    .getInverse();
        } catch (NonPositiveDefiniteMatrixException e) {
            throw (IllegalArgumentException) Check.refused(
                            "inputs",
                            "the ranks of one follow from those of others",
                            "inputs that vary on their own; leave one out")
                    .initCause(e);
        }
    }

    private static Index interval(double correlation, double variance, double level) {
        double r = Math.min(1 - 1e-15, Math.max(-1 + 1e-15, correlation));
        double transformed = 0.5 * (Math.log1p(r) - Math.log1p(-r));
        double half = StandardNormal.quantile((1 + level) / 2) * Math.sqrt(variance);
        return new Index(
                correlation,
                (1 - r * r) * Math.sqrt(variance),
                back(transformed - half),
                back(transformed + half),
                level);
    }

    /** The hyperbolic tangent; {@link Math#tanh} differs between Java versions in the last digit. */
    private static double back(double transformed) {
        return 1 - 2 / (Math.exp(2 * transformed) + 1);
    }
}
