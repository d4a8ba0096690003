package dev.jacquard.scenarios.binding;

import dev.jacquard.scenarios.argument.Assumption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The fields of the scenario format: what the binder allows, and what the JSON Schema is written from. */
final class Format {

    /** The version every file states. */
    static final String VERSION = "1";

    /** What a field holds. */
    enum Holds {
        TEXT,
        NUMBER,
        DATE,
        SWITCH,
        WORD,
        TEXTS,
        CORRELATIONS,
        INPUTS,
        FACTS,
        SET,
        FORMULAS,
        RECORD,
        RECORDS,
        RECORD_OR_RECORDS
    }

    /**
     * One field.
     *
     * @param name its key
     * @param required whether it must be there
     * @param holds what it holds
     * @param about one line for people
     * @param words the allowed words, for {@link Holds#WORD}
     * @param fields the fields of its record or records
     */
    record Field(String name, boolean required, Holds holds, String about, List<String> words, List<Field> fields) {}

    static final List<Field> SOURCE = List.of(
            required("title", Holds.TEXT, "title under which it was published"),
            optional("date", Holds.DATE, "day of publication"),
            optional("url", Holds.TEXT, "its address"));

    /** What a beliefs file may say about an input: what kind of thing it is stays the scenario's. */
    static final List<Field> BELIEF = List.of(
            optional(
                    "value",
                    Holds.TEXT,
                    "value notation: `= x unit`, `90%: lo .. hi unit`, `choice: a (2) | b (1)`, ...; beside a fact it may name it"
                            + " in braces, or be left out"),
            optional("fact", Holds.FACTS, "the published numbers it rests on: SET/NAME.COLUMN@DAY, or several by name"),
            required("basis", Holds.TEXT, "where the value comes from, or `judgement`"),
            required("why", Holds.TEXT, "one line that an expert would accept"),
            optional("asOf", Holds.DATE, "day of a fact that ages"));

    /** What a file may say about an input of a model in Java, which knows unit and bounds itself. */
    static final List<Field> INPUT = Stream.concat(
                    BELIEF.stream(),
                    Stream.of(new Field(
                            "role",
                            false,
                            Holds.WORD,
                            "a fact could be measured, a value is what somebody wants; fact if absent",
                            Arrays.stream(Assumption.Role.values())
                                    .map(Assumption.Role::word)
                                    .toList(),
                            List.of())))
            .toList();

    /** What a file may say about an input of formulas. */
    static final List<Field> FORMULA_INPUT = Stream.concat(
                    INPUT.stream(),
                    Stream.of(
                            optional("unit", Holds.TEXT, "with formulas: unit of a value that is written without one"),
                            optional("label", Holds.TEXT, "with formulas: what people call it"),
                            optional("of", Holds.TEXT, "with formulas: the set of facts whose rows a choice names"),
                            optional(
                                    "bounds",
                                    Holds.TEXT,
                                    "with formulas: `lo .. hi unit`, the values it can have; the unit's own if absent")))
            .toList();

    static final List<Field> FORMULA = List.of(
            optional("is", Holds.TEXT, "the expression, unless there is one for each form of a choice"),
            optional("unit", Holds.TEXT, "the unit to count in; one that fits the expression if absent"),
            optional("bounds", Holds.TEXT, "`lo .. hi unit`, the values it can have; the unit's own if absent"),
            optional("label", Holds.TEXT, "what people call it"),
            optional("by", Holds.TEXTS, "one or two choices whose forms have an expression each"),
            optional("else", Holds.TEXT, "the expression of all forms that have none of their own"),
            optional("forms", Holds.SET, "expressions by form, where a form is called like a field"));

    static final List<Field> RESOLVES = List.of(
            required("date", Holds.DATE, "from this day the outcome can be entered"),
            required("source", Holds.TEXT, "what settles the claim"));

    static final List<Field> CLAIM = List.of(
            required("id", Holds.TEXT, "short name"),
            word("by", "whose claim it is", "author", "implied", "us"),
            word("kind", "what decides it", "belief", "data", "identity"),
            word("evidence", "grade of structure and numbers", "A", "B", "C", "D"),
            required("text", Holds.TEXT, "the claim in words, without its result"),
            optional("when", Holds.TEXT, "predicate on one output; only an identity may lack it"),
            optional(
                    "level",
                    Holds.NUMBER,
                    "level of the interval that decides a claim about data, in percent; 90 if absent"),
            new Field("resolves", false, Holds.RECORD, "what will settle a dated claim", List.of(), RESOLVES),
            optional("outcome", Holds.SWITCH, "whether it came true, once known"),
            optional("outcomeSource", Holds.TEXT, "where the outcome was read; required with it"));

    static final List<Field> VERDICT = List.of(
            optional("holds", Holds.NUMBER, "a claim holds at this probability; 0.9 if absent"),
            optional("fails", Holds.NUMBER, "a claim fails at this probability; 0.1 if absent"));

    static final List<Field> ANSWER = List.of(
            optional("id", Holds.TEXT, "short name; `answer` if absent"),
            required("text", Holds.TEXT, "what the author would answer"),
            required("set", Holds.SET, "value notation by input"));

    static final List<Field> SCENARIO = List.of(
            required("format", Holds.NUMBER, "version of this format, 1"),
            required("id", Holds.TEXT, "the folder's name"),
            optional("title", Holds.TEXT, "the question; required unless the extended scenario has one"),
            optional("author", Holds.TEXT, "author of the argument; the summary is ours"),
            new Field("source", false, Holds.RECORD, "where it was published", List.of(), SOURCE),
            optional(
                    "model",
                    Holds.TEXT,
                    "a model of Jacquard, Model for the Model.java beside this file, or formulas for those below"),
            optional("extends", Holds.TEXT, "another scenario, of which only what differs is listed"),
            new Field("inputs", false, Holds.INPUTS, "one entry for each input of the model", List.of(), FORMULA_INPUT),
            new Field("formulas", false, Holds.FORMULAS, "how each output is computed, by name", List.of(), FORMULA),
            optional("correlations", Holds.CORRELATIONS, "pairs of inputs with Spearman's rank correlation"),
            new Field("claims", false, Holds.RECORDS, "what is claimed", List.of(), CLAIM),
            optional("outputs", Holds.TEXTS, "outputs shown first, in this order"),
            new Field(
                    "verdict",
                    false,
                    Holds.RECORD,
                    "probabilities at which a claim holds or fails",
                    List.of(),
                    VERDICT),
            new Field(
                    "answer",
                    false,
                    Holds.RECORD_OR_RECORDS,
                    "what the author would answer, run as a variant",
                    List.of(),
                    ANSWER));

    static final List<Field> BELIEFS = List.of(
            required("format", Holds.NUMBER, "version of this format, 1"),
            required("who", Holds.TEXT, "whose values they are"),
            new Field("inputs", true, Holds.INPUTS, "values for some inputs", List.of(), BELIEF));

    private Format() {}

    /** The keys of fields, in order. */
    static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }

    private static Field required(String name, Holds holds, String about) {
        return new Field(name, true, holds, about, List.of(), List.of());
    }

    private static Field optional(String name, Holds holds, String about) {
        return new Field(name, false, holds, about, List.of(), List.of());
    }

    private static Field word(String name, String about, String... words) {
        return new Field(name, true, Holds.WORD, about, List.of(words), List.of());
    }
}
