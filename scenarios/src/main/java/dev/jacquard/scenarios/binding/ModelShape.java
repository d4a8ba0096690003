package dev.jacquard.scenarios.binding;

import dev.jacquard.scenarios.argument.ScenarioException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model as the engine sees it: inputs and outputs by name, and an answer for one value of each input.
 *
 * <p>It is a record in Java, or the formulas of a scenario.
 */
public interface ModelShape {

    /**
     * The shape of a model in Java.
     *
     * @throws ScenarioException if it is not a public record with {@code outputs()}, or a component has a type that no input has
     */
    static ModelShape of(Class<? extends Record> type) {
        return RecordModel.of(type);
    }

    /** What it is called. */
    String name();

    /** The record in Java; none where the model is formulas. */
    Optional<Class<? extends Record>> type();

    /** The inputs in the order of the model, nested ones in place. */
    List<ModelInput> inputs();

    /** The outputs in the order of the model. */
    List<ModelOutput> outputs();

    /** What people call an input or an output, by its name, where it says so. */
    default Map<String, String> labels() {
        return Map.of();
    }

    /** Whether both answer alike for the same values. */
    boolean sameAs(ModelShape other);

    /**
     * Asks the model.
     *
     * @param leaves a value for each of {@link #inputs}, in order
     * @return a value for each of {@link #outputs}, in order
     * @throws Throwable whatever the model throws
     */
    Object[] run(Object[] leaves) throws Throwable;
}
