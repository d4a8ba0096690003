package dev.jacquard.numerics.sampling;

import dev.jacquard.numerics.Check;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The one check that all kinds of points share. */
final class Names {

    private Names() {}

    /** An immutable copy of names that are all there and all different. */
    static List<String> distinct(List<String> names) {
        Check.atLeast("inputs", names.size(), 1);
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(Check.notBlank("input", name))) {
                throw Check.refused("input", name, "a name that is used once");
            }
        }
        return List.copyOf(names);
    }
}
