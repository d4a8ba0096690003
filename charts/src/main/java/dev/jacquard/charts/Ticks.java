package dev.jacquard.charts;

import dev.jacquard.charts.Frame.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * Round places on an axis and what is printed there: at least two of them, no two with the same text, none on another.
 *
 * <p>Places come from a ladder of finer and finer ones. The usual rung gives about as many as were wanted; a range with less than two
 * such places climbs until there are two, and labels that would touch climb down.
 */
final class Ticks {

    /**
     * One tick.
     *
     * @param at value on the axis
     * @param label what is printed there
     */
    record Tick(double at, String label) {}

    private static final double SLACK = 1e-9;

    /** Decades up to which 1, 2 and 5 are labelled. */
    private static final double FINE = 2.2;

    private static final double HALF = 0.5;

    /** White between two labels on a line. */
    private static final double APART = 4;

    /** From one base line to the next above it. */
    private static final double LINE = Layout.TYPE + 2;

    private static final int FEWEST = 2;

    /** Rungs of the ladder on an axis of factors: whole decades, then parts of them, then equal steps. */
    private static final int DECADES = 0;

    private static final int THREES = 1;
    private static final int FIVES = 2;
    private static final int NINES = 3;

    /** The last rung that is climbed for room. */
    private static final int FINEST = 20;

    private Ticks() {}

    /**
     * Ticks of a horizontal axis.
     *
     * @param wanted about how many
     * @param place where a value lies, in pixels
     * @param layout what the labels must stay inside of
     */
    static List<Tick> across(Axis axis, Range range, int wanted, ToDoubleFunction<Tick> place, Layout layout) {
        return of(axis, range, wanted, ticks -> {
            double end = Double.NEGATIVE_INFINITY;
            for (Tick tick : ticks) {
                double half = Letters.width(tick.label()) / 2;
                double middle = layout.inside(place.applyAsDouble(tick), tick.label());
                if (middle - half < end + APART) {
                    return false;
                }
                end = middle + half;
            }
            return true;
        });
    }

    /**
     * Ticks of a vertical axis.
     *
     * @param wanted about how many
     * @param height of the axis, in pixels
     */
    static List<Tick> up(Axis axis, Range range, int wanted, double height) {
        return of(axis, range, wanted, ticks -> {
            for (int i = 1; i < ticks.size(); i++) {
                double apart = range.share(ticks.get(i).at())
                        - range.share(ticks.get(i - 1).at());
                if (apart * height < LINE) {
                    return false;
                }
            }
            return true;
        });
    }

    private interface Fit {
        boolean of(List<Tick> ticks);
    }

    private static List<Tick> of(Axis axis, Range range, int wanted, Fit fit) {
        IntFunction<List<Tick>> ladder = axis.logarithmic()
                ? rung -> factors(axis, range, rung)
                : rung -> steps(axis, range.low(), range.high(), rung, true);
        int rung = axis.logarithmic() ? rung(range, wanted) : wanted;
        List<Tick> usual = ladder.apply(rung);
        if (usual.size() < FEWEST && axis.numbers() == NumberStyle.YEAR) {
            ladder = parts -> steps(axis, range.low(), range.high(), parts, false);
        }
        while (usual.size() < FEWEST) {
            rung++;
            usual = ladder.apply(rung);
        }
        List<Tick> ticks = usual;
        while (!fit.of(ticks)) {
            rung--;
            List<Tick> fewer = rung > 0 || axis.logarithmic() ? ladder.apply(rung) : List.of();
            if (fewer.size() < FEWEST) {
                return ends(ladder, usual, fit);
            }
            ticks = fewer;
        }
        return ticks;
    }

    /** The first and the last tick, of finer ones where they would still touch. */
    private static List<Tick> ends(IntFunction<List<Tick>> ladder, List<Tick> usual, Fit fit) {
        List<Tick> ticks = usual;
        for (int rung = NINES + 1; rung <= FINEST; rung++) {
            List<Tick> ends = List.of(ticks.get(0), ticks.get(ticks.size() - 1));
            if (fit.of(ends)) {
                return ends;
            }
            List<Tick> finer = ladder.apply(rung);
            ticks = finer.size() < FEWEST ? ticks : finer;
        }
        return List.of(ticks.get(0), ticks.get(ticks.size() - 1));
    }

    /** The step of 1, 2 or 5 times a power of ten that gives at most about {@code wanted} intervals. */
    static double step(double low, double high, int wanted) {
        double raw = (high - low) / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead <= 1 + SLACK ? 1 : lead <= 2 + SLACK ? 2 : lead <= 5 + SLACK ? 5 : 10);
    }

    private static List<Tick> steps(Axis axis, double low, double high, int wanted, boolean wholeYears) {
        double step = step(low, high, wanted);
        if (axis.numbers() == NumberStyle.YEAR && wholeYears) {
            step = Math.max(1, step);
        }
        long first = (long) Math.ceil(low / step - SLACK);
        long last = (long) Math.floor(high / step + SLACK);
        TickText text = new TickText(axis.numbers(), step, Math.max(Math.abs(first), Math.abs(last)) * step);
        List<Tick> ticks = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            ticks.add(new Tick(i * step, text.of(i * step)));
        }
        return ticks;
    }

    private static int rung(Range range, int wanted) {
        int decades = last(range) - first(range);
        double span = Math.log10(range.high() / range.low());
        int every = Math.max(1, (int) Math.ceil(decades / (double) wanted));
        return every > 1 ? DECADES + 1 - every : span <= FINE ? FIVES : span <= wanted * HALF ? THREES : DECADES;
    }

    private static int first(Range range) {
        return (int) Math.floor(Math.log10(range.low()) + SLACK);
    }

    private static int last(Range range) {
        return (int) Math.ceil(Math.log10(range.high()) - SLACK);
    }

    private static List<Tick> factors(Axis axis, Range range, int rung) {
        if (rung > NINES) {
            return steps(axis, range.low(), range.high(), rung, false);
        }
        int every = rung < DECADES ? DECADES + 1 - rung : 1;
        int[] leads = switch (rung) {
            case NINES -> new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9};
            case FIVES -> new int[] {1, 2, 5};
            case THREES -> new int[] {1, 3};
            default -> new int[] {1};
        };
        List<Tick> ticks = new ArrayList<>();
        for (int decade = first(range); decade <= last(range); decade++) {
            for (int lead : leads) {
                double at = lead * Math.pow(10, decade);
                boolean inside = at >= range.low() * (1 - SLACK) && at <= range.high() * (1 + SLACK);
                if (inside && Math.floorMod(decade, every) == 0) {
                    ticks.add(new Tick(at, TickText.factor(axis.numbers(), at, lead, decade)));
                }
            }
        }
        return ticks;
    }
}
