package dev.jacquard.charts;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import java.util.ArrayList;
import java.util.List;

/**
 * The data of a chart as a table: what a reader who cannot or will not read the drawing gets.
 *
 * @param columns headings, with units
 * @param rows cells, each a {@link String} or a {@link Double}; as many in each row as there are columns
 */
public record DrawnData(List<String> columns, List<List<Object>> rows) {
    public DrawnData {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Object> row : rows) {
            if (row.size() != columns.size()) {
                throw Check.refused("row", row, columns.size() + " cells");
            }
        }
    }

    /** The cell at full precision: what files for programs hold. */
    public static String full(Object cell) {
        return cell instanceof Double number ? Decimals.shortest(number) : cell.toString();
    }

    /** The cell rounded for a reader. */
    public static String brief(Object cell) {
        return cell instanceof Double number ? NumberStyle.PLAIN.text(number) : cell.toString();
    }

    /** Whether every cell of a column is a number, so that it is set flush right. */
    public boolean numeric(int column) {
        return rows.stream().allMatch(row -> row.get(column) instanceof Double);
    }

    /** Collects rows; used by the chart kinds. */
    static final class Builder {
        private final List<String> columns;
        private final List<List<Object>> rows = new ArrayList<>();

        Builder(String... columns) {
            this.columns = List.of(columns);
        }

        Builder row(Object... cells) {
            rows.add(List.of(cells));
            return this;
        }

        DrawnData build() {
            return new DrawnData(columns, rows);
        }
    }
}
