package dev.jacquard.scaling.horizon;

import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.openFraction;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.scaling.horizon.HorizonVariables.H50;
import static dev.jacquard.scaling.horizon.HorizonVariables.MINUTES;
import static dev.jacquard.scaling.horizon.HorizonVariables.SUCCESS;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Definitions.Logarithm;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.TimeHorizon;
import dev.jacquard.data.Variable;
import dev.jacquard.data.Vintage;
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Errors;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Success as a logistic function of the logarithm of task length: METR's law.
 *
 * <p>{@code p(t) = 1 / (1 + exp(-beta (log2 h50 - log2 t))) = 1 / (1 + (t / h50)^(beta / ln 2))}, with t in human minutes. {@link
 * HorizonRegression} fits it to attempts.
 *
 * <p>Beta of models is 0.45 to 0.6, so that the 80 % horizon is a fifth to an eighth of the 50 % horizon. Horizons are measured
 * on one version of the task suite and are not quite comparable across versions: keep the version with the number, as {@link
 * #kwa2025} does.
 *
 * <pre>{@code
 * var sonnet = LogisticHorizon.kwa2025("claude-3.7-sonnet");
 * sonnet.law().success(480);            // 0.168: a working day
 * sonnet.definitions().evaluation();    // METR time horizon suite 1.1
 * }</pre>
 *
 * @param h50 human time of the tasks completed half of the time, min, {@code > 0}
 * @param beta slope in log odds per doubling of length, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2503.14499">Kwa et al. 2025</a>, section 4.1
 */
public record LogisticHorizon(double h50, double beta) implements HorizonLaw {

    /** Where and when METR published its horizons, and where it corrected them. */
    static final Vintage JANUARY_2026 = Vintage.undated().version("2026-01").from(LocalDate.of(2026, 1, 29));

    static final Vintage MARCH_2026 = Vintage.undated().version("2026-03").from(LocalDate.of(2026, 3, 3));

    static final Citation CORRECTED = new Citation(
            "METR",
            2026,
            "Time horizons 1.1, results as corrected on 3 March 2026",
            "https://metr.org/time-horizons",
            "benchmark_results_1_1.yaml");

    private static final String CORRECTION = "-corrected";

    /** The form: h50 and beta, both searched as logarithms. */
    public static final Family<LogisticHorizon> FAMILY = Family.of(
            LogisticHorizon.class,
            v -> new LogisticHorizon(v[0], v[1]),
            law -> new double[] {law.h50, law.beta},
            Param.positive("h50", "min").startingIn(0.01, 1e4),
            Param.positive("beta", "1").startingIn(0.1, 2));

    private static final double LN2 = Math.log(2);

    private static final Variable BETA =
            Variable.positive("beta", "1", "slope in log odds per doubling; 0.45 to 0.6 in 2025");

    /** What goes in and comes out: human time, horizon and slope to success. */
    public static final Signature<LogisticHorizon> SIGNATURE = HorizonVariables.answers(Signature.of(
                    HorizonVariables.link(
                            "logistic",
                            "Success by human time, logistic in its logarithm (METR)",
                            "Kwa et al. 2025, Measuring AI Ability to Complete Long Tasks (https://arxiv.org/abs/2503.14499)",
                            Confidence.VERIFIED),
                    in -> new LogisticHorizon(in.of(H50), in.of(BETA)))
            .constants(FAMILY)
            .takes(MINUTES, H50, BETA));

    /** How it is fitted to a table of success by length of task. */
    public static final Fitting<LogisticHorizon, LogisticHorizon.Point> FITTING = Fitting.of(
                    "time-horizon",
                    "p(t) = 1 / (1 + (t / h50)^(beta / ln 2))",
                    "Kwa et al. 2025, section 4.1",
                    Rows.of(
                            v -> new Point(v[0], v[1]),
                            Point::success,
                            Column.positive(MINUTES),
                            Column.share(SUCCESS)))
            .by(LogisticHorizon::fitter)
            .drawnOver("human time of the task, min", Point::minutes, LogisticHorizon::success)
            .telling("h80", law -> law.horizon(0.8));

    public LogisticHorizon {
        positive("h50", h50);
        positive("beta", beta);
    }

    /**
     * Success at tasks of one length.
     *
     * @param minutes human time of the task, min, {@code > 0}
     * @param success share of attempts that succeeded, or the score of one, in [0, 1]
     */
    public record Point(double minutes, double success) {
        public Point {
            positive("minutes", minutes);
            fraction("success", success);
        }
    }

    /**
     * A fitter of success by length: least squares of the share, each row alike, errors by the sandwich since the scatter of a share depends
     * on it, 200 starts. METR's own estimate is a penalised likelihood with weights by task and family: {@link HorizonRegression}.
     */
    public static Fitter<LogisticHorizon, Point> fitter() {
        return Fitter.of(FAMILY, (LogisticHorizon law, Point point) -> law.success(point.minutes()), Point::success)
                .errors(Errors.SANDWICH)
                .input("minutes", Point::minutes);
    }

    /** The law with two horizons: {@code beta = ln 4 / log2(h50 / h80)}. */
    public static LogisticHorizon through(double minutes50, double minutes80) {
        positive("minutes80", minutes80);
        if (!(minutes50 > minutes80)) {
            throw Check.refused("minutes50", minutes50, "more than minutes80 = " + minutes80);
        }
        return new LogisticHorizon(minutes50, Math.log(4) * LN2 / Math.log(minutes50 / minutes80));
    }

    /**
     * A model of the data set {@code time-horizons} as METR published it in January 2026. The horizon at 50 % is METR's; beta is algebra from
     * the two horizons printed.
     *
     * @param model its name there, such as {@code claude-3.7-sonnet}
     * @throws IllegalArgumentException for an unknown model, naming the nearest
     */
    public static Published<LogisticHorizon> kwa2025(String model) {
        LocalDate january = JANUARY_2026.asOf().orElseThrow();
        TimeHorizon row = row(TimeHorizon.asOf(january), model);
        Published<LogisticHorizon> published =
                published(row, "", citation("time horizon data, version 1.1")).dated(JANUARY_2026);
        boolean stands = TimeHorizon.all().contains(row);
        return stands ? published : published.supersededBy(published.id() + CORRECTION);
    }

    /**
     * The same as corrected in March 2026, which is what stands.
     *
     * @param model its name in the data set, such as {@code claude-opus-4.6}
     * @throws IllegalArgumentException for an unknown model, naming the nearest
     */
    public static Published<LogisticHorizon> metr2026(String model) {
        return published(row(TimeHorizon.all(), model), CORRECTION, CORRECTED).dated(MARCH_2026);
    }

    private static TimeHorizon row(List<TimeHorizon> all, String model) {
        List<String> names = all.stream().map(TimeHorizon::model).toList();
        int index = names.indexOf(model);
        if (index < 0) {
            throw Check.refused("model", model, "one of: " + Check.among(model, names) + Check.nearest(model, names));
        }
        return all.get(index);
    }

    private static Published<LogisticHorizon> published(TimeHorizon row, String edition, Citation citation) {
        return new Published<>(
                        through(row.minutes50(), row.minutes80()),
                        "time-horizon/" + row.model().replace('.', '-') + edition,
                        "Success of " + row.model() + " by the human time of the task",
                        citation,
                        Confidence.DERIVED,
                        CalibratedRange.of("minutes", 1.0 / 60, 30 * 60),
                        Map.of(),
                        "Suite " + row.suite()
                                + ". Horizons of different suites are not quite comparable. The interval of a single"
                                + " horizon is about a factor of two each way.")
                .defined(definitions("METR time horizon suite " + row.suite()));
    }

    static Citation citation(String where) {
        return new Citation(
                "Kwa, West, Becker et al. (METR)",
                2025,
                "Measuring AI Ability to Complete Long Tasks",
                "https://arxiv.org/abs/2503.14499",
                where);
    }

    static Definitions definitions(String suite) {
        return new Definitions(Counted.NONE, Logarithm.TWO, "human minute", "share of attempts", suite, Floor.NONE);
    }

    @Override
    public double success(double minutes) {
        return 1 / (1 + Math.pow(positive("minutes", minutes) / h50, beta / LN2));
    }

    /** {@code h50 2^(-logit(q) / beta)}. */
    @Override
    public double horizon(double success) {
        openFraction("success", success);
        return h50 * Math.pow((1 - success) / success, LN2 / beta);
    }
}
