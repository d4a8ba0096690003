package dev.jacquard.scaling.experts;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import java.util.List;
import java.util.Map;

/**
 * Loss by the split of sparse parameters between experts and a table that is looked up.
 *
 * <p>{@code L(rho) = Lmin + kappa (rho - rhoStar)^2}, where {@code P_sparse = P_total - P_active} and the experts get {@code rho P_sparse}, a
 * memory of n-grams the rest; L in nats per token. A looked-up slot costs no FLOP, so splits at one budget compare at equal compute and equal
 * memory.
 *
 * <p>That the curve is a U with its bottom at rho of .75 to .80 is reported; the parabola is a model of ours, and the losses it is drawn through
 * are from memory. Use it for scenarios, and say so.
 *
 * <pre>{@code
 * MemorySplitLaw.cheng2026().law().loss(1);   // 1.7248: all sparse parameters in experts
 * }</pre>
 *
 * @param Lmin loss at the best split, nats/token, {@code > 0}
 * @param kappa how fast other splits lose, nats/token, {@code > 0}
 * @param rhoStar the experts' share at the best split, in [0, 1]
 * @see <a href="https://arxiv.org/abs/2601.07372">Cheng et al. 2026</a>, the allocation between experts and Engram
 */
public record MemorySplitLaw(double Lmin, double kappa, double rhoStar) {

    /** The form: Lmin, kappa, rhoStar. */
    public static final Family<MemorySplitLaw> FAMILY = Family.of(
            MemorySplitLaw.class,
            v -> new MemorySplitLaw(v[0], v[1], v[2]),
            law -> new double[] {law.Lmin, law.kappa, law.rhoStar},
            Param.positive("Lmin", "nats/token").startingIn(1, 4),
            Param.positive("kappa", "nats/token").startingIn(1e-2, 10),
            Param.fraction("rhoStar"));

    private static final Variable RHO = Variable.any("rho", "share", "the experts' share of the sparse parameters");

    /** What goes in and comes out: the split to loss. */
    public static final Signature<MemorySplitLaw> SIGNATURE = Signature.of(
                    "memory-split", FAMILY, () -> List.of(cheng2026()))
            .takes(RHO)
            .gives(LOSS, RHO, MemorySplitLaw::loss);

    /** How it is fitted to a table. */
    public static final Fitting<MemorySplitLaw, MemorySplitLaw.Run> FITTING = Fitting.of(
                    SIGNATURE,
                    "L(rho) = Lmin + kappa (rho - rhoStar)^2",
                    "Cheng et al. 2026, the U-shaped allocation curve; a form of ours",
                    Rows.of(v -> new Run(v[0], v[1]), Run::loss, Column.share(RHO), Column.positive(LOSS)))
            .by(MemorySplitLaw::fitter);

    public MemorySplitLaw {
        positive("Lmin", Lmin);
        positive("kappa", kappa);
        fraction("rhoStar", rhoStar);
    }

    /** A parabola through Lmin 1.7109 at 0.8 and 1.7248 at 1: numbers from memory, a form of ours. */
    public static Published<MemorySplitLaw> cheng2026() {
        return new Published<>(
                        new MemorySplitLaw(1.7109, .3475, .8),
                        "memory-split/cheng2026",
                        "Sparse parameters between experts and looked-up memory",
                        new Citation(
                                "Cheng et al.",
                                2026,
                                "Engram: conditional memory as an axis of sparsity",
                                "https://arxiv.org/abs/2601.07372",
                                "the U-shaped allocation curve"),
                        Confidence.UNVERIFIED,
                        CalibratedRange.of("rho", 0.4, 1),
                        Map.of(),
                        "The place of the bottom (20 to 25 % to memory) is reported by two summaries; the losses are from memory and the"
                                + " parabola is ours. No coefficients are published.")
                .defined(Definitions.of(
                        Counted.NONE, "the authors' token", "the authors' validation text", Floor.FITTED));
    }

    /**
     * A split that was tried, at one total and one active number of parameters.
     *
     * @param rho the experts' share of the sparse parameters, in [0, 1]
     * @param loss cross-entropy, nats per token, {@code > 0}
     */
    public record Run(double rho, double loss) {
        public Run {
            fraction("rho", rho);
            positive("loss", loss);
        }
    }

    /** A fitter to splits of one budget: least squares, 200 starts. The bottom needs runs on both of its sides. */
    public static Fitter<MemorySplitLaw, Run> fitter() {
        return Fitter.of(FAMILY, (MemorySplitLaw law, Run run) -> law.loss(run.rho()), Run::loss)
                .input("rho", Run::rho);
    }

    /**
     * Loss, nats per token.
     *
     * @param rho the experts' share of the sparse parameters, in [0, 1]
     */
    public double loss(double rho) {
        double off = fraction("rho", rho) - rhoStar;
        return Lmin + kappa * off * off;
    }

    /** Parameters that the best split gives to memory: {@code (1 - rhoStar) (P_total - P_active)}. */
    public double bestMemory(double totalParameters, double activeParameters) {
        return memory(totalParameters, activeParameters, rhoStar);
    }

    /** Parameters that a split gives to memory: {@code (1 - rho) (P_total - P_active)}; the experts get the rest of those that are sparse. */
    public static double memory(double totalParameters, double activeParameters, double rho) {
        fraction("rho", rho);
        positive("activeParameters", activeParameters);
        if (!(totalParameters >= activeParameters)) {
            throw Check.refused("totalParameters", totalParameters, "at least activeParameters = " + activeParameters);
        }
        return (1 - rho) * (totalParameters - activeParameters);
    }

    /**
     * Loss that more memory takes off when it comes on top of everything else: linear in the logarithm of the slots, {@code perTenfold
     * log10(slots / before)}, nats per token. A form only; the slope is yours to give.
     *
     * @param perTenfold nats per token for ten times the slots, {@code >= 0}
     * @param before slots so far, {@code > 0}
     * @param slots slots then, {@code > 0}
     */
    public static double gainOfSlots(double perTenfold, double before, double slots) {
        return nonNegative("perTenfold", perTenfold)
                * Math.log10(positive("slots", slots) / positive("before", before));
    }
}
