package dev.jacquard.scaling.horizon;

import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.Residual;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Horizons that double at a steady pace: {@code log2 h50 = log2 h0 + days / doublingDays}, days counted from 2024-01-01.
 *
 * <p>The pace depends on where one starts. On the models that were the state of the art at their release, as METR corrected them in March
 * 2026, least squares give 185 days from 2019 on, 129 from 2023 on and 105 from 2024 on; before the correction 196, 131 and 97 ({@link
 * #published}); on suite 1.0 up to March 2025 it was seven months.
 * The state of the art is the largest of noisy measurements and so lies somewhat high. {@link HorizonTrajectories} has the shapes that
 * fit as well and part later.
 *
 * <pre>{@code
 * HorizonTrend since2023 = HorizonTrend.published().get(1).law();
 * since2023.daysBetween(293, 167 * 60);     // 656: from five hours to a working month
 * since2023.perYear();                      // 7.15
 * }</pre>
 *
 * @param minutes2024 h0, the horizon of the line on 2024-01-01, min, {@code > 0}
 * @param doublingDays T2, days in which the horizon doubles, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2503.14499">Kwa et al. 2025</a>, section 4.2
 */
public record HorizonTrend(double minutes2024, double doublingDays) {

    /** The day from which days are counted. */
    public static final LocalDate ORIGIN = LocalDate.of(2024, 1, 1);

    /** Days of a year, for factors per year. */
    public static final double DAYS_PER_YEAR = 365.25;

    /** The form: minutes2024 and doublingDays, both searched as logarithms. */
    public static final Family<HorizonTrend> FAMILY = Family.of(
            HorizonTrend.class,
            v -> new HorizonTrend(v[0], v[1]),
            law -> new double[] {law.minutes2024, law.doublingDays},
            Param.positive("minutes2024", "min").startingIn(0.1, 100),
            Param.positive("doublingDays", "day").startingIn(30, 1_000));

    private static final Variable DAYS = Variable.any("days", "day", "days after 2024-01-01");
    private static final Variable HORIZON = Variable.any("minutes", "min", "50 % horizon of the state of the art");

    /** What goes in and comes out: days to the horizon of the state of the art. */
    public static final Signature<HorizonTrend> SIGNATURE = Signature.of(
                    "horizon-trend", FAMILY, HorizonTrend::published)
            .takes(DAYS)
            .gives(HORIZON, DAYS, HorizonTrend::minutes)
            .gives(Variable.any("perYear", "1", "what a year multiplies it by"), (law, in) -> law.perYear())
            .rises(HORIZON, DAYS);

    /** How it is fitted to a table of models. */
    public static final Fitting<HorizonTrend, HorizonPoint> FITTING = Fitting.of(
                    "horizon-trend",
                    "log2 h50 = log2 minutes2024 + days / doublingDays, days since 2024-01-01",
                    "Kwa et al. 2025, section 4.2",
                    HorizonPoint.rows(ORIGIN))
            .by(HorizonTrend::fitter)
            .telling("perYear", HorizonTrend::perYear);

    public HorizonTrend {
        positive("minutes2024", minutes2024);
        positive("doublingDays", doublingDays);
    }

    /**
     * The lines through the state of the art on suite 1.1, from 2019, from 2023 and from 2024 on: as corrected in March 2026, then those of
     * January 2026, which they supersede. METR prints 128.744 days for the second and 196.475 and 130.801 for the fourth and fifth; its
     * intervals, by bootstrap over tasks, stand in the notes. For all models METR prints 187.778 days since the correction, which least
     * squares do not give: the first line has 184.73. The standard errors here are those of the line alone.
     */
    public static List<Published<HorizonTrend>> published() {
        return List.of(
                corrected("2019", 13.006293, 184.7262, 11.95, "17 models; METR prints 187.778 days, by another way"),
                corrected(
                        "2023", 6.745318, 128.7438, 9.90, "14 models; METR's interval is 105.3 to 157.3 days at 95 %"),
                corrected("2024", 3.559877, 104.7065, 5.04, "12 models"),
                published("2019", 10.834962, 196.4746, 14.64, "14 models; the first three were measured on suite 1.0"),
                published(
                        "2023", 6.400831, 130.8010, 14.00, "11 models; METR's interval is 107.3 to 161.4 days at 95 %"),
                published("2024", 2.959565, 96.7738, 5.30, "9 models; METR prints 89 days for a like start"));
    }

    private static Published<HorizonTrend> published(
            String start, double minutes, double days, double error, String notes) {
        return line(
                        "kwa2025",
                        start,
                        new HorizonTrend(minutes, days),
                        error,
                        notes
                                + ". The doubling time depends on the start: 196, 131 or 97 days from 2019, 2023 or 2024 on."
                                + " METR corrected the horizons in March 2026.")
                .dated(LogisticHorizon.JANUARY_2026)
                .supersededBy("horizon-trend/metr2026-from-" + start);
    }

    private static Published<HorizonTrend> corrected(
            String start, double minutes, double days, double error, String notes) {
        return line(
                        "metr2026",
                        start,
                        new HorizonTrend(minutes, days),
                        error,
                        notes
                                + ". The doubling time depends on the start: 185, 129 or 105 days from 2019, 2023 or 2024 on.")
                .dated(LogisticHorizon.MARCH_2026);
    }

    private static Published<HorizonTrend> line(
            String edition, String start, HorizonTrend law, double error, String notes) {
        boolean corrected = edition.equals("metr2026");
        return new Published<>(
                        law,
                        "horizon-trend/" + edition + "-from-" + start,
                        "50 % time horizon of the state of the art, models from " + start + " on",
                        corrected
                                ? LogisticHorizon.CORRECTED
                                : LogisticHorizon.citation("time horizon data, version 1.1"),
                        Confidence.RECOMPUTED,
                        CalibratedRange.of(
                                "days", daysTo(LocalDate.of(Integer.parseInt(start), 1, 1)), corrected ? 766 : 693),
                        Map.of("doublingDays", error),
                        notes)
                .defined(LogisticHorizon.definitions("METR time horizon suite 1.1"));
    }

    /** A fitter to models: least squares of the logarithm of the horizon, 200 starts; {@link HorizonTrendFit}'s line with its errors. */
    public static Fitter<HorizonTrend, HorizonPoint> fitter() {
        return Fitter.of(
                        FAMILY,
                        (HorizonTrend law, HorizonPoint point) -> law.minutes(point.days()),
                        HorizonPoint::minutes)
                .residual(Residual.LOG)
                .input("days", HorizonPoint::days);
    }

    /** Days from the origin to a date; negative before it. */
    public static double daysTo(LocalDate date) {
        return ChronoUnit.DAYS.between(ORIGIN, notNull("date", date));
    }

    /** The horizon on a date, min. */
    public double minutesOn(LocalDate date) {
        return minutes(daysTo(date));
    }

    /** The horizon a number of days after 2024-01-01, min. */
    public double minutes(double days) {
        return minutes2024 * Math.pow(2, days / doublingDays);
    }

    /** Days from one horizon to another: {@code T2 log2(to / from)}; negative when it is shorter. */
    public double daysBetween(double fromMinutes, double toMinutes) {
        return doublingDays
                * Math.log(positive("toMinutes", toMinutes) / positive("fromMinutes", fromMinutes))
                / Math.log(2);
    }

    /** The day on which the line reaches a horizon, rounded to whole days. */
    public LocalDate dateOf(double minutes) {
        return ORIGIN.plusDays(Math.round(daysBetween(minutes2024, minutes)));
    }

    /** What a year multiplies the horizon by: {@code 2^(365.25 / T2)}. */
    public double perYear() {
        return perYear(doublingDays);
    }

    /** The factor per year of a doubling time in days. */
    public static double perYear(double doublingDays) {
        return Math.pow(2, DAYS_PER_YEAR / positive("doublingDays", doublingDays));
    }

    /** The factor per year of a doubling time in months: {@code 2^(12 / months)}. */
    public static double perYearOfMonths(double doublingMonths) {
        return Math.pow(2, 12 / positive("doublingMonths", doublingMonths));
    }
}
