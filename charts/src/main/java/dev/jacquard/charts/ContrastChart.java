package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What is different about the draws in which a claim is true: for each input how it lay there, over how it lay where the claim is
 * false. Both are shares of their own draws, so that a rare claim is seen as well as a common one.
 *
 * @param panels one for each input, from top to bottom
 */
public record ContrastChart(List<Panel> panels) implements Chart {

    /** Bins of a number: as many as can be told apart in half a column. */
    private static final int BINS = 24;

    /** Share of the draws left out at each end, so that one far draw does not flatten the picture. */
    private static final double TRIMMED = 0.005;

    public ContrastChart {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw Check.refused("panels", panels, "at least one panel");
        }
    }

    /** One input. */
    public sealed interface Panel {
        /** The input, with its unit. */
        String name();
    }

    /**
     * An input that is a number.
     *
     * @param x its axis; the title is its name
     * @param bins left to right, without gaps
     */
    public record Numbers(Axis x, List<Bin> bins) implements Panel {
        public Numbers {
            notNull("x", x);
            bins = List.copyOf(bins);
            Check.atLeast("bins of " + x.title(), bins.size(), 1);
        }

        @Override
        public String name() {
            return x.title();
        }
    }

    /**
     * One bin.
     *
     * @param low left edge
     * @param high right edge
     * @param whenTrue share of the draws with the claim true that fell into it
     * @param whenFalse share of the others
     */
    public record Bin(double low, double high, double whenTrue, double whenFalse) {
        public Bin {
            finite("low", low);
            finite("high", high);
            fraction("whenTrue", whenTrue);
            fraction("whenFalse", whenFalse);
        }
    }

    /**
     * An input that is a choice.
     *
     * @param name its name
     * @param options in the order of the file
     */
    public record Options(String name, List<Option> options) implements Panel {
        public Options {
            notBlank("name", name);
            options = List.copyOf(options);
            Check.atLeast("options of " + name, options.size(), 1);
        }
    }

    /**
     * One option.
     *
     * @param name what it is called
     * @param whenTrue share of the draws with the claim true that chose it
     * @param whenFalse share of the others
     */
    public record Option(String name, double whenTrue, double whenFalse) {
        public Option {
            notBlank("name", name);
            fraction("whenTrue", whenTrue);
            fraction("whenFalse", whenFalse);
        }
    }

    /**
     * Bins for the draws of a number: equally wide on the axis drawn, between the 0.5 % and 99.5 % quantiles of all draws.
     *
     * @param x axis; logarithmic only where all values are positive
     * @param whenTrue values where the claim is true, at least one
     * @param whenFalse values where it is false, at least one
     */
    public static Numbers numbers(Axis x, double[] whenTrue, double[] whenFalse) {
        double[] all = DoubleStream.concat(Arrays.stream(whenTrue), Arrays.stream(whenFalse))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        Check.atLeast("finite draws of " + x.title(), all.length, 1);
        double first = all[(int) Math.floor(TRIMMED * (all.length - 1))];
        double last = all[(int) Math.ceil((1 - TRIMMED) * (all.length - 1))];
        Ranges.drawable(x, first, last);
        double low = place(x, first);
        double high = place(x, last);
        double room = Ranges.isSingle(low, high) ? Math.max(Math.abs(low) * 0.1, 0.1) : 0;
        double from = low - room;
        double width = (high + room - from) / BINS;
        int[] holding = counts(x, whenTrue, from, width);
        int[] others = counts(x, whenFalse, from, width);
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            bins.add(new Bin(
                    value(x, from + bin * width),
                    value(x, from + (bin + 1) * width),
                    (double) holding[bin] / Math.max(1, whenTrue.length),
                    (double) others[bin] / Math.max(1, whenFalse.length)));
        }
        return new Numbers(x, bins);
    }

    private static int[] counts(Axis x, double[] values, double from, double width) {
        int[] counts = new int[BINS];
        for (double value : values) {
            double bin = Math.floor((place(x, value) - from) / width);
            // The largest value that is drawn belongs to the last bin.
            int at = bin == BINS ? BINS - 1 : (int) bin;
            if (at >= 0 && at < BINS && bin >= 0) {
                counts[at]++;
            }
        }
        return counts;
    }

    private static double place(Axis x, double value) {
        return x.logarithmic() ? Math.log(value) : value;
    }

    private static double value(Axis x, double place) {
        return x.logarithmic() ? Math.exp(place) : place;
    }

    @Override
    public ResultTable data() {
        var data = ResultTable.headed("input", "from", "to", "share where true", "share where false");
        for (Panel panel : panels) {
            if (panel instanceof Numbers numbers) {
                numbers.bins()
                        .forEach(bin ->
                                data.row(numbers.name(), bin.low(), bin.high(), bin.whenTrue(), bin.whenFalse()));
            } else if (panel instanceof Options options) {
                options.options()
                        .forEach(option -> data.row(
                                options.name(), option.name(), option.name(), option.whenTrue(), option.whenFalse()));
            }
        }
        return data.table();
    }
}
