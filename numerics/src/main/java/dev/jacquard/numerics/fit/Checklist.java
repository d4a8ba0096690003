package dev.jacquard.numerics.fit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader needs to repeat a fit, and to know what it means. Most published fits leave out some of it.
 *
 * <p>What the fit knows by itself is filled in; what only people know (what a letter counts, how runs were trained) is taken from {@link
 * Fitter#stating}, and {@value #NOT_STATED} where nobody said.
 *
 * <pre>{@code
 * fit.checks().checklist().notStated();                // [meaning of parameters, tokenizer, schedule]
 * fit.checks().checklist().entries().get("starts");    // 4500 of the grid published
 * }</pre>
 *
 * @param entries by name, in a fixed order
 * @see <a href="https://arxiv.org/abs/2502.18969">Li et al. 2025</a>, (Mis)Fitting: the checklist that most of the surveyed papers fail
 */
public record Checklist(Map<String, String> entries) {

    /** What stands for an answer that nobody gave. */
    public static final String NOT_STATED = "not stated";

    public Checklist {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** The same with one entry added or changed. */
    public Checklist with(String name, String text) {
        Map<String, String> more = new LinkedHashMap<>(entries);
        more.put(name, text);
        return new Checklist(more);
    }

    /** The names of what nobody stated. */
    public List<String> notStated() {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().equals(NOT_STATED))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** One line for each entry. */
    @Override
    public String toString() {
        Columns table = new Columns("checklist", "");
        entries.forEach(table::row);
        return table.toString();
    }
}
