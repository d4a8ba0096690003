package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.scenarios.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioCommandsTest {

    @TempDir
    private Path place;

    private Path folder;

    @BeforeEach
    void writeAScenario() {
        folder = place.resolve("mine");
        assertThat(Ran.jacquard("new", "--java", folder.toString()).done()).startsWith("wrote " + folder);
    }

    private String notice() {
        return "runs code from " + folder.resolve("Model.java") + "\n";
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void aNewFolderRunsAndItsCodeIsSaidFirst() {
        Ran run = Ran.jacquard("run", folder.toString(), "--code", "--draws", "500");
        assertThat(run.code()).isZero();
        assertThat(run.err()).startsWith(notice());
        assertThat(run.out())
                .contains(
                        "Claims of the author (1)",
                        "Our questions (1)",
                        "What the author would answer",
                        "500 draws, seed 1");
    }

    @Test
    void aNewFolderIsGoodEnoughForAReport() {
        Path out = place.resolve("out");
        Ran ran = Ran.jacquard("report", folder.toString(), "--code", "--draws", "500", "--out", out.toString());
        assertThat(ran.err()).startsWith(notice());
        assertThat(ran.code()).isZero();
        assertThat(out.resolve("mine.html")).isNotEmptyFile();
    }

    @Test
    void aNewFolderIsNeverWrittenOverAnOldOne() throws IOException {
        Files.writeString(folder.resolve("story.md"), "mine");
        Ran.jacquard("new", "--java", folder.toString())
                .refusedWith(folder + ": is there already (expected: a new name); nothing was changed");
        assertThat(Files.readString(folder.resolve("story.md"))).isEqualTo("mine");
        try (Stream<Path> files = Files.list(place)) {
            assertThat(files).containsExactly(folder);
        }
    }

    @Test
    void namesThatAreNoFolderNamesAreRefused() {
        Ran.jacquard("new", "--java", "a b").refusedWith("NAME: a b (expected: letters, digits, dots and hyphens)");
    }

    @Test
    void theJsonOfARunHasThePromisedFields() throws IOException {
        Ran run = Ran.jacquard("run", folder.toString(), "--code", "--draws", "500", "--json", "--seed", "4");
        JsonNode root = json(run.out());
        assertThat(root.fieldNames())
                .toIterable()
                .contains(
                        "format",
                        "version",
                        "seed",
                        "scenario",
                        "draws",
                        "outputs",
                        "claims",
                        "unverified",
                        "judgement",
                        "warnings");
        assertThat(root.get("seed").asLong()).isEqualTo(4);
        assertThat(root.at("/outputs/agentsKeptBusy").fieldNames())
                .toIterable()
                .contains("unit", "mean", "p5", "p50", "p95");
        assertThat(root.at("/claims/0").fieldNames())
                .toIterable()
                .contains(
                        "id",
                        "by",
                        "kind",
                        "evidence",
                        "text",
                        "probability",
                        "standardError",
                        "verdict",
                        "condition",
                        "driver",
                        "tippingPoints",
                        "halfWidth",
                        "doubleWidth");
        assertThat(root.at("/claims/0/tippingPoints/reviewTime/0").fieldNames())
                .toIterable()
                .contains("value", "unit");
        assertThat(root.get("judgement")).hasSize(3);
    }

    @Test
    void threadsChangeNoByte() {
        String one = Ran.jacquard("run", folder.toString(), "--code", "--json", "--threads", "1")
                .out();
        assertThat(Ran.jacquard("run", folder.toString(), "--code", "--json", "--threads", "2")
                        .out())
                .isEqualTo(one);
    }

    @Test
    void outWritesJsonAndCsv() throws IOException {
        Path out = place.resolve("deep").resolve("out");
        Ran run = Ran.jacquard("run", folder.toString(), "--code", "--draws", "50", "--out", out.toString());
        assertThat(run.code()).isZero();
        assertThat(Files.readString(out.resolve("draws.csv")).lines()).hasSize(51);
        assertThat(Files.readString(out.resolve("claims.csv"))).contains("reviewer-binds,author,belief,D");
        assertThat(json(Files.readString(out.resolve("run.json"))).get("draws").asInt())
                .isEqualTo(50);
        assertThat(Files.readString(out.resolve("outputs.csv")))
                .startsWith("output,unit,mean,p5,p50,p95,meanStandardError\nagentsKeptBusy,agent,");
    }

    @Test
    void verdictsAreToldInTheWordsOfAReport() throws IOException {
        Files.writeString(
                folder.resolve("scenario.yaml"),
                Files.readString(folder.resolve("scenario.yaml")).replace("claims:\n", """
                        claims:
                          - id: measured
                            by: us
                            kind: data
                            evidence: A
                            text: The load is small.
                            when: reviewerLoad < 1e6
                          - id: derived
                            by: us
                            kind: identity
                            evidence: A
                            text: Ten is ten.
                        """));
        assertThat(Ran.jacquard("run", folder.toString(), "--code", "--draws", "5000")
                        .out())
                .contains(
                        "HOLDS IF autonomousTime ≤ ",
                        "SUPPORTED BY THE DATA; p 1 ± 0; at half the judgement width: supported by the data, at double:",
                        "TRUE BY DERIVATION; evidence A",
                        "under the author's answer: true by derivation");
    }

    @Test
    void anOutFolderThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "mine");
        Ran ran = Ran.jacquard("run", folder.toString(), "--code", "--draws", "50", "--out", file.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).endsWith(file + ": cannot be made (expected: a folder that this user may write to)\n");
        assertThat(file).hasContent("mine");
    }

    @Test
    void setChangesAnAssumptionAndAWrongOneIsRefused() {
        assertThat(Ran.jacquard("run", folder.toString(), "--code", "--draws", "500", "--set", "agents=200")
                        .out())
                .contains("changed: agents = 200 agent", "HOLDS;");
        Ran wrong = Ran.jacquard("run", folder.toString(), "--code", "--set", "agnts=200");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err())
                .isEqualTo(notice()
                        + "agnts: unknown assumption of Model (expected one of: reviewTime, autonomousTime, agents,"
                        + " interruptions); did you mean agents?\n");
        assertThat(Ran.jacquard("run", folder.toString(), "--code", "--set", "agents")
                        .err())
                .endsWith("--set: agents (expected: name=\"value\")\n");
    }

    @Test
    void compareShowsWhatMoved() throws IOException {
        Ran ran = Ran.jacquard("compare", folder.toString(), "--code", "--draws", "5000", "--set", "agents= 200");
        assertThat(ran.out())
                .contains("agents: = 30 agent  ->  = 200 agent", "reviewer-binds  holds if autonomousTime ≤ ");
        JsonNode root = json(
                Ran.jacquard("compare", folder.toString(), "--code", "--draws", "5000", "--set", "agents=200", "--json")
                        .out());
        assertThat(root.at("/moved/0").asText()).isEqualTo("claim reviewer-binds: holds-if -> holds");
        assertThat(root.at("/outputs/agentsKeptBusy/difference/p95").asDouble(1))
                .isZero();
        Ran.jacquard("compare", folder.toString(), "--code")
                .refusedWith("--set: missing (expected: at least one changed assumption, name=\"value\")");
    }

    @Test
    void checkComparesWithWhatWasAccepted() throws IOException {
        assertThat(Ran.jacquard("check", folder.toString(), "--code").err())
                .endsWith("mine: no expected.csv (expected: one that check --accept wrote)\n");
        assertThat(Ran.jacquard("check", folder.toString(), "--code", "--accept", "--draws", "400")
                        .code())
                .isZero();
        Ran same = Ran.jacquard("check", folder.toString(), "--code");
        assertThat(same.out()).isEqualTo("mine: as expected (400 draws, seed 1)\n");
        assertThat(same.code()).isZero();
        Path file = folder.resolve("scenario.yaml");
        Files.writeString(file, Files.readString(file).replace("= 30 agent", "= 200 agent"));
        Ran differs = Ran.jacquard("check", folder.toString(), "--code");
        assertThat(differs.code()).isEqualTo(1);
        assertThat(differs.out()).contains("values differ", "claim reviewer-binds", "verdict");
    }

    @Test
    void aNumberThatChangesInTheNinthDigitIsSeen() throws IOException {
        Ran.jacquard("check", folder.toString(), "--code", "--accept", "--draws", "400");
        Path file = folder.resolve("expected.csv");
        String line = Files.readString(file)
                .lines()
                .filter(l -> l.startsWith("agentsKeptBusy,p50,"))
                .findFirst()
                .orElseThrow();
        String value = line.substring("agentsKeptBusy,p50,".length());
        String other = String.valueOf(Double.parseDouble(value) * (1 + 1e-7));
        Files.writeString(file, Files.readString(file).replace(line, "agentsKeptBusy,p50," + other));
        Ran ran = Ran.jacquard("check", folder.toString(), "--code", "--json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(json(ran.out()).at("/0/differences")).hasSize(1);
    }

    @Test
    void aNumberOfDrawsThatNoMemoryHoldsIsRefused() {
        Ran ran = Ran.jacquard("run", folder.toString(), "--code", "--draws", "2000000000");
        assertThat(ran.err()).endsWith("--draws: 2000000000 (expected: a whole number from 1 to 1000000000)\n");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void onlyTheLocalEngineIsPartOfThisBuild() {
        Ran.jacquard("run", folder.toString(), "--code", "--engine", "spark")
                .refusedWith("--engine: spark (expected: local); running on Spark is not part of this build");
    }

    @Test
    void aModelThatFailsSaysWhichDrawAndThatDrawCanBeRunAlone() {
        Folders.write(
                folder,
                "Model.java",
                Folders.read(folder, "Model.java")
                        .replace(
                                "return new Outputs",
                                "if (reviewTime > 10) throw new IllegalArgumentException(\"too slow\");\n return new Outputs"));
        Ran ran = Ran.jacquard("run", folder.toString(), "--code", "--draws", "500");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains("of 500 draws", "IllegalArgumentException: too slow; see it alone with --seed 1 --draw ");
        String draw = ran.err().strip().replaceFirst("(?s).*--draw ", "");
        Ran alone = Ran.jacquard("run", folder.toString(), "--code", "--draw", draw);
        assertThat(alone.code()).isEqualTo(2);
        assertThat(alone.out()).contains("draw " + draw + " of seed 1", "reviewTime");
        assertThat(alone.err())
                .endsWith("draw " + draw + ": IllegalArgumentException: too slow (expected: an answer)\n");
    }

    @Test
    void anUnknownEssayIsRefused() {
        Ran ran = Ran.jacquard("run", "lossy");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .startsWith("lossy: unknown essay (expected")
                .endsWith("\n")
                .hasLineCount(1);
    }
}
