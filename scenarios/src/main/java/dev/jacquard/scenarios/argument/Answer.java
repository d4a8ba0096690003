package dev.jacquard.scenarios.argument;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The strongest thing the author would answer, as changed assumptions that are run.
 *
 * @param id short name within the scenario
 * @param text the answer in words
 * @param set value notation by input
 */
public record Answer(String id, String text, Map<String, String> set) {
    public Answer {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }
}
