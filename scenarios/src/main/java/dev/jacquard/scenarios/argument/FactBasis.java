package dev.jacquard.scenarios.argument;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Fact;
import dev.jacquard.data.FactName;
import dev.jacquard.laws.Facts;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The published numbers that an assumption rests on, as it pins them, and how its value is made of them.
 *
 * <pre>{@code
 * autonomousTime:
 *   fact: {low: time-horizons/claude-opus-4.5.minutes80@2026-03-03, high: time-horizons/claude-opus-4.5.minutes50@2026-03-03}
 *   value: "90%: {low} .. {high}"        # with `fact: NAME@DAY` alone the value is that number
 * }</pre>
 *
 * @param template the value notation with names in braces; empty where the value was chosen by hand
 * @param facts by name, as they stood on their days
 */
public record FactBasis(Optional<String> template, Map<String, Fact> facts) {

    /** What an assumption has that rests on no fact by name. */
    public static final FactBasis NONE = new FactBasis(Optional.empty(), Map.of());

    /** The name of a fact that is the only one. */
    public static final String ONLY = "fact";

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)\\}");

    public FactBasis {
        notNull("template", template);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * Facts and a value that may name them.
     *
     * @param value the notation; empty means the one fact itself
     * @throws IllegalArgumentException for a name in braces that no fact has, with the nearest, a fact that the value leaves out while it
     *     names another, or no value beside several facts
     */
    public static FactBasis of(Optional<String> value, Map<String, Fact> facts) {
        if (value.isEmpty() && !facts.keySet().equals(Set.of(ONLY))) {
            throw Check.refused(
                    "value", "missing", "value notation such as `90%: {low} .. {high}`, beside several facts");
        }
        String notation = value.orElse("= {" + ONLY + "}");
        Matcher braces = BRACES.matcher(notation);
        Map<String, Fact> unused = new LinkedHashMap<>(facts);
        boolean any = false;
        while (braces.find()) {
            String name = braces.group(1);
            if (!facts.containsKey(name)) {
                throw Check.refused(
                        "value",
                        "{" + name + "}",
                        "one of the facts: " + Check.among(name, facts.keySet()) + Check.nearest(name, facts.keySet()));
            }
            unused.remove(name);
            any = true;
        }
        if (any && !unused.isEmpty()) {
            throw Check.refused(
                    "fact",
                    String.join(", ", unused.keySet()),
                    "facts that the value names in braces, or none of them there");
        }
        return new FactBasis(any ? Optional.of(notation) : Optional.empty(), facts);
    }

    /** Whether there is no fact. */
    public boolean isEmpty() {
        return facts.isEmpty();
    }

    /**
     * The value notation with the numbers in it, each with its unit; empty where the value was chosen by hand.
     *
     * @param unit of the input, to which the facts' own have to be convertible
     */
    public Optional<String> notation(Unit unit) {
        return template.map(text -> BRACES.matcher(text).replaceAll(found -> {
            Fact fact = facts.get(found.group(1));
            if (!fact.unit().convertibleTo(unit)) {
                throw Check.refused(
                        "fact " + fact.name(), fact.quantity(), "a number in " + unit + ", as the input is");
            }
            return Matcher.quoteReplacement(fact.quantity());
        }));
    }

    /** The same with what was known on a day; what was published later is as it was first published. */
    public FactBasis knownOn(LocalDate day) {
        return each(fact -> Facts.knownOn(fact.name(), day));
    }

    /** The same with the newest numbers. */
    public FactBasis newest() {
        return each(fact -> Facts.newest(fact.name()));
    }

    private FactBasis each(UnaryOperator<Fact> other) {
        Map<String, Fact> others = new LinkedHashMap<>();
        facts.forEach((name, fact) -> others.put(name, other.apply(fact)));
        return new FactBasis(template, others);
    }

    /** The facts in whose place others have come since the day of their pin. */
    public List<Fact> superseded() {
        return facts.values().stream().filter(Fact::isSuperseded).toList();
    }

    /** Facts that had not been published on a day. */
    public List<FactName> unknownOn(LocalDate day) {
        return facts.values().stream()
                .filter(fact -> fact.since().filter(from -> from.isAfter(day)).isPresent())
                .map(Fact::name)
                .toList();
    }

    /** Whether a fact is backed so. */
    public boolean hasStatus(Confidence status) {
        return facts.values().stream().anyMatch(fact -> fact.status() == status);
    }

    /** The earliest day of a pin. */
    public Optional<LocalDate> day() {
        return facts.values().stream().map(fact -> fact.name().day()).min(LocalDate::compareTo);
    }
}
