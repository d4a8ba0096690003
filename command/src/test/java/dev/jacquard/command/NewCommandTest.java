package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code jacquard new} writes: formulas, and with {@code --java} the same model in Java. */
class NewCommandTest {

    private static final double IDENTITY = 1e-12;

    @TempDir
    private Path place;

    private Path folder;

    @BeforeEach
    void writeAFolder() {
        folder = place.resolve("mine");
        assertThat(Ran.jacquard("new", folder.toString()).done())
                .startsWith("wrote " + folder + ": scenario.yaml, story.md\n\nnext:\n  ")
                .doesNotContain("--code");
    }

    @Test
    void aNewFolderHoldsNoCodeAndRuns() {
        Ran run = Ran.jacquard("run", folder.toString(), "--draws", "500");

        assertThat(folder.resolve("Model.java")).doesNotExist();
        assertThat(run.code()).isZero();
        assertThat(run.err()).doesNotContain("runs code");
        assertThat(run.out())
                .contains("Claims of the author (1)", "agentsKeptBusy", "reviewerLoad", "500 draws, seed 1");
    }

    @Test
    void aNewFolderIsGoodEnoughForAReportASensitivityStudyAndACheck() {
        Path out = place.resolve("out");
        String name = folder.toString();

        assertThat(Ran.jacquard("report", name, "--draws", "500", "--out", out.toString())
                        .code())
                .isZero();
        assertThat(out.resolve("mine.html")).isNotEmptyFile();
        assertThat(Ran.jacquard("sensitivity", name, "--draws", "500").code()).isZero();
        assertThat(Ran.jacquard("check", name, "--accept").code()).isZero();
        assertThat(Ran.jacquard("check", name).code()).isZero();
    }

    @Test
    void theFormulasAnswerWhatTheModelInJavaAnswers() {
        Path java = place.resolve("inJava");
        assertThat(Ran.jacquard("new", "--java", java.toString()).done())
                .startsWith("wrote " + java
                        + ": scenario.yaml, story.md, Model.java\n\nnext (--code lets Model.java run):");
        ScenarioRun formulas = Scenario.load(folder).run(500, 1);
        ScenarioRun code = Scenario.load(java, Code.ALLOWED).run(500, 1);

        for (String output : new String[] {"agentsKeptBusy", "reviewerLoad"}) {
            double[] expected = code.output(output).values();
            double[] computed = formulas.output(output).values();
            for (int draw = 0; draw < expected.length; draw++) {
                assertThat(computed[draw]).isCloseTo(expected[draw], within(IDENTITY * expected[draw]));
            }
        }
    }

    @Test
    void aFaultOfAFormulaIsShownUnderItsPlace() throws IOException {
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(
                file, Files.readString(file).replace("is: agents / agentsKeptBusy", "is: agents / agentsKeptBuzy"));

        Ran run = Ran.jacquard("run", folder.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "scenario.yaml:40 reviewerLoad: agentsKeptBuzy: unknown name (expected: an input, a formula or a function);"
                                + " did you mean agentsKeptBusy?")
                .contains("\n    agents / agentsKeptBuzy\n             ^");
    }
}
