package dev.jacquard.numerics.fit;

import static dev.jacquard.numerics.fit.Lines.SOLVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.Lines.Point;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class ProfileTest {

    /** A gain that fades: linear at first, at most scale times reach; a long reach looks like none at all. */
    record Fading(double scale, double reach) {
        static final Family<Fading> FAMILY = Family.of(
                Fading.class,
                v -> new Fading(v[0], v[1]),
                f -> new double[] {f.scale, f.reach},
                Param.positive("scale", "1"),
                Param.positive("reach", "1"));

        double at(double x) {
            return -scale * reach * Math.expm1(-x / reach);
        }

        static Fitter<Fading, Point> fitter() {
            return Fitter.of(FAMILY, (Fading f, Point p) -> f.at(p.x()), Point::y)
                    .starts(20, 1);
        }

        /** Rows up to x = 4 of a reach, with errors. */
        static List<Point> rows(double reach, double error) {
            Stream stream = Stream.of(4, "errors");
            Fading truth = new Fading(1, reach);
            return IntStream.rangeClosed(1, 24)
                    .mapToObj(i -> new Point(i / 6.0, truth.at(i / 6.0) + error * (stream.uniform(i) - 0.5)))
                    .toList();
        }
    }

    record Michaelis(double V, double K) {
        static final Family<Michaelis> FAMILY = Family.of(
                Michaelis.class,
                v -> new Michaelis(v[0], v[1]),
                m -> new double[] {m.V, m.K},
                Param.positive("V", "counts/min/min"),
                Param.positive("K", "ppm"));
    }

    private static final double[] CONCENTRATION = {.02, .02, .06, .06, .11, .11, .22, .22, .56, .56, 1.10, 1.10};
    private static final double[] RATE = {76, 47, 97, 107, 123, 139, 159, 152, 191, 201, 207, 200};

    /** Bates and Watts 1988, data set A1.3 (puromycin, treated); the ends by root finding on the profile in numpy and scipy. */
    @Test
    void profileIntervalsOfPuromycinAreTheKnownOnes() {
        List<Point> rows = IntStream.range(0, RATE.length)
                .mapToObj(i -> new Point(CONCENTRATION[i], RATE[i]))
                .toList();
        var fit = Fitter.of(Michaelis.FAMILY, (Michaelis m, Point p) -> m.V() * p.x() / (m.K() + p.x()), Point::y)
                .level(0.95)
                .fit(rows);
        Profile k = fit.errors().profile("K");
        assertThat(k.low()).isCloseTo(0.04692034203516905, within(SOLVER));
        assertThat(k.high()).isCloseTo(0.08615691342713837, within(SOLVER));
        assertThat(k.identified()).isTrue();
        Profile v = fit.errors().profile("V");
        assertThat(v.low()).isCloseTo(197.30193290028396, within(200 * SOLVER));
        assertThat(v.high()).isCloseTo(229.28905505505213, within(200 * SOLVER));
        assertThat(k.interval().method()).isEqualTo("profile likelihood");
        assertThat(k.interval().level()).isEqualTo(0.95);
    }

    @Test
    void forALineTheProfileIntervalIsWalds() {
        var fit = Lines.fitter().fit(Lines.ROWS);
        for (Estimate estimate : fit.estimates()) {
            Profile profile = fit.errors().profile(estimate.name());
            assertThat(profile.low()).isCloseTo(estimate.low(), within(SOLVER));
            assertThat(profile.high()).isCloseTo(estimate.high(), within(SOLVER));
        }
        var grouped = Lines.fitter().groups(row -> (int) row.x() / 3).fit(Lines.ROWS);
        Estimate slope = grouped.estimate("slope");
        assertThat(grouped.errors().profile("slope").low()).isCloseTo(slope.low(), within(SOLVER));
        var tied = Lines.fitter().tied("slope", "level").fit(Lines.ROWS);
        assertThat(tied.errors().profile("slope").low())
                .isCloseTo(tied.estimate("slope").low(), within(SOLVER));
        assertThat(tied.errors().profile("level").places())
                .allMatch(place ->
                        place.parameters().get(0).equals(place.parameters().get(1)));
        var alone = Lines.fitter().fixed("level", 1).fit(Lines.ROWS);
        assertThat(alone.errors().profile("slope").low())
                .isCloseTo(alone.estimate("slope").low(), within(SOLVER));
    }

    @Test
    void aParameterThatTheRowsHoldFromBelowOnlyIsNotIdentified() {
        var fit = Fading.fitter().fit(Fading.rows(60, 0.2));
        Profile reach = fit.errors().profile("reach");
        assertThat(reach.identified()).isFalse();
        assertThat(reach.lowHeld()).isTrue();
        assertThat(reach.highHeld()).isFalse();
        assertThat(reach.high()).isInfinite();
        assertThat(reach.low()).isBetween(1.0, 60.0);
        assertThat(reach.toString()).contains("unbounded").endsWith("not identified: no upper limit");
        assertThat(fit.errors().profile("scale").identified()).isTrue();
    }

    @Test
    void aParameterThatTheRowsHoldOnBothSidesIsIdentified() {
        var fit = Fading.fitter().fit(Fading.rows(1.5, 0.05));
        Profile reach = fit.errors().profile("reach");
        assertThat(reach.identified()).isTrue();
        assertThat(reach.low()).isLessThan(1.5);
        assertThat(reach.high()).isGreaterThan(1.5);
        // The rise at the ends is the threshold, and the objective there that of a refit with the parameter held.
        double held =
                Fading.fitter().fixed("reach", reach.high()).fit(fit.rows()).value();
        double rise = fit.errors().degreesOfFreedom() * (held / fit.value() - 1);
        assertThat(rise).isCloseTo(reach.threshold(), within(1e2 * SOLVER));
    }

    @Test
    void valuesAskedForAreAmongThePlacesWithTheBestRestThere() {
        var rows = Fading.rows(1.5, 0.05);
        var fit = Fading.fitter().objective(Objective.huber(0.01)).fit(rows);
        Profile profile = fit.errors().profile("reach", 1.1, 2.9);
        for (double value : new double[] {1.1, 2.9}) {
            double held = Fading.fitter()
                    .objective(Objective.huber(0.01))
                    .fixed("reach", value)
                    .fit(rows)
                    .value();
            assertThat(profile.places())
                    .filteredOn(place -> Math.abs(place.value() - value) < SOLVER)
                    .singleElement()
                    .satisfies(place -> assertThat(place.objective()).isCloseTo(held, within(SOLVER * held)));
        }
        assertThat(profile.foundLower()).isFalse();
        assertThat(profile.valleys()).hasSize(1);
    }

    @Test
    void aProfileFindsTheLowerOptimumThatALocalFitMissed() {
        var rows = IntStream.range(0, 30)
                .mapToObj(i -> new Point(i / 10.0, Math.sin(7 * i / 10.0) + 0.1 * Math.cos(31.0 * i)))
                .toList();
        var local = Fitter.of(
                        FitterTest.Wave.FAMILY,
                        (FitterTest.Wave w, Point p) -> Math.sin(w.frequency() * p.x()),
                        Point::y)
                .starts(new double[][] {{14}})
                .fit(rows);
        Profile profile = local.errors().profile("frequency", 6.9, 7, 7.1);
        assertThat(profile.foundLower()).isTrue();
        assertThat(profile.best().value()).isCloseTo(7, within(0.1));
        assertThat(profile.valleys()).hasSizeGreaterThan(1);
        assertThat(profile.toString()).contains("a lower objective lies at");
    }

    @Test
    void profilesOfMediansAndQuantilesCoverTheTruth() {
        int repeats = 100;
        int covered = 0;
        for (int seed = 0; seed < repeats; seed++) {
            Stream stream = Stream.of(seed, "laplace");
            List<Point> rows = IntStream.range(0, 40)
                    .mapToObj(i -> {
                        double u = stream.uniform(i);
                        return new Point(i, i + (u < 0.5 ? Math.log(2 * u) : -Math.log(2 * (1 - u))));
                    })
                    .toList();
            Profile slope = Lines.fitter()
                    .objective(Objective.lad())
                    .starts(1, 1)
                    .fit(rows)
                    .errors()
                    .profile("slope");
            covered += slope.low() <= 1 && 1 <= slope.high() ? 1 : 0;
        }
        double fourErrors = 4 * Math.sqrt(0.9 * 0.1 / repeats);
        assertThat((double) covered / repeats).isCloseTo(0.9, within(fourErrors));
    }

    @Test
    void fixedAndUnknownParametersAndExactFitsHaveNoProfile() {
        var fit = Lines.fitter().fixed("level", 1).fit(Lines.ROWS);
        assertThatThrownBy(() -> fit.errors().profile("level")).hasMessageContaining("it is fixed");
        assertThatThrownBy(() -> fit.errors().profile("slop")).hasMessageContaining("did you mean slope?");
        var exact = Lines.fitter().fit(List.of(new Point(0, 1), new Point(1, 2), new Point(2, 3)));
        assertThatThrownBy(() -> exact.errors().profile("slope")).hasMessageContaining("every row is met exactly");
        assertThatThrownBy(
                        () -> Fading.fitter().fit(Fading.rows(2, 0.1)).errors().profile("reach", -1))
                .hasMessageStartingWith("reach: -1.0");
    }
}
