package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.numerics.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What happens over two inputs: a map of named regions, with draws of the prior on it.
 *
 * @param x horizontal input
 * @param y vertical input
 * @param regions names of the regions, at most six
 * @param inks their colours
 * @param columns edges of the cells along x, increasing
 * @param rows edges of the cells along y, increasing
 * @param cells for each row from the lowest, for each column from the left, the index of the region, or {@value #OUTSIDE}
 * @param prior draws of the two inputs
 * @param marks lines across the map
 * @param boxes what people believe about the two inputs
 * @param held what everything else is held at, in words; empty where there is nothing else
 */
public record RegionMap(
        Axis x,
        Axis y,
        List<String> regions,
        List<Ink> inks,
        List<Double> columns,
        List<Double> rows,
        List<List<Integer>> cells,
        List<Point> prior,
        List<Mark> marks,
        List<Box> boxes,
        String held)
        implements Chart {

    /**
     * A central range with its median.
     *
     * @param low lower end
     * @param median in between
     * @param high upper end
     */
    public record Extent(double low, double median, double high) {
        public Extent {
            Check.finite("low", low);
            Check.finite("high", high);
            if (!(low <= median && median <= high)) {
                throw Check.refused("median", median, "between low = " + low + " and high = " + high);
            }
        }
    }

    /**
     * What somebody believes about the two inputs: drawn as a box with a dot at both medians.
     *
     * @param name whose beliefs they are
     * @param x about the horizontal input
     * @param y about the vertical input
     */
    public record Box(String name, Extent x, Extent y) {
        public Box {
            Check.notBlank("name", name);
            notNull("x", x);
            notNull("y", y);
        }

        /** Both medians. */
        public Point middle() {
            return new Point(x.median(), y.median());
        }
    }

    /** Index of no region: a place that the inputs cannot have, left blank. */
    public static final int OUTSIDE = -1;

    /** Where a region is asked for: returns the index of the region at a place. */
    public interface Regime {
        /** The index into the region names at the middle of a cell. */
        int at(double x, double y);
    }

    private static final int MOST_REGIONS = 6;

    /** How far from an edge is still on it, as a share of the map. */
    private static final double EDGE = 1e-9;

    public RegionMap {
        notNull("x", x);
        notNull("y", y);
        regions = List.copyOf(regions);
        inks = List.copyOf(inks);
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        cells = cells.stream().map(List::copyOf).toList();
        prior = List.copyOf(prior);
        marks = List.copyOf(marks);
        boxes = List.copyOf(boxes);
        notNull("held", held);
        if (regions.isEmpty() || regions.size() > MOST_REGIONS) {
            throw Check.refused("regions", regions.size(), "1 to " + MOST_REGIONS);
        }
        if (inks.size() != regions.size()) {
            throw Check.refused("inks", inks.size(), "one for each of " + regions.size() + " regions");
        }
        increasing("columns", columns);
        increasing("rows", rows);
        if (cells.size() != rows.size() - 1) {
            throw Check.refused("cells", cells.size(), rows.size() - 1 + " rows");
        }
        for (List<Integer> row : cells) {
            if (row.size() != columns.size() - 1) {
                throw Check.refused("cells", row.size(), columns.size() - 1 + " columns");
            }
        }
    }

    private static void increasing(String name, List<Double> edges) {
        Check.atLeast("edges of " + name, edges.size(), 2);
        for (int i = 1; i < edges.size(); i++) {
            if (!(edges.get(i - 1) < edges.get(i)) || Double.isInfinite(edges.get(i))) {
                throw Check.refused(name, edges.get(i - 1) + ", " + edges.get(i), "finite edges that increase");
            }
        }
    }

    /**
     * Asks for the region at the middle of each of {@code steps} by {@code steps} cells; the regions have the colours of series.
     *
     * @param x axis of the first input
     * @param xLow left end
     * @param xHigh right end
     * @param y axis of the second input
     * @param yLow lower end
     * @param yHigh upper end
     * @param steps cells in each direction
     */
    public static RegionMap over(
            Axis x,
            double xLow,
            double xHigh,
            Axis y,
            double yLow,
            double yHigh,
            int steps,
            List<String> regions,
            Regime regime,
            List<Point> prior) {
        List<Double> columns = edges(x, xLow, xHigh, steps);
        List<Double> rows = edges(y, yLow, yHigh, steps);
        List<List<Integer>> cells = IntStream.range(0, steps)
                .mapToObj(row -> IntStream.range(0, steps)
                        .mapToObj(column -> regime.at(middle(x, columns, column), middle(y, rows, row)))
                        .toList())
                .toList();
        List<Ink> inks =
                IntStream.range(0, regions.size()).mapToObj(Ink::series).toList();
        return new RegionMap(x, y, regions, inks, columns, rows, cells, prior, List.of(), List.of(), "");
    }

    /** The same map with what people believe on it. */
    public RegionMap withBoxes(List<Box> others) {
        return new RegionMap(x, y, regions, inks, columns, rows, cells, prior, marks, others, held);
    }

    /** The same map with other names and colours of the regions. */
    public RegionMap withRegions(List<String> others, List<Ink> colours) {
        return new RegionMap(x, y, others, colours, columns, rows, cells, prior, marks, boxes, held);
    }

    /** The same map, saying what everything else is held at. */
    public RegionMap withHeld(String words) {
        return new RegionMap(x, y, regions, inks, columns, rows, cells, prior, marks, boxes, words);
    }

    /** The region at a place; on an edge that of a neighbour; empty off the map. */
    public Optional<String> regionAt(Point place) {
        for (int row : cellsAt(rows, place.y())) {
            for (int column : cellsAt(columns, place.x())) {
                int region = cells.get(row).get(column);
                if (region != OUTSIDE) {
                    return Optional.of(regions.get(region));
                }
            }
        }
        return Optional.empty();
    }

    /** The cell that holds a value; both neighbours of an edge, whose place is known to some digits only. */
    private static List<Integer> cellsAt(List<Double> edges, double value) {
        double slack = EDGE * (edges.get(edges.size() - 1) - edges.get(0));
        return IntStream.range(0, edges.size() - 1)
                .filter(i -> value >= edges.get(i) - slack && value <= edges.get(i + 1) + slack)
                .boxed()
                .toList();
    }

    private static List<Double> edges(Axis axis, double low, double high, int steps) {
        Ranges.drawable(axis, low, high);
        Ranges.of(axis, low, high);
        return IntStream.rangeClosed(0, steps)
                .mapToObj(i -> axis.logarithmic()
                        ? low * Math.pow(high / low, i / (double) steps)
                        : low + (high - low) * i / steps)
                .toList();
    }

    private static double middle(Axis axis, List<Double> edges, int cell) {
        double low = edges.get(cell);
        double high = edges.get(cell + 1);
        return axis.logarithmic() ? Math.sqrt(low * high) : (low + high) / 2;
    }

    /** The share of the prior's draws that lie in each region; draws off the map or on a blank are not counted. */
    public List<Double> shares() {
        int[] counts = new int[regions.size()];
        int inside = 0;
        for (Point point : prior) {
            int column = cell(columns, point.x());
            int row = cell(rows, point.y());
            if (column >= 0 && row >= 0 && cells.get(row).get(column) != OUTSIDE) {
                counts[cells.get(row).get(column)]++;
                inside++;
            }
        }
        double all = Math.max(1, inside);
        return Arrays.stream(counts).mapToObj(count -> count / all).toList();
    }

    private static int cell(List<Double> edges, double value) {
        for (int i = 0; i + 1 < edges.size(); i++) {
            if (value >= edges.get(i) && value <= edges.get(i + 1)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public ResultTable data() {
        var data = ResultTable.headed(y.title(), x.title() + " from", x.title() + " to", "region");
        for (int row = 0; row < cells.size(); row++) {
            int start = 0;
            List<Integer> line = cells.get(row);
            for (int column = 1; column <= line.size(); column++) {
                if (column == line.size() || !line.get(column).equals(line.get(start))) {
                    if (line.get(start) != OUTSIDE) {
                        data.row(
                                middle(y, rows, row),
                                columns.get(start),
                                columns.get(column),
                                regions.get(line.get(start)));
                    }
                    start = column;
                }
            }
        }
        prior.forEach(point -> data.row(point.y(), point.x(), point.x(), "draw of the inputs"));
        for (Box box : boxes) {
            data.row(box.y().low(), box.x().low(), box.x().high(), box.name() + ", lower edge");
            data.row(box.y().median(), box.x().median(), box.x().median(), box.name() + ", medians");
            data.row(box.y().high(), box.x().low(), box.x().high(), box.name() + ", upper edge");
        }
        return data.table();
    }
}
