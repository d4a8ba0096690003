package dev.jacquard.scaling.precision;

import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.scaling.precision.PrecisionVariables.BITS;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import java.util.List;
import java.util.Map;

/**
 * The share of a model's parameters that still counts when one of its parts is kept in few bits.
 *
 * <p>{@code f(P) = 1 - e^(n - P / gamma)}, with P bits. It is zero at {@code P = n gamma}: with fewer bits nothing is left, and training is
 * unstable. It goes to 1 with bits without end.
 *
 * <pre>{@code
 * new BitResponse(2.2102, 1.4072).share(4);     // 0.332
 * new BitResponse(2.2102, 1.4072).leastBits();  // 3.11
 * }</pre>
 *
 * @param gamma bits that take off a factor e of what is lost, {@code > 0}
 * @param n offset of the exponent, {@code >= 0}
 */
public record BitResponse(double gamma, double n) {

    /** The form: gamma, n. */
    public static final Family<BitResponse> FAMILY = Family.of(
            BitResponse.class,
            v -> new BitResponse(v[0], v[1]),
            response -> new double[] {response.gamma, response.n},
            Param.positive("gamma", "bit").startingIn(0.3, 5),
            Param.real("n", "1").startingIn(0, 2));

    private static final Variable SHARE = Variable.any("share", "share", "share of parameters that counts");

    /** What goes in and comes out: bits to the share of parameters that counts. */
    public static final Signature<BitResponse> SIGNATURE = Signature.of(
                    "bit-response", FAMILY, () -> List.of(kumar2024FloatingPoint()))
            .takes(BITS)
            .from(BITS, BitResponse::leastBits)
            .gives(SHARE, BITS, BitResponse::share)
            .rises(SHARE, BITS);

    public BitResponse {
        positive("gamma", gamma);
        nonNegative("n", n);
    }

    /** Kumar et al. 2024: weights in floating point. */
    public static Published<BitResponse> kumar2024FloatingPoint() {
        return new Published<>(
                        new BitResponse(2.8111, .1240),
                        "bit-response/kumar2024-floating-point",
                        "Parameters that count when weights are trained in floating point of few bits",
                        PrecisionLaw.kumar("appendix K, weights in floating point"),
                        Confidence.VERIFIED,
                        CalibratedRange.of("bits", 3, 12),
                        Map.of(),
                        "Weights only; the other letters of that fit are not printed, so it gives shares and no losses.")
                .defined(new Definitions(
                        Counted.NON_EMBEDDING,
                        Definitions.Logarithm.NATURAL,
                        "OLMo token",
                        "share of parameters",
                        "Dolma",
                        Floor.NONE));
    }

    /** Bits at which nothing is left: {@code n gamma}. */
    public double leastBits() {
        return n * gamma;
    }

    /**
     * The share of parameters that counts, in (0, 1).
     *
     * @param bits P, above {@link #leastBits()}
     */
    public double share(double bits) {
        return share("bits", bits);
    }

    double share(String name, double bits) {
        if (!(bits > leastBits() && bits < Double.POSITIVE_INFINITY)) {
            throw Check.refused(
                    name, bits, "a finite number above " + leastBits() + ", where no parameter counts any more");
        }
        return -Math.expm1(n - bits / gamma);
    }

    /** {@code d ln f / d ln P = (P / gamma) / (e^(P / gamma - n) - 1)}. */
    double elasticity(double bits) {
        double x = bits / gamma;
        return x / Math.expm1(x - n);
    }
}
