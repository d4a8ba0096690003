package dev.jacquard.pages;

import dev.jacquard.charts.output.Csv;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables of a report and the data of its figures as CSV.
 *
 * <p>Numbers are written at full precision; {@link Csv} guards text that a spreadsheet would run as a formula.
 */
final class CsvFiles {

    private CsvFiles() {}

    static Map<String, String> of(Report report) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Block block : report.blocks()) {
            if (block instanceof Block.Table table) {
                files.put(table.id() + ".csv", text(table));
            } else if (block instanceof Block.ClaimCard card) {
                card.tables().forEach(table -> files.put(table.id() + ".csv", text(table)));
            }
        }
        report.figures()
                .forEach(figure -> files.put(
                        "figure-" + figure.id() + ".csv", figure.data().csv()));
        return files;
    }

    private static String text(Block.Table table) {
        List<String> headings = new ArrayList<>(
                table.columns().stream().map(Block.Column::title).toList());
        boolean flagged = table.rows().stream()
                .anyMatch(row -> row.stream().anyMatch(cell -> !cell.flags().isEmpty()));
        if (flagged) {
            headings.add("Flags");
        }
        List<List<String>> rows = new ArrayList<>();
        for (List<Block.Cell> cells : table.rows()) {
            List<String> row =
                    new ArrayList<>(cells.stream().map(Block.Cell::exact).toList());
            if (flagged) {
                row.add(String.join(
                        "; ",
                        cells.stream().flatMap(cell -> cell.flags().stream()).toList()));
            }
            rows.add(row);
        }
        return Csv.text(headings, rows);
    }
}
