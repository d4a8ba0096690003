package dev.jacquard.scenarios.argument;

import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Check;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * A path over time: values at equal steps from a first day.
 *
 * <p>A claim reads it at a date, {@code stable10@2028-01-01}, by linear interpolation between the two steps around that day.
 *
 * @param start day of the first value; {@link #START} where the model gives none
 * @param stepYears distance of two values, years of the calendar, {@code > 0}
 * @param values the values in order, at least one
 */
public record Series(LocalDate start, double stepYears, double[] values) {

    /** Paths start on this day unless the model says otherwise. */
    public static final LocalDate START = LocalDate.of(2026, 1, 1);

    public Series {
        notNull("start", start);
        positive("stepYears", stepYears);
        if (values.length == 0) {
            throw Check.refused("values", "none", "at least one value");
        }
        values = values.clone();
    }

    /** A path of yearly values from {@link #START}. */
    public static Series yearly(double... values) {
        return new Series(START, 1, values);
    }

    /** A path that starts on {@link #START}. */
    public static Series of(double stepYears, double[] values) {
        return new Series(START, stepYears, values);
    }

    /** The values, as a copy. */
    @Override
    public double[] values() {
        return values.clone();
    }

    /** How many values it has. */
    public int size() {
        return values.length;
    }

    /** The value of one step. */
    public double get(int step) {
        return values[step];
    }

    /** Years of the calendar between two days: whole years, then the share of the next one. */
    public static double years(LocalDate start, LocalDate date) {
        long whole = ChronoUnit.YEARS.between(start, date);
        LocalDate anniversary = start.plusYears(whole);
        LocalDate next = start.plusYears(date.isBefore(anniversary) ? whole - 1 : whole + 1);
        double share = (double) ChronoUnit.DAYS.between(anniversary, date)
                / Math.abs(ChronoUnit.DAYS.between(anniversary, next));
        return whole + share;
    }

    /** The day of a step, to the nearest day. */
    public LocalDate date(int step) {
        double years = step * stepYears;
        LocalDate anniversary = start.plusYears((long) Math.floor(years));
        long days = ChronoUnit.DAYS.between(anniversary, anniversary.plusYears(1));
        return anniversary.plusDays(Math.round((years - Math.floor(years)) * days));
    }

    /**
     * The value on a day, between steps by linear interpolation.
     *
     * @throws IllegalArgumentException for a day outside the path
     */
    public double at(LocalDate date) {
        double position = position(date);
        int step = (int) Math.min(Math.floor(position), Math.max(0, values.length - 2));
        double share = position - step;
        return share == 0 ? values[step] : values[step] * (1 - share) + values[step + 1] * share;
    }

    /** Where a day lies, counted in steps from the first value. */
    public double position(LocalDate date) {
        double position = years(start, date) / stepYears;
        int last = values.length - 1;
        // A step lies on the nearest day, so the path's own ends may be half a day outside it.
        double slack = 0.5 / 365 / stepYears;
        if (!(position >= -slack && position <= last + slack)) {
            throw Check.refused("date", date, "from " + start + " to " + end());
        }
        return Math.max(0, Math.min(last, position));
    }

    /** Day of the last value. */
    public LocalDate end() {
        return date(values.length - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Series that
                && start.equals(that.start)
                && stepYears == that.stepYears
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * start.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length + " values every " + stepYears + " year from " + start;
    }
}
