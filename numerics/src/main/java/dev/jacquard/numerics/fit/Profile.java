package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Decimals;
import java.util.List;

/**
 * How the best objective rises as one parameter is held at other values and all others are fitted again.
 *
 * <p>The interval holds the values whose {@link Place#rise} is at most {@link #threshold}. For plain least squares the rise is {@code
 * (n - p) (RSS / RSS_min - 1)}, for the other objectives the fall of {@code 2 ln likelihood} under the error density that the
 * objective stands for (as in {@link FitChecks#akaike}); the threshold is the square of Student's t at the level. With groups of
 * rows the rise is divided by how much clustering widens the parameter's variance. Unlike an estimate plus and minus its
 * error, such an interval does not depend on the scale on which the parameter is written, and it can be open: where the objective
 * never rises far enough, the rows do not hold the parameter on that side.
 *
 * <pre>{@code
 * fit.errors().profile("reach").identified();   // false: however long the reach, the rows are met almost as well
 * fit.errors().profile("reach").toString();     // reach: 15.4, 4.7 .. unbounded (95 %, profile likelihood); not identified: no upper limit
 * }</pre>
 *
 * @param parameter the parameter held
 * @param interval the estimate and the ends; where the rows hold no end, the parameter's bound, 0 or infinity
 * @param threshold the rise that ends the interval
 * @param places where the parameter was held, ascending
 * @param lowHeld whether the rows hold the lower end
 * @param highHeld whether the rows hold the upper end
 * @see <a href="https://doi.org/10.1002/9780470316757">Bates and Watts 1988</a>, section 6.1.2 (profile t, equation 6.4)
 * @see <a href="https://doi.org/10.1093/biomet/69.1.19">Kent 1982</a>, section 3 (division where the likelihood is not the truth)
 */
public record Profile(
        String parameter, Interval interval, double threshold, List<Place> places, boolean lowHeld, boolean highHeld) {

    /** How such an interval is named. */
    static final String METHOD = "profile likelihood";

    private static final int PRINTED_DIGITS = 5;

    /**
     * The best fit with the parameter held.
     *
     * @param value of the parameter
     * @param objective the lowest value found there; infinite where the law is undefined
     * @param rise how far the fit got worse: the square of a t statistic; below 0 if a lower objective was found than that of the fit
     * @param parameters all parameters there, in the family's order
     */
    public record Place(double value, double objective, double rise, List<Double> parameters) {

        public Place {
            parameters = List.copyOf(parameters);
        }
    }

    public Profile {
        places = List.copyOf(places);
    }

    /** Whether the rows hold the parameter on both sides. */
    public boolean identified() {
        return lowHeld && highHeld;
    }

    /** Lower end of the interval. */
    public double low() {
        return interval.low();
    }

    /** Upper end of the interval. */
    public double high() {
        return interval.high();
    }

    /** The place with the lowest objective: near the estimate, unless the fit missed a lower optimum. */
    public Place best() {
        return places.stream()
                .reduce((one, other) -> other.objective() < one.objective() ? other : one)
                .orElseThrow();
    }

    /** Whether a visibly lower objective was found than that of the fit: then the fit is a local optimum, and {@link #best} is better. */
    public boolean foundLower() {
        return best().rise() < -1e-6;
    }

    /** The values whose objective is lower than that of both neighbours: more than one for a profile with several valleys. */
    public List<Place> valleys() {
        return java.util.stream.IntStream.range(0, places.size())
                .filter(i -> (i == 0
                                || places.get(i - 1).objective() > places.get(i).objective())
                        && (i == places.size() - 1
                                || places.get(i + 1).objective() > places.get(i).objective()))
                .mapToObj(places::get)
                .toList();
    }

    @Override
    public String toString() {
        String text = parameter + ": " + Decimals.rounded(interval.value(), PRINTED_DIGITS) + ", "
                + (lowHeld ? Decimals.rounded(low(), PRINTED_DIGITS) : "unbounded") + " .. "
                + (highHeld ? Decimals.rounded(high(), PRINTED_DIGITS) : "unbounded") + " ("
                + Decimals.rounded(100 * interval.level(), 4) + " %, " + interval.method() + ")";
        if (!identified()) {
            text += "; not identified: "
                    + (lowHeld ? "no upper limit" : highHeld ? "no lower limit" : "no limit on either side");
        }
        return foundLower()
                ? text + "; a lower objective lies at " + Decimals.rounded(best().value(), PRINTED_DIGITS)
                : text;
    }
}
