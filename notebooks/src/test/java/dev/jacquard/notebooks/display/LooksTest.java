package dev.jacquard.notebooks.display;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.charts.Charts;
import dev.jacquard.data.PublishedRun;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.pages.Report;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.ComputeRun;
import dev.jacquard.scaling.loss.PowerLaw;
import dev.jacquard.scaling.parallel.Amdahl;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.dflib.jjava.jupyter.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class LooksTest {

    private static final ScenarioRun RUN =
            Scenario.load("lossy-self-improvement").run(300, 1);

    private record Expected(Object value, String inText, String inHtml) {}

    static Stream<Expected> values() {
        var runs = PublishedRun.all().stream()
                .filter(run -> run.family().equals("cerebras-gpt"))
                .map(run -> new ComputeRun(run.flop(), run.loss()))
                .toList();
        var fit = PowerLaw.fitter().objective(Objective.leastSquares()).fit(runs);
        var changed = RUN.scenario().with("kappa", "= 0.3").run(300, 1);
        return Stream.of(
                new Expected(Table.create(StringColumn.create("name", "a<b")), "name", "<td>a&lt;b</td>"),
                new Expected(fit, "slope", "<td>slope</td>"),
                new Expected(ChinchillaLaw.besiroglu2024(), "E=1.8172", "<td>1.817</td>"),
                new Expected(ChinchillaLaw.besiroglu2024().law(), "E=1.8172", "<td>1.817</td>"),
                new Expected(new Amdahl(0.95), "0.95", "<td>0.95</td>"),
                new Expected(RUN.scenario(), "kappa: 90%", "<td>kappa</td>"),
                new Expected(RUN, "growthSlope", "300 draws, seed 1"),
                new Expected(changed.versus(RUN), "growthSlope", "<td>kappa</td>"),
                new Expected(RUN.claim("losses-win"), "of the draws", "with judgement at half width"),
                new Expected(Report.of(RUN), RUN.scenario().title(), "<iframe"),
                new Expected(Charts.lossCurve(ChinchillaLaw.besiroglu2024(), 1e20, 1e27), "[chart]", "<svg"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyKnownTypeHasATextAndAPage(Expected expected) {
        Map<String, String> forms = Looks.of(expected.value());
        assertThat(forms.get(Looks.TEXT)).contains(expected.inText());
        assertThat(forms.get(Looks.HTML)).contains(expected.inHtml());
    }

    @Test
    void everyListedTypeIsTried() {
        List<Object> values = values().map(Expected::value).toList();
        assertThat(Looks.types())
                .allSatisfy(type ->
                        assertThat(values).anySatisfy(value -> assertThat(value).isInstanceOf(type)));
    }

    @Test
    void aChartIsSvgToo() {
        assertThat(Looks.of(Charts.lossCurve(ChinchillaLaw.besiroglu2024(), 1e20, 1e27)))
                .containsKey(Looks.SVG);
    }

    @Test
    void aReportHasNoRightsInANotebook() {
        assertThat(Looks.of(Report.of(RUN)).get(Looks.HTML)).startsWith("<iframe sandbox=\"\" ");
    }

    @Test
    void aClaimIsToldInTheWordsOfItsReport() {
        String report = Report.of(RUN).html();
        assertThat(RUN.claims()).allSatisfy(claim -> {
            Map<String, String> shown = Looks.of(claim);
            assertThat(report).contains(Html.escape(claim.finding()));
            assertThat(shown.get(Looks.TEXT)).contains(claim.finding());
            assertThat(shown.get(Looks.HTML))
                    .contains(
                            Html.escape(claim.finding()),
                            Html.escape(claim.doubleWidth().words()))
                    .doesNotContain("[]", "HoldsIf");
        });
    }

    @Test
    void whatIsNotKnownIsText() {
        assertThat(Looks.of(List.of(1))).isEqualTo(Map.of(Looks.TEXT, "[1]"));
        assertThat(Looks.of(null)).isEqualTo(Map.of(Looks.TEXT, "null"));
    }

    @Test
    void aLongTableIsCutAndSaysSo() {
        Table table = Table.create(DoubleColumn.create("x", new double[100]));
        assertThat(Looks.of(table).get(Looks.HTML)).contains("first 40 of 100 rows");
    }

    @Test
    void iJavaShowsTheSameForms() {
        var renderer = new io.github.spencerpark.jupyter.kernel.display.Renderer();
        IJavaRenderers.register(renderer);
        DisplayData shown = renderer.render(new Amdahl(0.95));
        assertThat(shown.getData(MIMEType.parse(Looks.HTML)).toString()).contains("<td>0.95</td>");
        assertThat(shown.getData(MIMEType.parse(Looks.TEXT)).toString()).contains("Amdahl");
    }

    @Test
    void jJavaFindsTheExtensionAndShowsTheSameForms() {
        assertThat(ServiceLoader.load(Extension.class)).hasAtLeastOneElementOfType(JJavaExtension.class);
        var renderer = new org.dflib.jjava.jupyter.kernel.display.Renderer();
        JJavaExtension.register(renderer);
        var shown = renderer.render(new Amdahl(0.95));
        assertThat(shown.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.parse(Looks.HTML))
                        .toString())
                .contains("<td>0.95</td>");
    }
}
