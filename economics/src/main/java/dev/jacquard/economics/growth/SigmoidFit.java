package dev.jacquard.economics.growth;

/**
 * Least squares of a line and of a logistic to the logarithms of equally spaced observations.
 *
 * <p>The logistic is {@code c - ln(1 + e^-(d + g s))} with s from 0 to 1; c drops out of the search, because its best value is a
 * mean. For d towards minus infinity it becomes the line.
 */
final class SigmoidFit {

    private static final int MOST_STEPS = 60;
    private static final double NO_MORE_GAIN = 1e-9;

    /** Where on the logistic the data may end, as logits, to start the search from. */
    private static final double[] ENDS = {-3, -1, 1, 3};

    private final double[] centred;
    private final double slope;

    // state of the search: residual sum, gradient and curvature at the last point evaluated
    private double residual;
    private double gradG;
    private double gradD;
    private double gg;
    private double gd;
    private double dd;

    SigmoidFit(double[] logs) {
        int n = logs.length;
        double mean = 0;
        for (double log : logs) {
            mean += log / n;
        }
        centred = new double[n];
        double sy = 0;
        double ss = 0;
        for (int i = 0; i < n; i++) {
            centred[i] = logs[i] - mean;
            double s = position(i) - 0.5;
            sy += s * centred[i];
            ss += s * s;
        }
        slope = sy / ss;
    }

    double residualOfLine() {
        double sum = 0;
        for (int i = 0; i < centred.length; i++) {
            double r = centred[i] - slope * (position(i) - 0.5);
            sum += r * r;
        }
        return sum;
    }

    /**
     * The smallest residual found by Levenberg and Marquardt's method from the best of a few starts.
     *
     * @param enough a residual at which the search may stop; zero for the best there is
     */
    double residualOfSigmoid(double enough) {
        double bestG = slope;
        double bestD = ENDS[0] - slope;
        double best = Double.POSITIVE_INFINITY;
        for (double end : ENDS) {
            // the slope of the line is the mean of g times the room left, so that a start near its end needs a larger g
            double g = slope * (1 + Math.exp(end) / 4);
            evaluate(g, end - g);
            if (residual < best) {
                best = residual;
                bestG = g;
                bestD = end - g;
            }
        }
        return descend(bestG, bestD, enough);
    }

    private double descend(double startG, double startD, double enough) {
        double g = startG;
        double d = startD;
        double damping = 1e-3;
        evaluate(g, d);
        double current = residual;
        for (int step = 0; step < MOST_STEPS && damping < 1e12 && current > enough; step++) {
            double a = gg * (1 + damping) + 1e-300;
            double b = dd * (1 + damping) + 1e-300;
            double determinant = a * b - gd * gd;
            double moveG = (gradG * b - gradD * gd) / determinant;
            double moveD = (gradD * a - gradG * gd) / determinant;
            evaluate(g + moveG, d + moveD);
            if (residual < current) {
                boolean finished = current - residual < NO_MORE_GAIN * current;
                g += moveG;
                d += moveD;
                current = residual;
                damping = Math.max(1e-9, damping / 5);
                if (finished) {
                    break;
                }
            } else {
                damping *= 8;
                evaluate(g, d);
            }
        }
        return current;
    }

    private void evaluate(double g, double d) {
        int n = centred.length;
        double[] shape = new double[n];
        double[] room = new double[n];
        double meanShape = 0;
        double meanRoom = 0;
        double meanScaled = 0;
        for (int i = 0; i < n; i++) {
            double e = Math.exp(-(d + g * position(i)));
            shape[i] = -Math.log1p(e);
            room[i] = e / (1 + e);
            meanShape += shape[i] / n;
            meanRoom += room[i] / n;
            meanScaled += room[i] * position(i) / n;
        }
        residual = gradG = gradD = gg = gd = dd = 0;
        for (int i = 0; i < n; i++) {
            double r = centred[i] - (shape[i] - meanShape);
            double byG = room[i] * position(i) - meanScaled;
            double byD = room[i] - meanRoom;
            residual += r * r;
            gradG += r * byG;
            gradD += r * byD;
            gg += byG * byG;
            gd += byG * byD;
            dd += byD * byD;
        }
    }

    private double position(int i) {
        return (double) i / (centred.length - 1);
    }
}
