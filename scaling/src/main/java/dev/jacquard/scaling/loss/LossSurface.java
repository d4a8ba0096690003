package dev.jacquard.scaling.loss;

import dev.jacquard.numerics.fit.search.Surface;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * {@code ln L(N, D)} of the Chinchilla law over runs, with exact derivatives along ln E, ln A, alpha, ln B and beta.
 *
 * <p>The logarithm of the loss is the log-sum-exp of the logarithms of its three terms, so its slopes are their shares (softmax
 * weights) and its curvature is theirs: nothing overflows, and no digit is lost where one term vanishes.
 */
final class LossSurface implements Surface {

    private static final int PARAMETERS = 5;

    /** Exponents below this size neither overflow nor underflow, nor do sums of three such terms. */
    private static final double SAFE = 650;

    private final double[] logParameters;
    private final double[] logTokens;
    private final double largestLog;
    private final double[] floorShare;
    private final double[] modelShare;
    private final double[] dataShare;

    LossSurface(List<LossRun> runs) {
        logParameters =
                runs.stream().mapToDouble(run -> Math.log(run.parameters())).toArray();
        logTokens = runs.stream().mapToDouble(run -> Math.log(run.tokens())).toArray();
        largestLog = DoubleStream.concat(Arrays.stream(logParameters), Arrays.stream(logTokens))
                .map(Math::abs)
                .max()
                .orElse(0);
        floorShare = new double[runs.size()];
        modelShare = new double[runs.size()];
        dataShare = new double[runs.size()];
    }

    @Override
    public void predict(double[] free, double[] predicted) {
        double floor = free[0];
        double reach = Math.max(
                Math.abs(floor),
                Math.max(
                        Math.abs(free[1]) + Math.abs(free[2]) * largestLog,
                        Math.abs(free[3]) + Math.abs(free[4]) * largestLog));
        if (reach < SAFE) {
            plain(free, predicted);
        } else {
            shifted(free, predicted);
        }
    }

    /** Where no term can overflow: a sum of positive numbers loses no digit. */
    private void plain(double[] free, double[] predicted) {
        double floor = Math.exp(free[0]);
        for (int i = 0; i < predicted.length; i++) {
            double model = Math.exp(free[1] - free[2] * logParameters[i]);
            double data = Math.exp(free[3] - free[4] * logTokens[i]);
            double sum = floor + model + data;
            predicted[i] = Math.log(sum);
            double share = 1 / sum;
            floorShare[i] = floor * share;
            modelShare[i] = model * share;
            dataShare[i] = data * share;
        }
    }

    private void shifted(double[] free, double[] predicted) {
        for (int i = 0; i < predicted.length; i++) {
            double model = free[1] - free[2] * logParameters[i];
            double data = free[3] - free[4] * logTokens[i];
            double largest = Math.max(free[0], Math.max(model, data));
            double a = Math.exp(free[0] - largest);
            double b = Math.exp(model - largest);
            double c = Math.exp(data - largest);
            double sum = a + b + c;
            predicted[i] = largest + Math.log(sum);
            floorShare[i] = a / sum;
            modelShare[i] = b / sum;
            dataShare[i] = c / sum;
        }
    }

    @Override
    public void sums(double[] first, double[] second, double[] gradient, double[] curvature, double[] squares) {
        // Moments of the shares: f floor, m model, d data; x = ln N with m, y = ln D with d.
        double f = 0, m = 0, mx = 0, d = 0, dy = 0;
        double ff = 0, fm = 0, fmx = 0, fd = 0, fdy = 0, mm = 0, mmx = 0, mmxx = 0;
        double md = 0, mxd = 0, mdy = 0, mxdy = 0, dd = 0, ddy = 0, ddyy = 0;
        double sf = 0, sm = 0, sx = 0, sd = 0, sy = 0;
        for (int i = 0; i < first.length; i++) {
            double x = logParameters[i];
            double y = logTokens[i];
            double p = floorShare[i];
            double q = modelShare[i];
            double r = dataShare[i];
            double u = first[i];
            // The second derivative of ln sum is (diagonal of shares) - (product of shares).
            double w = second[i] - u;
            double qw = q * w;
            double rw = r * w;
            double qq = q * (u + qw);
            double rr = r * (u + rw);
            double qr = q * rw;
            f += u * p;
            m += u * q;
            mx += u * q * x;
            d += u * r;
            dy += u * r * y;
            ff += p * (u + p * w);
            fm += p * qw;
            fmx += p * qw * x;
            fd += p * rw;
            fdy += p * rw * y;
            mm += qq;
            mmx += qq * x;
            mmxx += qq * x * x;
            md += qr;
            mxd += qr * x;
            mdy += qr * y;
            mxdy += qr * x * y;
            dd += rr;
            ddy += rr * y;
            ddyy += rr * y * y;
            sf += p * p;
            sm += q * q;
            sx += q * q * x * x;
            sd += r * r;
            sy += r * r * y * y;
        }
        set(gradient, f, m, -mx, d, -dy);
        set(squares, sf, sm, sx, sd, sy);
        set(curvature, ff, fm, mm, -fmx, -mmx, mmxx, fd, md, -mxd, dd, -fdy, -mdy, mxdy, -ddy, ddyy);
    }

    private static void set(double[] into, double... values) {
        System.arraycopy(values, 0, into, 0, values.length);
    }

    @Override
    public void slopes(double[] slopes) {
        Arrays.fill(slopes, 0);
        for (int i = 0; i < floorShare.length; i++) {
            int at = i * PARAMETERS;
            slopes[at] = floorShare[i];
            slopes[at + 1] = modelShare[i];
            slopes[at + 2] = -logParameters[i] * modelShare[i];
            slopes[at + 3] = dataShare[i];
            slopes[at + 4] = -logTokens[i] * dataShare[i];
        }
    }
}
