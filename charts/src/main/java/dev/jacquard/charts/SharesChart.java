package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.numerics.Check;
import java.util.List;

/**
 * Two shares for each name, one above the other, each with its interval: what an input brings alone, and with all others.
 *
 * <p>Shares are drawn from zero; an interval that reaches below it is cut there, not in the data.
 *
 * @param value the horizontal axis
 * @param whole what the upper share is called in the legend
 * @param part what the lower share is called
 * @param rows from top to bottom
 */
public record SharesChart(Axis value, String whole, String part, List<Row> rows) implements Chart {
    public SharesChart {
        notNull("value", value);
        notBlank("whole", whole);
        notBlank("part", part);
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw Check.refused("rows", rows, "at least one row");
        }
    }

    /**
     * A share with its interval.
     *
     * @param value the share; may fall below zero by sampling error
     * @param low lower end
     * @param high upper end
     */
    public record Share(double value, double low, double high) {
        public Share {
            Check.finite("value", value);
            Check.finite("low", low);
            Check.finite("high", high);
        }
    }

    /**
     * One row.
     *
     * @param name row label
     * @param whole the upper share
     * @param part the lower share
     */
    public record Row(String name, Share whole, Share part) {
        public Row {
            notBlank("name", name);
            notNull("whole", whole);
            notNull("part", part);
        }
    }

    @Override
    public ResultTable data() {
        var data = ResultTable.headed(
                "name", whole, whole + ": low", whole + ": high", part, part + ": low", part + ": high");
        rows.forEach(row -> data.row(
                row.name(),
                row.whole().value(),
                row.whole().low(),
                row.whole().high(),
                row.part().value(),
                row.part().low(),
                row.part().high()));
        return data.table();
    }
}
