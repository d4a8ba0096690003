package dev.jacquard.numerics.dependence;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Reorders finished samples so that they have a stated rank correlation; the values of each input stay exactly what they were.
 *
 * <p>Where the copula works on one draw at a time, this needs the whole sample at once: use it for draws that come from elsewhere,
 * or to keep the slices of a Latin hypercube. The order of each column's own normal scores is the random part, so no seed is
 * needed, and the first column stays as it is.
 *
 * @see <a href="https://doi.org/10.1080/03610918208812265">Iman and Conover 1982</a>, section 2, with the variance reduction of
 *     section 3 (the scores' own sample correlation is taken out first)
 */
public final class ImanConover {

    private ImanConover() {}

    /**
     * The columns in an order with the rank correlations asked for.
     *
     * @param columns independent draws, one array for each input, all of one length, more draws than inputs
     * @param spearman symmetric matrix of Spearman's rho
     * @return new arrays; measure them by {@link Correlations#of}, since ranks hit the target only up to about 1 / sqrt(draws)
     * @throws IllegalArgumentException if the matrix cannot be had, sizes differ, or two columns have the same order already
     */
    public static double[][] reorder(double[][] columns, double[][] spearman) {
        CorrelationMatrix target = GaussianCopula.ofSpearman(spearman).scores();
        if (columns.length != target.size()) {
            throw Check.refused("columns", columns.length, "one for each of the " + target.size() + " inputs");
        }
        int n = Check.atLeast("draws", columns[0].length, columns.length + 1);
        double[][] scores = new double[columns.length][];
        double[][] own = new double[columns.length][columns.length];
        for (int i = 0; i < columns.length; i++) {
            scores[i] = scores(columns[i], n);
            for (int j = 0; j <= i; j++) {
                own[i][j] = i == j ? 1 : Correlations.pearson(scores[i], scores[j]);
                own[j][i] = own[i][j];
            }
        }
        double[][] mix = mix(target, CorrelationMatrix.of(own));
        double[][] result = new double[columns.length][];
        for (int i = 0; i < columns.length; i++) {
            result[i] = inOrderOf(columns[i], mixed(scores, mix[i]));
        }
        return result;
    }

    /** {@code P Q^-1}, with {@code P P'} the target and {@code Q Q'} the correlations that the scores happen to have. */
    private static double[][] mix(CorrelationMatrix target, CorrelationMatrix own) {
        RealMatrix p = new Array2DRowRealMatrix(target.lower());
        RealMatrix q = new Array2DRowRealMatrix(own.lower());
        return p.multiply(new LUDecomposition(q).getSolver().getInverse()).getData();
    }

    private static double[] scores(double[] column, int n) {
        if (column.length != n) {
            throw Check.refused("draws", column.length, "as many as of the first input, " + n);
        }
        double[] scores = Ranks.of(column);
        for (int i = 0; i < n; i++) {
            scores[i] = StandardNormal.quantile(scores[i] / (n + 1));
        }
        return scores;
    }

    private static double[] mixed(double[][] scores, double[] weights) {
        double[] mixed = new double[scores[0].length];
        for (int k = 0; k < weights.length; k++) {
            for (int i = 0; i < mixed.length; i++) {
                mixed[i] += weights[k] * scores[k][i];
            }
        }
        return mixed;
    }

    /** The column's values, its smallest where the leader is smallest, and so on. */
    private static double[] inOrderOf(double[] column, double[] leader) {
        Integer[] order = new Integer[leader.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(leader[a], leader[b]));
        double[] sorted = column.clone();
        Arrays.sort(sorted);
        double[] result = new double[sorted.length];
        for (int i = 0; i < order.length; i++) {
            result[order[i]] = sorted[i];
        }
        return result;
    }
}
