package dev.jacquard.scenarios.draws;

import dev.jacquard.charts.output.ResultTable;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A result's table as a Tablesaw table: columns by their names, numbers at full precision, and missing where there is none. */
public final class Tablesaw {

    private Tablesaw() {}

    /**
     * The table.
     *
     * @param name what Tablesaw prints above it
     */
    public static Table table(String name, ResultTable result) {
        Table table = Table.create(name);
        for (int i = 0; i < result.columns().size(); i++) {
            table.addColumns(column(result, i));
        }
        return table;
    }

    private static Column<?> column(ResultTable result, int place) {
        String name = result.columns().get(place).name();
        boolean empty = result.rows().isEmpty();
        if (empty ? result.columns().get(place).style().isNumber() : result.numeric(place)) {
            return DoubleColumn.create(
                    name,
                    result.rows().stream()
                            .mapToDouble(row -> ResultTable.number(row.get(place)))
                            .toArray());
        }
        if (!empty && result.rows().stream().allMatch(row -> row.get(place) instanceof Boolean)) {
            BooleanColumn column = BooleanColumn.create(name);
            result.rows().forEach(row -> column.append((Boolean) row.get(place)));
            return column;
        }
        return StringColumn.create(name, result.rows().stream().map(row -> ResultTable.exact(row.get(place))));
    }
}
