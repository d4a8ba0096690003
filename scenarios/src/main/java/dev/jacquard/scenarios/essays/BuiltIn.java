package dev.jacquard.scenarios.essays;

import java.util.List;

/**
 * The essays that Jacquard carries and the models they name.
 *
 * <p>An essay is a folder of resources, {@code dev/jacquard/scenarios/essays/<slug>/}. A new one is added here, by name: nothing
 * is found by searching the class path.
 */
public final class BuiltIn {

    /** Slugs of the essays, in the order in which they are listed. */
    private static final List<String> SLUGS = List.of("lossy-self-improvement");

    /** Models that a {@code scenario.yaml} can name. */
    private static final List<Class<? extends Record>> MODELS = List.of(LossySelfImprovement.class);

    private BuiltIn() {}

    /** Slugs of the essays. */
    public static List<String> slugs() {
        return SLUGS;
    }

    /** The models; a scenario names one by its simple class name. */
    public static List<Class<? extends Record>> models() {
        return MODELS;
    }
}
