package dev.jacquard.data;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.quantity.Unit;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One published number as it stood on a day, with its unit, how well it is backed, and until when it stood.
 *
 * @param name its name, with the day asked for
 * @param text the number as it is written
 * @param value the number
 * @param unit its unit; a plain number where no list of units has its own
 * @param status how well it is backed
 * @param source who printed it
 * @param since from when it was so; empty where nobody stated it
 * @param until the day on which something took its place; empty where it stands
 */
public record Fact(
        FactName name,
        String text,
        double value,
        Unit unit,
        Confidence status,
        String source,
        Optional<LocalDate> since,
        Optional<LocalDate> until) {

    public Fact {
        notNull("name", name);
        notNull("text", text);
        notNull("unit", unit);
        notNull("status", status);
        notNull("source", source);
        notNull("since", since);
        notNull("until", until);
    }

    /** Whether something has taken its place since the day asked for. */
    public boolean isSuperseded() {
        return until.isPresent();
    }

    /** The number with its unit: {@code 292.994594 min}. */
    public String quantity() {
        return unit.isPlain() && unit.symbol().equals("1") ? text : text + " " + unit;
    }
}
