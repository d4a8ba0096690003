package dev.jacquard.numerics.linear;

/**
 * The triangle of a least-squares problem: {@code A = QR} by Householder's reflections, applied to the right side as well; Q is never made.
 *
 * <p>Columns are scaled to length 1 first. {@code min |A x + b|} is at {@code x = -R^-1 c}, c the first entries of {@code Q'b}, and the
 * minimum is the length of the rest of {@code Q'b}.
 *
 * @param lengths of the columns; 1 stands for 0
 * @param r the upper triangle, of the scaled columns
 * @param c what the columns explain of the right side
 * @param rest the length of what they do not explain
 * @see <a href="https://doi.org/10.1145/320941.320947">Householder 1958</a>
 */
public record Triangle(double[] lengths, double[][] r, double[] c, double rest) {

    /**
     * Factors.
     *
     * @param columns of A; overwritten
     * @param right b; overwritten
     */
    public static Triangle of(double[][] columns, double[] right) {
        int size = columns.length;
        double[] lengths = new double[size];
        for (int k = 0; k < size; k++) {
            double length = length(columns[k], 0);
            lengths[k] = length > 0 ? length : 1;
            for (int i = 0; i < right.length; i++) {
                columns[k][i] /= lengths[k];
            }
        }
        double[][] r = new double[size][size];
        double[] c = new double[size];
        for (int k = 0; k < size; k++) {
            double[] pivot = columns[k];
            double below = length(pivot, k);
            // Away from the pivot's sign, so that nothing cancels.
            r[k][k] = pivot[k] > 0 ? -below : below;
            pivot[k] -= r[k][k];
            double scale = r[k][k] * pivot[k];
            for (int l = k + 1; l < size && scale != 0; l++) {
                reflect(pivot, columns[l], k, scale);
            }
            if (scale != 0) {
                reflect(pivot, right, k, scale);
            }
            for (int l = k + 1; l < size; l++) {
                r[k][l] = columns[l][k];
            }
            c[k] = right[k];
        }
        return new Triangle(lengths, r, c, length(right, size));
    }

    private static void reflect(double[] pivot, double[] column, int from, double scale) {
        double sum = 0;
        for (int i = from; i < pivot.length; i++) {
            sum += pivot[i] * column[i];
        }
        double share = sum / scale;
        for (int i = from; i < pivot.length; i++) {
            column[i] += share * pivot[i];
        }
    }

    private static double length(double[] column, int from) {
        double largest = 0;
        for (int i = from; i < column.length; i++) {
            largest = Math.max(largest, Math.abs(column[i]));
        }
        if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
            return largest;
        }
        double sum = 0;
        for (int i = from; i < column.length; i++) {
            double share = column[i] / largest;
            sum += share * share;
        }
        return largest * Math.sqrt(sum);
    }

    /** Whether every number is finite and no column depends on those before it. */
    public boolean regular() {
        boolean regular = true;
        for (int k = 0; k < r.length; k++) {
            regular &= Math.abs(r[k][k]) > 0 && Math.abs(r[k][k]) < Double.POSITIVE_INFINITY;
        }
        return regular;
    }

    /** How much of the squares the columns explain: the length of c, squared. */
    public double explained() {
        double sum = 0;
        for (double each : c) {
            sum += each * each;
        }
        return sum;
    }

    /** {@code R^-1 y}, in units of the columns before they were scaled. */
    public double[] solve(double[] y) {
        double[] x = y.clone();
        for (int k = x.length - 1; k >= 0; k--) {
            for (int l = k + 1; l < x.length; l++) {
                x[k] -= r[k][l] * x[l];
            }
            x[k] /= r[k][k];
        }
        for (int k = 0; k < x.length; k++) {
            x[k] /= lengths[k];
        }
        return x;
    }

    /** {@code R^-T S R^-1} of a symmetric matrix in units of the columns before they were scaled. */
    public double[][] congruent(double[][] symmetric) {
        double[][] m = new double[r.length][];
        for (int k = 0; k < m.length; k++) {
            m[k] = symmetric[k].clone();
            for (int l = 0; l < m.length; l++) {
                m[k][l] /= lengths[k] * lengths[l];
            }
        }
        return divided(divided(m));
    }

    /** {@code (R^-T M)'}. */
    private double[][] divided(double[][] m) {
        double[][] turned = new double[m.length][m.length];
        for (int j = 0; j < m.length; j++) {
            for (int k = 0; k < m.length; k++) {
                double sum = m[k][j];
                for (int l = 0; l < k; l++) {
                    sum -= r[l][k] * turned[j][l];
                }
                turned[j][k] = sum / r[k][k];
            }
        }
        return turned;
    }
}
