package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.Constant;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.scenarios.Correlation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Rank correlations of inputs as a Gaussian copula: uniform numbers in, correlated uniform numbers out.
 *
 * <p>The normal scores of two inputs with Spearman's rank correlation rho have the correlation {@code 2 sin(pi rho / 6)}. Inputs
 * without a correlation keep their own numbers; those with one are taken in the order of their names, so that the model's order
 * does not matter.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501481">Kruskal 1958</a>, section 5: rank and product-moment correlation
 */
public final class Copula {

    private static final double SMALLEST_PIVOT = 1e-12;

    private final int[] members;
    private final double[][] factor;
    private final double[][] precision;

    private Copula(int[] members, double[][] factor) {
        this.members = members;
        this.factor = factor;
        this.precision = precision(factor);
    }

    /**
     * The copula of a scenario's correlations.
     *
     * @throws IllegalArgumentException if the correlations contradict each other (no positive definite matrix has them)
     */
    public static Copula of(List<Definition.Input> inputs, List<Correlation> correlations) {
        List<String> names = inputs.stream().map(input -> input.spec().name()).toList();
        int[] members = correlations.stream()
                .flatMap(c -> List.of(c.first(), c.second()).stream())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .mapToInt(names::indexOf)
                .toArray();
        double[][] matrix = new double[members.length][members.length];
        for (int i = 0; i < members.length; i++) {
            matrix[i][i] = 1;
        }
        for (Correlation correlation : correlations) {
            int first = position(members, names.indexOf(correlation.first()));
            int second = position(members, names.indexOf(correlation.second()));
            matrix[first][second] = correlation.normalScore();
            matrix[second][first] = correlation.normalScore();
        }
        return new Copula(members, cholesky(matrix));
    }

    /** Whether an input can be correlated: it must be a number that varies on its own. */
    public static boolean canBeCorrelated(Marginal marginal) {
        return marginal instanceof Marginal.Number number && !(number.distribution() instanceof Constant);
    }

    /** Makes the uniform numbers of one draw correlated, in place. */
    public void join(double[] uniforms) {
        if (members.length == 0) {
            return;
        }
        double[] scores = new double[members.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = StandardNormal.quantile(uniforms[members[i]]);
        }
        for (int i = 0; i < scores.length; i++) {
            double joined = 0;
            for (int j = 0; j <= i; j++) {
                joined += factor[i][j] * scores[j];
            }
            uniforms[members[i]] = inside(StandardNormal.cdf(joined));
        }
    }

    /**
     * The uniform number of one input drawn anew, given those of all others after {@link #join}.
     *
     * @param uniforms the correlated numbers of the draw
     * @param input position of the input
     * @param fresh an independent uniform number
     */
    public double redraw(double[] uniforms, int input, double fresh) {
        int own = position(members, input);
        if (own < 0) {
            return fresh;
        }
        double mean = 0;
        for (int other = 0; other < members.length; other++) {
            if (other != own) {
                mean -= precision[own][other] / precision[own][own] * StandardNormal.quantile(uniforms[members[other]]);
            }
        }
        return inside(StandardNormal.cdf(mean + StandardNormal.quantile(fresh) / Math.sqrt(precision[own][own])));
    }

    private static double inside(double uniform) {
        return Math.min(1 - 0x1p-53, Math.max(0x1p-53, uniform));
    }

    private static int position(int[] members, int input) {
        for (int i = 0; i < members.length; i++) {
            if (members[i] == input) {
                return i;
            }
        }
        return -1;
    }

    private static double[][] cholesky(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(rest > SMALLEST_PIVOT)) {
                    throw Check.refused("correlations", "contradict each other", "a positive definite matrix");
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        }
        return lower;
    }

    /** The inverse of L L', column by column. */
    private static double[][] precision(double[][] lower) {
        int n = lower.length;
        double[][] inverse = new double[n][];
        for (int column = 0; column < n; column++) {
            double[] x = new double[n];
            x[column] = 1;
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < i; k++) {
                    x[i] -= lower[i][k] * x[k];
                }
                x[i] /= lower[i][i];
            }
            for (int i = n - 1; i >= 0; i--) {
                for (int k = i + 1; k < n; k++) {
                    x[i] -= lower[k][i] * x[k];
                }
                x[i] /= lower[i][i];
            }
            inverse[column] = x;
        }
        return inverse;
    }

    @Override
    public String toString() {
        return "Copula" + Arrays.toString(members);
    }
}
