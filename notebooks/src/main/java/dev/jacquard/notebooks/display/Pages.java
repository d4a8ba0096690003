package dev.jacquard.notebooks.display;

import static dev.jacquard.notebooks.display.Html.element;
import static dev.jacquard.notebooks.display.Html.list;

import dev.jacquard.charts.Figure;
import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.data.Published;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.Estimate;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.pages.Report;
import dev.jacquard.scenarios.Comparison;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.Tables;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.TippingPoint;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** HTML forms. */
final class Pages {

    private static final int MOST_ROWS = 40;
    private static final int DIGITS = 4;

    private Pages() {}

    static String table(Table table) {
        int shown = Math.min(table.rowCount(), MOST_ROWS);
        List<List<String>> rows = IntStream.range(0, shown)
                .mapToObj(row -> table.columns().stream()
                        .map(column -> cell(column, row))
                        .toList())
                .toList();
        String more =
                shown < table.rowCount() ? element("p", "first " + shown + " of " + table.rowCount() + " rows") : "";
        return Html.table(table.columnNames(), rows) + more;
    }

    private static String cell(Column<?> column, int row) {
        boolean fraction = column instanceof NumericColumn<?> && !column.isMissing(row);
        return fraction ? Decimals.rounded(((NumericColumn<?>) column).getDouble(row), DIGITS) : column.getString(row);
    }

    static String figure(Figure figure, String svg) {
        // An XML declaration has no place inside a page.
        String inline = svg.substring(Math.max(0, svg.indexOf("<svg")));
        String source = figure.source().isEmpty()
                ? ""
                : " Source: " + figure.source() + (figure.source().endsWith(".") ? "" : ".");
        return "<figure style=\"max-width: 760px; margin: 0\">" + inline
                + element("figcaption", (figure.caption() + source + " " + figure.processing()).strip()) + "</figure>";
    }

    static String fit(Fit<?, ?> fit) {
        List<List<String>> rows = new ArrayList<>();
        for (Estimate estimate : fit.estimates()) {
            rows.add(List.of(
                    estimate.name(),
                    number(estimate.value()),
                    estimate.fixed()
                            ? "given"
                            : estimate.onBound()
                                    ? "on its bound"
                                    : estimate.identified() ? number(estimate.standardError()) : "not identified",
                    estimate.fixed() ? "" : number(estimate.low()) + " to " + number(estimate.high()),
                    estimate.unit()));
        }
        String interval = Decimals.rounded(100 * fit.errors().level(), 2) + " % interval";
        return Html.table(List.of("", "estimate", "standard error", interval, "unit"), rows)
                + element(
                        "p",
                        fit + "; minimised value " + number(fit.value()) + "; "
                                + fit.checks().starts())
                + list(fit.warnings())
                + "<details><summary>full report</summary>" + element("pre", fit.report()) + "</details>";
    }

    static String published(Published<?> published) {
        List<List<String>> rows = new ArrayList<>();
        components(published.law()).forEach((name, value) -> {
            Double error = published.standardErrors().get(name);
            rows.add(List.of(name, value, error == null ? "" : number(error)));
        });
        return element("b", published.title())
                + Html.table(List.of("", "value", "standard error"), rows)
                + element("p", published.citation().text())
                + element(
                        "p",
                        published.confidence().name().toLowerCase(java.util.Locale.ROOT) + "; observed: "
                                + published.range() + ". " + published.notes());
    }

    static String law(Object law) {
        List<List<String>> rows = new ArrayList<>();
        components(law).forEach((name, value) -> rows.add(List.of(name, value)));
        return rows.isEmpty()
                ? element("code", law.toString())
                : element("b", law.getClass().getSimpleName()) + Html.table(List.of("", "value"), rows);
    }

    static String scenario(Scenario scenario) {
        ResultTable inputs = Tables.assumptions(scenario.assumptions()).only("input", "value", "basis", "why");
        List<List<String>> claims = scenario.claims().stream()
                .map(each ->
                        List.of(each.id(), each.by().word(), each.evidence().name(), each.text()))
                .toList();
        return element("b", scenario.title())
                + Html.table(inputs, ResultTable.Column::name)
                + Html.table(List.of("claim", "by", "evidence", "text"), claims);
    }

    static String run(ScenarioRun run) {
        return element("b", run.scenario().title())
                + table(run.table())
                + element("p", run.draws() + " draws, seed " + run.seed());
    }

    /** A page of its own inside the notebook, so that neither's styles reach the other, and without the notebook's rights. */
    static String report(Report report) {
        return "<iframe sandbox=\"\" title=\"" + Html.escape(report.title())
                + "\" style=\"width: 100%; height: 36em; border: 1px solid #94a0ac\"" + " srcdoc=\""
                + Html.escape(report.html()) + "\"></iframe>";
    }

    static String comparison(Comparison comparison) {
        return Html.table(Tables.inputs(comparison), ResultTable.Column::title) + table(comparison.table());
    }

    static String claim(ClaimResult result) {
        StringBuilder html = new StringBuilder(element("p", result.claim().text()));
        String heading = result.claim().heading();
        html.append("<p>").append(heading.isEmpty() ? "" : Html.escape(heading) + ": ");
        html.append(element("b", result.verdict().words())).append("</p>").append(element("p", result.finding()));
        List<List<String>> rows = new ArrayList<>();
        if (result.claim().kind() == Claim.Kind.BELIEF) {
            rows.add(List.of("probability", result.share()));
        }
        result.conditions().found().forEach(condition -> rows.add(List.of(condition.words(), condition.numbers())));
        result.driver()
                .ifPresent(
                        driver -> rows.add(List.of("driven by", driver.input() + ", total effect " + driver.text())));
        result.tippingPoints()
                .forEach((input, points) ->
                        points.forEach(point -> rows.add(List.of("turns at", input + " = " + tippingPoint(point)))));
        result.byForm()
                .forEach((choice, forms) -> forms.forEach(form -> rows.add(List.of(
                        "where " + choice + " is " + form.form(),
                        form.verdict().words() + ", " + number(form.probability())))));
        rows.add(List.of("with judgement at half width", result.halfWidth().words()));
        rows.add(List.of("with judgement at double width", result.doubleWidth().words()));
        return html.append(Html.table(List.of("", ""), rows)).toString();
    }

    private static String tippingPoint(TippingPoint point) {
        return number(point.value()) + " " + point.unit().symbol() + (point.inside() ? "" : " (outside its range)");
    }

    private static Map<String, String> components(Object law) {
        Map<String, String> components = new java.util.LinkedHashMap<>();
        if (law.getClass().isRecord()) {
            for (RecordComponent component : law.getClass().getRecordComponents()) {
                components.put(component.getName(), value(law, component));
            }
        }
        return components;
    }

    private static String value(Object law, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(law);
            return value instanceof Double number ? number(number) : String.valueOf(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Decimals.rounded(value, DIGITS) : Double.toString(value);
    }
}
