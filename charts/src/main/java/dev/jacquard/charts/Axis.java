package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.notNull;

/**
 * One axis: its title with the unit, its scale and how its numbers are printed.
 *
 * @param title what is measured, with the unit: {@code "loss, nats per token"}
 * @param logarithmic whether equal steps are equal factors; values must then be positive
 * @param numbers how tick labels are printed
 */
public record Axis(String title, boolean logarithmic, NumberStyle numbers) {
    public Axis {
        notNull("title", title);
        notNull("numbers", numbers);
    }

    /** An axis on which equal steps are equal differences. */
    public static Axis linear(String title) {
        return new Axis(title, false, NumberStyle.PLAIN);
    }

    /** An axis on which equal steps are equal factors. */
    public static Axis log(String title) {
        return new Axis(title, true, NumberStyle.PLAIN);
    }

    /** A linear axis of fractions, printed as percentages. */
    public static Axis percent(String title) {
        return new Axis(title, false, NumberStyle.PERCENT);
    }

    /** A linear axis of calendar years. */
    public static Axis years(String title) {
        return new Axis(title, false, NumberStyle.YEAR);
    }
}
