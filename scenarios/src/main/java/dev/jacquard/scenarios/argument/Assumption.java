package dev.jacquard.scenarios.argument;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.data.Confidence;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Belief;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a scenario assumes about one input of its model, and why.
 *
 * @param name the input's name; nested inputs are dotted
 * @param unit the unit in which the model counts
 * @param belief the value, range or choice
 * @param basis where it comes from, or {@code judgement}
 * @param why one line that an expert would accept
 * @param asOf the day of a fact that ages
 * @param role whether it is a fact that could be found out, or a weight of what somebody wants
 * @param facts the published numbers that it rests on by name
 * @param cautions what whoever wrote it may not have meant, one sentence each, with the place where it is written
 */
public record Assumption(
        String name,
        Unit unit,
        Belief belief,
        String basis,
        String why,
        Optional<LocalDate> asOf,
        Role role,
        FactBasis facts,
        List<String> cautions) {

    /** What kind of thing an input is: people can be wrong about a fact, and only want different things about a value. */
    public enum Role {
        /** Something that could be measured, at least in principle. */
        FACT,
        /** A weight of what somebody wants; no measurement settles it. */
        VALUE;

        /** The lower-case word of the file. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A dated fact older than this asks to be looked at again. */
    public static final int FRESH_DAYS = 180;

    public Assumption {
        notBlank("name", name);
        notNull("unit", unit);
        notNull("belief", belief);
        notBlank("basis", basis);
        notBlank("why", why);
        notNull("asOf", asOf);
        notNull("role", role);
        notNull("facts", facts);
        cautions = List.copyOf(cautions);
    }

    /** An assumption that says what was meant. */
    public Assumption(
            String name, Unit unit, Belief belief, String basis, String why, Optional<LocalDate> asOf, Role role) {
        this(name, unit, belief, basis, why, asOf, role, FactBasis.NONE, List.of());
    }

    /** An assumption about a fact. */
    public Assumption(String name, Unit unit, Belief belief, String basis, String why, Optional<LocalDate> asOf) {
        this(name, unit, belief, basis, why, asOf, Role.FACT);
    }

    /** The value notation, shape included: {@code 90%: 3 .. 5.5 /year lognormal}. */
    public String notation() {
        return belief.notation();
    }

    /** Whether the basis names judgement: alone, or as one part of a list separated by semicolons. */
    public boolean isJudgement() {
        return Arrays.stream(basis.split(";")).anyMatch(part -> part.strip().equalsIgnoreCase("judgement"));
    }

    /** Whether nobody has checked the number: the basis says "from memory" or "unverified", or a fact it rests on is unverified. */
    public boolean isUnverified() {
        String words = basis.toLowerCase(Locale.ROOT);
        return words.contains("from memory") || words.contains("unverified") || facts.hasStatus(Confidence.UNVERIFIED);
    }

    /** Whether a fact it rests on is known from secondary sources only. */
    public boolean isReported() {
        return facts.hasStatus(Confidence.REPORTED);
    }

    /** Whether something has taken the place of a fact it rests on, since the day of its pin. */
    public boolean isSuperseded() {
        return !facts.superseded().isEmpty();
    }

    /** Whether it is a weight of what somebody wants, which no measurement settles. */
    public boolean isValue() {
        return role == Role.VALUE;
    }

    /** Whether it picks a form, a law or a rival figure. */
    public boolean isChoice() {
        return belief instanceof Belief.Choice choice && choice.options().size() > 1;
    }

    /** Whether it is a dated fact more than {@value #FRESH_DAYS} days old on a day. */
    public boolean isStale(LocalDate today) {
        return asOf.filter(day -> ChronoUnit.DAYS.between(day, today) > FRESH_DAYS)
                .isPresent();
    }

    /** The same with cautions in place of those it has. */
    public Assumption withCautions(List<String> others) {
        return new Assumption(name, unit, belief, basis, why, asOf, role, facts, others);
    }

    /** The same input with another belief, which brings cautions of its own and rests on no fact by name. */
    public Assumption withBelief(Belief other) {
        return new Assumption(name, unit, other, basis, why, asOf, role);
    }

    /** The same input, resting on other facts. */
    public Assumption withFacts(FactBasis others, Belief other) {
        return new Assumption(name, unit, other, basis, why, asOf, role, others, cautions);
    }
}
