package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often an output took each value, with the region where a claim is true shaded.
 *
 * @param x axis of the output
 * @param bins left to right, without gaps
 * @param truth the region where the claim is true; {@code low > high} never occurs, an open end is an infinity
 * @param marks the claim's thresholds
 */
public record DensityChart(Axis x, List<Bin> bins, Truth truth, List<Mark> marks) implements Chart {

    /** About as many bins as fit a column of text. */
    private static final int BINS = 40;

    /** Share of the draws left out at each end, so that one far draw does not flatten the picture. */
    private static final double TRIMMED = 0.005;

    /** The narrowest bin, as a share of the others. */
    private static final double SLIVER = 0.35;

    public DensityChart {
        notNull("x", x);
        bins = List.copyOf(bins);
        notNull("truth", truth);
        marks = List.copyOf(marks);
        if (bins.isEmpty()) {
            throw Check.refused("bins", bins, "at least one bin");
        }
    }

    /**
     * One bin.
     *
     * @param low left edge
     * @param high right edge
     * @param share of all draws that fell into it
     */
    public record Bin(double low, double high, double share) {
        public Bin {
            finite("low", low);
            finite("high", high);
            fraction("share", share);
            if (!(low < high)) {
                throw Check.refused("high", high, "above low = " + low);
            }
        }

        double middle(boolean logarithmic) {
            return logarithmic ? Math.sqrt(low * high) : (low + high) / 2;
        }
    }

    /**
     * An interval of the output in which the claim is true.
     *
     * @param low lower end, or negative infinity
     * @param high upper end, or positive infinity
     */
    public record Truth(double low, double high) {
        boolean contains(double value) {
            return value >= low && value <= high;
        }
    }

    /**
     * Bins for draws of an output: 40 between the 0.5 % and 99.5 % quantiles, widened to show the thresholds when they are
     * near, with an edge at each threshold. Bins are equally wide on the axis drawn, but for those at a threshold or an end.
     *
     * @param x axis; logarithmic only where all drawn values are positive
     * @param values finite draws, at least one
     * @param truth where the claim is true
     * @param thresholds the finite ends of {@code truth} as marks
     */
    public static DensityChart of(Axis x, double[] values, Truth truth, List<Mark> thresholds) {
        double[] sorted =
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            throw Check.refused("values", values.length + " draws, none finite", "at least one finite draw");
        }
        double[] edges = edges(x, sorted, thresholds);
        List<Bin> bins = new ArrayList<>();
        int from = firstAtLeast(sorted, edges[0]);
        for (int i = 0; i + 1 < edges.length; i++) {
            boolean last = i + 2 == edges.length;
            int to = firstAtLeast(sorted, last ? Math.nextUp(edges[i + 1]) : edges[i + 1]);
            bins.add(new Bin(edges[i], edges[i + 1], (to - from) / (double) values.length));
            from = to;
        }
        List<Mark> inside = thresholds.stream()
                .filter(mark -> mark.at() >= edges[0] && mark.at() <= edges[edges.length - 1])
                .toList();
        return new DensityChart(x, bins, truth, inside);
    }

    /** Height of a bin: its share, as it would be if the bin were as wide as the widest. */
    double height(Bin bin) {
        double widest = bins.stream().mapToDouble(this::width).max().orElse(1);
        return bin.share() * widest / width(bin);
    }

    private double width(Bin bin) {
        return x.logarithmic() ? Math.log(bin.high() / bin.low()) : bin.high() - bin.low();
    }

    /** The share of all draws that lie in no bin because they are far out or not finite. */
    public double outside() {
        return Math.max(0, 1 - bins.stream().mapToDouble(Bin::share).sum());
    }

    private static double[] edges(Axis x, double[] sorted, List<Mark> thresholds) {
        double low = sorted[(int) Math.floor(TRIMMED * (sorted.length - 1))];
        double high = sorted[(int) Math.ceil((1 - TRIMMED) * (sorted.length - 1))];
        Ranges.drawable(x, low, high);
        double from = x.logarithmic() ? Math.log(low) : low;
        double to = x.logarithmic() ? Math.log(high) : high;
        if (Ranges.isSingle(from, to)) {
            double room = Math.max(Math.abs(from) * 0.1, 0.1);
            from -= room;
            to += room;
        }
        double reach = (to - from) / 2;
        List<Double> cuts = new ArrayList<>();
        for (Mark mark : thresholds) {
            double cut = x.logarithmic() ? Math.log(mark.at()) : mark.at();
            if (cut > from - reach && cut < to + reach) {
                cuts.add(cut);
            }
        }
        for (double cut : cuts) {
            from = Math.min(from, cut - (to - from) * 0.05);
            to = Math.max(to, cut + (to - from) * 0.05);
        }
        if (!x.logarithmic() && sorted[0] >= 0) {
            from = Math.max(0, from);
        }
        double width = (to - from) / BINS;
        double anchor = cuts.isEmpty() ? from : cuts.get(0);
        return gridThrough(anchor, width, from, to, cuts, x.logarithmic());
    }

    private static double[] gridThrough(
            double anchor, double width, double from, double to, List<Double> cuts, boolean logarithmic) {
        List<Double> edges = new ArrayList<>(cuts);
        int first = (int) Math.floor((from - anchor) / width);
        int last = (int) Math.ceil((to - anchor) / width);
        for (int i = first; i <= last; i++) {
            double edge = Math.max(from, Math.min(to, anchor + i * width));
            // An edge close to a threshold would leave a sliver whose few draws say nothing.
            if (cuts.stream().noneMatch(cut -> Math.abs(cut - edge) < SLIVER * width)) {
                edges.add(edge);
            }
        }
        return edges.stream()
                .mapToDouble(edge -> logarithmic ? Math.exp(edge) : edge)
                .distinct()
                .sorted()
                .toArray();
    }

    private static int firstAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public ResultTable data() {
        var data = ResultTable.headed("from", "to", "share of draws", "claim");
        for (Bin bin : bins) {
            boolean in = truth.contains(bin.middle(x.logarithmic()));
            data.row(bin.low(), bin.high(), bin.share(), in ? "true" : "false");
        }
        return data.table();
    }
}
