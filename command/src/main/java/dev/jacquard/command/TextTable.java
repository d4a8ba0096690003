package dev.jacquard.command;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, two blanks apart; a column of which every cell under the heading is a number stands on the right. */
final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... heading) {
        rows.add(List.of(heading));
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
