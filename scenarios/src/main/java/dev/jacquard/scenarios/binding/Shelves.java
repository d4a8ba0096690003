package dev.jacquard.scenarios.binding;

import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.argument.Shelf;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The arguments of all shelves on the class path, and the models that a {@code scenario.yaml} can name. */
public final class Shelves {

    private static Shelves found;

    private final Map<String, Shelf> shelfOf = new LinkedHashMap<>();
    private final Map<String, Class<? extends Record>> models = new LinkedHashMap<>();

    private Shelves(Iterable<Shelf> shelves) {
        for (Shelf shelf : shelves) {
            shelf.slugs().forEach(slug -> put("argument", slug, shelf, shelfOf));
            shelf.models().forEach(model -> put("model", model.getSimpleName(), model, models));
        }
    }

    private static <T> void put(String what, String name, T value, Map<String, T> all) {
        if (all.putIfAbsent(name, value) != null) {
            throw new ScenarioException(
                    what + " " + name + ": on two shelves (expected: names that differ among all jars)");
        }
    }

    private static synchronized Shelves found() {
        if (found == null) {
            found = new Shelves(ServiceLoader.load(Shelf.class, Shelves.class.getClassLoader()));
        }
        return found;
    }

    /** Slugs of the arguments, in the order in which they are listed. */
    public static List<String> slugs() {
        return List.copyOf(found().shelfOf.keySet());
    }

    /** Names of the models. */
    static List<String> modelNames() {
        return new ArrayList<>(found().models.keySet());
    }

    /** A model by its simple class name. */
    static Optional<Class<? extends Record>> model(String name) {
        return Optional.ofNullable(found().models.get(name));
    }

    /** A file of one of the arguments. */
    static Optional<URL> file(String slug, String name) {
        return Optional.ofNullable(found().shelfOf.get(slug)).flatMap(shelf -> shelf.file(slug, name));
    }
}
