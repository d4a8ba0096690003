package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Check;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the fields of one mapping by name; what is missing, unknown or of the wrong kind is refused with its place. */
final class FieldReader {

    private final Yaml.Fields fields;

    private FieldReader(Yaml.Fields fields) {
        this.fields = fields;
    }

    /** The fields of a mapping, of which only the known ones are allowed. */
    static FieldReader of(Yaml node, String what, String owner, List<String> known) {
        if (!(node instanceof Yaml.Fields fields)) {
            throw node.place().refuse(what, node.kind(), "fields: " + String.join(", ", known));
        }
        fields.keys().forEach((name, place) -> {
            if (!known.contains(name)) {
                throw unknown(place, name, owner, known);
            }
        });
        return new FieldReader(fields);
    }

    /** The refusal of a name that is not among the known ones, with the nearest of them. */
    static RuntimeException unknown(Place place, String name, String owner, List<String> known) {
        return place.refuse(name + ": unknown " + owner + " (expected one of: " + Check.among(name, known) + ")"
                + Check.nearest(name, known));
    }

    Place place() {
        return fields.place();
    }

    boolean has(String name) {
        return fields.values().containsKey(name);
    }

    /** The place of a field's value, or of the whole mapping where the field is missing. */
    Place placeOf(String name) {
        Yaml value = fields.values().get(name);
        return value == null ? fields.place() : value.place();
    }

    /** The node of a field, if given. */
    Optional<Yaml> node(String name) {
        return Optional.ofNullable(fields.values().get(name));
    }

    /** A required text. */
    String text(String prefix, String name, String expected) {
        return optionalText(prefix, name, expected)
                .orElseThrow(() -> fields.place().refuse(prefix + name, "missing", expected));
    }

    /** A text that may be absent, but not blank. */
    Optional<String> optionalText(String prefix, String name, String expected) {
        Yaml node = fields.values().get(name);
        if (node == null) {
            return Optional.empty();
        }
        if (!(node instanceof Yaml.Text text) || text.value().isEmpty()) {
            throw node.place().refuse(prefix + name, node.kind(), expected);
        }
        return Optional.of(text.value());
    }

    /** A required day. */
    LocalDate date(String prefix, String name) {
        return optionalDate(prefix, name)
                .orElseThrow(() -> fields.place().refuse(prefix + name, "missing", "a day such as 2026-03-01"));
    }

    /** A day that may be absent. */
    Optional<LocalDate> optionalDate(String prefix, String name) {
        return optionalText(prefix, name, "a day such as 2026-03-01").map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw placeOf(name).refuse(prefix + name, text, "a day such as 2026-03-01");
            }
        });
    }

    /** A required word out of a few. */
    <T> T word(String prefix, String name, List<T> values, Function<T, String> words) {
        String expected = values.stream().map(words).collect(Collectors.joining(" or "));
        String text = text(prefix, name, expected);
        return values.stream()
                .filter(value -> words.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> placeOf(name).refuse(prefix + name, text, expected));
    }

    /** The items of a list; none where the field is absent. */
    List<Yaml> items(String name, String expected) {
        Yaml node = fields.values().get(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Yaml.Items items)) {
            throw node.place().refuse(name, node.kind(), expected);
        }
        return items.values();
    }
}
