package dev.jacquard.scenarios.conditions;

import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.numerics.uncertainty.WilsonInterval;

/**
 * Where a claim holds, or where it fails, with how often it does there; all numbers from the draws that did not find it.
 *
 * @param holds whether it holds there; else it fails
 * @param where the part of what the inputs can be
 * @param density share of the draws there in which the claim is true, or false where it fails
 * @param coverage share of all draws in which it is true, or false, that lie there
 * @param mass share of all draws that lie there
 * @param heldOut Wilson's interval of the density, as it was judged
 */
public record FoundCondition(
        boolean holds, Where where, double density, double coverage, double mass, WilsonInterval heldOut) {

    public FoundCondition {
        notNull("where", where);
        fraction("density", density);
        fraction("coverage", coverage);
        fraction("mass", mass);
        notNull("heldOut", heldOut);
    }

    /** The word for programs: {@code holds-if} or {@code fails-if}. */
    public String word() {
        return holds ? "holds-if" : "fails-if";
    }

    /** For readers: {@code holds if rampShare ≤ 0.295}. */
    public String words() {
        return (holds ? "holds if " : "fails if ") + where.words();
    }

    /** How well it does: {@code true in 93 % of the draws there, which are 54 % of all and 72 % of those in which it is true}. */
    public String numbers() {
        String truth = holds ? "true" : "false";
        return truth + " in " + NumberStyle.PERCENT.text(density) + " of the draws there, which are "
                + NumberStyle.PERCENT.text(mass) + " of all and " + NumberStyle.PERCENT.text(coverage)
                + " of those in which it is " + truth;
    }
}
