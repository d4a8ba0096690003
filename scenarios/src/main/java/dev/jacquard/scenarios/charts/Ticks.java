package dev.jacquard.scenarios.charts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Round places on an axis and what is printed there. */
final class Ticks {

    /**
     * One tick.
     *
     * @param at value on the axis
     * @param label empty where only a grid line is drawn
     */
    record Tick(double at, String label) {}

    private static final double SLACK = 1e-9;

    /** Decades up to which 1, 2 and 5 are labelled. */
    private static final double FINE = 2.2;

    private static final double HALF = 0.5;

    private Ticks() {}

    /** About {@code wanted} ticks between two ends. */
    static List<Tick> between(Axis axis, double low, double high, int wanted) {
        return axis.logarithmic() ? decades(axis, low, high, wanted) : steps(axis, low, high, wanted);
    }

    /** The step of 1, 2 or 5 times a power of ten that gives at most about {@code wanted} intervals. */
    static double step(double low, double high, int wanted) {
        double raw = (high - low) / wanted;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead <= 1 + SLACK ? 1 : lead <= 2 + SLACK ? 2 : lead <= 5 + SLACK ? 5 : 10);
    }

    private static List<Tick> steps(Axis axis, double low, double high, int wanted) {
        double step = step(low, high, wanted);
        if (axis.numbers() == NumberStyle.YEAR) {
            step = Math.max(1, step);
        }
        List<Tick> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - SLACK);
        long last = (long) Math.floor(high / step + SLACK);
        for (long i = first; i <= last; i++) {
            ticks.add(new Tick(i * step, label(axis.numbers(), i * step, step)));
        }
        return ticks;
    }

    private static List<Tick> decades(Axis axis, double low, double high, int wanted) {
        int first = (int) Math.floor(Math.log10(low) + SLACK);
        int last = (int) Math.ceil(Math.log10(high) - SLACK);
        int decades = last - first;
        int every = Math.max(1, (int) Math.ceil(decades / (double) wanted));
        double span = Math.log10(high / low);
        int[] leads = span <= FINE ? new int[] {1, 2, 5} : span <= wanted * HALF ? new int[] {1, 3} : new int[] {1};
        List<Tick> ticks = new ArrayList<>();
        for (int decade = first; decade <= last; decade++) {
            for (int lead : leads) {
                double at = lead * Math.pow(10, decade);
                boolean inside = at >= low * (1 - SLACK) && at <= high * (1 + SLACK);
                if (inside && Math.floorMod(decade, every) == 0) {
                    ticks.add(new Tick(at, logLabel(axis.numbers(), at, lead, decade)));
                }
            }
        }
        return ticks;
    }

    private static String logLabel(NumberStyle numbers, double at, int lead, int decade) {
        boolean plain = numbers == NumberStyle.PLAIN || numbers == NumberStyle.X;
        if (plain && (decade < -3 || decade > 4)) {
            return (lead == 1 ? "" : lead + "×") + NumberStyle.power(decade) + (numbers == NumberStyle.X ? "×" : "");
        }
        return numbers.text(at);
    }

    private static String label(NumberStyle numbers, double at, double step) {
        boolean percent = numbers == NumberStyle.PERCENT;
        if (!percent && numbers != NumberStyle.PLAIN && numbers != NumberStyle.X) {
            return numbers.text(at);
        }
        double size = Math.abs(at);
        if (!percent && size != 0 && (size >= 1e5 || step < 1e-4)) {
            return numbers.text(at);
        }
        double shown = percent ? 100 * at : at;
        int places = Math.max(0, (int) -Math.floor(Math.log10(percent ? 100 * step : step) + SLACK));
        String text =
                new BigDecimal(shown).setScale(places, RoundingMode.HALF_EVEN).toPlainString();
        text = text.replace("-", "−");
        if (text.matches("−0(\\.0*)?")) {
            text = text.substring(1);
        }
        return percent ? text + NumberStyle.NARROW + "%" : numbers == NumberStyle.X ? text + "×" : text;
    }
}
