package dev.jacquard.data;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Check;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of one published number as it stood on a day: a cell of a data set, or a constant of a published law.
 *
 * <pre>{@code
 * FactName.parse("time-horizons/claude-opus-4.5.minutes50@2026-03-03");
 * FactName.parse("chinchilla/besiroglu2024.alpha@2026-11-28");
 * }</pre>
 *
 * @param set the data set, or the family of the law
 * @param key the row, or what follows the slash in the law's id
 * @param column the column, or the constant
 * @param day the day on which it was so
 */
public record FactName(String set, String key, String column, LocalDate day) {

    /** What such a name looks like, as a regular expression that every dialect has. */
    public static final String PATTERN = "^([a-z0-9-]+)/([^/@\\s]+)\\.([A-Za-z][A-Za-z0-9]*)@(\\d{4}-\\d\\d-\\d\\d)$";

    private static final Pattern NAME = Pattern.compile(PATTERN);

    public FactName {
        notNull("set", set);
        notNull("key", key);
        notNull("column", column);
        notNull("day", day);
    }

    /**
     * The fact of this name.
     *
     * @throws IllegalArgumentException for anything else, and for a name without a day
     */
    public static FactName parse(String text) {
        Matcher name = NAME.matcher(text);
        if (!name.matches()) {
            throw Check.refused(
                    "fact", text, "SET/NAME.COLUMN@DAY, such as time-horizons/claude-opus-4.5.minutes50@2026-03-03");
        }
        try {
            return new FactName(name.group(1), name.group(2), name.group(3), LocalDate.parse(name.group(4)));
        } catch (DateTimeParseException e) {
            throw Check.refused("fact", text, "a day such as 2026-03-03 behind @");
        }
    }

    /** The same fact on another day. */
    public FactName on(LocalDate other) {
        return new FactName(set, key, column, other);
    }

    /** The name without its day. */
    public String undated() {
        return set + "/" + key + "." + column;
    }

    @Override
    public String toString() {
        return undated() + "@" + day;
    }
}
