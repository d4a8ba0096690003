package dev.jacquard.notebooks.display;

import dev.jacquard.charts.output.ResultTable;
import java.util.List;
import java.util.function.Function;

/** The little HTML that a cell's output needs; all text is escaped. */
final class Html {

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String element(String name, String text) {
        return "<" + name + ">" + escape(text) + "</" + name + ">";
    }

    static String table(List<String> header, List<List<String>> rows) {
        StringBuilder html = new StringBuilder("<table><thead>").append(row("th", header));
        html.append("</thead><tbody>");
        rows.forEach(row -> html.append(row("td", row)));
        return html.append("</tbody></table>").toString();
    }

    /** A result of texts, headed by its names or by its titles. */
    static String table(ResultTable result, Function<ResultTable.Column, String> heading) {
        return table(
                result.columns().stream().map(heading).toList(),
                result.rows().stream()
                        .map(row -> row.stream().map(ResultTable::exact).toList())
                        .toList());
    }

    static String list(List<String> items) {
        StringBuilder html = new StringBuilder();
        items.forEach(item -> html.append(element("li", item)));
        return items.isEmpty() ? "" : "<ul>" + html + "</ul>";
    }

    private static String row(String cell, List<String> texts) {
        StringBuilder html = new StringBuilder("<tr>");
        texts.forEach(text -> html.append(element(cell, text)));
        return html.append("</tr>").toString();
    }
}
