package dev.jacquard.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ChartsTest {

    private static final List<Point> FALLING = IntStream.rangeClosed(0, 40)
            .mapToObj(i -> new Point(Math.pow(10, 20 + i / 10.0), 3 - i * 0.02))
            .toList();

    private static Figure figure(Chart chart) {
        return new Figure(
                "loss-curve",
                "Loss falls < slowly & \"surely\"",
                "nats per token",
                "At the end: 2.2.",
                "ours",
                "",
                chart);
    }

    private static LineChart lines(double observedTo) {
        return new LineChart(
                Axis.log("training compute, FLOP"),
                Axis.linear("loss"),
                List.of(LineChart.Series.line("law", FALLING, 0, observedTo)),
                List.of(),
                List.of(Mark.vertical("largest <run>", 1e22)));
    }

    private static List<Chart> oneOfEach() {
        double[] draws = IntStream.range(0, 500).mapToDouble(i -> 1 + i / 100.0).toArray();
        return List.of(
                lines(1e22),
                new BarChart(Axis.percent("share"), List.of(BarChart.Bar.of("a", 0.4)), 1, List.of()),
                new IntervalChart(
                        Axis.linear("x"),
                        List.of(new IntervalChart.Row("a", 1, 2, 3, 0)),
                        Double.NaN,
                        Double.NaN,
                        List.of()),
                DensityChart.of(
                        Axis.linear("x"),
                        draws,
                        new DensityChart.Truth(3, Double.POSITIVE_INFINITY),
                        List.of(Mark.vertical("3", 3))),
                new SharesChart(
                        Axis.percent("share"),
                        "all",
                        "alone",
                        List.of(new SharesChart.Row(
                                "a", new SharesChart.Share(0.4, 0.3, 0.5), new SharesChart.Share(-0.01, -0.1, 0.05)))),
                new TornadoChart(Axis.log("x"), 2, List.of(new TornadoChart.Bar("a", "1", "3", 1, 40))),
                waterfall(0.7),
                new ContrastChart(List.of(
                        ContrastChart.numbers(Axis.log("speed"), draws, new double[] {2, 3, 3.5}),
                        new ContrastChart.Options("form", List.of(new ContrastChart.Option("plain", 1, 0.25))))),
                RegionMap.over(
                        Axis.linear("x"),
                        0,
                        1,
                        Axis.log("y"),
                        1,
                        10,
                        8,
                        List.of("low", "high"),
                        (x, y) -> x * y > 2 ? 1 : 0,
                        List.of(new Point(0.5, 2))));
    }

    private static WaterfallChart waterfall(double last) {
        return new WaterfallChart(
                Axis.percent("share"),
                new WaterfallChart.End("Ann", "20 %", 0.2),
                List.of(
                        new WaterfallChart.Step("price", "+60 points", 0.6, 0.02, WaterfallChart.Kind.FACT),
                        new WaterfallChart.Step(
                                "weight", "−10 points", -0.1, Double.POSITIVE_INFINITY, WaterfallChart.Kind.VALUE)),
                new WaterfallChart.End("Ben", "the rest", last));
    }

    @Test
    void aWaterfallMustArriveAndTellsValuesByDashesAndAWord() {
        String text = Charts.inlineSvg(figure(waterfall(0.7)), Size.NARROW);
        assertThat(text).contains("weight (a value)", "a value, no fact", "stroke-dasharray", "raises the answer");
        assertThat(waterfall(0.7).data().rows().get(2)).startsWith("weight", "value", -0.1, "unknown", 0.8);
        assertThatThrownBy(() -> waterfall(0.6))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("to the last answer, 0.6");
    }

    @Test
    void aPlaceThatInputsCannotHaveIsBlank() {
        RegionMap map = RegionMap.over(
                Axis.linear("x"),
                -1,
                3,
                Axis.linear("y"),
                0,
                1,
                4,
                List.of("low", "high"),
                (x, y) -> x < 0 ? RegionMap.OUTSIDE : x > 1 ? 1 : 0,
                List.of(new Point(-0.5, 0.5), new Point(2.5, 0.5)));
        assertThat(map.regionAt(new Point(-0.5, 0.5))).isEmpty();
        assertThat(map.regionAt(new Point(0, 0.5))).contains("low");
        assertThat(map.shares()).containsExactly(0.0, 1.0);
        assertThat(map.data().rows()).noneMatch(row -> row.get(1).equals(-1.0));
        assertThat(Charts.svg(figure(map))).contains("low", "high");
    }

    @Test
    void aRegionHasItsOwnColourAndABoxWithoutHeightIsOneLine() {
        RegionMap map = RegionMap.over(
                        Axis.linear("x"),
                        0,
                        4,
                        Axis.linear("y"),
                        0,
                        4,
                        4,
                        List.of("a", "b"),
                        (x, y) -> x > 2 ? 1 : 0,
                        List.of())
                .withRegions(List.of("claim false", "claim true"), List.of(Ink.NEUTRAL, Ink.FIRST));
        assertThat(Charts.inlineSvg(figure(map), Size.WIDE))
                .contains(Ink.NEUTRAL.variable(), Ink.FIRST.variable())
                .doesNotContain(Ink.SECOND.variable());
        assertThatThrownBy(() -> map.withRegions(List.of("one", "two"), List.of(Ink.FIRST)))
                .hasMessage("inks: 1 (expected: one for each of 2 regions)");
        RegionMap.Extent some = new RegionMap.Extent(1, 2, 3);
        RegionMap.Extent none = new RegionMap.Extent(2, 2, 2);
        assertThat(outlines(map.withBoxes(List.of(new RegionMap.Box("Ann", some, none)))))
                .isLessThan(outlines(map.withBoxes(List.of(new RegionMap.Box("Ann", some, some)))));
    }

    private static int outlines(RegionMap map) {
        return Charts.inlineSvg(figure(map), Size.WIDE).length();
    }

    @Test
    void everyKindIsWellFormedInBothSizesAndAsAFile() throws Exception {
        for (Chart chart : oneOfEach()) {
            List<String> texts = List.of(
                    Charts.svg(figure(chart)),
                    Charts.inlineSvg(figure(chart), Size.WIDE),
                    Charts.inlineSvg(figure(chart), Size.NARROW));
            for (String text : texts) {
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(text)));
                assertThat(text).contains("role=\"img\"").contains("<desc id=").contains("viewBox=");
            }
        }
    }

    @Test
    void theSameFigureGivesTheSameBytes() {
        for (Chart chart : oneOfEach()) {
            assertThat(Charts.inlineSvg(figure(chart), Size.WIDE))
                    .isEqualTo(Charts.inlineSvg(figure(chart), Size.WIDE));
        }
    }

    @Test
    void idsAreUniqueAcrossTheSizesOfAFigure() {
        String both =
                Charts.inlineSvg(figure(lines(1e22)), Size.WIDE) + Charts.inlineSvg(figure(lines(1e22)), Size.NARROW);
        List<String> ids = new ArrayList<>();
        Matcher matcher = Pattern.compile(" id=\"([^\"]+)\"").matcher(both);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        assertThat(ids)
                .hasSizeGreaterThan(5)
                .hasSameSizeAs(new HashSet<>(ids))
                .allMatch(id -> id.startsWith("fig-loss-curve"));
    }

    @Test
    void coloursAreVariablesInAPageAndValuesInAFile() {
        assertThat(Charts.inlineSvg(figure(lines(1e22)), Size.WIDE))
                .contains("var(--c1)")
                .doesNotContain("rgb(");
        assertThat(Charts.svg(figure(lines(1e22))))
                .contains(Ink.FIRST.hex())
                .doesNotContain("var(")
                .doesNotContain("rgb(");
    }

    @Test
    void textIsTextAndIsEscaped() {
        assertThat(Charts.svg(figure(lines(1e22))))
                .contains(">training compute, FLOP</text>")
                .contains("Loss falls &lt; slowly &amp; &quot;surely&quot;")
                .contains("largest &lt;run&gt;");
    }

    @Test
    void aLineIsDashedBeyondTheDataAndSolidInside() {
        String inside = Charts.inlineSvg(figure(lines(1e30)), Size.WIDE);
        String beyond = Charts.inlineSvg(figure(lines(1e22)), Size.WIDE);
        assertThat(inside).doesNotContain("stroke-dasharray=\"6 4\"").doesNotContain("beyond the data");
        assertThat(beyond).contains("stroke-dasharray=\"6 4\"").contains("beyond the data");
        assertThat(lines(1e22).data().rows().get(40)).contains("beyond the data");
        assertThat(lines(1e22).data().rows().get(0)).contains("drawn");
    }

    @Test
    void aLineIsOnePathSoThatItsDashesRunOn() {
        String text = Charts.inlineSvg(figure(lines(1e30)), Size.WIDE);
        assertThat(Pattern.compile("stroke-width=\"2.2\"")
                        .matcher(text)
                        .results()
                        .count())
                .as("the line and its swatch in the legend")
                .isEqualTo(2);
    }

    @Test
    void ticksAreLabelledWhereXChartPutsTheValues() {
        List<Point> points = List.of(new Point(0, 0), new Point(5, 5), new Point(10, 10));
        Figure figure =
                figure(new LineChart(Axis.linear("x"), Axis.linear("y"), List.of(LineChart.Series.line("s", points))));
        String text = Charts.inlineSvg(figure, Size.WIDE);
        Matcher frame = Pattern.compile("translate\\((\\d+) (\\d+)\\)").matcher(text);
        Matcher middle = Pattern.compile("L([\\d.]+) ([\\d.]+)L").matcher(text);
        assertThat(frame.find()).isTrue();
        assertThat(middle.find()).isTrue();
        double halfWay = Double.parseDouble(frame.group(1)) + Double.parseDouble(middle.group(1));
        Matcher zero = Pattern.compile("<text x=\"([\\d.]+)\"[^>]*middle[^>]*>0</text>")
                .matcher(text);
        Matcher ten = Pattern.compile("<text x=\"([\\d.]+)\"[^>]*middle[^>]*>10</text>")
                .matcher(text);
        assertThat(zero.find() && ten.find()).isTrue();
        double expected = (Double.parseDouble(zero.group(1)) + Double.parseDouble(ten.group(1))) / 2;
        assertThat(halfWay).isCloseTo(expected, org.assertj.core.data.Offset.offset(HALF_PRINTED_DIGIT));
    }

    /** Places are printed with two decimals. */
    private static final double HALF_PRINTED_DIGIT = 0.01;

    @Test
    void aThresholdIsAnEdgeOfTheHistogramSoThatShadingIsExact() {
        double[] draws = IntStream.range(0, 1000).mapToDouble(i -> i / 100.0).toArray();
        DensityChart chart = DensityChart.of(
                Axis.linear("x"),
                draws,
                new DensityChart.Truth(3.217, Double.POSITIVE_INFINITY),
                List.of(Mark.vertical("", 3.217)));
        double shaded = chart.bins().stream()
                .filter(bin -> bin.middle(false) > 3.217)
                .mapToDouble(DensityChart.Bin::share)
                .sum();
        long above = IntStream.range(0, 1000).filter(i -> i / 100.0 > 3.217).count();
        assertThat(shaded + chart.outside()).isGreaterThanOrEqualTo(above / 1000.0);
        assertThat(shaded).isLessThanOrEqualTo(above / 1000.0);
        assertThat(chart.bins().stream().mapToDouble(DensityChart.Bin::low)).contains(3.217);
    }

    @Test
    void drawsThatAreNotFiniteAreCountedAsOutside() {
        double[] draws = {1, 2, 3, Double.POSITIVE_INFINITY};
        DensityChart chart = DensityChart.of(
                Axis.linear("x"),
                draws,
                new DensityChart.Truth(2, Double.POSITIVE_INFINITY),
                List.of(Mark.vertical("", 2)));
        assertThat(chart.outside()).isEqualTo(0.25);
    }

    @Test
    void aRegionMapCountsThePriorByRegion() {
        RegionMap map = RegionMap.over(
                Axis.linear("x"),
                0,
                1,
                Axis.linear("y"),
                0,
                1,
                10,
                List.of("left", "right"),
                (x, y) -> x > 0.5 ? 1 : 0,
                List.of(new Point(0.1, 0.1), new Point(0.2, 0.9), new Point(0.9, 0.5), new Point(7, 7)));
        assertThat(map.shares()).containsExactly(2 / 3.0, 1 / 3.0);
    }

    @Test
    void aLogarithmicAxisRefusesZero() {
        LineChart chart = new LineChart(
                Axis.log("x"),
                Axis.linear("y"),
                List.of(LineChart.Series.line("s", List.of(new Point(0, 1), new Point(1, 1)))));
        assertThatThrownBy(() -> Charts.svg(figure(chart)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("logarithmic axis x");
    }

    @Test
    void aFigureIdThatCouldLeaveItsAttributeIsRefused() {
        assertThatThrownBy(() -> new Figure("a\"b", "t", "", "", "", "", lines(1e22)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("figure id");
    }

    @Test
    void theLossCurveCarriesItsCitationAndIsDashedPastTheData() {
        var law = dev.jacquard.scaling.loss.ChinchillaLaw.besiroglu2024();
        Figure figure = Charts.lossCurve(law, 1e20, 1e27);
        assertThat(figure.caption()).contains(law.citation().text()).contains("times beyond");
        List<List<Object>> rows = figure.data().rows();
        assertThat(rows.get(0)).contains("drawn");
        assertThat(rows.get(rows.size() - 1)).contains("beyond the data");
        LineChart chart = (LineChart) figure.chart();
        double end = chart.series().get(0).observedTo();
        var split = law.law().optimal(end);
        double nearest = Math.min(
                Math.abs(split.parameters()
                                / law.range().intervals().get("parameters").high()
                        - 1),
                Math.abs(split.tokens() / law.range().intervals().get("tokens").high() - 1));
        assertThat(nearest).isLessThan(IDENTITY);
        assertThat(chart.series().get(0).points()).anyMatch(point -> point.x() == end);
    }

    private static final double IDENTITY = 1e-12;

    @Test
    void aLossCurveInsideTheDataIsSolid() {
        Figure figure = Charts.lossCurve(dev.jacquard.scaling.loss.ChinchillaLaw.besiroglu2024(), 1e21, 1e22);
        assertThat(figure.caption()).startsWith("All of it lies inside");
        assertThat(figure.data().rows()).allMatch(row -> row.contains("drawn"));
    }

    @Test
    void aLossCurveOfWhichNobodyStatedARangeIsDashedAndSaysSo() {
        var law = dev.jacquard.scaling.loss.ChinchillaOnOtherRuns.gemstones2025();
        Figure figure = Charts.lossCurve(law, 1e20, 1e21);
        assertThat(figure.caption()).startsWith("All dashed: nobody stated where this was observed in tokens.");
        assertThat(figure.data().rows()).noneMatch(row -> row.contains("drawn"));
    }
}
