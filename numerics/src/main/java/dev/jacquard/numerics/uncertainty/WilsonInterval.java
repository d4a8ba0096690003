package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;

/**
 * The interval of a share of which some independent draws have been seen; sound for few draws and for shares of 0 and 1.
 *
 * <p>{@code (p + z^2 / 2n ± z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)} with p the share seen in n draws.
 *
 * <pre>{@code
 * WilsonInterval.of(2, 10, 1.6448536);   // 0.0686 .. 0.459
 * }</pre>
 *
 * @param low lower end, in [0, 1]
 * @param high upper end, in [0, 1]
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
 */
public record WilsonInterval(double low, double high) {

    /**
     * The interval of a count.
     *
     * @param count how many draws have the property, at most {@code draws}
     * @param draws how many there are, {@code >= 1}
     * @param z half its width in standard errors, {@code > 0}
     */
    public static WilsonInterval of(int count, int draws, double z) {
        int n = Check.atLeast("draws", draws, 1);
        double share = Check.fraction("share", (double) count / n);
        double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
        double half = z / (1 + z * z / n) * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
        return new WilsonInterval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
