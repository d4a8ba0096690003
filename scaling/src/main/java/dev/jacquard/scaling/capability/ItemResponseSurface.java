package dev.jacquard.scaling.capability;

import dev.jacquard.numerics.fit.search.Surface;
import java.util.Arrays;
import java.util.List;

/**
 * Scores and penalties as functions of capabilities, difficulties and ln slopes, with exact derivatives: each row has three parameters at most, so
 * sums over rows cost little however many models there are.
 */
final class ItemResponseSurface implements Surface {

    /**
     * A row of the fit: a score, or the penalty on one parameter.
     *
     * @param capability place of the model's capability among the parameters; of the penalised parameter
     * @param difficulty place of the benchmark's difficulty; -1 for a penalty
     * @param slope place of the benchmark's slope; for a penalty, whether the parameter is one (else -1)
     * @param observed the score; 0 for a penalty
     * @param factor 1; for a penalty what multiplies the parameter
     */
    record Row(int capability, int difficulty, int slope, double observed, double factor) {

        boolean penalty() {
            return difficulty < 0;
        }

        /** What parameters in their own units say of this row. */
        double at(double[] v) {
            return penalty() ? factor * v[capability] : new ItemResponse(v[slope], v[difficulty]).score(v[capability]);
        }
    }

    private final List<Row> rows;
    private final double[][] slopes;
    private final double[][] bends;
    private int parameters;

    ItemResponseSurface(List<Row> rows) {
        this.rows = rows;
        this.slopes = new double[rows.size()][3];
        this.bends = new double[rows.size()][6];
    }

    @Override
    public void predict(double[] free, double[] predicted) {
        parameters = free.length;
        for (int i = 0; i < predicted.length; i++) {
            Row row = rows.get(i);
            predicted[i] = row.penalty() ? penalty(row, free, i) : score(row, free, i);
        }
    }

    private double penalty(Row row, double[] free, int i) {
        boolean log = row.slope() >= 0;
        double value = row.factor() * (log ? Math.exp(free[row.capability()]) : free[row.capability()]);
        slopes[i][0] = log ? value : row.factor();
        bends[i][0] = log ? value : 0;
        return value;
    }

    private double score(Row row, double[] free, int i) {
        double alpha = Math.exp(free[row.slope()]);
        double z = alpha * (free[row.capability()] - free[row.difficulty()]);
        double p = 1 / (1 + Math.exp(-z));
        double first = p * (1 - p);
        double second = first * (1 - 2 * p);
        double[] s = slopes[i];
        s[0] = first * alpha;
        s[1] = -s[0];
        s[2] = first * z;
        double[] b = bends[i];
        b[0] = second * alpha * alpha;
        b[1] = -b[0];
        b[2] = b[0];
        b[3] = second * alpha * z + first * alpha;
        b[4] = -b[3];
        b[5] = second * z * z + first * z;
        return p;
    }

    @Override
    public void sums(double[] first, double[] second, double[] gradient, double[] curvature, double[] squares) {
        Arrays.fill(gradient, 0);
        Arrays.fill(curvature, 0);
        Arrays.fill(squares, 0);
        for (int i = 0; i < first.length; i++) {
            Row row = rows.get(i);
            int letters = row.penalty() ? 1 : 3;
            for (int k = 0, at = 0; k < letters; k++) {
                int p = place(row, k);
                gradient[p] += first[i] * slopes[i][k];
                squares[p] += slopes[i][k] * slopes[i][k];
                for (int l = 0; l <= k; l++, at++) {
                    int q = place(row, l);
                    int high = Math.max(p, q);
                    curvature[high * (high + 1) / 2 + Math.min(p, q)] +=
                            second[i] * slopes[i][k] * slopes[i][l] + first[i] * bends[i][at];
                }
            }
        }
    }

    private static int place(Row row, int letter) {
        return letter == 0 ? row.capability() : letter == 1 ? row.difficulty() : row.slope();
    }

    @Override
    public void slopes(double[] into) {
        Arrays.fill(into, 0);
        for (int i = 0; i < slopes.length; i++) {
            int letters = rows.get(i).penalty() ? 1 : 3;
            for (int k = 0; k < letters; k++) {
                into[i * parameters + place(rows.get(i), k)] += slopes[i][k];
            }
        }
    }
}
