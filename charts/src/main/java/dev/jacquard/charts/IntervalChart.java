package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.numerics.Check;
import java.util.List;

/**
 * A dot with an interval for each name: quantiles of outputs, a probability by form, a verdict under other ranges.
 *
 * @param value the horizontal axis
 * @param rows from top to bottom
 * @param from start of the axis; NaN lets the data decide
 * @param to end of the axis; NaN lets the data decide
 * @param marks vertical thresholds
 */
public record IntervalChart(Axis value, List<Row> rows, double from, double to, List<Mark> marks) implements Chart {
    public IntervalChart {
        notNull("value", value);
        Ranges.end("from", from);
        Ranges.end("to", to);
        rows = List.copyOf(rows);
        marks = List.copyOf(marks);
        if (rows.isEmpty()) {
            throw Check.refused("rows", rows, "at least one row");
        }
    }

    /**
     * One row.
     *
     * @param name row label
     * @param low lower end of the interval
     * @param value the dot
     * @param high upper end of the interval
     * @param group rows of one group share a colour, numbered from 0
     */
    public record Row(String name, double low, double value, double high, int group) {
        public Row {
            notBlank("name", name);
            finite("low of " + name, low);
            finite("value of " + name, value);
            finite("high of " + name, high);
        }
    }

    @Override
    public ResultTable data() {
        var data = ResultTable.headed("name", "low", value.title(), "high");
        rows.forEach(row -> data.row(row.name(), row.low(), row.value(), row.high()));
        return data.table();
    }
}
