package dev.jacquard.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.LineChart;
import dev.jacquard.charts.Point;
import dev.jacquard.data.Published;
import dev.jacquard.scaling.inference.CoverageLaw;
import dev.jacquard.scaling.loss.CriticalBatch;
import org.junit.jupiter.api.Test;

class LawCurvesTest {

    private static final Published<CoverageLaw> COVERAGE = CoverageLaw.brown2024();
    private static final LawCurves.Curve ANY = new LawCurves.Curve("any", COVERAGE.law()::coverage);

    private static Figure coverageTo(double samples) {
        return LawCurves.of(
                COVERAGE,
                "More samples solve more",
                LawCurves.Along.log("samples", 1, samples, "samples"),
                Axis.percent("solved"),
                ANY);
    }

    @Test
    void theLineIsDashedExactlyBeyondWhatWasObserved() {
        LineChart.Series line = ((LineChart) coverageTo(1e4).chart()).series().get(0);
        assertThat(line.points().stream().filter(line::observed).mapToDouble(Point::x))
                .startsWith(1.0)
                .endsWith(250.0);
        assertThat(line.points())
                .allSatisfy(
                        point -> assertThat(point.y()).isEqualTo(COVERAGE.law().coverage(point.x())));
        assertThat(line.points().get(line.points().size() - 1).x()).isEqualTo(1e4);
    }

    @Test
    void theCaptionSaysHowFarItGoesAndHowItIsBacked() {
        assertThat(coverageTo(1e4).caption()).contains("1 to 250", "40 times beyond", "derived");
        assertThat(coverageTo(200).caption()).contains("All of it lies inside");
        assertThat(coverageTo(200).source()).contains("Brown");
    }

    @Test
    void withoutARangeNothingCountsAsObserved() {
        var batch = CriticalBatch.kaplan2020();
        Figure figure = LawCurves.of(
                batch,
                "A lower loss wants a larger batch",
                LawCurves.Along.linear("loss", 2, 5, "loss, nats per token"),
                Axis.log("tokens"),
                new LawCurves.Curve("critical batch", batch.law()::tokens));
        assertThat(figure.caption()).startsWith("All dashed");
        LineChart.Series line = ((LineChart) figure.chart()).series().get(0);
        assertThat(line.points()).noneMatch(line::observed);
    }

    @Test
    void aRangeThatFallsOrHasNoLogarithmIsRefused() {
        assertThatThrownBy(() -> LawCurves.Along.log("samples", 0, 10, "samples"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("samples: 0.0 to 10.0 (expected: rising");
        assertThatThrownBy(() -> LawCurves.Along.linear("bits", 3, 3, "bits"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> LawCurves.of(COVERAGE, "t", LawCurves.Along.log("samples", 1, 2, "s"), Axis.linear("y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("curves");
    }
}
