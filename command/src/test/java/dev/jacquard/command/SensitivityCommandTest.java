package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.sensitivity.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SensitivityCommandTest {

    @TempDir
    private Path place;

    private String folder;

    @BeforeEach
    void writeAScenario() {
        folder = place.resolve("mine").toString();
        assertThat(Ran.jacquard("new", "--java", folder).done()).startsWith("wrote " + folder);
    }

    private Ran sensitivity(String... more) {
        String[] arguments = new String[more.length + 5];
        System.arraycopy(new String[] {"sensitivity", folder, "--code", "--draws", "64"}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Ran.jacquard(arguments);
    }

    private JsonNode json(String... more) throws IOException {
        String[] arguments = java.util.Arrays.copyOf(more, more.length + 1);
        arguments[more.length] = "--json";
        return new ObjectMapper().readTree(sensitivity(arguments).out());
    }

    @Test
    void theJsonHasThePromisedFields() throws IOException {
        JsonNode root = json("--seed", "4");
        assertThat(root.fieldNames())
                .toIterable()
                .contains(
                        "format", "version", "scenario", "method", "output", "evaluations", "seed", "level", "indices");
        assertThat(root.at("/indices/0").fieldNames())
                .toIterable()
                .contains("input", "first", "firstLow", "firstHigh", "total", "totalLow", "totalHigh");
        assertThat(root.get("method").asText()).isEqualTo("sobol");
        assertThat(root.get("seed").asInt()).isEqualTo(4);
        assertThat(root.get("evaluations").asInt())
                .isEqualTo(64 * (root.get("indices").size() + 2));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void everyMethodPrintsATableDrawsAFigureAndGivesJson(Method method) throws IOException {
        Path plot = place.resolve("plot.svg");
        Ran ran = sensitivity("--method", method.word(), "--plot", plot.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains(method.meaning(), "evaluations, seed 1, intervals 90 %", "input ", "reviewTime");
        assertThat(Files.readString(plot)).startsWith("<svg").contains("reviewTime");
        JsonNode root = json("--method", method.word());
        assertThat(root.get("method").asText()).isEqualTo(method.word());
        assertThat(root.at("/indices/0").size()).isGreaterThan(2);
    }

    @Test
    void anOutputMayBeAClaim() throws IOException {
        assertThat(json("--output", "reviewer-binds").get("output").asText()).isEqualTo("reviewer-binds");
    }

    @Test
    void setChangesWhatIsAnalysed() {
        assertThat(sensitivity("--set", "reviewTime=3 min").out()).contains("changed: reviewTime = 3 min");
        assertThat(sensitivity("--set", "reviewTime=3 min").out()).doesNotContain("\nreviewTime ");
    }

    @Test
    void wrongNamesAndNumbersAreRefusedInOneLine() {
        assertThat(sensitivity("--output", "agentsKeptBuzy").err())
                .contains("agentsKeptBuzy: unknown output or claim", "did you mean agentsKeptBusy?");
        assertThat(sensitivity("--method", "sobl").err())
                .isEqualTo(
                        "method: sobl (expected: one of sobol, jansen, morris, pawn, tornado, shapley, rank); did you"
                                + " mean sobol?\n");
        Ran none = Ran.jacquard("sensitivity", folder, "--code", "--draws", "0");
        none.refusedWith("--draws: 0 (expected: a whole number from 1 to 10000000)");
    }

    @Test
    void correlatedInputsGetShapleyEffectsUnlessAnotherMethodIsNamed() throws IOException {
        Path file = Path.of(folder, "scenario.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("\nclaims:", "\ncorrelations:\n  - [reviewTime, autonomousTime, 0.5]\nclaims:"));
        Ran ran = sensitivity();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("shapley: shares of variance");
        assertThat(ran.err()).contains("note: inputs are correlated, so these are Shapley effects");
        Ran refused = sensitivity("--method", "sobol");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("method: sobol with correlated inputs (expected: shapley");
    }

    @Test
    void threadsChangeNoByte() {
        assertThat(sensitivity("--json", "--threads", "1").out())
                .isEqualTo(sensitivity("--json", "--threads", "3").out());
    }

    @Test
    void aModelThatFailsSaysWithWhatValues() {
        Folders.write(
                Path.of(folder),
                "Model.java",
                Folders.read(Path.of(folder), "Model.java")
                        .replace(
                                "return new Outputs",
                                "if (reviewTime > 10) throw new IllegalArgumentException(\"too slow\");\n return new Outputs"));
        Ran ran = sensitivity();
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("rows, ", "too slow; see it alone with --draw 0 --set reviewTime=\"= 1");
    }
}
