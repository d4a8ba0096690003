package dev.jacquard.scaling.horizon;

import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.openFraction;

import dev.jacquard.data.TimeHorizon;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.StudentT;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * A straight line through the logarithm of horizons, by least squares, with the suites it mixes.
 *
 * <p>Its interval takes the line as true and each horizon as exact; METR's own, by bootstrap over tasks and attempts, is of like width
 * for another reason.
 *
 * <pre>{@code
 * var fit = HorizonTrendFit.of(TimeHorizon.stateOfTheArt(TimeHorizon.all()), LocalDate.of(2023, 1, 1));
 * fit.trend().doublingDays();   // 128.7
 * fit.suites();                 // [1.1]
 * }</pre>
 *
 * @param trend the line
 * @param slopeError standard error of the slope, doublings per day
 * @param rSquared share of the variance of log2 minutes that the line takes up
 * @param models how many models it went through
 * @param suites versions of the task suite among them; with more than one, horizons are not quite comparable
 */
public record HorizonTrendFit(
        HorizonTrend trend, double slopeError, double rSquared, int models, SortedSet<String> suites) {

    private static final double LN2 = Math.log(2);
    private static final int FEWEST = 3;

    public HorizonTrendFit {
        notNull("trend", trend);
        suites = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(suites));
    }

    /** The line through 50 % horizons of the models released from a day on; at least three are needed. */
    public static HorizonTrendFit of(List<TimeHorizon> horizons, LocalDate from) {
        return of(horizons, from, TimeHorizon::minutes50);
    }

    /** The line through horizons of one's choice, such as {@code TimeHorizon::minutes80}. */
    public static HorizonTrendFit of(
            List<TimeHorizon> horizons, LocalDate from, ToDoubleFunction<TimeHorizon> minutes) {
        List<TimeHorizon> rows =
                horizons.stream().filter(row -> !row.released().isBefore(from)).toList();
        int n = Check.atLeast("models from " + from + " on", rows.size(), FEWEST);
        double meanX = rows.stream().mapToDouble(HorizonTrendFit::days).sum() / n;
        double meanY = rows.stream().mapToDouble(row -> log2(minutes, row)).sum() / n;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (TimeHorizon row : rows) {
            double x = days(row) - meanX;
            double y = log2(minutes, row) - meanY;
            xx += x * x;
            xy += x * y;
            yy += y * y;
        }
        double slope = xy / xx;
        if (!(slope > 0)) {
            throw Check.refused("slope", slope, "horizons that grow over different days");
        }
        double rest = Math.max(0, yy - slope * xy);
        TreeSet<String> suites =
                new TreeSet<>(rows.stream().map(TimeHorizon::suite).toList());
        return new HorizonTrendFit(
                new HorizonTrend(Math.pow(2, meanY - slope * meanX), 1 / slope),
                Math.sqrt(rest / (n - 2) / xx),
                1 - rest / yy,
                n,
                suites);
    }

    /**
     * The interval of the doubling time, days, low end first: that of the slope by Student's t, turned over.
     *
     * @param level in (0, 1), such as 0.95
     * @throws IllegalArgumentException if the slope may be zero at this level, so that the interval has no end
     */
    public double[] doublingInterval(double level) {
        double t = StudentT.standardQuantile(models - 2.0, (1 + openFraction("level", level)) / 2);
        double slope = 1 / trend.doublingDays();
        double reach = t * slopeError;
        if (!(slope > reach)) {
            throw Check.refused("level", level, "one at which the slope is above zero");
        }
        return new double[] {1 / (slope + reach), 1 / (slope - reach)};
    }

    private static double days(TimeHorizon row) {
        return HorizonTrend.daysTo(row.released());
    }

    private static double log2(ToDoubleFunction<TimeHorizon> minutes, TimeHorizon row) {
        return Math.log(Check.positive("minutes of " + row.model(), minutes.applyAsDouble(row))) / LN2;
    }
}
