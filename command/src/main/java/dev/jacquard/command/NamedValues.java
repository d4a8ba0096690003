package dev.jacquard.command;

import dev.jacquard.data.Variable;
import dev.jacquard.laws.CatalogueLaw;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Quantity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arguments of the form {@code name=value}, the value with or without a unit. */
final class NamedValues {

    private NamedValues() {}

    /** The values by name, in the inputs' own units and in the order of the law's inputs. */
    static Map<String, Double> parse(CatalogueLaw law, List<String> arguments) {
        Map<String, Double> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals < 1) {
                throw Check.refused(argument, "no value", "name=value, such as " + example(law));
            }
            Variable input = law.input(argument.substring(0, equals).strip());
            if (given.put(input.name(), value(input, argument.substring(equals + 1))) != null) {
                throw Check.refused(input.name(), "given twice", "each input once");
            }
        }
        Map<String, Double> ordered = new LinkedHashMap<>();
        for (Variable input : law.inputs()) {
            if (!given.containsKey(input.name())) {
                throw Check.refused(input.name(), "missing", input.name() + "=VALUE, " + input.meaning());
            }
            ordered.put(input.name(), given.get(input.name()));
        }
        return ordered;
    }

    private static double value(Variable input, String text) {
        String bare = text.strip().startsWith("=") ? text.strip().substring(1) : text;
        try {
            return Quantity.parse(bare, input.unit()).in(input.unit());
        } catch (IllegalArgumentException e) {
            String reason = e.getMessage().replaceFirst("^quantity: ", "");
            throw new IllegalArgumentException(input.name() + ": " + reason, e);
        }
    }

    private static String example(CatalogueLaw law) {
        return law.inputs().get(0).name() + "=1";
    }
}
