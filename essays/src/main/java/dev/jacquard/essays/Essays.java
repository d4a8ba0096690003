package dev.jacquard.essays;

import dev.jacquard.scenarios.argument.Shelf;
import java.net.URL;
import java.util.List;
import java.util.Optional;

/**
 * The essays that Jacquard carries and the models they name.
 *
 * <p>An essay is a folder of resources, {@code dev/jacquard/scenarios/essays/<slug>/}. A new one is added here, by name.
 */
public final class Essays implements Shelf {

    /** Slugs of the essays, in the order in which they are listed. */
    private static final List<String> SLUGS = List.of("lossy-self-improvement");

    /** Models that a {@code scenario.yaml} can name. */
    private static final List<Class<? extends Record>> MODELS = List.of(LossySelfImprovement.class);

    @Override
    public List<String> slugs() {
        return SLUGS;
    }

    @Override
    public Optional<URL> file(String slug, String name) {
        return Optional.ofNullable(Essays.class.getResource(slug + "/" + name));
    }

    @Override
    public List<Class<? extends Record>> models() {
        return MODELS;
    }
}
