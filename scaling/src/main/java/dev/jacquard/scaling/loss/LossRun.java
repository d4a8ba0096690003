package dev.jacquard.scaling.loss;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.data.Variables.PARAMETERS;
import static dev.jacquard.data.Variables.TOKENS;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.quantity.Compute;

/**
 * One training run as the fit of a loss law sees it.
 *
 * <pre>{@code
 * new LossRun(1.3e9, 2.63e10, 1.997).flop();   // 2.05e20
 * LossRun.ofCompute(1.3e9, 2.05e20, 1.997);    // tokens from C = 6ND
 * }</pre>
 *
 * @param parameters N, {@code > 0}; count them in the same way for all runs of a fit
 * @param tokens D, training tokens, {@code > 0}
 * @param loss cross-entropy, nats per token, {@code > 0}
 */
public record LossRun(double parameters, double tokens, double loss) {

    /** What a reader of any fit of losses asks, and most papers leave out. */
    private static final String[] ASKED = {
        "tokenizer", "evaluation", "schedule", "learning rate", "checkpoints", "seeds"
    };

    /** What a table of such runs holds. */
    public static final Rows<LossRun> ROWS = Rows.of(
            v -> new LossRun(v[0], v[1], v[2]),
            LossRun::loss,
            Column.positive(PARAMETERS),
            Column.positive(TOKENS),
            Column.positive(LOSS));

    public LossRun {
        positive("parameters", parameters);
        positive("tokens", tokens);
        positive("loss", loss);
    }

    /** A run given by its compute: the tokens follow from {@code C = 6 N D}. */
    public static LossRun ofCompute(double parameters, double flop, double loss) {
        return new LossRun(parameters, Compute.tokens(flop, parameters), loss);
    }

    /** Training compute by {@code C = 6 N D}, in FLOP. */
    public double flop() {
        return Compute.trainingFlop(parameters, tokens);
    }

    /**
     * A fitter of runs with what any of them needs: parameters and tokens as inputs, sizes by training compute, warnings about units, and
     * questions about how the runs were made.
     */
    static <L> Fitter<L, LossRun> describe(Fitter<L, LossRun> fitter) {
        return fitter.input("parameters", LossRun::parameters)
                .input("tokens", LossRun::tokens)
                .scale("training compute", LossRun::flop)
                .noting(RunUnits::suspicions)
                .asking(ASKED);
    }
}
