package dev.jacquard.compute;

import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.openFraction;
import static dev.jacquard.numerics.Check.positive;

/**
 * Accelerators rented by the hour: operations into accelerator-hours and money.
 *
 * <p>{@code hours = C / (peak MFU 3600)} and {@code cost = hours price}, with C the training compute in FLOP. Peak and MFU belong
 * together: a utilisation measured against the dense 16-bit peak goes with that peak. Failed runs, experiments, storage and
 * network are not in the price.
 *
 * <pre>{@code
 * var h100 = new RentedCompute(9.89e14, 0.40, 2.50);
 * h100.costUsd(5e26);   // 8.78e8 USD
 * }</pre>
 *
 * @param peakFlopPerSecond peak of one accelerator at the precision used, dense, FLOP/s, {@code > 0}
 * @param mfu model FLOP utilisation, the share of the peak that training reaches, in (0, 1)
 * @param usdPerAcceleratorHour rent of one accelerator, USD per hour, {@code >= 0}
 * @see <a href="https://arxiv.org/abs/2204.02311">Chowdhery et al. 2022</a>, section 4.1 and appendix B (model FLOP utilisation)
 */
public record RentedCompute(double peakFlopPerSecond, double mfu, double usdPerAcceleratorHour) {

    private static final double SECONDS_PER_HOUR = 3600;

    public RentedCompute {
        positive("peakFlopPerSecond", peakFlopPerSecond);
        openFraction("mfu", mfu);
        nonNegative("usdPerAcceleratorHour", usdPerAcceleratorHour);
    }

    /** Accelerator-hours for an amount of compute: {@code C / (peak MFU 3600)}. */
    public double acceleratorHours(double flop) {
        return nonNegative("flop", flop) / (peakFlopPerSecond * mfu * SECONDS_PER_HOUR);
    }

    /** Rent for an amount of compute, USD. */
    public double costUsd(double flop) {
        return acceleratorHours(flop) * usdPerAcceleratorHour;
    }

    /** Compute that an amount of money rents, FLOP; refused when the rent is zero. */
    public double flopFor(double usd) {
        positive("usdPerAcceleratorHour", usdPerAcceleratorHour);
        return nonNegative("usd", usd) / usdPerAcceleratorHour * (peakFlopPerSecond * mfu * SECONDS_PER_HOUR);
    }
}
