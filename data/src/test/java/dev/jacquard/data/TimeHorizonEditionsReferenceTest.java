package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The rows of each edition against the file of that edition, and the corrected ones against the list of facts. */
@Tag("reference")
class TimeHorizonEditionsReferenceTest {

    private static final PackagedTable HORIZONS = PackagedTable.of("time-horizons");

    /** What the list calls models that have another name here. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("sonnet-3.5", "claude-3.5-sonnet"),
            Map.entry("sonnet-3.5-new", "claude-3.5-sonnet-new"),
            Map.entry("sonnet-3.7", "claude-3.7-sonnet"),
            Map.entry("opus-4", "claude-opus-4"),
            Map.entry("opus-4.1", "claude-opus-4.1"),
            Map.entry("opus-4.5", "claude-opus-4.5"),
            Map.entry("opus-4.6", "claude-opus-4.6"));

    @Test
    void theListOfFactsTellsTheTwentyCorrectedModels() throws IOException {
        String list = Files.readString(ReferenceData.file("spec/facts-2026.md"));
        Matcher told = Pattern.compile("([a-z][a-z0-9.-]+) (\\d*\\.\\d+)/(\\d*\\.\\d+)(?: \\(| ·|;|,)")
                .matcher(list.substring(list.indexOf("gpt-4 3."), list.indexOf("suite 1.0 are")));
        int models = 0;
        while (told.find()) {
            int row = HORIZONS.last(NAMES.getOrDefault(told.group(1), told.group(1)));
            assertThat(row).as(told.group(1)).isNotNegative();
            assertThat(HORIZONS.text(row, "version")).isEqualTo("2026-03");
            assertThat(HORIZONS.number(row, "minutes50")).isEqualTo(Double.parseDouble(told.group(2)));
            assertThat(HORIZONS.number(row, "minutes80")).isEqualTo(Double.parseDouble(told.group(3)));
            models++;
        }
        assertThat(models).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "data/metr-2026-03/benchmark_results_1_1.yaml, 2026-11-28, 23",
        "data/metr-stats/benchmark_results_1_1.yaml, 2026-02-28, 6"
    })
    void horizonsAndIntervalsAreThoseOfMetrsFile(String file, String day, int models) throws IOException {
        Map<?, ?> whole = (Map<?, ?>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(ReferenceData.file(file)));
        List<Integer> standing = HORIZONS.stoodOn(day);
        int found = 0;
        for (Object result : ((Map<?, ?>) whole.get("results")).values()) {
            Map<?, ?> metrics = (Map<?, ?>) ((Map<?, ?>) result).get("metrics");
            double minutes50 = number(metrics, "p50_horizon_length", "estimate");
            for (int row : standing) {
                if (HORIZONS.number(row, "minutes50") != minutes50 || HORIZONS.isMissing(row, "minutes80Low")) {
                    continue;
                }
                assertThat(HORIZONS.text(row, "released"))
                        .isEqualTo(((Map<?, ?>) result).get("release_date").toString());
                assertThat(HORIZONS.number(row, "minutes80"))
                        .isEqualTo(number(metrics, "p80_horizon_length", "estimate"));
                for (int percent : new int[] {50, 80}) {
                    String horizon = "p" + percent + "_horizon_length";
                    assertThat(HORIZONS.number(row, "minutes" + percent + "Low"))
                            .isEqualTo(number(metrics, horizon, "ci_low"));
                    assertThat(HORIZONS.number(row, "minutes" + percent + "High"))
                            .isEqualTo(number(metrics, horizon, "ci_high"));
                }
                found++;
            }
        }
        assertThat(found).isEqualTo(models);
    }

    private static double number(Map<?, ?> metrics, String horizon, String bound) {
        return ((Number) ((Map<?, ?>) metrics.get(horizon)).get(bound)).doubleValue();
    }

    @Test
    void theJanuaryEditionIsThatOfItsFile() throws IOException {
        UserTable file = UserTable.read(ReferenceData.file("data/metr/time_horizon_v1_1.csv"));
        for (int row : HORIZONS.stoodOn("2026-01-31")) {
            double minutes50 = HORIZONS.number(row, "minutes50");
            int same = IntStream.range(0, file.rowCount())
                    .filter(other -> file.numbers("p50_minutes").value(other) == minutes50)
                    .findFirst()
                    .orElseThrow();
            assertThat(file.text(same, "is_sota")).isEqualTo("1");
            assertThat(HORIZONS.text(row, "released")).isEqualTo(file.text(same, "release_date"));
            assertThat(HORIZONS.number(row, "minutes80"))
                    .isEqualTo(file.numbers("p80_minutes").value(same));
            assertThat(HORIZONS.number(row, "minutes50Low"))
                    .isEqualTo(file.numbers("p50_ci_low").value(same));
            assertThat(HORIZONS.number(row, "minutes50High"))
                    .isEqualTo(file.numbers("p50_ci_high").value(same));
        }
    }
}
