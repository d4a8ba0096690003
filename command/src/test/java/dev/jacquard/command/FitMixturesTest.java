package dev.jacquard.command;

import static dev.jacquard.command.Ran.jacquard;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Losses of two data sets and two definitions in one table, under headers that nobody foresaw. */
@Tag("once")
class FitMixturesTest {

    private static final ChinchillaLaw TRUTH = new ChinchillaLaw(1.8, 500, 0.35, 2000, 0.36);

    @TempDir
    private Path folder;

    private Path runs;

    @BeforeEach
    void writeRuns() throws IOException {
        List<String> lines = new ArrayList<>(List.of("corpus,definition,parameters,tokens,loss,run"));
        for (String kind : new String[] {"web,nats", "code,bits"}) {
            for (double size = 7e7; size < 3e9; size *= 2.5) {
                for (double ratio = 5; ratio < 100; ratio *= 4) {
                    double error = 1 + 0.005 * Math.sin(11.0 * lines.size());
                    double loss = TRUTH.loss(size, ratio * size) * error * (kind.startsWith("web") ? 1 : 0.4);
                    lines.add(kind + "," + size + "," + ratio * size + "," + loss + ",r" + lines.size());
                }
            }
        }
        runs = Files.write(folder.resolve("runs.csv"), lines);
    }

    @Test
    void theColumnsAndTheTwinsAreNamedInTextAndInJson() throws IOException {
        String columns = "corpus and definition (alike) explain ";
        String twins =
                "rows with equal parameters and tokens were observed far apart: 15 of 15 such sets fall into two clumps";
        String text = jacquard("fit", runs.toString(), "--law", "chinchilla", "--starts", "9")
                .done();
        assertThat(text).contains("note: " + columns).contains("note: " + twins).contains("--where \"corpus=web\"");
        JsonNode warnings = fit().get("warnings");
        assertThat(warnings.toString()).contains(columns).contains(twins);
    }

    @Test
    void eachAdviceOfTheWarningIsAccepted() throws IOException {
        JsonNode web = fit("--where", "corpus=web");
        assertThat(web.get("rows").intValue()).isEqualTo(15);
        assertThat(web.at("/checklist/choice of rows").textValue()).isEqualTo("corpus=web");
        assertThat(web.get("warnings").toString()).doesNotContain("explain").doesNotContain("far apart");
        assertThat(fit("--state", "corpus=two, on purpose").get("warnings").toString())
                .doesNotContain("explain");
    }

    @Test
    void aConditionThatNoRowMeetsIsRefused() {
        Ran ran = jacquard("fit", runs.toString(), "--law", "chinchilla", "--where", "corpus=webb");
        ran.refusedWith(runs + " corpus: webb (expected: one of: code, web); did you mean web?");
    }

    @ParameterizedTest
    @CsvSource({
        "published-runs, chinchilla",
        "published-runs/cerebras-gpt, power-law",
        "published-runs/cerebras-gpt, chinchilla",
        "published-runs/pythia, power-law",
        "published-runs/cerebras-gpt-mup, power-law"
    })
    void theShippedDataSetsRaiseNoAlarm(String name, String law) {
        Ran ran = jacquard("fit", name, "--law", law, "--starts", "20", "--quiet");
        assertThat(ran.out()).doesNotContain("far apart").doesNotContain("of the squared residuals");
    }

    private JsonNode fit(String... options) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("--json", "--quiet", "fit", runs.toString(), "--law", "chinchilla", "--starts", "9"));
        words.addAll(List.of(options));
        return new ObjectMapper()
                .readTree(jacquard(words.toArray(String[]::new)).out());
    }
}
