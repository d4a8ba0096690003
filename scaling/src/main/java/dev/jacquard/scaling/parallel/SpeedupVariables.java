package dev.jacquard.scaling.parallel;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;

/** What the laws of this package have in common by name. */
final class SpeedupVariables {

    static final Variable AGENTS =
            Variable.any("agents", "agent", "how many agents").from(1);
    static final Variable PARALLEL =
            Variable.any("parallel", "share", "share of one worker's time that runs in parallel");
    static final Variable SPEEDUP = Variable.any("speedup", "1", "speed of the agents over that of one");

    private SpeedupVariables() {}

    /** A law of this package; they stand together in the catalogue. */
    static Stated stated(String id, String title, String source, Confidence confidence) {
        return Stated.of(id, title, source, confidence).among("speedup");
    }
}
