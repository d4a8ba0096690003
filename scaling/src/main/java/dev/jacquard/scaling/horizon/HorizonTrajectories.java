package dev.jacquard.scaling.horizon;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.TimeHorizon;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.Residual;
import java.time.LocalDate;

/**
 * Four shapes of {@code log2 h50} over years since 2019-01-01: a line, a parabola, a power and one that saturates.
 *
 * <p>The data of today do not tell them apart (a Bayesian reanalysis of METR's attempts finds expected log predictive densities
 * within about six of each other), but they part within two or three years. So a forecast should be run with all of them.
 *
 * <pre>{@code
 * var fit = HorizonTrajectories.fitter(HorizonTrajectories.Saturating.FAMILY).fit(TimeHorizon.stateOfTheArt(TimeHorizon.all()));
 * fit.law().minutes(11);   // at the start of 2030
 * }</pre>
 *
 * @see <a href="https://github.com/JonasMoss/metr-stats">Moss 2026</a>, metr-stats (the four shapes)
 */
public final class HorizonTrajectories {

    /** The day from which years are counted: a little before the first model, so that a power of time is defined. */
    public static final LocalDate START = LocalDate.of(2019, 1, 1);

    private HorizonTrajectories() {}

    /** A course of the horizon over time. */
    public interface Trajectory {

        /** {@code log2} of the horizon in minutes, years after 2019-01-01, {@code >= 0}. */
        double log2Minutes(double years);

        /** The horizon, min. */
        default double minutes(double years) {
            return Math.pow(2, log2Minutes(years));
        }
    }

    /**
     * A steady doubling: {@code a + b y}.
     *
     * @param a log2 minutes at the start of 2019
     * @param b doublings per year
     */
    public record Linear(double a, double b) implements Trajectory {

        /** The form: a and b. */
        public static final Family<Linear> FAMILY = Family.of(
                Linear.class,
                v -> new Linear(v[0], v[1]),
                law -> new double[] {law.a, law.b},
                Param.real("a", "1"),
                Param.real("b", "/year").startingIn(0, 5));

        /** How it is fitted to a table of models. */
        public static final Fitting<Linear, HorizonPoint> FITTING =
                fitting("horizon-linear", "log2 h50 = a + b y", FAMILY);

        public Linear {
            finite("a", a);
            finite("b", b);
        }

        @Override
        public double log2Minutes(double years) {
            return a + b * nonNegative("years", years);
        }
    }

    /**
     * Doublings that speed up or slow down evenly: {@code a + b y + c y^2}.
     *
     * @param a log2 minutes at the start of 2019
     * @param b doublings per year at the start of 2019
     * @param c half the change of that pace per year
     */
    public record Quadratic(double a, double b, double c) implements Trajectory {

        /** The form: a, b and c. */
        public static final Family<Quadratic> FAMILY = Family.of(
                Quadratic.class,
                v -> new Quadratic(v[0], v[1], v[2]),
                law -> new double[] {law.a, law.b, law.c},
                Param.real("a", "1"),
                Param.real("b", "/year").startingIn(0, 5),
                Param.real("c", "/year^2").startingIn(-1, 1));

        /** How it is fitted to a table of models. */
        public static final Fitting<Quadratic, HorizonPoint> FITTING =
                fitting("horizon-quadratic", "log2 h50 = a + b y + c y^2", FAMILY);

        public Quadratic {
            finite("a", a);
            finite("b", b);
            finite("c", c);
        }

        @Override
        public double log2Minutes(double years) {
            return a + (b + c * nonNegative("years", years)) * years;
        }
    }

    /**
     * Doublings as a power of time: {@code a + b y^c}.
     *
     * @param a log2 minutes at the start of 2019
     * @param b doublings in the first year, {@code > 0}
     * @param c exponent, {@code > 0}; above 1 the pace quickens
     */
    public record Power(double a, double b, double c) implements Trajectory {

        /** The form: a, b and c. */
        public static final Family<Power> FAMILY = Family.of(
                Power.class,
                v -> new Power(v[0], v[1], v[2]),
                law -> new double[] {law.a, law.b, law.c},
                Param.real("a", "1"),
                Param.positive("b", "1").startingIn(0.1, 5),
                Param.positive("c", "1").startingIn(0.5, 2));

        /** How it is fitted to a table of models. */
        public static final Fitting<Power, HorizonPoint> FITTING =
                fitting("horizon-power", "log2 h50 = a + b y^c", FAMILY);

        public Power {
            finite("a", a);
            positive("b", b);
            positive("c", c);
        }

        @Override
        public double log2Minutes(double years) {
            return a + b * Math.pow(nonNegative("years", years), c);
        }
    }

    /**
     * Doublings that come to an end: {@code a + b / (1 + exp(-(y - m) / s))}.
     *
     * @param a log2 minutes long before
     * @param b doublings in all, {@code > 0}
     * @param m years after 2019-01-01 at which half of them are done
     * @param s width, years, {@code > 0}
     */
    public record Saturating(double a, double b, double m, double s) implements Trajectory {

        /** The form: a, b, m and s. */
        public static final Family<Saturating> FAMILY = Family.of(
                Saturating.class,
                v -> new Saturating(v[0], v[1], v[2], v[3]),
                law -> new double[] {law.a, law.b, law.m, law.s},
                Param.real("a", "1"),
                Param.positive("b", "1").startingIn(5, 50),
                Param.real("m", "year").startingIn(0, 15),
                Param.positive("s", "year").startingIn(0.5, 5));

        /** How it is fitted to a table of models. */
        public static final Fitting<Saturating, HorizonPoint> FITTING =
                fitting("horizon-saturating", "log2 h50 = a + b / (1 + exp(-(y - m) / s))", FAMILY);

        public Saturating {
            finite("a", a);
            positive("b", b);
            finite("m", m);
            positive("s", s);
        }

        @Override
        public double log2Minutes(double years) {
            return a + b / (1 + Math.exp((m - nonNegative("years", years)) / s));
        }
    }

    /** A fitter of one of the shapes to 50 % horizons: least squares of log2 minutes, 200 starts. */
    public static <T extends Trajectory> Fitter<T, TimeHorizon> fitter(Family<T> family) {
        return Fitter.of(
                        family,
                        (T law, TimeHorizon row) -> law.log2Minutes(years(row)),
                        row -> Math.log(row.minutes50()) / Math.log(2))
                .input("years", HorizonTrajectories::years);
    }

    private static <T extends Trajectory> Fitting<T, HorizonPoint> fitting(
            String id, String formula, Family<T> family) {
        return Fitting.of(id, formula + ", y years since 2019-01-01", "Moss 2026, metr-stats", HorizonPoint.rows(START))
                .by(() -> Fitter.of(
                                family,
                                (T law, HorizonPoint point) -> law.minutes(point.years()),
                                HorizonPoint::minutes)
                        .residual(Residual.LOG)
                        .input("years", HorizonPoint::years));
    }

    private static double years(TimeHorizon row) {
        return (HorizonTrend.daysTo(row.released()) - HorizonTrend.daysTo(START)) / HorizonTrend.DAYS_PER_YEAR;
    }
}
