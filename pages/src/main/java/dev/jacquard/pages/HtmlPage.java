package dev.jacquard.pages;

import dev.jacquard.charts.Charts;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.Ink;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.charts.Size;
import dev.jacquard.charts.output.ResultTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A report, or the index of several, as one HTML file without scripts and without requests. */
public final class HtmlPage {

    private HtmlPage() {}

    static String of(Report report) {
        Map<String, Object> values = page(report.title());
        values.put("headline", report.headline());
        values.put("counts", report.counts().equals(report.headline()) ? "" : report.counts());
        values.put("byline", report.byline());
        values.put("blocks", report.blocks());
        values.put("provenance", report.provenance().line());
        values.put("code", report.run().scenario().code().isPresent());
        Map<String, Drawn> drawn = new HashMap<>();
        report.figures().forEach(figure -> drawn.put(figure.id(), Drawn.of(figure)));
        values.put("drawn", drawn);
        return Templates.fill("report.ftlh", values);
    }

    static String index(Index index) {
        Map<String, Object> values = page(Index.TITLE);
        values.put("index", index);
        index.calibration().ifPresent(figure -> {
            values.put("calibration", figure);
            values.put("drawn", Map.of(figure.id(), Drawn.of(figure)));
        });
        return Templates.fill("index.ftlh", values);
    }

    private static Map<String, Object> page(String title) {
        Map<String, Object> values = new HashMap<>();
        values.put("title", title);
        values.put("light", Ink.lightVariables());
        values.put("dark", Ink.darkVariables());
        return values;
    }

    /**
     * A figure as the template needs it.
     *
     * @param wide SVG for pages
     * @param narrow SVG for phones
     * @param failure why it cannot be drawn; empty where it was
     * @param columns headings of the data
     * @param numeric which columns are numbers
     * @param rows the data, rounded for readers
     */
    public record Drawn(
            String wide,
            String narrow,
            String failure,
            List<String> columns,
            List<Boolean> numeric,
            List<List<String>> rows) {
        static Drawn of(Figure figure) {
            ResultTable data = figure.data();
            List<Boolean> numeric = new ArrayList<>();
            for (int column = 0; column < data.columns().size(); column++) {
                numeric.add(data.numeric(column));
            }
            String wide = "";
            String narrow = "";
            String failure = "";
            try {
                wide = Charts.inlineSvg(figure, Size.WIDE);
                narrow = Charts.inlineSvg(figure, Size.NARROW);
            } catch (IllegalArgumentException e) {
                // Numbers beyond what an axis shows: the page is worth more than one of its pictures.
                failure = e.getMessage();
            }
            return new Drawn(
                    wide,
                    narrow,
                    failure,
                    data.columns().stream().map(ResultTable.Column::title).toList(),
                    numeric,
                    data.rows().stream()
                            .map(row -> row.stream().map(Drawn::brief).toList())
                            .toList());
        }

        private static String brief(Object cell) {
            return ResultTable.isNumber(cell) ? NumberStyle.PLAIN.text(ResultTable.number(cell)) : cell.toString();
        }
    }
}
