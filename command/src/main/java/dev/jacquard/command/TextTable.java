package dev.jacquard.command;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.charts.output.ResultTable.Column;
import dev.jacquard.charts.output.ResultTable.Estimate;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text in columns, two blanks apart; a column of which every cell under the heading is a number stands on the right. */
final class TextTable {

    private static final int DIGITS = 4;

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... heading) {
        rows.add(List.of(heading));
    }

    /** A result, headed by its titles in small letters. */
    static TextTable of(ResultTable result) {
        return of(result, DIGITS);
    }

    /** The same with numbers of so many digits. */
    static TextTable of(ResultTable result, int digits) {
        TextTable table = new TextTable(result.columns().stream()
                .map(column -> column.title().toLowerCase(Locale.ROOT))
                .toArray(String[]::new));
        for (List<Object> row : result.rows()) {
            String[] cells = new String[row.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = text(result.columns().get(i), row.get(i), digits);
            }
            table.row(cells);
        }
        return table;
    }

    private static String text(Column column, Object cell, int digits) {
        if (cell instanceof Estimate estimate) {
            return Decimals.allowed(column.times() * estimate.value(), column.times() * estimate.error(), digits);
        }
        if (cell instanceof Unit unit) {
            return unit.isPlain() ? "" : unit.symbol();
        }
        if (!(cell instanceof Double)) {
            return cell.toString();
        }
        double number = column.times() * (Double) cell;
        return switch (column.style()) {
            case ERROR -> Double.isFinite(number) ? Decimals.rounded(number, 2) : "–";
            case SHARE -> Decimals.rounded(100 * number, 2) + "%";
            case CHANGE -> (number > 0 ? "+" : "") + Decimals.rounded(number, digits);
            default -> Decimals.rounded(number, digits);
        };
    }

    TextTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** The rows under the heading. */
    List<List<String>> rows() {
        return rows.subList(1, rows.size());
    }

    /** The table; a heading without words is left out. */
    String text() {
        StringBuilder text = new StringBuilder();
        int width = rows.get(0).size();
        int[] widths = new int[width];
        boolean[] right = new boolean[width];
        for (int column = 0; column < width; column++) {
            right[column] = rows.size() > 1;
            for (int row = 0; row < rows.size(); row++) {
                String cell = rows.get(row).get(column);
                widths[column] = Math.max(widths[column], cell.codePointCount(0, cell.length()));
                right[column] &= row == 0 || cell.isEmpty() || cell.matches("[+-]?[\\d.]+([eE][+-]?\\d+)?%?|–");
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < width; column++) {
                String cell = row.get(column);
                String blanks = " ".repeat(widths[column] - cell.codePointCount(0, cell.length()));
                line.append(column == 0 ? "" : "  ").append(right[column] ? blanks + cell : cell + blanks);
            }
            if (row != rows.get(0) || !line.toString().isBlank()) {
                text.append(line.toString().stripTrailing()).append('\n');
            }
        }
        return text.toString();
    }
}
