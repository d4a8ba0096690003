import dev.jacquard.scenarios.argument.In;
import dev.jacquard.scenarios.argument.Out;

/**
 * How many agents one reviewer keeps busy.
 *
 * <p>The components are the inputs, each with its unit and bounds; {@code outputs()} is the whole model. It must be pure: the same
 * inputs give the same outputs, and what cannot be computed throws. An agent works for Z, then needs a review of S, so
 * one reviewer serves {@code 1 + Z / S} agents without a queue.
 */
public record Model(
        @In(unit = "min", low = 0, lowOpen = true) double reviewTime,
        @In(unit = "min", low = 0) double autonomousTime,
        @In(unit = "agent", low = 1) double agents,
        Interruptions interruptions) {

    /** A choice between forms: in scenario.yaml the names are {@code free} and {@code costly}. */
    public enum Interruptions {
        FREE(1.0),
        COSTLY(1.5);

        private final double factor;

        Interruptions(double factor) {
            this.factor = factor;
        }
    }

    /** The outputs, each with its unit. */
    public record Outputs(@Out(unit = "agent") double agentsKeptBusy, double reviewerLoad) {}

    public Outputs outputs() {
        double review = reviewTime * interruptions.factor;
        double agentsKeptBusy = 1 + autonomousTime / review;
        return new Outputs(agentsKeptBusy, agents / agentsKeptBusy);
    }
}
