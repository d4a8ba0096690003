package dev.jacquard.scenarios.argument;

import java.net.URL;
import java.util.List;
import java.util.Optional;

/**
 * Arguments that a jar carries, and the models they name.
 *
 * <p>A shelf is found by {@link java.util.ServiceLoader}: the jar names its class in {@code
 * META-INF/services/dev.jacquard.scenarios.argument.Shelf}. Its arguments are then called by their slugs, wherever a folder
 * could be named.
 *
 * <pre>{@code
 * public final class Mine implements Shelf {
 *     public List<String> slugs() { return List.of("my-argument"); }
 *     public Optional<URL> file(String slug, String name) {
 *         return Optional.ofNullable(Mine.class.getResource(slug + "/" + name));
 *     }
 *     public List<Class<? extends Record>> models() { return List.of(MyModel.class); }
 * }
 * }</pre>
 */
public interface Shelf {

    /** Slugs of the arguments, in the order in which they are listed. */
    List<String> slugs();

    /**
     * One of the files in the folder of an argument; an argument is where its {@code scenario.yaml} is.
     *
     * @param slug one of {@link #slugs()}
     * @param name the file's name
     * @return empty if the folder has no such file
     */
    Optional<URL> file(String slug, String name);

    /** The models; a scenario names one by its simple class name. */
    List<Class<? extends Record>> models();
}
