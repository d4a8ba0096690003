package dev.jacquard.economics.growth;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.numerics.Check.refused;

/**
 * A level over time in closed form: the shapes that arguments about growth are about.
 *
 * <p>Times are years, growth is per year, and every curve starts at its {@code start} at time zero.
 */
public interface GrowthCurve {

    /** The level at a time; a curve that reaches infinity refuses times from there on. */
    double at(double time);

    /** {@code A0 e^(g t)}. */
    record Exponential(double start, double growth) implements GrowthCurve {
        public Exponential {
            positive("start", start);
            finite("growth", growth);
        }

        @Override
        public double at(double time) {
            return start * Math.exp(growth * finite("time", time));
        }
    }

    /**
     * Growth that moves with the level, {@code g (A / A0)^e}: {@code A0 (1 - e g t)^(-1/e)}.
     *
     * <p>e &gt; 0 is hyperbolic and reaches infinity at {@code 1 / (e g)}; e = 0 is exponential; e &lt; 0 is a power of time.
     */
    record LevelDriven(double start, double growth, double exponent) implements GrowthCurve {
        public LevelDriven {
            positive("start", start);
            positive("growth", growth);
            finite("exponent", exponent);
        }

        /** When the level reaches infinity; infinity itself when it never does. */
        public double singularTime() {
            return exponent > 0 ? 1 / (exponent * growth) : Double.POSITIVE_INFINITY;
        }

        @Override
        public double at(double time) {
            nonNegative("time", time);
            if (time >= singularTime()) {
                throw refused("time", time, "below " + singularTime() + ", where the level reaches infinity");
            }
            double shrink = -exponent * growth * time;
            return shrink == 0 ? start * Math.exp(growth * time) : start * Math.exp(-Math.log1p(shrink) / exponent);
        }
    }

    /** {@code K / (1 + (K / A0 - 1) e^(-g t))}: exponential at first, then up to the ceiling K. */
    record Logistic(double start, double growth, double ceiling) implements GrowthCurve {
        public Logistic {
            positive("start", start);
            positive("growth", growth);
            positive("ceiling - start", ceiling - start);
        }

        @Override
        public double at(double time) {
            return ceiling / (1 + (ceiling / start - 1) * Math.exp(-growth * finite("time", time)));
        }
    }

    /** {@code K e^(ln(A0 / K) e^(-b t))}: growth falls exponentially from the start. */
    record Gompertz(double start, double decay, double ceiling) implements GrowthCurve {
        public Gompertz {
            positive("start", start);
            positive("decay", decay);
            positive("ceiling - start", ceiling - start);
        }

        @Override
        public double at(double time) {
            return ceiling * Math.exp(Math.log(start / ceiling) * Math.exp(-decay * finite("time", time)));
        }
    }
}
