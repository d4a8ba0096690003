package dev.jacquard.data;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One key of a {@code source.yaml} with what it says: a text or further entries, and where it stands.
 *
 * @param file name of the file, for refusals
 * @param line counted from 1
 * @param key as in {@code citations.pythia.year}
 * @param text the value; empty where there are entries
 * @param entries by key, in the order of the file; empty where there is a text
 */
record SourceEntry(String file, int line, String key, Optional<String> text, Map<String, SourceEntry> entries) {

    static SourceEntry of(String file, int line, String key, String text) {
        return new SourceEntry(file, line, key, Optional.of(text), Map.of());
    }

    static SourceEntry of(String file, int line, String key, Map<String, SourceEntry> entries) {
        return new SourceEntry(
                file, line, key, Optional.empty(), Collections.unmodifiableMap(new LinkedHashMap<>(entries)));
    }

    /** Refuses a key that is not among these, and misses one of those that have to be there. */
    SourceEntry requireKeys(List<String> needed, List<String> allowed) {
        List<String> known = new ArrayList<>(needed);
        known.addAll(allowed);
        children().forEach((word, entry) -> {
            if (!known.contains(word)) {
                throw Check.refused(
                        entry.place(), "unknown", "one of: " + String.join(", ", known) + Check.nearest(word, known));
            }
        });
        for (String word : needed) {
            if (!entries.containsKey(word)) {
                throw Check.refused(place(), "no " + word, "keys " + String.join(", ", needed));
            }
        }
        return this;
    }

    SourceEntry child(String word) {
        return entries.get(word);
    }

    /** The entries below this one; a text in their place is refused. */
    Map<String, SourceEntry> children() {
        if (text.isPresent()) {
            throw refused("lines of key: value below it, further in");
        }
        return entries;
    }

    /** The text below a key, which has to be there and not blank. */
    String said(String word) {
        SourceEntry entry = child(word);
        String told = entry.text.orElseThrow(() -> Check.refused(entry.place(), "keys below it", "a text"));
        if (told.isBlank()) {
            throw Check.refused(entry.place(), "blank", "some text");
        }
        return told;
    }

    /** The text below a key, empty where the key is not there. */
    String saidOrNothing(String word) {
        return entries.containsKey(word) ? said(word) : "";
    }

    /** Refuses the text of this entry. */
    IllegalArgumentException refused(String expected) {
        return Check.refused(place(), text.orElse("keys below it"), expected);
    }

    /** Where this stands, as messages name it. */
    String place() {
        return key.isEmpty() ? file : file + ":" + line + " " + key;
    }
}
