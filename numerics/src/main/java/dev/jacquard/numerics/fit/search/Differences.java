package dev.jacquard.numerics.fit.search;

/**
 * Derivatives from central differences of many steps, extrapolated to none.
 *
 * <p>Differences with steps h, h/2, h/4 .. err by {@code a h^2 + b h^4 + ..}; Richardson's table removes one term after the other,
 * so that a large step, which keeps rounding small, becomes exact. Of all entries of the table the one is taken that differs least
 * from its neighbours: smaller steps would lose digits to rounding, larger ones to the law's bends.
 *
 * @see <a href="https://doi.org/10.1016/S0141-1195(82)80057-0">Ridders 1982</a>, equations 4 to 6
 */
final class Differences {

    private static final int STEPS = 12;

    /** The first step as a power of two of the unit. */
    private static final int FIRST = -1;

    private final int rows;

    Differences(int rows) {
        this.rows = rows;
    }

    /** Fills one difference for each row. */
    interface Centred {
        void at(int parameter, double step, double[] into);
    }

    /** The derivatives of all rows along a parameter. */
    double[] extrapolate(double unit, Centred centred, int parameter) {
        double[][] last = new double[STEPS][rows];
        double[][] line = new double[STEPS][rows];
        double[] best = new double[rows];
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < STEPS; j++) {
            double[][] swap = last;
            last = line;
            line = swap;
            centred.at(parameter, Math.scalb(unit, FIRST - j), line[0]);
            double factor = 1;
            for (int m = 1; m <= j; m++) {
                factor *= 4;
                for (int i = 0; i < rows; i++) {
                    line[m][i] = line[m - 1][i] + (line[m - 1][i] - last[m - 1][i]) / (factor - 1);
                }
                double error = Math.max(distance(line[m], line[m - 1]), distance(line[m], last[m - 1]));
                if (error < least || j == 1) {
                    least = error < least ? error : least;
                    System.arraycopy(line[m], 0, best, 0, rows);
                }
            }
        }
        return best;
    }

    private double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        return sum;
    }
}
