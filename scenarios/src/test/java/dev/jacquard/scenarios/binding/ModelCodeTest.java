package dev.jacquard.scenarios.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.scenarios.Folders;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.argument.Code;
import dev.jacquard.scenarios.argument.FolderCode;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCodeTest {

    private static final String MODEL = """
            public record Model(double x) {
                public record Outputs(double twice) {}

                public Outputs outputs() {
                    return new Outputs(2 * x);
                }
            }
            """;

    private static final String SCENARIO = """
            format: 1
            id: own
            title: Does my own model run?
            model: Model
            inputs:
              x: {value: "= 3", basis: test, why: a number}
            """;

    @TempDir
    private Path folder;

    private Path own(String model) {
        Folders.write(folder.resolve("own"), "Model.java", model);
        return Folders.write(folder.resolve("own"), "scenario.yaml", SCENARIO);
    }

    private void refused(String model, String message) {
        assertThatThrownBy(() -> Scenario.load(own(model), Code.ALLOWED))
                .isInstanceOf(ScenarioException.class)
                .hasMessageMatching(message);
    }

    @Test
    void aModelBesideTheFileIsCompiledAndSaidToRun() {
        List<FolderCode> asked = new ArrayList<>();
        Scenario scenario = Scenario.load(own(MODEL), asked::add);
        assertThat(asked).containsExactly(new FolderCode(folder.resolve("own").resolve("Model.java"), MODEL));
        assertThat(scenario.run(10, 1).output("twice").values()).containsOnly(6);
        assertThat(scenario.code()).isPresent();
    }

    @Test
    void aModelMayUseTheLawsOfJacquard() {
        String model = MODEL.replace("2 * x", "dev.jacquard.numerics.Check.positive(\"x\", x)");
        assertThat(Scenario.load(own(model), Code.ALLOWED)
                        .run(2, 1)
                        .output("twice")
                        .values())
                .containsOnly(3);
    }

    @Test
    void codeThatDoesNotCompileIsRefusedWithItsLine() {
        refused(MODEL.replace("2 * x", "2 * y"), "Model.java:5 does not compile: cannot find symbol;.*variable y.*");
        refused(MODEL.replace("(2 * x);", "(2 * x)"), "Model.java:5 does not compile: ';' expected");
    }

    @Test
    void aModelMustBeARecordNamedModelWithOutputs() {
        refused(
                "record Other(double x) {}",
                "Model.java: no record Model \\(expected: `public record Model\\(...\\)`\\)");
        refused("public class Model {}", "Model.java: Model is not a record .*");
        refused(
                "public record Model(double x) {}",
                "Model.outputs: missing \\(expected: a public method outputs\\(\\) that returns a record\\)");
        refused(MODEL.replace("double x)", "float x)"), "Model.x: float \\(expected: double, int, .*");
        refused(
                MODEL.replace("(double twice)", "(String twice)").replace("2 * x", "\"\""),
                "Model.twice: String \\(expected: double, .*");
        refused(MODEL.replace("public record Outputs", "record Outputs"), "Model: not open .*");
    }

    @Test
    void aModelDoesNotShadowTheClassesOfOthers() {
        refused(
                "package dev.jacquard.numerics;\n" + MODEL,
                "Model.java:1 package: dev.jacquard.numerics \\(expected: none.*");
        assertThatThrownBy(() -> {
                    own(MODEL);
                    Folders.write(
                            folder.resolve("own"),
                            "scenario.yaml",
                            SCENARIO.replace("model: Model", "model: Something"));
                    Scenario.load(folder.resolve("own"), Code.ALLOWED);
                })
                .hasMessage(
                        "scenario.yaml:4 model: Something (expected: Model, because Model.java lies beside the file)");
    }

    @Test
    void anUnknownModelIsRefused() {
        Folders.write(folder.resolve("own"), "scenario.yaml", SCENARIO);
        assertThatThrownBy(() -> Scenario.load(folder.resolve("own"), Code.ALLOWED))
                .hasMessageStartingWith("scenario.yaml:4 model: unknown model Model (expected")
                .hasMessageContaining("Model.java beside the file");
    }

    @Test
    void aModelThatThrowsAnErrorOrCallsItselfWithoutEndIsCountedToo() {
        String endless = MODEL.replace("new Outputs(2 * x)", "outputs()");
        assertThatThrownBy(() -> Scenario.load(own(endless), Code.ALLOWED).run(3, 1))
                .hasMessageStartingWith("Model: fails on 3 of 3 draws, 100 %")
                .hasMessageContaining("StackOverflowError");
        String asserts = MODEL.replace("return", "if (x > 2) throw new AssertionError(\"no\"); return");
        assertThatThrownBy(() -> Scenario.load(own(asserts), Code.ALLOWED).run(3, 1))
                .hasMessageContaining("first on draw 0 of seed 1: AssertionError: no");
    }

    @Test
    void aModelThatIsNotPureIsRefused() {
        String counting = MODEL.replace("return", "calls++; return")
                .replace("2 * x", "x + calls")
                .replace("public record Outputs", "private static int calls;\n    public record Outputs");
        assertThatThrownBy(() -> Scenario.load(own(counting), Code.ALLOWED).run(5, 1))
                .hasMessageMatching("Model: draw 0 gave two answers, .* \\(expected: a pure model, .*");
    }

    @Test
    void aModelThatCannotBeInitialisedIsRefused() {
        String broken = MODEL.replace("double x)", "double x, Kind kind)")
                .replace(
                        "public record Outputs",
                        "public enum Kind { A; static { if (true) throw new IllegalStateException(\"no\"); } }\n    public record Outputs");
        refused(broken, "Model: cannot be initialised \\(java.lang.IllegalStateException: no\\)");
    }

    @Test
    void notANumberIsNoAnswer() {
        assertThatThrownBy(() -> Scenario.load(own(MODEL.replace("2 * x", "Math.sqrt(-x)")), Code.ALLOWED)
                        .run(3, 1))
                .hasMessageContaining("output twice: not a number");
    }

    @Test
    void infinityIsAnAnswerAndIsWarnedOf() {
        assertThat(Scenario.load(own(MODEL.replace("2 * x", "x / 0")), Code.ALLOWED)
                        .run(3, 1)
                        .warnings())
                .containsExactly("output twice is infinite in 3 of 3 draws");
    }

    /** The names that types had before they moved: a folder written then still runs, and its errors keep their lines. */
    @Test
    void aModelWrittenWithEarlierNamesStillCompiles() {
        String earlier = "import dev.jacquard.scenarios.In;\nimport dev.jacquard.scenarios.*;\n"
                + "import dev.jacquard.scenarios.charts.Figure;\nimport dev.jacquard.scaling.compute.Compute;\n"
                + MODEL.replace("(double x)", "(@In(low = 0) double x)")
                        .replace("2 * x", "Compute.trainingFlop(1, 1) / 3 * x");
        assertThat(Scenario.load(own(earlier), Code.ALLOWED)
                        .run(10, 1)
                        .output("twice")
                        .values())
                .containsOnly(6);
        refused(earlier.replace("* x)", "* y)"), "Model.java:9 .*");
    }
}
