package dev.jacquard.scaling.horizon;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.scaling.horizon.HorizonVariables.SUCCESS;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;

/**
 * A long task cut into stages, each verified and tried again when it fails.
 *
 * <p>With m stages of length l and r retries of each, {@code S = (1 - (1 - p(l))^(r + 1))^m}. Verification is perfect and free here, and
 * stages fail independently of each other: both flatter the result.
 *
 * <pre>{@code
 * new StagedTask(new HalfLife(60), 1, 240, 0).success();   // 0.0625
 * new StagedTask(new HalfLife(60), 4, 60, 1).success();    // 0.316
 * }</pre>
 *
 * @param law success at one stage by its length
 * @param stages m, {@code >= 1}
 * @param stageMinutes l, human time of one stage, min, {@code > 0}
 * @param retries r, attempts after the first at each stage, {@code >= 0}
 */
public record StagedTask(HorizonLaw law, int stages, double stageMinutes, int retries) {

    private static final Variable HALF_LIFE =
            Variable.positive("halfLife", "min", "human time of the tasks completed half of the time");
    private static final Variable STAGES = Variable.count("stages", "1", "number of stages");
    private static final Variable STAGE_MINUTES = Variable.positive("stageMinutes", "min", "human time of one stage");
    private static final Variable RETRIES = Variable.any("retries", "1", "attempts after the first at each stage")
            .wholeOnly();
    private static final Variable UNTIL_DONE =
            Variable.any("untilDone", "min", "expected human time when each stage is tried until it succeeds");

    /** What goes in and comes out: half-life, stages and retries to success. */
    public static final Signature<StagedTask> SIGNATURE = Signature.of(
                    Stated.of(
                                    "staged-task",
                                    "A long task in stages, each checked and tried again, under a constant hazard",
                                    "algebra on Ord 2025 (https://arxiv.org/abs/2505.05115)",
                                    Confidence.DERIVED)
                            .noting(
                                    "Checks are perfect and free here, and stages fail independently: both flatter the result."),
                    in -> new StagedTask(
                            new HalfLife(in.of(HALF_LIFE)), in.whole(STAGES), in.of(STAGE_MINUTES), in.whole(RETRIES)))
            .takes(HALF_LIFE, STAGES, STAGE_MINUTES, RETRIES)
            .gives(SUCCESS, (task, in) -> task.success())
            .gives(UNTIL_DONE, (task, in) -> task.expectedMinutesUntilDone())
            .rises(SUCCESS, HALF_LIFE, RETRIES)
            .falls(SUCCESS, STAGES, STAGE_MINUTES)
            .rises(UNTIL_DONE, STAGES, STAGE_MINUTES)
            .falls(UNTIL_DONE, HALF_LIFE);

    public StagedTask {
        notNull("law", law);
        atLeast("stages", stages, 1);
        positive("stageMinutes", stageMinutes);
        atLeast("retries", retries, 0);
    }

    /** The chance that every stage succeeds in time. */
    public double success() {
        double logMiss = (retries + 1) * Math.log1p(-law.success(stageMinutes));
        return Math.exp(stages * Math.log1p(-Math.exp(logMiss)));
    }

    /**
     * Expected human time of all attempts when each stage is tried until it succeeds, min: {@code m l / p(l)}, for a half-life h {@code m
     * l 2^(l / h)}. An attempt takes a whole stage even when it fails.
     */
    public double expectedMinutesUntilDone() {
        return stages * stageMinutes / law.success(stageMinutes);
    }
}
