package dev.jacquard.scenarios.binding;

import dev.jacquard.data.Fact;
import dev.jacquard.data.FactName;
import dev.jacquard.laws.Facts;
import dev.jacquard.scenarios.argument.FactBasis;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code fact:} of an input: one name with its day, or several by names of the writer's own. */
final class PinnedFacts {

    private static final String EXPECTED = "SET/NAME.COLUMN@DAY, or several as {name: SET/NAME.COLUMN@DAY, ...}";

    private PinnedFacts() {}

    /** The facts beside the value of an input; none where it names none. */
    static FactBasis read(FieldReader input, String prefix) {
        Optional<Yaml> node = input.node("fact");
        if (node.isEmpty()) {
            return FactBasis.NONE;
        }
        Map<String, Fact> facts = new LinkedHashMap<>();
        if (node.get() instanceof Yaml.Fields named && !named.values().isEmpty()) {
            named.values().forEach((name, fact) -> {
                if (!name.matches("[A-Za-z][A-Za-z0-9]*")) {
                    throw named.keys().get(name).refuse(prefix + "fact", name, "a name of letters and digits");
                }
                facts.put(name, fact(fact, prefix + "fact." + name));
            });
        } else {
            facts.put(FactBasis.ONLY, fact(node.get(), prefix + "fact"));
        }
        Optional<String> value = input.optionalText(prefix, "value", "value notation");
        String owner = prefix.substring(0, prefix.length() - 1);
        return node.get().place().check(owner, () -> FactBasis.of(value, facts));
    }

    private static Fact fact(Yaml node, String name) {
        if (!(node instanceof Yaml.Text text) || text.value().isEmpty()) {
            throw node.place().refuse(name, node.kind(), EXPECTED);
        }
        try {
            return Facts.at(FactName.parse(text.value()));
        } catch (IllegalArgumentException e) {
            throw node.place().refuse(name + ": " + e.getMessage().replaceFirst("^fact: ", ""));
        }
    }
}
