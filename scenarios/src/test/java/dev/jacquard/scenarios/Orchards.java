package dev.jacquard.scenarios;

import dev.jacquard.scenarios.argument.Shelf;
import java.net.URL;
import java.util.List;
import java.util.Optional;

/** A shelf of somebody else: its jar is made by {@link ShelfTest}, so that no other test finds it. */
public final class Orchards implements Shelf {

    /** A model that the shelf brings. */
    public record Orchard(double trees, double fruit) {
        public record Outputs(double harvest) {}

        public Outputs outputs() {
            return new Outputs(trees * fruit);
        }
    }

    @Override
    public List<String> slugs() {
        return List.of("orchard");
    }

    @Override
    public Optional<URL> file(String slug, String name) {
        return Optional.ofNullable(Orchards.class.getResource(slug + "/" + name));
    }

    @Override
    public List<Class<? extends Record>> models() {
        return List.of(Orchard.class);
    }

    /** Another shelf with the same slug. */
    public static final class Again implements Shelf {

        @Override
        public List<String> slugs() {
            return List.of("orchard");
        }

        @Override
        public Optional<URL> file(String slug, String name) {
            return Optional.empty();
        }

        @Override
        public List<Class<? extends Record>> models() {
            return List.of();
        }
    }
}
