package dev.jacquard.notebooks.display;

import dev.jacquard.charts.Charts;
import dev.jacquard.charts.Figure;
import dev.jacquard.data.Published;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.pages.Report;
import dev.jacquard.scaling.loss.LossLaw;
import dev.jacquard.scaling.parallel.SpeedupLaw;
import dev.jacquard.scenarios.Comparison;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.claims.ClaimResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * The forms in which a value of Jacquard's can be shown, by MIME type.
 *
 * <p>Every value has a text form, for terminals and for people who search a notebook's file; the other forms say the same.
 */
public final class Looks {

    /** MIME type of the form that every value has. */
    public static final String TEXT = "text/plain";

    /** MIME type of tables, claims and reports. */
    public static final String HTML = "text/html";

    /** MIME type of charts. */
    public static final String SVG = "image/svg+xml";

    private static final Map<Class<?>, Function<Object, Map<String, String>>> KNOWN = new LinkedHashMap<>();

    static {
        show(Table.class, table -> page(table.print(), Pages.table(table)));
        show(Figure.class, Looks::figure);
        show(Fit.class, fit -> page(fit.report(), Pages.fit(fit)));
        show(Published.class, law -> page(PlainTexts.published(law), Pages.published(law)));
        show(LossLaw.class, law -> page(law.toString(), Pages.law(law)));
        show(SpeedupLaw.class, law -> page(law.toString(), Pages.law(law)));
        show(Scenario.class, scenario -> page(PlainTexts.scenario(scenario), Pages.scenario(scenario)));
        show(ScenarioRun.class, run -> page(run.toString(), Pages.run(run)));
        show(Comparison.class, comparison -> page(comparison.table().print(), Pages.comparison(comparison)));
        show(Report.class, report -> page(report.markdown(), Pages.report(report)));
        show(ClaimResult.class, claim -> page(PlainTexts.claim(claim), Pages.claim(claim)));
    }

    private Looks() {}

    /** The types that have more than a text form. */
    public static List<Class<?>> types() {
        return List.copyOf(KNOWN.keySet());
    }

    /** The forms of a value; of one whose type is not known the text alone. */
    public static Map<String, String> of(Object value) {
        for (Map.Entry<Class<?>, Function<Object, Map<String, String>>> known : KNOWN.entrySet()) {
            if (known.getKey().isInstance(value)) {
                return known.getValue().apply(value);
            }
        }
        return Map.of(TEXT, String.valueOf(value));
    }

    private static <T> void show(Class<T> type, Function<T, Map<String, String>> forms) {
        KNOWN.put(type, value -> forms.apply(type.cast(value)));
    }

    private static Map<String, String> page(String text, String html) {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put(TEXT, text);
        forms.put(HTML, html);
        return forms;
    }

    private static Map<String, String> figure(Figure figure) {
        String svg = Charts.svg(figure);
        Map<String, String> forms = page(PlainTexts.figure(figure), Pages.figure(figure, svg));
        forms.put(SVG, svg);
        return forms;
    }
}
