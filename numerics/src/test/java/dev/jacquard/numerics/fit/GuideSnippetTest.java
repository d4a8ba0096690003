package dev.jacquard.numerics.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The style guide's first example of a law of one's own, as given. */
class GuideSnippetTest {

    record Point(double flop, double error) {}

    record FlooredPower(double floor, double scale, double slope) {
        static final Family<FlooredPower> FAMILY = Family.of(
                FlooredPower.class,
                v -> new FlooredPower(v[0], v[1], v[2]),
                p -> new double[] {p.floor, p.scale, p.slope},
                Param.positive("floor", "error"),
                Param.positive("scale", "error"),
                Param.positive("slope", "1"));

        double at(double flop) {
            return floor + scale * Math.pow(flop / 1e21, -slope);
        }
    }

    private static final List<Point> POINTS = List.of(
            new Point(2.5e18, 0.905),
            new Point(1e19, 0.744),
            new Point(5e19, 0.583),
            new Point(2.5e20, 0.478),
            new Point(1e21, 0.402),
            new Point(8e21, 0.323),
            new Point(5e22, 0.278),
            new Point(2.5e23, 0.248));

    @Test
    void theGuidesSnippetWorksAsGiven() {
        List<Point> points = POINTS;
        var fit = Fitter.of(FlooredPower.FAMILY, (FlooredPower f, Point p) -> f.at(p.flop()), Point::error)
                .starts(200, /* seed */ 1)
                .fit(points);
        assertThat(fit.report())
                .contains(
                        "standard error",
                        "strong correlations",
                        "residual outliers",
                        "AIC",
                        "90 % interval",
                        "200 searched");
        var draws = fit.bootstrap(1_000, 1);
        var p5p50p95 = draws.summarise(f -> f.at(1e26));
        assertThat(p5p50p95.p5()).isLessThan(p5p50p95.p50());
        assertThat(p5p50p95.p50()).isLessThan(p5p50p95.p95()).isLessThan(0.248);
        assertThat(p5p50p95.toString()).contains("p5 ", "p50 ", "p95 ");
        assertThat(draws.predict(new Point(1e26, 1)).summary()).isEqualTo(p5p50p95);
        assertThat(draws.predict(new Point(1e26, 1)).toString()).endsWith("; flop: 400x beyond the largest run fitted");
        assertThat(draws.predict(new Point(1e21, 1)).beyond()).isEmpty();
        assertThat(draws.requested()).isEqualTo(1_000);
        assertThat(draws.draws().size() + draws.failures()).isEqualTo(1_000);
    }

    @Test
    void allStartsThatSettleAgreeOnTheOneOptimum() {
        var fit = Fitter.of(FlooredPower.FAMILY, (FlooredPower f, Point p) -> f.at(p.flop()), Point::error)
                .fit(POINTS);
        assertThat(fit.checks().starts().agreeing()).isGreaterThan(100);
        assertThat(fit.checks().certificate().possibleDecrease()).isLessThan(1e-12);
    }
}
