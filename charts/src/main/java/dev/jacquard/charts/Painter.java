package dev.jacquard.charts;

import dev.jacquard.charts.Frame.Range;
import dev.jacquard.charts.Layout.Entry;
import dev.jacquard.charts.Layout.Shape;
import java.util.ArrayList;
import java.util.List;

/** Lays a chart out at one size: the only place that decides what the kinds of charts look like. */
final class Painter {

    private static final double BAND = 0.20;
    private static final double REGION = 0.38;
    private static final double NEUTRAL_REGION = 0.75;
    private static final double STROKE = 2.2;
    private static final int DOT = 6;
    private static final int PRIOR_DOT = 3;
    private static final int BOX_DOT = 9;

    private final Size size;
    private final Layout layout;

    private Painter(Size size) {
        this.size = size;
        this.layout = new Layout(size.width);
    }

    static Drawing draw(Chart chart, Size size) {
        Painter painter = new Painter(size);
        if (chart instanceof LineChart line) {
            return painter.lines(line);
        }
        if (chart instanceof DensityChart density) {
            return painter.density(density);
        }
        if (chart instanceof ContrastChart contrast) {
            return ContrastPainter.draw(contrast, size);
        }
        if (chart instanceof WaterfallChart waterfall) {
            return WaterfallPainter.draw(waterfall, size);
        }
        if (chart instanceof RegionMap map) {
            return painter.map(map);
        }
        return RowPainter.draw(chart, size);
    }

    private Drawing lines(LineChart chart) {
        Range x = Ranges.across(chart);
        Range y = Ranges.up(chart, size.ticksUp);
        int head = layout.legend(legend(chart));
        Axes axes = new Axes(layout, size, head, chart.x(), x, chart.y(), y);
        Frame frame = axes.frame();
        for (int i = 0; i < chart.bands().size(); i++) {
            frame.area(outline(chart.bands().get(i)), Ink.series(i), BAND);
        }
        for (int i = 0; i < chart.series().size(); i++) {
            paint(frame, chart.series().get(i), Ink.series(i));
        }
        axes.marks(chart.marks());
        return axes.drawing();
    }

    private static List<Entry> legend(LineChart chart) {
        List<Entry> entries = new ArrayList<>();
        boolean beyond = false;
        for (int i = 0; i < chart.series().size(); i++) {
            LineChart.Series series = chart.series().get(i);
            boolean dots = series.kind() == LineChart.Kind.DOTS;
            entries.add(new Entry(dots ? Shape.DOT : Shape.LINE, Ink.series(i), 1, series.name()));
            beyond |= !dots && series.points().stream().anyMatch(point -> !series.observed(point));
        }
        for (int i = 0; i < chart.bands().size(); i++) {
            entries.add(new Entry(
                    Shape.BOX, Ink.series(i), BAND, chart.bands().get(i).name()));
        }
        if (beyond) {
            entries.add(new Entry(Shape.DASHES, Ink.MUTED, 1, "beyond the data"));
        }
        return entries;
    }

    private static List<Point> outline(LineChart.Band band) {
        List<Point> points = new ArrayList<>();
        band.slices().forEach(slice -> points.add(new Point(slice.x(), slice.high())));
        for (int i = band.slices().size() - 1; i >= 0; i--) {
            LineChart.Slice slice = band.slices().get(i);
            points.add(new Point(slice.x(), slice.low()));
        }
        return points;
    }

    private static void paint(Frame frame, LineChart.Series series, Ink ink) {
        if (series.kind() == LineChart.Kind.DOTS) {
            frame.dots(series.points(), ink, 1, DOT);
            return;
        }
        List<Point> run = new ArrayList<>();
        boolean dashed = false;
        for (Point point : series.points()) {
            boolean beyond = !series.observed(point);
            if (!run.isEmpty() && beyond != dashed) {
                Point joint = beyond ? run.get(run.size() - 1) : point;
                if (!beyond) {
                    run.add(point);
                }
                flush(frame, run, ink, dashed);
                run.clear();
                run.add(joint);
            }
            dashed = beyond;
            if (run.isEmpty() || !run.get(run.size() - 1).equals(point)) {
                run.add(point);
            }
        }
        flush(frame, run, ink, dashed);
    }

    private static void flush(Frame frame, List<Point> run, Ink ink, boolean dashed) {
        if (run.size() > 1) {
            frame.line(run, ink, STROKE, dashed);
        }
    }

    private Drawing density(DensityChart chart) {
        double top = chart.bins().stream().mapToDouble(chart::height).max().orElse(1);
        List<DensityChart.Bin> bins = chart.bins();
        Range x = Ranges.of(
                chart.x(), bins.get(0).low(), bins.get(bins.size() - 1).high());
        Range y = new Range(0, top > 0 ? top * 1.08 : 1, false);
        int head = layout.legend(List.of(
                new Entry(Shape.BOX, Ink.FIRST, 0.8, "claim true"),
                new Entry(Shape.BOX, Ink.NEUTRAL, 0.8, "claim false")));
        Axes axes = new Axes(layout, size, head, chart.x(), x, Axis.percent("share of draws"), y);
        for (boolean in : new boolean[] {false, true}) {
            skyline(axes.frame(), chart, in);
        }
        axes.marks(chart.marks());
        return axes.drawing();
    }

    /** One outline for each run of neighbouring bins, so that no seams show between them. */
    private static void skyline(Frame frame, DensityChart chart, boolean in) {
        List<Point> outline = new ArrayList<>();
        for (DensityChart.Bin bin : chart.bins()) {
            if (chart.truth().contains(bin.middle(chart.x().logarithmic())) != in) {
                close(frame, outline, in);
                continue;
            }
            if (outline.isEmpty()) {
                outline.add(new Point(bin.low(), 0));
            }
            outline.add(new Point(bin.low(), chart.height(bin)));
            outline.add(new Point(bin.high(), chart.height(bin)));
        }
        close(frame, outline, in);
    }

    private static void close(Frame frame, List<Point> outline, boolean in) {
        if (!outline.isEmpty()) {
            outline.add(new Point(outline.get(outline.size() - 1).x(), 0));
            frame.area(outline, in ? Ink.FIRST : Ink.NEUTRAL, 0.8);
            outline.clear();
        }
    }

    private Drawing map(RegionMap chart) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < chart.regions().size(); i++) {
            Ink ink = chart.inks().get(i);
            entries.add(new Entry(Shape.BOX, ink, fill(ink), chart.regions().get(i)));
        }
        if (!chart.prior().isEmpty()) {
            entries.add(new Entry(Shape.DOT, Ink.TEXT, 0.5, "draws of the inputs"));
        }
        for (int i = 0; i < chart.boxes().size(); i++) {
            Shape shape = i % 2 == 0 ? Shape.LINE : Shape.DASHES;
            entries.add(new Entry(shape, Ink.TEXT, 1, chart.boxes().get(i).name()));
        }
        int head = layout.legend(entries);
        List<Double> columns = chart.columns();
        List<Double> rows = chart.rows();
        Range x = Ranges.of(chart.x(), columns.get(0), columns.get(columns.size() - 1));
        Range y = Ranges.of(chart.y(), rows.get(0), rows.get(rows.size() - 1));
        Axes axes = new Axes(layout, size, head, chart.x(), x, chart.y(), y);
        for (int region = 0; region < chart.regions().size(); region++) {
            List<Point> outline = outline(chart, region);
            if (!outline.isEmpty()) {
                Ink ink = chart.inks().get(region);
                axes.frame().area(outline, ink, fill(ink));
            }
        }
        if (!chart.prior().isEmpty()) {
            axes.frame().dots(chart.prior(), Ink.TEXT, 0.5, PRIOR_DOT);
        }
        for (int i = 0; i < chart.boxes().size(); i++) {
            paint(axes.frame(), chart.boxes().get(i), i % 2 == 1);
        }
        axes.marks(chart.marks());
        return axes.drawing();
    }

    /** Pale enough for what lies on it; the neutral colour is pale by itself. */
    private static double fill(Ink ink) {
        return ink == Ink.NEUTRAL ? NEUTRAL_REGION : REGION;
    }

    private static void paint(Frame frame, RegionMap.Box box, boolean dashed) {
        RegionMap.Extent x = box.x();
        RegionMap.Extent y = box.y();
        Point foot = new Point(x.low(), y.low());
        Point head = new Point(x.high(), y.high());
        // A box without width or height is one line: dashes there and back would fill each other's gaps.
        boolean flat = x.low() == x.high() || y.low() == y.high();
        List<Point> outline = flat
                ? List.of(foot, head)
                : List.of(foot, new Point(x.high(), y.low()), head, new Point(x.low(), y.high()), foot);
        frame.line(outline, Ink.TEXT, STROKE, dashed);
        frame.dots(List.of(box.middle()), Ink.TEXT, 1, BOX_DOT);
    }

    /**
     * All cells of a region as one outline, joined by paths that go out and back and so enclose nothing: neighbouring cells
     * then show no seam.
     */
    private static List<Point> outline(RegionMap chart, int region) {
        List<Point> points = new ArrayList<>();
        Point home = null;
        for (int row = 0; row < chart.cells().size(); row++) {
            List<Integer> line = chart.cells().get(row);
            for (int from = 0; from < line.size(); from++) {
                if (line.get(from) != region) {
                    continue;
                }
                int to = from;
                while (to + 1 < line.size() && line.get(to + 1) == region) {
                    to++;
                }
                double left = chart.columns().get(from);
                double right = chart.columns().get(to + 1);
                double low = chart.rows().get(row);
                double high = chart.rows().get(row + 1);
                home = home == null ? new Point(left, low) : home;
                points.addAll(List.of(
                        home,
                        new Point(left, low),
                        new Point(right, low),
                        new Point(right, high),
                        new Point(left, high),
                        new Point(left, low),
                        home));
                from = to;
            }
        }
        return points;
    }
}
