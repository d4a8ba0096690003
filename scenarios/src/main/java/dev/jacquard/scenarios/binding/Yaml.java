package dev.jacquard.scenarios.binding;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML value as text, list or mapping, each with its place: there are no other types, so nothing is guessed. */
sealed interface Yaml {

    /** Where it begins. */
    Place place();

    /** What it is, in words. */
    String kind();

    /** A scalar, as written but on one line; never converted. */
    record Text(Place place, String value) implements Yaml {
        @Override
        public String kind() {
            return value.isEmpty() ? "nothing" : "text";
        }
    }

    /** A sequence. */
    record Items(Place place, List<Yaml> values) implements Yaml {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A mapping, in the order of the file; {@code keys} holds the place of each key. */
    record Fields(Place place, Map<String, Yaml> values, Map<String, Place> keys) implements Yaml {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        }

        @Override
        public String kind() {
            return "a mapping";
        }
    }
}
