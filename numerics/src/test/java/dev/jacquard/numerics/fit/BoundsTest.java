package dev.jacquard.numerics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows whose best law lies on the edge of its family, against families that have the edge only. */
@Tag("once")
class BoundsTest {

    /** Two searches of one optimum, relative: solver. */
    private static final double SOLVER = 1e-6;

    private static final int ROWS = 24;

    record Point(double x, double y) {}

    record Floored(double floor, double scale, double slope) {
        static final Family<Floored> FAMILY = Family.of(
                Floored.class,
                v -> new Floored(v[0], v[1], v[2]),
                law -> new double[] {law.floor, law.scale, law.slope},
                Param.positive("floor", "1"),
                Param.positive("scale", "1"),
                Param.positive("slope", "1"));

        double at(double x) {
            return floor + scale * Math.pow(x, -slope);
        }
    }

    record Bare(double scale, double slope) {
        static final Family<Bare> FAMILY = Family.of(
                Bare.class,
                v -> new Bare(v[0], v[1]),
                law -> new double[] {law.scale, law.slope},
                Param.positive("scale", "1"),
                Param.positive("slope", "1"));

        double at(double x) {
            return scale * Math.pow(x, -slope);
        }
    }

    record Fading(double scale, double reach) {
        static final Family<Fading> FAMILY = Family.of(
                Fading.class,
                v -> new Fading(v[0], v[1]),
                law -> new double[] {law.scale, law.reach},
                Param.positive("scale", "1"),
                Param.positive("reach", "1"));

        double at(double x) {
            return scale * Math.exp(-x / reach);
        }
    }

    record Decaying(double scale, double rate) {
        static final Family<Decaying> FAMILY = Family.of(
                Decaying.class,
                v -> new Decaying(v[0], v[1]),
                law -> new double[] {law.scale, law.rate},
                Param.positive("scale", "1"),
                Param.positive("rate", "1").searchedAsIs().startingIn(0, 1));

        double at(double x) {
            return scale * Math.exp(-rate * x);
        }
    }

    record Share(double share, double level) {
        static final Family<Share> FAMILY = Family.of(
                Share.class,
                v -> new Share(v[0], v[1]),
                law -> new double[] {law.share, law.level},
                Param.fraction("share"),
                Param.real("level", "1"));

        double at(double x) {
            return level + share * x;
        }
    }

    record Square(double a, double b) {
        static final Family<Square> FAMILY = Family.of(
                Square.class,
                v -> new Square(v[0], v[1]),
                law -> new double[] {law.a, law.b},
                Param.real("a", "1"),
                Param.real("b", "1"));

        double at(double x) {
            return a + b * x * x;
        }
    }

    private static List<Point> rows(DoubleUnaryOperator law) {
        return IntStream.rangeClosed(1, ROWS)
                .mapToObj(i -> new Point(i, law.applyAsDouble(i) * (1 + 0.03 * Math.sin(5.0 * i))))
                .toList();
    }

    /** Steepening: a floor would have to be negative. */
    private static List<Point> steepening() {
        return rows(x -> 2 * Math.pow(x, -0.5) - 0.1);
    }

    private static Fitter<Floored, Point> floored() {
        return Fitter.of(Floored.FAMILY, (Floored law, Point p) -> law.at(p.x()), Point::y)
                .residual(Residual.LOG);
    }

    private static Fitter<Bare, Point> bare() {
        return Fitter.of(Bare.FAMILY, (Bare law, Point p) -> law.at(p.x()), Point::y)
                .residual(Residual.LOG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lsq", "huber:0.01", "lad"})
    void aFloorOnItsBoundIsHeldAndTheOthersAreThoseOfTheLawWithoutIt(String objective) {
        var fit = floored().objective(Objective.parse(objective)).fit(steepening());
        var without = bare().objective(Objective.parse(objective)).fit(steepening());
        Estimate floor = fit.estimate("floor");
        assertThat(floor.onBound()).isTrue();
        assertThat(floor.identified()).isFalse();
        assertThat(fit.law().floor()).isZero();
        assertThat(floor.value()).isZero();
        assertThat(floor.standardError()).isZero();
        assertThat(floor.low()).isZero();
        assertThat(floor.high()).isBetween(1e-3, 0.5);
        assertThat(fit.value()).isCloseTo(without.value(), within(SOLVER * without.value()));
        assertThat(fit.errors().degreesOfFreedom()).isEqualTo(ROWS - 2);
        for (String name : List.of("scale", "slope")) {
            Estimate mine = fit.estimate(name);
            Estimate theirs = without.estimate(name);
            assertThat(mine.value()).isCloseTo(theirs.value(), within(SOLVER * theirs.value()));
            assertThat(mine.standardError())
                    .isCloseTo(theirs.standardError(), within(1e2 * SOLVER * theirs.standardError()));
            assertThat(mine.low()).isCloseTo(theirs.low(), within(1e2 * SOLVER * theirs.low()));
            assertThat(mine.identified()).isTrue();
        }
        assertThat(fit.warnings())
                .anyMatch(warning -> warning.startsWith(
                        "floor stands on its bound 0: the rows are met worse as soon as it leaves it; the other"))
                .noneMatch(warning -> warning.startsWith("not identified"));
        assertThat(fit.report()).contains("on its bound").doesNotContain("no optimum");
    }

    @Test
    void theRiseAtTheEndOfTheOneSidedIntervalIsTheThreshold() {
        var fit = floored().fit(steepening());
        double high = fit.estimate("floor").high();
        double held = floored().fixed("floor", high).fit(steepening()).value();
        double rise = fit.errors().degreesOfFreedom() * (held / fit.value() - 1);
        assertThat(rise).isCloseTo(fit.errors().profile("floor").threshold(), within(1e-3));
        assertThat(fit.estimate("floor").method()).isEqualTo("profile likelihood");
    }

    @Test
    void resamplesThatEndOnTheBoundCountAsTheBoundAndOthersMayLeaveIt() {
        var fit = floored().fit(rows(x -> 2 * Math.pow(x, -0.5)));
        var draws = fit.bootstrap(60, 1);
        assertThat(draws.failures()).isZero();
        long on =
                draws.draws().values().stream().filter(law -> law.floor() == 0).count();
        assertThat(on).isBetween(5L, 55L);
        assertThat(draws.interval("floor", 0.9).low()).isZero();
        assertThat(draws.interval("floor", 0.9).high()).isBetween(1e-3, 0.5);
        var bound = floored().fit(steepening()).bootstrap(60, 1);
        assertThat(bound.failures()).isZero();
        assertThat(bound.draws().values()).anyMatch(law -> law.floor() == 0);
    }

    @Test
    void aParameterThatRunsToInfinityIsNotIdentifiedAndHasALowerLimit() {
        var fit = Fitter.of(Fading.FAMILY, (Fading law, Point p) -> law.at(p.x()), Point::y)
                .fit(rows(x -> 3 + 0.002 * x));
        Estimate reach = fit.estimate("reach");
        assertThat(reach.value()).isInfinite();
        assertThat(reach.identified()).isFalse();
        assertThat(reach.high()).isInfinite();
        assertThat(reach.low()).isBetween(50.0, 1e5);
        double mean = fit.rows().stream().mapToDouble(Point::y).average().orElseThrow();
        assertThat(fit.law().scale()).isCloseTo(mean, within(SOLVER * mean));
        assertThat(fit.law().reach()).isFinite();
        assertThat(fit.warnings())
                .anyMatch(warning -> warning.startsWith(
                        "reach is not identified by these rows: it runs to infinity, and any" + " value above "));
        assertThat(fit.report()).contains("not identified: runs to infinity");
        assertThat(fit.checks().sensitivity().value("as fitted (lsq)", "reach")).isInfinite();
        assertThat(fit.bootstrap(20, 1).interval("reach", 0.9).high()).isInfinite();
    }

    @Test
    void theOnlyParameterMayRunToInfinityToo() {
        var fit = Fitter.of(Fading.FAMILY, (Fading law, Point p) -> law.at(p.x()), Point::y)
                .fixed("scale", 3)
                .fit(rows(x -> 3 + 0.002 * x));
        assertThat(fit.estimate("reach").value()).isInfinite();
        assertThat(fit.estimate("reach").low()).isBetween(50.0, 1e5);
        assertThat(fit.errors().degreesOfFreedom()).isEqualTo(ROWS);
    }

    @Test
    void aParameterSearchedAsItIsIsHeldOnTheBoundThatTheSearchPassed() {
        var fit = Fitter.of(Decaying.FAMILY, (Decaying law, Point p) -> law.at(p.x()), Point::y)
                .fit(rows(x -> 3 + 0.02 * x));
        double mean = fit.rows().stream().mapToDouble(Point::y).average().orElseThrow();
        assertThat(fit.law().rate()).isZero();
        assertThat(fit.law().scale()).isCloseTo(mean, within(SOLVER * mean));
        assertThat(fit.estimate("rate").onBound()).isTrue();
        assertThat(fit.estimate("rate").high()).isBetween(1e-6, 0.1);
    }

    @Test
    void aShareStopsAtOne() {
        var fit = Fitter.of(Share.FAMILY, (Share law, Point p) -> law.at(p.x()), Point::y)
                .fit(rows(x -> 2 + 1.3 * x));
        assertThat(fit.law().share()).isEqualTo(1);
        double level = fit.rows().stream()
                .mapToDouble(point -> point.y() - point.x())
                .average()
                .orElseThrow();
        assertThat(fit.law().level()).isCloseTo(level, within(SOLVER * level));
        assertThat(fit.estimate("share").onBound()).isTrue();
        assertThat(fit.estimate("share").high()).isEqualTo(1);
        assertThat(fit.estimate("share").low()).isLessThan(1);
    }

    /** Numbers that do not depend on a parameter left open keep their intervals; those that do have none. */
    @Test
    void anOpenParameterTakesNoIntervalFromNumbersThatDoNotDependOnIt() {
        List<Point> one = IntStream.range(0, ROWS)
                .mapToObj(i -> new Point(5, 3 + 0.1 * Math.sin(5.0 * i)))
                .toList();
        var fit = Fitter.of(Fading.FAMILY, (Fading law, Point p) -> law.at(p.x()), Point::y)
                .fit(one);
        assertThat(fit.estimate("reach").identified()).isFalse();
        assertThat(fit.answers(1).interval("at the rows", law -> law.at(5)))
                .hasValueSatisfying(
                        interval -> assertThat(interval.high() - interval.low()).isBetween(0.02, 0.1));
        assertThat(fit.answers(1).interval("elsewhere", law -> law.at(20))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-20, 1e-12, 1e-9, 1e-8, 1e-7, 1e6, 1e12, 1e20})
    void theUnitOfAColumnDoesNotMatter(double unit) {
        List<Point> rows = IntStream.range(0, 20)
                .mapToDouble(i -> -1 + 2.0 * i / 19)
                .mapToObj(x -> new Point(x * unit, 1 + x * x + 0.01 * x * x * x))
                .toList();
        var fit = Fitter.of(Square.FAMILY, (Square law, Point p) -> law.at(p.x()), Point::y)
                .starts(8, 1)
                .fit(rows);
        assertThat(fit.law().b() * unit * unit).isCloseTo(1, within(SOLVER));
        assertThat(fit.value()).isCloseTo(3.819e-4, within(0.5e-7));
        assertThat(fit.estimate("b").standardError() * unit * unit).isCloseTo(0.00313749, within(0.5e-8));
        assertThat(fit.checks().starts().agreeing()).isEqualTo(8);
        assertThat(fit.estimates()).allMatch(Estimate::identified);
    }
}
