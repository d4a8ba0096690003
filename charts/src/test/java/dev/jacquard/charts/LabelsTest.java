package dev.jacquard.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every axis of every kind of chart, over every kind of range, can be read. */
class LabelsTest {

    private static final double ROUNDED_PLACE = 0.02;

    /** A label and its tick differ by less than this share of the axis: both are printed rounded. */
    private static final double SHARE = 1e-3;

    /** Two of these fit side by side on a phone. */
    private static final int LONGEST_LABEL = 28;

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Map<String, double[]> RANGES = new LinkedHashMap<>();

    static {
        RANGES.put("within a decade", new double[] {2.1e9, 3e9, 4.9e9});
        RANGES.put("within a small decade", new double[] {2.31, 3.1, 4.4});
        RANGES.put("no whole digit", new double[] {3.1, 3.4, 3.9});
        RANGES.put("one round number", new double[] {0.1, 3, 8.3});
        RANGES.put("nearly equal", new double[] {2.500001, 2.500002, 2.500003});
        RANGES.put("nearly equal, huge", new double[] {2.500001e120, 2.500002e120, 2.500003e120});
        RANGES.put("nearly equal, tiny", new double[] {2.500001e-120, 2.500002e-120, 2.500003e-120});
        RANGES.put("large and close", new double[] {1_000_000_000, 1_000_000_500, 1_000_001_000});
        RANGES.put("close to a power", new double[] {999_999.5, 1_000_000, 1_000_000.5});
        RANGES.put("negative and close", new double[] {-1_000_001_000, -1_000_000_500, -1_000_000_000});
        RANGES.put("negative", new double[] {-3, -2, -1});
        RANGES.put("across zero", new double[] {-1, 0.5, 2});
        RANGES.put("shares", new double[] {0.41, 0.42, 0.43});
        RANGES.put("tiny shares", new double[] {1e-6, 3e-5, 2e-3});
        RANGES.put("huge", new double[] {1e120, 3e122, 3e125});
        RANGES.put("tiny", new double[] {1e-120, 1e-118, 1e-115});
        RANGES.put("nearly all numbers", new double[] {1e-129, 1, 1e129});
        RANGES.put("far below a thousandth", new double[] {1e-9, 1e-6, 1e-3});
        RANGES.put("within a year", new double[] {2024.1, 2024.2, 2024.4});
        RANGES.put("a few days", new double[] {2024.101, 2024.104, 2024.109});
        RANGES.put("one point", new double[] {7.3e21});
        RANGES.put("one year", new double[] {2024.3});
        RANGES.put("one share", new double[] {0.35, 0.35});
        RANGES.put("one tiny value", new double[] {3e-9, 3e-9});
        RANGES.put("zero", new double[] {0, 0});
        RANGES.put("one value twice computed", new double[] {0.3, 0.1 + 0.2});
    }

    private static final Map<String, BiFunction<Axis, double[], Chart>> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("line across", (axis, values) -> line(axis, Axis.linear("y"), values, true));
        KINDS.put("line up", (axis, values) -> line(Axis.linear("x"), axis, values, false));
        KINDS.put(
                "bars",
                (axis, values) -> new BarChart(
                        axis, each(values, i -> BarChart.Bar.of("bar " + i, values[i])), Double.NaN, List.of()));
        KINDS.put(
                "intervals",
                (axis, values) -> new IntervalChart(
                        axis,
                        each(values, i -> new IntervalChart.Row("row " + i, values[0], values[i], last(values), 0)),
                        Double.NaN,
                        Double.NaN,
                        List.of(Mark.vertical("a threshold", values[0]))));
        KINDS.put(
                "shares",
                (axis, values) -> new SharesChart(
                        axis,
                        "all",
                        "alone",
                        each(values, i -> new SharesChart.Row("row " + i, share(values[i]), share(values[i])))));
        KINDS.put(
                "tornado",
                (axis, values) -> new TornadoChart(
                        axis,
                        values[values.length / 2],
                        List.of(new TornadoChart.Bar("input", "low", "high", values[0], last(values)))));
        KINDS.put(
                "waterfall",
                (axis, values) -> new WaterfallChart(
                        axis,
                        new WaterfallChart.End("Ann", "here", values[0]),
                        List.of(new WaterfallChart.Step(
                                "step", "so far", last(values) - values[0], 0, WaterfallChart.Kind.FACT)),
                        new WaterfallChart.End("Ben", "there", last(values))));
        KINDS.put(
                "density",
                (axis, values) -> DensityChart.of(
                        axis,
                        values,
                        new DensityChart.Truth(values[0], Double.POSITIVE_INFINITY),
                        List.of(Mark.vertical("a threshold", values[0]))));
        KINDS.put(
                "contrast",
                (axis, values) -> new ContrastChart(List.of(
                        ContrastChart.numbers(axis, values, values), ContrastChart.numbers(axis, values, values))));
        KINDS.put("map across", (axis, values) -> map(axis, Axis.linear("y"), values, new double[] {0, 1}));
        KINDS.put("map up", (axis, values) -> map(Axis.log("x"), axis, new double[] {2, 3}, values));
    }

    private static LineChart line(Axis x, Axis y, double[] values, boolean across) {
        List<Point> points =
                each(values, i -> across ? new Point(values[i], i * 1.37) : new Point(i * 1.37, values[i]));
        return new LineChart(
                x,
                y,
                List.of(values.length == 1 ? LineChart.Series.dots("a", points) : LineChart.Series.line("a", points)));
    }

    private static RegionMap map(Axis x, Axis y, double[] across, double[] up) {
        return RegionMap.over(
                x, across[0], last(across), y, up[0], last(up), 6, List.of("a", "b"), (a, b) -> 0, List.of());
    }

    private static SharesChart.Share share(double value) {
        return new SharesChart.Share(value, value, value);
    }

    private static double last(double[] values) {
        return values[values.length - 1];
    }

    private static <T> List<T> each(double[] values, java.util.function.IntFunction<T> one) {
        return IntStream.range(0, values.length).mapToObj(one).toList();
    }

    /** Bars and shares begin at zero, which an axis of factors does not have; a map needs two ends. */
    private static boolean possible(String kind, boolean logarithmic, double[] values) {
        boolean fromZero = kind.equals("bars") || kind.equals("shares");
        boolean single = Ranges.isSingle(values[0], last(values));
        return !(logarithmic && (fromZero || values[0] <= 0)) && !(kind.startsWith("map") && single);
    }

    static Stream<Arguments> kindsAndRanges() {
        return KINDS.keySet().stream()
                .flatMap(kind -> RANGES.entrySet().stream()
                        .flatMap(range -> Stream.of(false, true)
                                .filter(logarithmic -> possible(kind, logarithmic, range.getValue()))
                                .map(logarithmic -> Arguments.of(kind, range.getKey(), logarithmic))));
    }

    private static Figure figure(Chart chart) {
        return new Figure("labels", "Title", "Subtitle", "", "", "", chart);
    }

    @ParameterizedTest(name = "{0}, {1}, logarithmic {2}")
    @MethodSource("kindsAndRanges")
    void everyAxisHasTwoLabelsThatDifferAndTouchNothingAndAreTrue(String kind, String range, boolean logarithmic) {
        Axis plain = new Axis("axis", logarithmic, NumberStyle.PLAIN);
        Figure figure = figure(KINDS.get(kind).apply(plain, RANGES.get(range)));
        Drawn file = Drawn.of(Charts.svg(figure));
        readable(file);
        labelsSayWhereTheyStand(
                kind.endsWith("up")
                        ? file.axisUp()
                        : file.axesAcross().values().iterator().next(),
                logarithmic);
        readable(Drawn.of(Charts.inlineSvg(figure, Size.NARROW)));
    }

    @ParameterizedTest
    @EnumSource(NumberStyle.class)
    void everyStyleTellsTicksApartOnEveryRange(NumberStyle numbers) {
        RANGES.forEach((name, values) -> {
            for (boolean logarithmic : new boolean[] {false, true}) {
                if (!possible("line", logarithmic, values)) {
                    continue;
                }
                Axis axis = new Axis("axis", logarithmic, numbers);
                Frame.Range range = Ranges.opened(axis, Arrays.stream(values).summaryStatistics(), true);
                for (Size size : Size.values()) {
                    Layout layout = new Layout(size.width);
                    List<String> across = Ticks.across(
                                    axis, range, size.ticksAcross, at -> size.width * range.share(at.at()), layout)
                            .stream()
                            .map(Ticks.Tick::label)
                            .toList();
                    List<String> up = Ticks.up(axis, range, size.ticksUp, size.plotHeight).stream()
                            .map(Ticks.Tick::label)
                            .toList();
                    assertThat(across).as(name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(2);
                    assertThat(up).as(name).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(2);
                    assertThat(up)
                            .as(name)
                            .allSatisfy(label -> assertThat(label.length()).isLessThanOrEqualTo(LONGEST_LABEL));
                }
            }
        });
    }

    private static void readable(Drawn drawn) {
        assertThat(drawn.axesAcross()).isNotEmpty();
        drawn.axesAcross().values().forEach(axis -> {
            distinct(axis);
            for (int i = 1; i < axis.size(); i++) {
                assertThat(axis.get(i).from())
                        .as(axis.toString())
                        .isGreaterThan(axis.get(i - 1).to());
            }
        });
        if (!drawn.axisUp().isEmpty()) {
            distinct(drawn.axisUp());
            List<Double> places =
                    drawn.axisUp().stream().map(Drawn.Text::at).sorted().toList();
            for (int i = 1; i < places.size(); i++) {
                assertThat(places.get(i) - places.get(i - 1)).isGreaterThan(Layout.TYPE);
            }
        }
        inside(drawn);
    }

    private static void distinct(List<Drawn.Text> axis) {
        assertThat(axis.stream().map(Drawn.Text::shown).toList())
                .doesNotHaveDuplicates()
                .noneMatch(String::isBlank)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private static void inside(Drawn drawn) {
        double[] box = drawn.box();
        assertThat(drawn.texts()).allSatisfy(text -> {
            assertThat(text.from()).isGreaterThanOrEqualTo(box[0] - ROUNDED_PLACE);
            assertThat(text.to()).isLessThanOrEqualTo(box[0] + box[2] + ROUNDED_PLACE);
            assertThat(text.y()).isBetween(box[1], box[1] + box[3]);
        });
    }

    private static void labelsSayWhereTheyStand(List<Drawn.Text> axis, boolean logarithmic) {
        double first = value(axis.get(0), logarithmic);
        double last = value(axis.get(axis.size() - 1), logarithmic);
        double from = axis.get(0).at();
        double to = axis.get(axis.size() - 1).at();
        for (Drawn.Text label : axis) {
            assertThat((value(label, logarithmic) - first) / (last - first))
                    .as(axis.toString())
                    .isCloseTo((label.at() - from) / (to - from), offset(SHARE));
        }
    }

    /** The number that a label of a plain axis states. */
    private static double value(Drawn.Text label, boolean logarithmic) {
        String text = label.shown().replace("−", "-").replace(NumberStyle.NARROW, "");
        int ten = text.indexOf("10⁻") >= 0 ? text.indexOf("10⁻") : powerAt(text);
        double value;
        if (ten < 0) {
            value = Double.parseDouble(text);
        } else {
            String lead = text.substring(0, ten).replace("×", "");
            String exponent = text.substring(ten + 2).replace("⁻", "-");
            StringBuilder digits = new StringBuilder();
            exponent.chars().forEach(c -> digits.append(c == '-' ? "-" : "" + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)));
            value = Double.parseDouble((lead.isEmpty() ? "1" : lead) + "e" + digits);
        }
        return logarithmic ? Math.log(value) : value;
    }

    private static int powerAt(String text) {
        for (int i = 0; i + 2 < text.length(); i++) {
            if (text.startsWith("10", i) && "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(text.charAt(i + 2)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    @Test
    void onlyAsManyDigitsAsTellTicksApart() {
        assertThat(up(2.500001, 2.500003)).contains("2.5000010", "2.5000030");
        assertThat(up(1_000_000_000, 1_000_001_000)).contains("1_000_000_000", "1_000_000_200");
        assertThat(up(2.5e6, 4.5e6)).contains("3_×_10⁶");
        assertThat(up(1, 3)).contains("1.5", "2.0");
    }

    private static List<String> up(double low, double high) {
        Chart chart = line(Axis.linear("x"), Axis.linear("y"), new double[] {low, high}, false);
        return Drawn.of(Charts.inlineSvg(figure(chart), Size.WIDE)).axisUp().stream()
                .map(label -> label.shown().replace(NumberStyle.NARROW, "_"))
                .toList();
    }

    private static final List<String> LONG = List.of(
            "a name that never ends ".repeat(40),
            "W".repeat(300),
            "a short beginning and" + "thenoneword".repeat(60),
            "長い名前".repeat(80));

    static Stream<Arguments> longNames() {
        return LONG.stream()
                .flatMap(name -> named(name).entrySet().stream()
                        .map(kind -> Arguments.of(kind.getKey(), name.strip(), kind.getValue())));
    }

    private static Map<String, Chart> named(String name) {
        double[] values = {1, 2, 3};
        Axis axis = Axis.linear(name);
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put(
                "line",
                new LineChart(
                        axis,
                        axis,
                        List.of(
                                LineChart.Series.line(name, List.of(new Point(1, 1), new Point(2, 3))),
                                LineChart.Series.line("b", List.of(new Point(1, 2), new Point(2, 2)))),
                        List.of(),
                        List.of(Mark.vertical(name, 1.2), Mark.vertical(name, 1.9), Mark.horizontal(name, 2.5))));
        charts.put(
                "bars",
                new BarChart(
                        axis,
                        List.of(BarChart.Bar.of(name, 2)),
                        Double.NaN,
                        List.of(Mark.vertical(name, 0.5), Mark.vertical(name, 1.9))));
        charts.put(
                "intervals",
                new IntervalChart(
                        axis, List.of(new IntervalChart.Row(name, 1, 2, 3, 0)), Double.NaN, Double.NaN, List.of()));
        charts.put("tornado", new TornadoChart(axis, 2, List.of(new TornadoChart.Bar(name, name, name, 1, 3))));
        charts.put(
                "shares",
                new SharesChart(axis, name, name, List.of(new SharesChart.Row(name, share(0.3), share(0.2)))));
        charts.put(
                "waterfall",
                new WaterfallChart(
                        axis,
                        new WaterfallChart.End(name, name, 1),
                        List.of(new WaterfallChart.Step(name, name, 1, 0.1, WaterfallChart.Kind.VALUE)),
                        new WaterfallChart.End(name, name, 2)));
        charts.put(
                "density",
                DensityChart.of(axis, values, new DensityChart.Truth(2, 9), List.of(Mark.vertical(name, 2))));
        charts.put(
                "contrast",
                new ContrastChart(List.of(
                        ContrastChart.numbers(axis, values, values),
                        new ContrastChart.Options(name, List.of(new ContrastChart.Option(name, 0.5, 0.5))))));
        charts.put(
                "map",
                RegionMap.over(axis, 1, 2, axis, 1, 2, 4, List.of(name, "b"), (x, y) -> 0, List.of())
                        .withBoxes(List.of(new RegionMap.Box(
                                name, new RegionMap.Extent(1, 1.5, 2), new RegionMap.Extent(1, 1.5, 2)))));
        return charts;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("longNames")
    void aLongNameStaysInsideBeginsAtItsBeginningAndIsKeptWhole(String kind, String name, Chart chart) {
        Figure figure = new Figure("long", name, name, "", "", "", chart);
        for (String svg : List.of(
                Charts.svg(figure), Charts.inlineSvg(figure, Size.WIDE), Charts.inlineSvg(figure, Size.NARROW))) {
            Drawn drawn = Drawn.of(svg);
            inside(drawn);
            List<Drawn.Text> cut = drawn.texts().stream()
                    .filter(text -> text.shown().endsWith("…"))
                    .toList();
            assertThat(cut).isNotEmpty();
            assertThat(cut.stream().filter(text -> text.whole().isEmpty()).count())
                    .as("only the title of the figure, which stands whole at the head of the file")
                    .isLessThanOrEqualTo(svg.startsWith("<svg xmlns") ? 1 : 0);
            assertThat(cut)
                    .allSatisfy(text -> assertThat(
                                    text.whole().isEmpty() || text.whole().contains(name))
                            .isTrue());
            assertThat(drawn.texts()).anyMatch(text -> text.shown().startsWith(name.substring(0, 6)));
        }
    }

    @Test
    void aNameThatFitsIsSetAsItIs() {
        Chart chart = named("short").get("line");
        assertThat(Charts.svg(figure(chart))).doesNotContain("…").contains(">short</text>");
    }

    static Stream<Arguments> refused() {
        double inf = Double.POSITIVE_INFINITY;
        double nan = Double.NaN;
        List<Arguments> cases = new ArrayList<>();
        for (String kind : KINDS.keySet()) {
            for (double[] values : new double[][] {
                {1, nan}, {1, inf}, {-inf, 1}, {-Double.MAX_VALUE, Double.MAX_VALUE}, {1, Double.MAX_VALUE}
            }) {
                boolean dropsIt =
                        (kind.equals("density") || kind.equals("contrast")) && !Double.isFinite(values[0] + values[1]);
                if (!dropsIt || values[1] == Double.MAX_VALUE) {
                    cases.add(Arguments.of(kind, false, values));
                }
            }
            for (double[] values : new double[][] {{0, 0}, {0, 1}, {-1, 1}, {1e-200, 1}}) {
                cases.add(Arguments.of(kind, true, values));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0}, logarithmic {1}")
    @MethodSource("refused")
    void whatNoAxisCanShowIsRefusedByName(String kind, boolean logarithmic, double[] values) {
        IllegalArgumentException refused = Assertions.assertTimeoutPreemptively(
                SOON,
                () -> Assertions.assertThrows(
                        IllegalArgumentException.class,
                        () -> Charts.svg(figure(
                                KINDS.get(kind).apply(new Axis("axis", logarithmic, NumberStyle.PLAIN), values))),
                        Arrays.toString(values)));
        assertThat(refused.getMessage()).matches("(?s).+: .+ \\(expected: .+\\).*");
    }

    @Test
    void aSeriesWithoutPointsIsRefused() {
        Assertions.assertThrows(
                IllegalArgumentException.class, () -> LineChart.Series.line("a", List.of()), "points: []");
    }
}
