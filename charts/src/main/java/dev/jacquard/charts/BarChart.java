package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.numerics.Check;
import java.util.List;

/**
 * Horizontal bars from zero, one for each name, with an optional interval on each and marked thresholds.
 *
 * @param value the horizontal axis
 * @param bars from top to bottom
 * @param full end of the axis, such as 1 for probabilities; NaN lets the data decide
 * @param marks vertical thresholds
 */
public record BarChart(Axis value, List<Bar> bars, double full, List<Mark> marks) implements Chart {
    public BarChart {
        notNull("value", value);
        Ranges.end("full", full);
        bars = List.copyOf(bars);
        marks = List.copyOf(marks);
        if (bars.isEmpty()) {
            throw Check.refused("bars", bars, "at least one bar");
        }
    }

    /**
     * One bar.
     *
     * @param name row label
     * @param value length of the bar
     * @param low lower end of the interval; equal to {@code value} where there is none
     * @param high upper end of the interval
     * @param group bars of one group share a colour, numbered from 0
     */
    public record Bar(String name, double value, double low, double high, int group) {
        public Bar {
            notBlank("name", name);
            finite("value of " + name, value);
            finite("low of " + name, low);
            finite("high of " + name, high);
        }

        /** A bar without an interval, in the first colour. */
        public static Bar of(String name, double value) {
            return new Bar(name, value, value, value, 0);
        }
    }

    @Override
    public ResultTable data() {
        var data = ResultTable.headed("name", value.title(), "low", "high");
        bars.forEach(bar -> data.row(bar.name(), bar.value(), bar.low(), bar.high()));
        return data.table();
    }
}
