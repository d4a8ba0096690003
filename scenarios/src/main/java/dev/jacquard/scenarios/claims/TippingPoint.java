package dev.jacquard.scenarios.claims;

import dev.jacquard.numerics.quantity.Unit;

/**
 * A value of one input at which a claim changes sides, all other inputs held in the middle: numbers at their medians, choices at their
 * likeliest form.
 *
 * @param value the input's value, in {@code unit}
 * @param unit the input's unit
 * @param inside whether it lies in the central 98 % of the input's range; if not, it is the first one outside
 * @param jump whether the output jumps over the threshold there instead of crossing it
 */
public record TippingPoint(double value, Unit unit, boolean inside, boolean jump) {}
