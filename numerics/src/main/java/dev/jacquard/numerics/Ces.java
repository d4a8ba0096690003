package dev.jacquard.numerics;

import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

/**
 * The CES-Amdahl family: the gain when a share of the work runs n times faster and the rest does not.
 *
 * <p>{@code S(n; s, sigma) = [(1 - s) + s n^(sigma - 1)]^(1 / (sigma - 1))}, and {@code n^s} at sigma = 1, with s the share of
 * one worker's time that speeds up and sigma the elasticity of substitution between the two kinds of work. The worker's
 * time moves freely to the work that is not sped up.
 *
 * <ul>
 *   <li>sigma = 0 is Amdahl's law, {@code 1 / ((1 - s) + s / n)};
 *   <li>sigma = 1 is Cobb-Douglas, {@code n^s};
 *   <li>sigma = 2 is Gustafson's line, {@code (1 - s) + s n};
 *   <li>sigma &lt; 1 has the finite ceiling {@code (1 - s)^(-1 / (1 - sigma))}; from sigma = 1 up there is none.
 * </ul>
 *
 * <p>Where the other input is a fixed stock that cannot move, use {@link #fixedStockGain}: the same curve at another sigma.
 *
 * @param share s, the share of one worker's time that speeds up, in [0, 1]
 * @param sigma elasticity of substitution, {@code >= 0}
 * @see <a href="https://doi.org/10.1145/1465482.1465560">Amdahl 1967</a>, the case sigma = 0
 */
public record Ces(double share, double sigma) {

    /** Within this distance of sigma = 1 the Cobb-Douglas limit is used; its error there is below 1e-9 relative. */
    private static final double COBB_DOUGLAS_BAND = 1e-9;

    /** Powers of e below this one are formed as such; above it the sum is kept in logs, because e^709 is the largest double. */
    private static final double LARGEST_POWER = 700;

    public Ces {
        fraction("share", share);
        nonNegative("sigma", sigma);
    }

    /**
     * The gain S(n) when the share runs n times faster.
     *
     * @param n speed of the share that gains, {@code > 0}; 1 gives 1
     */
    public double gain(double n) {
        positive("n", n);
        return Math.exp(logGain(Math.log(n)));
    }

    /** {@code ln S} as a function of {@code ln n}: the form to use where n itself would overflow. */
    public double logGain(double logN) {
        return logPowerMean(share, sigma - 1, logN);
    }

    /**
     * The gain when the other input is a fixed stock that cannot move: {@code F(n) = [(1 - s) + s n^rho]^(1 / rho)} with {@code
     * rho = (sigma - 1) / sigma}; 1 at sigma = 0, and never above {@code (1 - s)^(-sigma / (1 - sigma))} for sigma &lt; 1.
     *
     * <p>It is the curve S at {@code 2 - 1 / sigma}: a sigma never carries over from one form to the other.
     */
    public double fixedStockGain(double n) {
        positive("n", n);
        if (sigma == 0) {
            return share == 1 ? n : share == 0 ? 1 : Math.min(n, 1);
        }
        return Math.exp(logPowerMean(share, (sigma - 1) / sigma, Math.log(n)));
    }

    /** {@code ln [(1 - s) + s e^(exponent x)] / exponent}, accurate for small exponents and free of overflow for large ones. */
    private static double logPowerMean(double share, double exponent, double x) {
        if (Math.abs(exponent) < COBB_DOUGLAS_BAND || share == 1 || share == 0) {
            return share * x;
        }
        double power = exponent * x;
        double logMean = power < LARGEST_POWER
                ? Math.log1p(share * Math.expm1(power))
                : power + Math.log(share) + Math.log1p((1 - share) / share * Math.exp(-power));
        return logMean / exponent;
    }

    /** The limit of the gain as n grows without bound: {@code (1 - s)^(-1 / (1 - sigma))}, or infinity when there is none. */
    public double ceiling() {
        if (share == 0) {
            return 1;
        }
        return sigma >= 1 - COBB_DOUGLAS_BAND || share == 1
                ? Double.POSITIVE_INFINITY
                : Math.pow(1 - share, -1 / (1 - sigma));
    }

    /** The elasticity {@code d ln S / d ln n} at n: the share of the gain's last e-fold that is kept, in [0, 1]. */
    public double elasticity(double n) {
        return elasticityAtLog(Math.log(positive("n", n)));
    }

    /** The elasticity {@code d ln S / d ln n} as a function of {@code ln n}. */
    public double elasticityAtLog(double logN) {
        if (share == 0 || share == 1) {
            return share;
        }
        return share / (share + (1 - share) * Math.exp((1 - sigma) * logN));
    }

    /** How the gain moves with the share: {@code d ln S / d s} as a function of {@code ln n}; {@code ln n} itself at sigma = 1. */
    public double shareSensitivityAtLog(double logN) {
        if (Math.abs(sigma - 1) < COBB_DOUGLAS_BAND) {
            return logN;
        }
        double power = (sigma - 1) * logN;
        double rise = power > 0
                ? -Math.expm1(-power) / (share + (1 - share) * Math.exp(-power))
                : Math.expm1(power) / (1 - share + share * Math.exp(power));
        return rise / (sigma - 1);
    }

    /** The limit of the elasticity as n grows: 1 where the un-sped share ceases to matter, 0 where it decides, s at sigma = 1. */
    public double limitingElasticity() {
        if (share == 0 || share == 1) {
            return share;
        }
        if (Math.abs(sigma - 1) < COBB_DOUGLAS_BAND) {
            return share;
        }
        return sigma > 1 ? 1 : 0;
    }
}
