package dev.jacquard.scaling.capability;

import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Constants;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.scaling.loss.LossLaw;

/**
 * Accuracy at a task from the loss on its right answers: the second of two steps from compute to score.
 *
 * <p>{@code Acc(L) = floor + (1 - floor - ceil) / (1 + exp(-k (L0 - L)))}. The first step is a loss law fitted to the same task loss ({@link
 * #accuracy(LossLaw, double, double)}). Note that ceil is the gap between one and the upper asymptote.
 *
 * <p>The floor is the accuracy of guessing and known beforehand; k, L0 and ceil are confounded until about half of the sigmoid has been
 * seen. Few tasks follow it: Lourie et al. 2025 find 39 % of them predictable in this way.
 *
 * <pre>{@code
 * var law = new AccuracySigmoid(0.25, 0.05, 4, 0.9);   // four answers to choose from
 * law.accuracy(0.9);                                   // 0.6: half way up
 * }</pre>
 *
 * @param floor accuracy of guessing, in [0, 1)
 * @param ceil one minus the upper asymptote, in [0, 1 - floor]
 * @param k steepness, 1/(nats/token), {@code > 0}
 * @param L0 loss half way up, nats per token, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2412.04403">Bhagia et al. 2024</a>, Establishing Task Scaling Laws via Compute-Efficient Model
 *     Ladders, section 3 (step two)
 */
public record AccuracySigmoid(double floor, double ceil, double k, double L0) {

    private static final Variable TASK_LOSS =
            Variable.positive("loss", "nats/token", "cross-entropy on the right answers of the task");
    private static final Variable FLOOR = Variable.any("floor", "share", "accuracy of guessing");
    private static final Variable CEIL = Variable.any("ceil", "share", "gap between 1 and the highest accuracy");
    private static final Variable STEEPNESS = Variable.positive("k", "token/nat", "steepness");
    private static final Variable HALF_WAY = Variable.positive("L0", "nats/token", "loss half way up");
    private static final Variable ACCURACY = Variable.any("accuracy", "share", "share of right answers");

    /** What goes in and comes out: loss and the shape of the task to accuracy. */
    public static final Signature<AccuracySigmoid> SIGNATURE = Signature.of(
                    Stated.of(
                                    "task-accuracy/sigmoid",
                                    "Accuracy at a task from the loss on its right answers",
                                    "Bhagia et al. 2024, Establishing Task Scaling Laws via Compute-Efficient Model Ladders, section 3"
                                            + " (https://arxiv.org/abs/2412.04403)",
                                    Confidence.UNVERIFIED)
                            .noting(
                                    "The form only, without fitted values. Four tasks in ten are predictable in this way (Lourie et al."
                                            + " 2025)."),
                    in -> new AccuracySigmoid(in.of(FLOOR), in.of(CEIL), in.of(STEEPNESS), in.of(HALF_WAY)))
            .takes(TASK_LOSS, FLOOR, CEIL, STEEPNESS, HALF_WAY)
            .gives(ACCURACY, TASK_LOSS, AccuracySigmoid::accuracy)
            .falls(ACCURACY, TASK_LOSS, CEIL)
            .rises(ACCURACY, HALF_WAY);

    /** How it is fitted to a table, its floor given. */
    public static final Fitting<AccuracySigmoid, AccuracySigmoid.Point> FITTING = Fitting.of(
                    "task-accuracy",
                    "accuracy(L) = floor + (1 - floor - ceil) / (1 + exp(-k (L0 - L))), floor given",
                    "Bhagia et al. 2024, section 3",
                    Rows.of(
                            v -> new Point(v[0], v[1]),
                            Point::accuracy,
                            Column.positive(TASK_LOSS),
                            Column.share(ACCURACY)))
            .needing(Constants.none().number(FLOOR))
            .by(given -> fitter(given.number("floor")))
            .drawnOver("loss on the task, nats per token", Point::loss, AccuracySigmoid::accuracy);

    public AccuracySigmoid {
        fraction("floor", floor);
        fraction("ceil", ceil);
        if (!(floor < 1 && ceil <= 1 - floor)) {
            throw Check.refused("ceil", ceil, "at most 1 - floor = " + (1 - floor) + ", and floor below 1");
        }
        positive("k", k);
        positive("L0", L0);
    }

    /**
     * A model's loss on the right answers of a task and its accuracy.
     *
     * @param loss nats per token, {@code > 0}
     * @param accuracy in [0, 1]
     */
    public record Point(double loss, double accuracy) {
        public Point {
            positive("loss", loss);
            fraction("accuracy", accuracy);
        }
    }

    /**
     * The form with its floor held: ceil, k, L0.
     *
     * @param floor accuracy of guessing, in [0, 1)
     */
    public static Family<AccuracySigmoid> family(double floor) {
        if (!(floor >= 0 && floor < 1)) {
            throw Check.refused("floor", floor, "in [0, 1)");
        }
        return Family.of(
                AccuracySigmoid.class,
                v -> new AccuracySigmoid(floor, v[0], v[1], v[2]),
                law -> new double[] {law.ceil, law.k, law.L0},
                Param.within("ceil", "1", 0, 1 - floor).startingIn(0.01, 0.5 * (1 - floor)),
                Param.positive("k", "1/(nats/token)").startingIn(0.5, 20),
                Param.positive("L0", "nats/token").startingIn(0.2, 5));
    }

    /** A fitter with the floor held: least squares of the accuracy, 200 starts. */
    public static Fitter<AccuracySigmoid, Point> fitter(double floor) {
        return Fitter.of(
                family(floor), (AccuracySigmoid law, Point point) -> law.accuracy(point.loss()), Point::accuracy);
    }

    /**
     * Accuracy at a loss on the task.
     *
     * @param loss L, nats per token, {@code > 0}
     */
    public double accuracy(double loss) {
        return floor + (1 - floor - ceil) / (1 + Math.exp(-k * (L0 - positive("loss", loss))));
    }

    /** Both steps: accuracy of a model of a size trained on a number of tokens, through a law of the loss on the task. */
    public double accuracy(LossLaw taskLoss, double parameters, double tokens) {
        return accuracy(taskLoss.loss(parameters, tokens));
    }

    /** The loss at which the accuracy is this, which must lie strictly between the floor and the upper asymptote. */
    public double loss(double accuracy) {
        if (!(accuracy > floor && accuracy < 1 - ceil)) {
            throw Check.refused("accuracy", accuracy, "in (" + floor + ", " + (1 - ceil) + ")");
        }
        return L0 - Math.log((accuracy - floor) / (1 - ceil - accuracy)) / k;
    }
}
