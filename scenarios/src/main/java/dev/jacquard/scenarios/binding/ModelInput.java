package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.quantity.Unit;
import java.util.List;

/**
 * One input of a model: a record component, or a component of a nested record under a dotted name.
 *
 * @param name the dotted name
 * @param kind what values it takes
 * @param type the component's type
 * @param unit the unit in which the model counts; plain for what is not a number
 * @param bounds the values the model takes
 * @param options the names it can take, for words, switches and laws; empty for numbers and free text
 * @param values what the model gets for each option
 */
public record ModelInput(
        String name, Kind kind, Class<?> type, Unit unit, Bounds bounds, List<String> options, List<Object> values) {

    /** What values an input takes. */
    public enum Kind {
        NUMBER,
        WHOLE_NUMBER,
        SWITCH,
        WORD,
        TEXT,
        LAW
    }

    public ModelInput {
        options = List.copyOf(options);
        values = List.copyOf(values);
    }

    /** Whether its values are numbers. */
    public boolean isNumber() {
        return kind == Kind.NUMBER || kind == Kind.WHOLE_NUMBER;
    }
}
