package dev.jacquard.data;

import static dev.jacquard.numerics.Check.notNull;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a fact ages: from when it was so, when somebody last looked, and what has taken its place. What was superseded stays, with its dates,
 * so that one can ask for what was known on a day.
 *
 * <pre>{@code
 * HorizonTrend.published().get(0).vintage().supersededBy();   // the id of METR's corrected line
 * Datasets.named("time-horizons").asOf(LocalDate.parse("2026-01-31")).rows();
 * }</pre>
 *
 * @param version of the file or print; empty where it has none
 * @param asOf the day from which it was the published value; empty where nobody stated it, and then it has always been so
 * @param checked the day on which somebody last compared it with its source
 * @param supersededBy the name of what has taken its place
 */
public record Vintage(
        String version, Optional<LocalDate> asOf, Optional<LocalDate> checked, Optional<String> supersededBy) {

    private static final Pattern ARXIV = Pattern.compile("arxiv\\.org/abs/(\\d\\d)(0[1-9]|1[0-2])\\.");

    private static final int CENTURY = 2000;

    public Vintage {
        notNull("version", version);
        notNull("asOf", asOf);
        notNull("checked", checked);
        notNull("supersededBy", supersededBy);
    }

    /** One that nobody dated. */
    public static Vintage undated() {
        return new Vintage("", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** That of a printed work: from the first day of its month if it lies on arXiv, else from the first day of its year. */
    public static Vintage of(Citation work) {
        Matcher arxiv = ARXIV.matcher(work.url());
        LocalDate day = arxiv.find()
                ? YearMonth.of(CENTURY + Integer.parseInt(arxiv.group(1)), Integer.parseInt(arxiv.group(2)))
                        .atDay(1)
                : LocalDate.of(work.year(), 1, 1);
        return undated().from(day);
    }

    /** The same from this day on. */
    public Vintage from(LocalDate day) {
        return new Vintage(version, Optional.of(day), checked, supersededBy);
    }

    /** The same, compared with its source on this day. */
    public Vintage checkedOn(LocalDate day) {
        return new Vintage(version, asOf, Optional.of(day), supersededBy);
    }

    /** The same, in whose place something of this name has come. */
    public Vintage supersededBy(String name) {
        return new Vintage(version, asOf, checked, Optional.of(name));
    }

    /** The same under this version. */
    public Vintage version(String text) {
        return new Vintage(text, asOf, checked, supersededBy);
    }

    /** Whether it had been published by a day. */
    public boolean isKnownOn(LocalDate day) {
        return asOf.isEmpty() || !asOf.get().isAfter(day);
    }
}
