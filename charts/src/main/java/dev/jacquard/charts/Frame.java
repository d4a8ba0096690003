package dev.jacquard.charts;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The rectangle between the axes: XChart maps values to places in it and draws what is inside.
 *
 * <p>Text, ticks and grid are set around it by {@link Layout}, because XChart draws its own text as outlines, which no reader
 * can search and no style sheet can colour.
 */
final class Frame {

    private static final float[] DASHES = {6f, 4f};
    private static final float MITER = 10f;

    private final XYChart chart;
    private final int width;
    private final int height;
    private int count;

    Frame(int width, int height, Range x, Range y) {
        this.width = width;
        this.height = height;
        chart = new XYChart(width, height);
        style(chart.getStyler());
        XYStyler styler = chart.getStyler();
        styler.setXAxisLogarithmic(x.logarithmic()).setXAxisMin(x.low()).setXAxisMax(x.high());
        styler.setYAxisLogarithmic(y.logarithmic()).setYAxisMin(y.low()).setYAxisMax(y.high());
    }

    /**
     * Ends of an axis.
     *
     * @param low first value
     * @param high last value, above {@code low}
     * @param logarithmic whether equal steps are equal factors
     */
    record Range(double low, double high, boolean logarithmic) {

        /** Where a value lies: 0 at the low end, 1 at the high end. */
        double share(double value) {
            return logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        }
    }

    /** All of XChart's own furniture off: what is left is geometry. */
    private static void style(XYStyler styler) {
        styler.setChartTitleVisible(false)
                .setLegendVisible(false)
                .setPlotBorderVisible(false)
                .setChartPadding(0)
                .setPlotContentSize(1.0)
                .setChartBackgroundColor(Ink.PAPER.color(0))
                .setPlotBackgroundColor(Ink.PAPER.color(0));
        styler.setAxisTicksVisible(false)
                .setAxisTitlesVisible(false)
                .setPlotMargin(0)
                .setPlotGridLinesVisible(false)
                .setPlotTicksMarksVisible(false);
    }

    void line(List<Point> points, Ink ink, double strokeWidth, boolean dashed) {
        XYSeries series = add(points);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(ink.color(1));
        series.setLineStyle(new BasicStroke(
                (float) strokeWidth,
                dashed ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND,
                BasicStroke.JOIN_ROUND,
                MITER,
                dashed ? DASHES : null,
                0f));
    }

    void area(List<Point> outline, Ink ink, double opacity) {
        XYSeries series = add(outline);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineStyle(SeriesLines.NONE);
        series.setFillColor(ink.color(opacity));
    }

    void dots(List<Point> points, Ink ink, double opacity, int size) {
        XYSeries series = add(points);
        chart.getStyler().setMarkerSize(size);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(ink.color(opacity));
        series.setLineStyle(SeriesLines.NONE);
    }

    private XYSeries add(List<Point> points) {
        double[] x = points.stream().mapToDouble(Point::x).toArray();
        double[] y = points.stream().mapToDouble(Point::y).toArray();
        return chart.addSeries("s" + count++, x, y);
    }

    void paint(Graphics2D graphics) {
        chart.paint(graphics, width, height);
    }
}
