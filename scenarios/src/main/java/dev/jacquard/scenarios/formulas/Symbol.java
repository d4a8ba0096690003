package dev.jacquard.scenarios.formulas;

import java.util.List;

/**
 * What a name stands for.
 *
 * @param slot where its value is in the row
 * @param dimension what it measures
 * @param forms of a choice; empty for all else
 * @param codes what stands in the row for each form
 * @param rows the set of facts whose rows the forms are; empty where they are none
 * @param code how a formula is computed; null for what is in the row from the start
 */
record Symbol(int slot, Dimension dimension, List<String> forms, List<Double> codes, String rows, Evaluation code) {

    static Symbol number(int slot, Dimension dimension) {
        return new Symbol(slot, dimension, List.of(), List.of(), "", null);
    }

    /** The same name with a value that stands elsewhere. */
    Symbol at(int other) {
        return new Symbol(other, dimension, forms, codes, rows, null);
    }
}
