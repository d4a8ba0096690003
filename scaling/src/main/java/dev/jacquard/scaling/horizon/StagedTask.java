package dev.jacquard.scaling.horizon;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;

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
