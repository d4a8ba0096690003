package dev.jacquard.numerics.fit.search;

import java.util.Arrays;

/**
 * Derivatives of any law by central differences: fourth order for slopes, second order for curvature.
 *
 * <p>Parameters that are held cost nothing: derivatives along them are left zero, for no search asks for them. Of seven parameters with
 * five held a Newton step takes 16 predictions of all rows instead of 126.
 */
public final class NumericSurface implements Surface {

    /** Near the fifth root of the rounding error, where the two errors of a fourth-order slope balance. */
    private static final double SLOPE_STEP = 2e-4;

    /** Near the fourth root of the rounding error, where the two errors of a second difference balance. */
    private static final double CURVATURE_STEP = 1e-4;

    /** A parameter searched as it is and nearer to zero than this may be zero: its scale is then read off the predictions. */
    private static final double NEAR_ZERO = 1e-3;

    private static final double PROBE = 1e-9;

    /** Differences of predictions below so many units of their last digit are rounding. */
    private static final double ROUNDING = 64;

    /** By so much grows the step along a parameter of either sign whose unit predictions do not feel, until they do. */
    private static final double GROWS = 1e3;

    /** A step that moves some prediction by this share of itself is large enough for second differences. */
    private static final double FELT = 1e-5;

    private static final double LARGEST_STEP = 1e200;

    /** A response is straight if twice the step gives twice the change up to this share. */
    private static final double STRAIGHT = 1e-3;

    /** Responses of the predictions below this size are too small for second differences. */
    private static final double FAINT = 1e-5;

    private final Predictions predictions;
    private final boolean[] asIs;
    private final boolean[] boundless;
    private final int[] searched;
    private final double[] point;
    private final double[] trial;
    private final double[] scales;
    private final double[] here;
    private final double[] slopes;
    private final double[][] shifted;

    /**
     * Prepares.
     *
     * @param predictions what is predicted, anywhere on the free scales
     * @param rows how many
     * @param asIs for each parameter whether it is searched as it is, not on a scale of its own
     * @param boundless for each parameter whether it is searched as it is and without bounds
     * @param searched places of the parameters that are not held, ascending
     */
    public NumericSurface(Predictions predictions, int rows, boolean[] asIs, boolean[] boundless, int[] searched) {
        this.predictions = predictions;
        this.asIs = asIs;
        this.boundless = boundless;
        this.searched = searched;
        int size = asIs.length;
        this.point = new double[size];
        this.trial = new double[size];
        this.scales = new double[size];
        this.here = new double[rows];
        this.slopes = new double[rows * size];
        this.shifted = new double[4][rows];
    }

    /** Fills the predictions of all rows at a point; an argument or arithmetic that it refuses counts as outside the law's domain. */
    public interface Predictions {
        void fill(double[] free, double[] predicted);
    }

    @Override
    public void predict(double[] free, double[] predicted) {
        System.arraycopy(free, 0, point, 0, point.length);
        fill(point, here);
        System.arraycopy(here, 0, predicted, 0, here.length);
    }

    private void fill(double[] free, double[] predicted) {
        try {
            predictions.fill(free, predicted);
        } catch (IllegalArgumentException | ArithmeticException refused) {
            // Outside the law's domain: the search must step back.
            Arrays.fill(predicted, Double.NaN);
        }
    }

    /** The size of change that counts as large for a parameter at the present point. */
    private double scale(int k) {
        if (!asIs[k]) {
            return 1;
        }
        double size = Math.abs(point[k]);
        if (size >= NEAR_ZERO) {
            return size;
        }
        // The change that moves predictions by a thousandth of their own size, if that is more.
        shift(k, PROBE, k, 0, shifted[0]);
        double moved = 0;
        double predicted = 0;
        for (int i = 0; i < here.length; i++) {
            moved += Math.abs(shifted[0][i] - here[i]);
            predicted += Math.abs(here[i]);
        }
        double bySize = NEAR_ZERO * PROBE * predicted / moved;
        return bySize > 0 && bySize < NEAR_ZERO ? Math.max(size, bySize) : NEAR_ZERO;
    }

    private void shift(int k, double by, int l, double also, double[] predicted) {
        System.arraycopy(point, 0, trial, 0, point.length);
        trial[k] += by;
        trial[l] += also;
        fill(trial, predicted);
    }

    @Override
    public void slopes(double[] into) {
        int size = point.length;
        for (int k : searched) {
            scales[k] = scale(k);
            shiftAlong(k);
            if (!moves(ROUNDING * Math.ulp(1.0)) && boundless[k]) {
                enlarge(k);
            }
            double step = SLOPE_STEP * scales[k];
            for (int i = 0; i < here.length; i++) {
                double near = shifted[0][i] - shifted[1][i];
                double far = shifted[2][i] - shifted[3][i];
                into[i * size + k] = (8 * near - far) / (12 * step);
            }
        }
    }

    private void shiftAlong(int k) {
        double step = SLOPE_STEP * scales[k];
        shift(k, step, k, 0, shifted[0]);
        shift(k, -step, k, 0, shifted[1]);
        shift(k, 2 * step, k, 0, shifted[2]);
        shift(k, -2 * step, k, 0, shifted[3]);
    }

    /** Whether some prediction moved by more than a share of itself. */
    private boolean moves(double share) {
        for (int i = 0; i < here.length; i++) {
            if (!(Math.abs(shifted[0][i] - here[i]) <= share * Math.abs(here[i]))) {
                return true;
            }
        }
        return false;
    }

    /** Steps so large that predictions feel them, if they then respond in a straight line: a coefficient of tiny or of huge numbers. */
    private void enlarge(int k) {
        double first = scales[k];
        while (!moves(FELT) && scales[k] < LARGEST_STEP) {
            scales[k] *= GROWS;
            shiftAlong(k);
        }
        if (!moves(FELT) || !straight()) {
            scales[k] = first;
            shiftAlong(k);
        }
    }

    private boolean straight() {
        double bent = 0;
        double moved = 0;
        for (int i = 0; i < here.length; i++) {
            double near = shifted[0][i] - shifted[1][i];
            double far = shifted[2][i] - shifted[3][i];
            bent += Math.abs(far - 2 * near);
            moved += Math.abs(far);
        }
        return bent <= STRAIGHT * moved;
    }

    @Override
    public void preciseSlopes(double[] into) {
        int size = point.length;
        for (int k : searched) {
            double[] column = new Differences(here.length).extrapolate(unit(k), this::centred, k);
            for (int i = 0; i < here.length; i++) {
                into[i * size + k] = column[i];
            }
        }
    }

    /** A power of two, so that a step from the point is made exactly. */
    private double unit(int k) {
        return Math.scalb(1.0, Math.getExponent(scale(k)));
    }

    private void centred(int k, double step, double[] into) {
        shift(k, step, k, 0, shifted[0]);
        shift(k, -step, k, 0, shifted[1]);
        for (int i = 0; i < here.length; i++) {
            into[i] = (shifted[0][i] - shifted[1][i]) / (2 * step);
        }
    }

    @Override
    public void sums(double[] first, double[] second, double[] gradient, double[] curvature, double[] squares) {
        slopes(slopes);
        int size = point.length;
        Arrays.fill(gradient, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(curvature, 0);
        for (int i = 0; i < here.length; i++) {
            for (int k = 0, at = 0; k < size; k++) {
                double slope = slopes[i * size + k];
                gradient[k] += first[i] * slope;
                squares[k] += slope * slope;
                for (int l = 0; l <= k; l++, at++) {
                    curvature[at] += second[i] * slope * slopes[i * size + l];
                }
            }
        }
        if (Arrays.stream(first).anyMatch(each -> each != 0)) {
            bend(first, gradient, curvature, squares);
        }
    }

    private void bend(double[] first, double[] gradient, double[] curvature, double[] squares) {
        for (int k : searched) {
            for (int j = 0; j < searched.length && searched[j] <= k; j++) {
                int l = searched[j];
                int at = k * (k + 1) / 2 + l;
                if (faint(k, squares) || faint(l, squares)) {
                    // Second differences would be noise. A term that vanishes goes as the exponential of its logarithm
                    // or logit, so along it the second derivative is the first, and cross derivatives vanish too.
                    curvature[at] += k == l ? Math.abs(gradient[k]) : 0;
                } else {
                    curvature[at] += bend(k, l, first);
                }
            }
        }
    }

    /** Whether predictions hardly respond to a parameter that is on its way to a bound. */
    private boolean faint(int k, double[] squares) {
        return !asIs[k] && squares[k] < FAINT * FAINT * here.length;
    }

    /** The sum over rows of first times the mixed second derivative. */
    private double bend(int k, int l, double[] first) {
        double stepK = CURVATURE_STEP * scales[k];
        double stepL = CURVATURE_STEP * scales[l];
        double sum = 0;
        if (k == l) {
            shift(k, stepK, k, 0, shifted[0]);
            shift(k, -stepK, k, 0, shifted[1]);
            for (int i = 0; i < here.length; i++) {
                sum += first[i] * ((shifted[0][i] - here[i]) - (here[i] - shifted[1][i]));
            }
            return sum / (stepK * stepK);
        }
        shift(k, stepK, l, stepL, shifted[0]);
        shift(k, -stepK, l, -stepL, shifted[1]);
        shift(k, stepK, l, -stepL, shifted[2]);
        shift(k, -stepK, l, stepL, shifted[3]);
        for (int i = 0; i < here.length; i++) {
            sum += first[i] * ((shifted[0][i] - shifted[2][i]) - (shifted[3][i] - shifted[1][i]));
        }
        return sum / (4 * stepK * stepL);
    }
}
