package dev.jacquard.numerics.dependence;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/**
 * Joins independent uniform numbers so that their normal scores have given correlations; each stays uniform by itself.
 *
 * <p>Correlations are stated as Spearman's rho; the normal scores then have Pearson's {@code r = 2 sin(pi rho / 6)}. Ranks survive
 * any marginal distribution, so inputs have the rank correlation that was asked for, whatever their shapes.
 *
 * <pre>{@code
 * GaussianCopula copula = GaussianCopula.ofSpearman(new double[][] {{1, 0.7}, {0.7, 1}});
 * double[] uniforms = points.point(i);
 * copula.join(uniforms);
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501481">Kruskal 1958</a>, section 5: rank and product-moment correlation
 */
public final class GaussianCopula {

    private static final double SMALLEST_PIVOT = 1e-12;

    private final CorrelationMatrix scores;
    private final double[][] lower;
    private final boolean independent;

    private GaussianCopula(CorrelationMatrix scores) {
        this.scores = scores;
        this.lower = scores.lower();
        boolean off = false;
        for (int i = 0; i < scores.size(); i++) {
            for (int j = 0; j < i; j++) {
                off |= scores.get(i, j) != 0;
            }
        }
        this.independent = !off;
    }

    /**
     * The copula with these rank correlations.
     *
     * @param spearman symmetric matrix of Spearman's rho, ones on the diagonal
     * @throws IllegalArgumentException if no normal scores can have them; the message names the nearest scores that can
     */
    public static GaussianCopula ofSpearman(double[][] spearman) {
        return new GaussianCopula(CorrelationMatrix.of(scores(spearman)));
    }

    /** The copula whose normal scores have these correlations. */
    public static GaussianCopula ofScores(CorrelationMatrix scores) {
        return new GaussianCopula(scores);
    }

    /** The copula of independent inputs. */
    public static GaussianCopula independent(int size) {
        return new GaussianCopula(CorrelationMatrix.identity(size));
    }

    /** Pearson's correlation of normal scores whose rank correlation is rho: {@code 2 sin(pi rho / 6)}. */
    public static double score(double spearman) {
        return spearman == 1 || spearman == -1 ? spearman : 2 * Math.sin(Math.PI * spearman / 6);
    }

    /** Spearman's rho of normal scores with correlation r: {@code 6 asin(r / 2) / pi}. */
    public static double spearman(double score) {
        return 6 * Math.asin(score / 2) / Math.PI;
    }

    /** How many numbers it joins. */
    public int size() {
        return lower.length;
    }

    /** The correlations of the normal scores. */
    public CorrelationMatrix scores() {
        return scores;
    }

    /** Whether nothing is correlated. */
    public boolean isIndependent() {
        return independent;
    }

    /**
     * Makes the numbers of one draw correlated, in place; the first stays as it is.
     *
     * @param uniforms independent numbers in (0, 1)
     */
    public void join(double[] uniforms) {
        requireSize("uniform numbers", uniforms.length);
        if (independent) {
            return;
        }
        double[] joined = joined(uniforms);
        for (int i = 1; i < joined.length; i++) {
            uniforms[i] = uniform(joined[i]);
        }
    }

    /**
     * Draws some inputs anew, given the others.
     *
     * <p>With a full joint draw z* besides the draw z, and R split into drawn anew (a) and kept (k), {@code z*_a + R_ak R_kk^-1 (z_k
     * - z*_k)} has the conditional distribution of z_a given z_k. One z* serves all choices of what is drawn anew.
     *
     * @param uniforms a draw after {@link #join}
     * @param again which inputs are drawn anew
     * @param fresh independent uniform numbers, one for each input
     * @return a new array; inputs not drawn anew are copied
     * @see <a href="https://doi.org/10.1007/978-3-662-04943-3">Lantuejoul 2002</a>, section 15.2: conditioning by kriging
     */
    public double[] redraw(double[] uniforms, boolean[] again, double[] fresh) {
        requireSize("uniform numbers", uniforms.length);
        requireSize("inputs", again.length);
        requireSize("fresh numbers", fresh.length);
        double[] result = uniforms.clone();
        if (independent) {
            for (int i = 0; i < result.length; i++) {
                result[i] = again[i] ? fresh[i] : uniforms[i];
            }
            return result;
        }
        double[] other = joined(fresh);
        int[] kept = kept(again);
        double[] pull = kept.length == 0 ? new double[0] : pull(uniforms, other, kept);
        for (int i = 0; i < result.length; i++) {
            if (again[i]) {
                double z = other[i];
                for (int k = 0; k < kept.length; k++) {
                    z += scores.get(i, kept[k]) * pull[k];
                }
                result[i] = uniform(z);
            }
        }
        return result;
    }

    /** Solves {@code R_kk pull = z_k - z*_k}. */
    private double[] pull(double[] uniforms, double[] other, int[] kept) {
        double[][] matrix = new double[kept.length][kept.length];
        double[] difference = new double[kept.length];
        for (int i = 0; i < kept.length; i++) {
            difference[i] = StandardNormal.quantile(uniforms[kept[i]]) - other[kept[i]];
            for (int j = 0; j < kept.length; j++) {
                matrix[i][j] = scores.get(kept[i], kept[j]);
            }
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), SMALLEST_PIVOT, 0)
                .getSolver()
                .solve(new org.apache.commons.math3.linear.ArrayRealVector(difference, false))
                .toArray();
    }

    private double[] joined(double[] uniforms) {
        double[] scores = new double[uniforms.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = StandardNormal.quantile(Check.openFraction("uniform number " + i, uniforms[i]));
        }
        double[] joined = new double[scores.length];
        for (int i = 0; i < joined.length; i++) {
            for (int j = 0; j <= i; j++) {
                joined[i] += lower[i][j] * scores[j];
            }
        }
        return joined;
    }

    private static int[] kept(boolean[] again) {
        int count = 0;
        for (boolean drawn : again) {
            count += drawn ? 0 : 1;
        }
        int[] kept = new int[count];
        for (int i = 0, next = 0; i < again.length; i++) {
            if (!again[i]) {
                kept[next++] = i;
            }
        }
        return kept;
    }

    /** The distribution function rounds to 0 or 1 in the far tails; the numbers stay inside, as all uniform numbers here do. */
    private static double uniform(double score) {
        return Math.min(1 - 0x1p-53, Math.max(0x1p-53, StandardNormal.cdf(score)));
    }

    private static double[][] scores(double[][] spearman) {
        double[][] scores = new double[spearman.length][];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = new double[spearman[i].length];
            for (int j = 0; j < scores[i].length; j++) {
                scores[i][j] = score(Check.within("rank correlation", spearman[i][j], -1, 1));
            }
        }
        return scores;
    }

    private void requireSize(String name, int length) {
        if (length != lower.length) {
            throw Check.refused(name, length, "one for each of the " + lower.length + " inputs");
        }
    }
}
