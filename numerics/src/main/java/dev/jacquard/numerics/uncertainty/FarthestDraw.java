package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import java.util.Optional;

/**
 * What the one draw farthest from the mean does to the mean.
 *
 * <p>The standard error of a mean, {@code sd / sqrt(n)}, is itself an estimate and holds only while no draw decides the sum of squares. A
 * lognormal from 0.001 to 1000 at 90 % has a mean of 6757 and, at 200 000 draws, a standard error of 1e5; draws that never met the far
 * tail show a mean of 4436 and an error of 1290, and neither means anything. What gives it away is that one draw holds most of the squares.
 *
 * @param value the draw
 * @param share share of the sum of squared distances from the mean that it holds, in [0, 1]
 * @param meanWithout mean of all other draws
 * @param errorWithout standard error of that mean
 */
public record FarthestDraw(double value, double share, double meanWithout, double errorWithout) {

    /**
     * A draw that holds more than this share of the squares decides the standard error: without it the error would be an eighth smaller,
     * {@code 1 - sqrt(1 - 1/4)}, whatever the other draws say.
     */
    public static final double MOST = 0.25;

    /** Of fewer draws even a normal output's farthest may hold that share: a tenth of 30 draws do, one in a thousand of 50. */
    public static final int FEWEST = 50;

    /**
     * The farthest draw.
     *
     * @param summary of all draws
     * @param least smallest draw
     * @param most largest draw
     * @return empty where draws are infinite or fewer than {@value #FEWEST}, or do not vary
     */
    public static Optional<FarthestDraw> of(Summary summary, double least, double most) {
        long n = summary.count();
        double mean = summary.mean();
        if (n < FEWEST || !Double.isFinite(mean) || !(most > least)) {
            return Optional.empty();
        }
        double value = Check.finite("most", most) - mean > mean - Check.finite("least", least) ? most : least;
        double distance = value - mean;
        // Divided before they are squared: the squares of 1e200 are no doubles.
        double relative = distance / summary.standardDeviation();
        double share =
                Double.isInfinite(summary.standardDeviation()) ? 1 : Math.min(1, relative * relative / (n - 1.0));
        // Updating backwards: the squares fall by n / (n - 1) times the square of the distance.
        double left = Math.max(0, 1 - share * n / (n - 1.0));
        double deviation = summary.standardDeviation() * Math.sqrt(left * (n - 1.0) / (n - 2.0));
        return Optional.of(new FarthestDraw(
                value, share, mean - distance / (n - 1.0), left == 0 ? 0 : deviation / Math.sqrt(n - 1.0)));
    }

    /** Whether the mean rests on so few draws that its standard error cannot be trusted. */
    public boolean decides() {
        return share > MOST;
    }
}
