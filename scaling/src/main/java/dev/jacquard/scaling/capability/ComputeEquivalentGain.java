package dev.jacquard.scaling.capability;

import static dev.jacquard.data.Variables.FLOP;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Definitions.Logarithm;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import java.util.List;
import java.util.Map;

/**
 * What one invention is worth: the factor by which compute without it would have to grow to do as well.
 *
 * <pre>{@code
 * var transformer = ComputeEquivalentGain.ho2024Transformer().law();
 * transformer.flopWithout(1e24);                                // 7.2e24
 * transformer.yearsOf(ProgressRate.ho2024().law());             // 2.0 years of average progress
 * }</pre>
 *
 * @param factor compute without over compute with it, {@code > 0}
 */
public record ComputeEquivalentGain(double factor) {

    /** The form: factor, searched as a logarithm. */
    public static final Family<ComputeEquivalentGain> FAMILY = Family.of(
            ComputeEquivalentGain.class,
            v -> new ComputeEquivalentGain(v[0]),
            law -> new double[] {law.factor},
            Param.positive("factor", "1").startingIn(1, 100));

    private static final Variable WITH = FLOP.meaning("training compute with the invention");
    private static final Variable WITHOUT =
            Variable.any("flopWithout", "FLOP", "training compute that does as well without it");

    /** What goes in and comes out: compute with the invention to compute without. */
    public static final Signature<ComputeEquivalentGain> SIGNATURE = Signature.of(
                    "compute-equivalent-gain", FAMILY, () -> List.of(ho2024Transformer()))
            .takes(WITH)
            .gives(WITHOUT, WITH, ComputeEquivalentGain::flopWithout)
            .rises(WITHOUT, WITH);

    public ComputeEquivalentGain {
        positive("factor", factor);
    }

    /** The transformer against what came before it, by Ho et al. 2024: 7.2, printed with a range of 3.3 to 45.7. */
    public static Published<ComputeEquivalentGain> ho2024Transformer() {
        return new Published<>(
                        new ComputeEquivalentGain(7.2),
                        "compute-equivalent-gain/ho2024-transformer",
                        "Compute that the transformer saves against recurrent networks",
                        new Citation(
                                "Ho et al.",
                                2024,
                                "Algorithmic progress in language models",
                                "https://arxiv.org/abs/2403.05812",
                                "compute-equivalent gain of the transformer"),
                        Confidence.REPORTED,
                        CalibratedRange.unknown(),
                        Map.of(),
                        "Range 3.3 to 45.7, its level unverified. One factor for all scales is a simplification: the gain grew with compute.")
                .defined(new Definitions(
                        Counted.NONE,
                        Logarithm.NATURAL,
                        "none",
                        "1",
                        "effective compute at equal perplexity",
                        Floor.NONE));
    }

    /** Compute that does as well without it, FLOP. */
    public double flopWithout(double flop) {
        return factor * positive("flop", flop);
    }

    /** Years of steady progress that it is worth. */
    public double yearsOf(ProgressRate rate) {
        return rate.years(factor);
    }
}
