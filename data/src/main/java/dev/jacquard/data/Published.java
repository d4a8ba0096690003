package dev.jacquard.data;

import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A law as somebody printed it: the values, who printed them and where, how well they are backed, and where they were observed.
 *
 * <p>A refit is another publication, never a replacement; one that its own authors corrected says by which it is superseded.
 *
 * <pre>{@code
 * Published<ChinchillaLaw> chinchilla = ChinchillaLaw.besiroglu2024();
 * chinchilla.law().loss(70e9, 1.4e12);
 * chinchilla.range().beyond("tokens", 1.4e12);
 * }</pre>
 *
 * @param <L> the type of the law
 * @param law the law with its published values
 * @param id catalogue name, {@code family/surnameYear}
 * @param title one line for people
 * @param citation where it was printed
 * @param confidence how well the values are backed
 * @param range where the law was observed
 * @param standardErrors by parameter name, as printed; empty where none were
 * @param notes what a user should know before preferring it; may be empty
 * @param definitions what the letters mean
 * @param vintage from when it was known, and what has taken its place
 */
public record Published<L>(
        L law,
        String id,
        String title,
        Citation citation,
        Confidence confidence,
        CalibratedRange range,
        Map<String, Double> standardErrors,
        String notes,
        Definitions definitions,
        Vintage vintage) {

    public Published {
        notNull("law", law);
        notBlank("id", id);
        notBlank("title", title);
        notNull("citation", citation);
        notNull("confidence", confidence);
        notNull("range", range);
        notNull("standardErrors", standardErrors);
        notNull("notes", notes);
        notNull("definitions", definitions);
        notNull("vintage", vintage);
        standardErrors.forEach((name, error) -> nonNegative("standard error of " + name, error));
        standardErrors = Collections.unmodifiableMap(new LinkedHashMap<>(standardErrors));
    }

    /** A publication that has not said yet what its letters mean; see {@link #defined}. */
    public Published(
            L law,
            String id,
            String title,
            Citation citation,
            Confidence confidence,
            CalibratedRange range,
            Map<String, Double> standardErrors,
            String notes) {
        this(
                law,
                id,
                title,
                citation,
                confidence,
                range,
                standardErrors,
                notes,
                Definitions.notStated(),
                Vintage.of(notNull("citation", citation)));
    }

    /** The same publication, saying what its letters mean. */
    public Published<L> defined(Definitions meaning) {
        return new Published<>(law, id, title, citation, confidence, range, standardErrors, notes, meaning, vintage);
    }

    /** The same publication with its dates, where they are not those of its citation. */
    public Published<L> dated(Vintage dates) {
        return new Published<>(law, id, title, citation, confidence, range, standardErrors, notes, definitions, dates);
    }

    /** The same publication, in whose place another of the family has come; both stay. */
    public Published<L> supersededBy(String other) {
        return dated(vintage.supersededBy(other));
    }

    /** The part of the id before the slash: the family's name in the catalogue. */
    public String family() {
        return family(id);
    }

    static String family(String id) {
        int slash = id.indexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }
}
