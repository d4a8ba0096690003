package dev.jacquard.economics.growth;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.numerics.Check.refused;

/**
 * How growth moves with the level along a path: the slope of the logarithm of growth on the logarithm of the level.
 *
 * <p>By least squares. Above {@value #BAND} growth is super-exponential, within it exponential, below it sub-exponential.
 *
 * @param slope {@code d ln growth / d ln level}
 * @param standardError of the slope, from the scatter about the line
 * @param points used
 */
public record GrowthSlope(double slope, double standardError, int points) {

    /** Slopes of at most this size count as exponential. */
    public static final double BAND = 0.05;

    private static final int FEWEST = 3;

    /** The classes of growth. */
    public enum Shape {
        SUPER_EXPONENTIAL,
        EXPONENTIAL,
        SUB_EXPONENTIAL
    }

    /** The class that the slope falls into. */
    public Shape shape() {
        return slope > BAND ? Shape.SUPER_EXPONENTIAL : slope < -BAND ? Shape.SUB_EXPONENTIAL : Shape.EXPONENTIAL;
    }

    /**
     * The slope from known growth at known levels.
     *
     * @param logLevels logarithms of the level, at least {@value #FEWEST}, not all equal
     * @param growths growth at each of them, {@code > 0}
     */
    public static GrowthSlope of(double[] logLevels, double[] growths) {
        int n = logLevels.length;
        if (n < FEWEST || growths.length != n) {
            throw refused(
                    "points", n + " levels and " + growths.length + " growths", "as many of each, at least " + FEWEST);
        }
        double[] logs = new double[n];
        for (int i = 0; i < n; i++) {
            logs[i] = Math.log(positive("growth", growths[i]));
        }
        return ofLogs(logLevels, logs);
    }

    /**
     * The slope from the logarithms of growth at known levels.
     *
     * @param logLevels logarithms of the level, at least {@value #FEWEST}, not all equal
     * @param logs logarithm of growth at each of them
     */
    public static GrowthSlope ofLogs(double[] logLevels, double[] logs) {
        int n = logLevels.length;
        if (n < FEWEST || logs.length != n) {
            throw refused(
                    "points", n + " levels and " + logs.length + " growths", "as many of each, at least " + FEWEST);
        }
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += finite("logLevel", logLevels[i]) / n;
            meanY += finite("logGrowth", logs[i]) / n;
        }
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            double x = logLevels[i] - meanX;
            double y = logs[i] - meanY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        double slope = xy / positive("spread of the levels", xx);
        double residual = Math.max(0, yy - slope * xy);
        return new GrowthSlope(slope, Math.sqrt(residual / (n - 2) / xx), n);
    }

    /**
     * The slope of an observed series: growth is the difference of logarithms over the time between two observations.
     *
     * @param times rising, at least four
     * @param logLevels logarithms of the level, rising
     */
    public static GrowthSlope ofSeries(double[] times, double[] logLevels) {
        int n = times.length - 1;
        double[] middles = new double[Math.max(0, n)];
        double[] growths = new double[Math.max(0, n)];
        for (int i = 0; i < n; i++) {
            middles[i] = (logLevels[i] + logLevels[i + 1]) / 2;
            growths[i] =
                    (logLevels[i + 1] - logLevels[i]) / positive("time between observations", times[i + 1] - times[i]);
        }
        return of(middles, growths);
    }
}
