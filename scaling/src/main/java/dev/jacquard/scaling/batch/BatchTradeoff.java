package dev.jacquard.scaling.batch;

import static dev.jacquard.numerics.Check.openFraction;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;

/**
 * Steps against examples: what a larger batch saves in time and costs in data.
 *
 * <p>To one loss, {@code (S / Smin - 1) (E / Emin - 1) = 1}, with S optimiser steps and {@code E = B S} examples. At batch B it takes {@code
 * S = Smin (1 + Bcrit / B)} steps and {@code E = Emin (1 + B / Bcrit)} examples, with {@code Bcrit = Emin / Smin}: below the critical
 * batch doubling it halves the time, above it doubles the cost.
 *
 * <p>The unit of the batch is that of E: tokens or sequences, which differ by the context length. Bcrit grows as the loss falls (see
 * {@link dev.jacquard.scaling.loss.CriticalBatch}), so that one value describes one loss. The law is derived for plain gradient descent;
 * Adam keeps the form and changes the constants. The formulas are the usual ones and were not checked against the paper here.
 *
 * <pre>{@code
 * var tradeoff = new BatchTradeoff(1e4, 2e9);
 * tradeoff.criticalBatch();   // 2e5
 * tradeoff.steps(2e5);        // 20000: twice the fewest
 * }</pre>
 *
 * @param Smin fewest steps, with batches without end, {@code > 0}
 * @param Emin fewest examples, with the smallest batches, tokens or sequences, {@code > 0}
 * @see <a href="https://arxiv.org/abs/1812.06162">McCandlish et al. 2018</a>, equation 2.11
 */
public record BatchTradeoff(double Smin, double Emin) {

    /** The form: Smin and Emin, both searched as logarithms. */
    public static final Family<BatchTradeoff> FAMILY = Family.of(
            BatchTradeoff.class,
            v -> new BatchTradeoff(v[0], v[1]),
            law -> new double[] {law.Smin, law.Emin},
            Param.positive("Smin", "1").startingIn(1e2, 1e6),
            Param.positive("Emin", "token").startingIn(1e6, 1e12));

    /** Where the laws of this package were stated. */
    static final String SOURCE =
            "McCandlish et al. 2018, An Empirical Model of Large-Batch Training (https://arxiv.org/abs/1812.06162)";

    private static final Variable BATCH = Variable.positive("batch", "token", "size of the batch");
    private static final Variable FEWEST_STEPS =
            Variable.positive("Smin", "1", "fewest steps, with batches without end");
    private static final Variable FEWEST_TOKENS =
            Variable.positive("Emin", "token", "fewest tokens, with the smallest batches");
    private static final Variable STEPS = Variable.any("steps", "1", "optimiser steps");
    private static final Variable EXAMPLES = Variable.any("examples", "token", "tokens used");
    private static final Variable CRITICAL =
            Variable.any("criticalBatch", "token", "batch with twice the fewest of both");

    /** What goes in and comes out: the batch and the fewest of both to steps and tokens. */
    public static final Signature<BatchTradeoff> SIGNATURE = Signature.of(
                    Stated.of(
                                    "batch/tradeoff",
                                    "Steps and tokens to a loss by the size of the batch",
                                    SOURCE,
                                    Confidence.UNVERIFIED)
                            .noting(
                                    "The unit of the batch is that of Emin. The critical batch grows as the loss falls."),
                    in -> new BatchTradeoff(in.of(FEWEST_STEPS), in.of(FEWEST_TOKENS)))
            .constants(FAMILY)
            .takes(BATCH, FEWEST_STEPS, FEWEST_TOKENS)
            .gives(STEPS, BATCH, BatchTradeoff::steps)
            .gives(EXAMPLES, BATCH, BatchTradeoff::examples)
            .gives(CRITICAL, (law, in) -> law.criticalBatch())
            .falls(STEPS, BATCH)
            .rises(EXAMPLES, BATCH);

    /** How it is fitted to a table. */
    public static final Fitting<BatchTradeoff, BatchTradeoff.Run> FITTING = Fitting.of(
                    "batch",
                    "ln S(B) = ln[Smin (1 + Emin / (Smin B))]",
                    "McCandlish et al. 2018, equation 2.11",
                    Rows.of(v -> new Run(v[0], v[1]), Run::steps, Column.positive(BATCH), Column.positive(STEPS)))
            .by(BatchTradeoff::fitter)
            .drawnOver("batch, in the unit of Emin", Run::batch, BatchTradeoff::steps)
            .telling("criticalBatch", BatchTradeoff::criticalBatch);

    public BatchTradeoff {
        positive("Smin", Smin);
        positive("Emin", Emin);
    }

    /**
     * A run that reached the loss in question.
     *
     * @param batch B, in the unit of Emin, {@code > 0}
     * @param steps S it took, {@code > 0}
     */
    public record Run(double batch, double steps) {
        public Run {
            positive("batch", batch);
            positive("steps", steps);
        }
    }

    /** A fitter to runs that reached one loss with several batches: least squares of ln steps, 200 starts. */
    public static Fitter<BatchTradeoff, Run> fitter() {
        return Fitter.of(
                FAMILY, (BatchTradeoff law, Run run) -> Math.log(law.steps(run.batch())), run -> Math.log(run.steps()));
    }

    /** {@code Bcrit = Emin / Smin}, in the unit of Emin. */
    public double criticalBatch() {
        return Emin / Smin;
    }

    /** Steps to the loss at a batch: {@code Smin (1 + Bcrit / B)}. */
    public double steps(double batch) {
        return Smin * (1 + criticalBatch() / positive("batch", batch));
    }

    /** Examples to the loss at a batch: {@code B S = Emin (1 + B / Bcrit)}. */
    public double examples(double batch) {
        return Emin * (1 + positive("batch", batch) / criticalBatch());
    }

    /**
     * The batch that minimises {@code w ln S + (1 - w) ln E}: {@code Bcrit w / (1 - w)}. At equal weights it is the critical batch, with
     * twice the fewest steps and twice the fewest examples.
     *
     * @param timeWeight w, what a percentage of time is worth against one of data, in (0, 1)
     */
    public double bestBatch(double timeWeight) {
        return criticalBatch() * openFraction("timeWeight", timeWeight) / (1 - timeWeight);
    }
}
