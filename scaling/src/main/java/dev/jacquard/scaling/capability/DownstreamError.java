package dev.jacquard.scaling.capability;

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
 * Mean error on many tasks from the loss on text.
 *
 * <p>{@code Err(L) = epsilon - k exp(-gamma L)}, with L in nats per token and Err the share of wrong first answers: it rises with the loss
 * towards epsilon, near the error of guessing.
 *
 * <p>It holds for means over many tasks. A single task is not predictable from the loss, and the loss is that of one text in one
 * tokenizer; the sets below are for C4's validation text. Where {@code k > epsilon} the formula goes below zero at losses that no model
 * reaches.
 *
 * <pre>{@code
 * DownstreamError law = DownstreamError.gadre2024().get(0).law();   // RedPajama, 17 tasks
 * law.error(2.5);                                                    // 0.487
 * law.loss(0.487);                                                   // 2.5
 * }</pre>
 *
 * @param epsilon error of models that know nothing, in (0, 1]
 * @param k size of the gain, {@code > 0}
 * @param gamma how fast it fades with loss, 1/(nats/token), {@code > 0}
 * @see <a href="https://arxiv.org/abs/2403.08540">Gadre et al. 2024</a>, equation 5
 */
public record DownstreamError(double epsilon, double k, double gamma) {

    /** The form: epsilon, k, gamma. */
    public static final Family<DownstreamError> FAMILY = Family.of(
            DownstreamError.class,
            v -> new DownstreamError(v[0], v[1], v[2]),
            law -> new double[] {law.epsilon, law.k, law.gamma},
            Param.fraction("epsilon").startingIn(0.5, 0.95),
            Param.positive("k", "1").startingIn(0.1, 10),
            Param.positive("gamma", "1/(nats/token)").startingIn(0.2, 2));

    private static final int TASKS = 17;
    private static final int ALL_TASKS = 46;

    private static final Variable C4_LOSS = Variable.positive("loss", "nats/token", "cross-entropy on C4, validation");
    private static final Variable ERROR = Variable.any("error", "share", "mean share of wrong answers");

    /** What goes in and comes out: loss to error. */
    public static final Signature<DownstreamError> SIGNATURE = Signature.of(
                    "downstream-error", FAMILY, DownstreamError::gadre2024)
            .takes(C4_LOSS)
            .gives(ERROR, C4_LOSS, DownstreamError::error)
            .rises(ERROR, C4_LOSS);

    /** How it is fitted to a table. */
    public static final Fitting<DownstreamError, DownstreamError.Point> FITTING = Fitting.of(
                    SIGNATURE,
                    "error(L) = epsilon - k exp(-gamma L)",
                    "Gadre et al. 2024, equation 5",
                    Rows.of(v -> new Point(v[0], v[1]), Point::error, Column.positive(C4_LOSS), Column.positive(ERROR)))
            .by(DownstreamError::fitter);

    public DownstreamError {
        if (!(epsilon > 0 && epsilon <= 1)) {
            throw Check.refused("epsilon", epsilon, "in (0, 1]");
        }
        positive("k", k);
        positive("gamma", gamma);
    }

    /**
     * A model's loss and its mean error.
     *
     * @param loss nats per token, {@code > 0}
     * @param error share of wrong answers, in [0, 1]
     */
    public record Point(double loss, double error) {
        public Point {
            positive("loss", loss);
            Check.fraction("error", error);
        }
    }

    /**
     * Gadre et al. 2024 fitted again to their runs: RedPajama, C4 and RefinedWeb on 17 tasks, then the same on 46. Six runs each: the five
     * of {@link dev.jacquard.scaling.loss.OvertrainedLaw} and 1.4B at M = 20.
     */
    public static List<Published<DownstreamError>> gadre2024() {
        return List.of(
                refit("RedPajama", TASKS, new DownstreamError(.856992, 2.2065, .71459), errors(.027, .68, .13)),
                refit("C4", TASKS, new DownstreamError(.849742, 2.0789, .75612), errors(.034, .93, .20)),
                refit("RefinedWeb", TASKS, new DownstreamError(.865280, 2.2148, .70705), errors(.048, 1.1, .22)),
                refit("RedPajama", ALL_TASKS, new DownstreamError(.760849, 1.32291, .890710), Map.of()),
                refit("C4", ALL_TASKS, new DownstreamError(.758949, 1.28851, .972164), Map.of()),
                refit("RefinedWeb", ALL_TASKS, new DownstreamError(.767679, 1.12808, .821523), Map.of()));
    }

    private static Map<String, Double> errors(double epsilon, double k, double gamma) {
        return Map.of("epsilon", epsilon, "k", k, "gamma", gamma);
    }

    private static Published<DownstreamError> refit(
            String trainedOn, int tasks, DownstreamError law, Map<String, Double> errors) {
        return new Published<>(
                        law,
                        "downstream-error/gadre2024-" + trainedOn.toLowerCase(java.util.Locale.ROOT) + "-" + tasks,
                        "Mean error on " + tasks + " tasks from C4 loss, trained on " + trainedOn,
                        new Citation(
                                "Gadre et al.",
                                2024,
                                "Language models scale reliably with over-training and on downstream tasks",
                                "https://arxiv.org/abs/2403.08540",
                                "equation 5; recomputed from the runs of mlfoundations/scaling"),
                        Confidence.RECOMPUTED,
                        CalibratedRange.of("loss", 2.7, 5.4),
                        errors,
                        "Six runs for three parameters, strongly correlated: use it for errors, not for its letters. Means over tasks only.")
                .defined(new Definitions(
                        Counted.NONE,
                        Logarithm.NATURAL,
                        "GPT-NeoX-20B token",
                        "share of wrong answers",
                        "mean of " + tasks + " tasks; loss on C4, validation",
                        Floor.NONE));
    }

    /** A fitter: least squares of the error, 200 starts. */
    public static Fitter<DownstreamError, Point> fitter() {
        return Fitter.of(FAMILY, (DownstreamError law, Point point) -> law.error(point.loss()), Point::error);
    }

    /**
     * Mean error at a loss.
     *
     * @param loss L, nats per token, {@code > 0}
     */
    public double error(double loss) {
        return epsilon - k * Math.exp(-gamma * positive("loss", loss));
    }

    /** The loss at which the mean error is this: {@code ln(k / (epsilon - Err)) / gamma}; the error must lie below epsilon. */
    public double loss(double error) {
        return Math.log(k / positive("epsilon minus error", epsilon - Check.finite("error", error))) / gamma;
    }
}
