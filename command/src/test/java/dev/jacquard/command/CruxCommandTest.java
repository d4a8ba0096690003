package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.scenarios.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CruxCommandTest {

    private static final double EXACT = 1e-12;

    private static final String HASTY = """
            format: 1
            who: Somebody Hasty
            inputs:
              reviewTime: {value: "90%: 1 .. 3 min", basis: judgement, why: glances}
              autonomousTime: {value: "90%: 60 .. 600 min", basis: judgement, why: long horizons}
              interruptions: {value: "= free", basis: judgement, why: nothing is lost}
            """;

    private static final String WARY = """
            format: 1
            who: a wary one
            inputs:
              reviewTime: {value: "90%: 10 .. 60 min", basis: judgement, why: reads everything}
            """;

    @TempDir
    private Path place;

    private String folder;

    @BeforeEach
    void writeAScenario() {
        folder = place.resolve("mine").toString();
        Ran.jacquard("new", "--java", folder).done();
        Folders.write(Path.of(folder), "beliefs/hasty.yaml", HASTY);
    }

    private Ran crux(String... more) {
        List<String> all = new ArrayList<>(List.of("crux", folder, "--code", "--draws", "200"));
        all.addAll(Arrays.asList(more));
        return Ran.jacquard(all.toArray(String[]::new));
    }

    /** A line on standard error says first that the folder's code runs. */
    private static void refused(Ran ran, String line) {
        assertThat(ran.err()).endsWith("\n" + line + "\n");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(2);
    }

    private static String done(Ran ran) {
        assertThat(ran.code()).isZero();
        return ran.out();
    }

    private JsonNode json(String... more) throws IOException {
        String[] arguments = Arrays.copyOf(more, more.length + 1);
        arguments[more.length] = "--json";
        return new ObjectMapper().readTree(crux(arguments).out());
    }

    @Test
    void theJsonHasThePromisedFields() throws IOException {
        JsonNode root = json("--beliefs", "hasty", "--output", "agentsKeptBusy", "--seed", "4");
        assertThat(root.fieldNames())
                .toIterable()
                .contains(
                        "format", "version", "seed", "draws", "gap", "contributions", "measureFirst", "facts", "level");
        assertThat(root.at("/contributions/0").fieldNames())
                .toIterable()
                .contains("input", "a", "b", "amount", "share", "role", "standardError");
        assertThat(root.at("/measureFirst/0").fieldNames()).toIterable().contains("input", "evsi", "evppi");
        assertThat(root.get("seed").asInt()).isEqualTo(4);
        assertThat(root.get("draws").asInt()).isEqualTo(200);
        assertThat(root.at("/b/name").asText()).isEqualTo("Somebody Hasty");
        double gap = root.get("gap").asDouble();
        double sum = 0;
        for (JsonNode own : root.get("contributions")) {
            sum += own.get("amount").asDouble();
        }
        assertThat(gap).isPositive();
        assertThat(sum).isCloseTo(gap, within(EXACT * gap));
        assertThat(root.at("/facts/amount").asDouble()).isCloseTo(gap, within(EXACT * gap));
    }

    @Test
    void theTextSaysTheGapWhatMakesItWhoBelievesWhatAndTheCrux() {
        String text = done(crux());
        assertThat(text)
                .contains("a: A. Writer (mine)\nb: Somebody Hasty (mine)\n")
                .contains("200 draws of each of 8 mixtures, seed 1")
                .containsPattern("gap +-\\d+(\\.\\d+)? points")
                .containsPattern("\nreviewTime +fact +-\\d+(\\.\\d+)? ")
                .contains("    a  90%: 2 .. 20 min lognormal\n    b  90%: 1 .. 3 min lognormal\n")
                .contains("What to measure first, to decide whether reviewerLoad > 1")
                .containsPattern(
                        "deciding now is right in \\d+(\\.\\d+)?% of the draws; gains are percentage points on top")
                .contains("The crux is ");
    }

    @Test
    void withoutAnOutputTheClaimFurthestApartIsTakenApartAndAllAreListed() throws IOException {
        JsonNode root = json();
        double widest = 0;
        String subject = "";
        for (JsonNode claim : root.get("claims")) {
            double gap = claim.get("gap").asDouble();
            assertThat(gap).isEqualTo(claim.get("b").asDouble() - claim.get("a").asDouble());
            if (Math.abs(gap) > widest) {
                widest = Math.abs(gap);
                subject = claim.get("id").asText();
            }
        }
        assertThat(root.get("claims")).hasSize(2);
        assertThat(root.get("subject").asText()).isEqualTo(subject);
        assertThat(Math.abs(root.get("gap").asDouble())).isEqualTo(widest);
        assertThat(json("--output", "ten-are-enough").get("claims")).isEmpty();
    }

    @Test
    void twoBeliefsFilesAreComparedWithEachOther() throws IOException {
        Folders.write(Path.of(folder), "beliefs/wary.yaml", WARY);
        JsonNode root = json("--beliefs", "wary", "--beliefs", "hasty", "--output", "reviewerLoad");
        assertThat(root.at("/a/name").asText()).isEqualTo("a wary one");
        assertThat(root.at("/contributions/0/input").asText()).isEqualTo("reviewTime");
        refused(crux(), "--beliefs: missing (expected: one or two of hasty, wary, or a second scenario)");
    }

    @Test
    void twoScenariosOnOneModelAreCompared() throws IOException {
        String other = place.resolve("other").toString();
        Ran.jacquard("new", "--java", other).done();
        Path file = Path.of(other, "scenario.yaml");
        Files.writeString(file, Files.readString(file).replace("90%: 2 .. 20 min", "90%: 1 .. 3 min"));
        JsonNode root = json(other, "--output", "agentsKeptBusy");
        assertThat(root.at("/a/name").asText()).isEqualTo("mine");
        assertThat(root.at("/b/scenario").asText()).isEqualTo("other");
        assertThat(root.get("contributions")).hasSize(1);
        assertThat(root.at("/contributions/0/share").asDouble()).isEqualTo(1);
    }

    @Test
    void otherModelsAreRefusedNamingTheDifference() {
        Ran ran = crux("lossy-self-improvement");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .contains(
                        "scenarios: on the models Model and LossySelfImprovement; only mine has agents, interruptions;")
                .endsWith("(expected: two scenarios on one model, or one and its beliefs files)\n");
    }

    @Test
    void whatBothAreGivenIsNoLongerDisputed() throws IOException {
        JsonNode root = json("--set", "reviewTime=5 min", "--output", "agentsKeptBusy");
        assertThat(root.get("contributions").findValuesAsText("input"))
                .containsExactlyInAnyOrder("autonomousTime", "interruptions");
        String agreed = done(
                crux("--set", "reviewTime=5 min", "--set", "autonomousTime=60 min", "--set", "interruptions=free"));
        assertThat(agreed).contains("The two disagree on no input.");
    }

    @Test
    void figuresAreWrittenBothOrNeither() throws IOException {
        Path plot = place.resolve("crux.svg");
        Path map = place.resolve("map.svg");
        assertThat(crux("--plot", plot.toString(), "--map", map.toString()).code())
                .isZero();
        assertThat(Files.readString(plot)).startsWith("<svg").contains("Somebody Hasty", "reviewTime");
        assertThat(Files.readString(map)).startsWith("<svg").contains("reviewTime, min", "autonomousTime, min");
        Path second = place.resolve("second.svg");
        Ran ran = crux("--set", "reviewTime=5 min", "--plot", second.toString(), "--map", map.toString());
        refused(ran, "--map: " + map + " (expected: at least two numbers that are disputed)");
        assertThat(second).doesNotExist();
        assertThat(crux("--plot", map.toString(), "--map", map.toString()).err())
                .isEqualTo("--map: " + map + " (expected: another file than --plot)\n");
    }

    @Test
    void wrongNamesAndNumbersAreRefusedInOneLine() {
        refused(crux("--beliefs", "hasti"), "beliefs: hasti (expected: one of hasty); did you mean hasty?");
        refused(
                crux("--beliefs", "hasty", "--beliefs", "hasty", "--beliefs", "hasty"),
                "--beliefs: hasty, hasty, hasty (expected: one file or two)");
        refused(
                crux("lossy-self-improvement", "--beliefs", "hasty"),
                "--beliefs: hasty (expected: one scenario, not two)");
        refused(
                Ran.jacquard("crux", folder, "--code", "--draws", "10"),
                "--draws: 10 (expected: a whole number from 100 to 1000000)");
        refused(
                crux("--statistic", "medium"),
                "--statistic: medium (expected: one of median, mean, probability); did you mean median?");
        refused(
                crux("--output", "reviewer-binds", "--statistic", "mean"),
                "statistic: mean (expected: probability, for a claim)");
        assertThat(crux("--output", "agentsKeptBuzy").err()).contains("did you mean agentsKeptBusy?");
        Ran none = Ran.jacquard("crux");
        assertThat(none.code()).isEqualTo(2);
    }

    @Test
    void threadsChangeNoByte() {
        assertThat(crux("--json", "--threads", "1").out())
                .isEqualTo(crux("--json", "--threads", "3").out());
    }

    @Test
    void helpShowsAnExampleThatRuns() {
        assertThat(Ran.jacquard("crux", "--help").out())
                .contains("jacquard crux lossy-self-improvement --beliefs takeoff");
        String text = Ran.jacquard("crux", "lossy-self-improvement", "--beliefs", "takeoff", "--draws", "300")
                .done();
        assertThat(text).contains("b: the take-off literature", "claim losses-win", "The crux is sigma");
    }
}
