package dev.jacquard.data;

import dev.jacquard.numerics.Check;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What goes into laws of a signature.
 *
 * @param variables in order
 * @param least smallest values that are others for each law, by name
 * @param usual where it makes sense to ask
 */
record Taken<L>(List<Variable> variables, Map<String, ToDoubleFunction<L>> least, CalibratedRange usual) {

    static <L> Taken<L> nothing() {
        return new Taken<>(List.of(), Map.of(), CalibratedRange.unknown());
    }

    Taken<L> of(List<Variable> wanted) {
        List<String> names = wanted.stream().map(Variable::name).toList();
        names.forEach(name -> {
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw Check.refused("input", name, "each name once");
            }
        });
        return new Taken<>(List.copyOf(wanted), least, usual);
    }

    Taken<L> from(String name, ToDoubleFunction<L> smallest) {
        Map<String, ToDoubleFunction<L>> more = new LinkedHashMap<>(least);
        more.put(name, Check.notNull("smallest", smallest));
        return new Taken<>(variables, Collections.unmodifiableMap(more), usual);
    }

    Taken<L> usually(String name, double low, double high) {
        return new Taken<>(variables, least, usual.and(name, low, high));
    }

    List<Variable> of(L law) {
        return variables.stream()
                .map(input -> least.containsKey(input.name())
                        ? input.from(least.get(input.name()).applyAsDouble(law))
                        : input)
                .toList();
    }

    /** The values within the bounds of their variables, none of which may be missing. */
    static Inputs checked(List<Variable> wanted, Map<String, Double> values) {
        Map<String, Double> checked = new LinkedHashMap<>();
        for (Variable input : wanted) {
            if (!values.containsKey(input.name())) {
                throw Check.refused(input.name(), "missing", input.name() + "=VALUE, " + input.meaning());
            }
            checked.put(input.name(), input.checked(values.get(input.name())));
        }
        return new Inputs(checked);
    }
}
