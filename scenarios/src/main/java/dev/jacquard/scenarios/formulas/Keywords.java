package dev.jacquard.scenarios.formulas;

import java.util.Set;
import java.util.TreeSet;

/** Words that mean something in an expression, so no input or formula is called so. */
final class Keywords {

    /** Words that stand between or before operands. */
    static final Set<String> OPERATORS = Set.of("in", "is", "and", "or", "not");

    private static final Set<String> OTHERS = Set.of("law", "t", "if", "never", "undefined");

    /** Names that take {@code (n in a .. b: EXPR)}. */
    static final Set<String> OVER = Set.of("sum", "any", "max", "min");

    private Keywords() {}

    /** All reserved words. */
    static Set<String> all() {
        Set<String> all = new TreeSet<>(OPERATORS);
        all.addAll(OTHERS);
        all.addAll(OVER);
        all.addAll(Functions.names());
        return all;
    }
}
