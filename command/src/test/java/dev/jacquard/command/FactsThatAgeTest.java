package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An argument that pins METR's horizons of January 2026, through every command that has a word on it. */
class FactsThatAgeTest {

    private static final String PIN = "time-horizons/claude-opus-4.5.minutes50@2026-01-31";
    private static final String CORRECTED = "time-horizons/claude-opus-4.5.minutes50@2026-03-03";

    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void anArgumentOfItsOwn() throws IOException {
        folder = parent.resolve("pinned");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("scenario.yaml"), """
                format: 1
                id: pinned
                title: How many agents can one person keep busy?
                extends: lossy-self-improvement
                inputs:
                  autonomousTime: {fact: %s, value: "= {fact}", basis: METR, why: as published}
                  reviewTime: {value: "= 5 min", basis: definition, why: fixed}
                """.formatted(PIN));
    }

    private JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(Ran.jacquard(arguments).out());
    }

    private String run(String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "run";
        arguments[1] = folder.toString();
        arguments[2] = "--draws";
        arguments[3] = "50";
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Ran.jacquard(arguments).out();
    }

    @Test
    void aRunUsesThePinAndTellsWhatTheNewestWouldDo() {
        assertThat(run())
                .contains("Superseded (1): autonomousTime")
                .contains("With the newest of the superseded facts:");
        assertThat(Ran.jacquard("run", folder.toString(), "--draws", "50").err())
                .contains("warning: input autonomousTime rests on " + PIN + " (320.422486 min), superseded by "
                        + CORRECTED + " (292.994594 min)");
    }

    @Test
    void asOfADayTheRunUsesWhatWasKnownThen() throws IOException {
        assertThat(run("--as-of", "2026-03-03")).contains(", as of 2026-03-03").doesNotContain("Superseded");
        JsonNode then =
                json("run", folder.toString(), "--draws", "50", "--as-of", "2026-03-03", "--json", "--draw", "0");
        JsonNode pinned = json("run", folder.toString(), "--draws", "50", "--json", "--draw", "0");
        assertThat(pinned.at("/inputs/autonomousTime").asText()).startsWith("320.4");
        assertThat(then.at("/inputs/autonomousTime").asText()).startsWith("292.9");
        Ran.jacquard("run", folder.toString(), "--as-of", "soon")
                .refusedWith("--as-of: soon (expected: a day as YYYY-MM-DD)");
    }

    @Test
    void aReportCountsAndNamesWhatWasSupersededAndWhatItWouldDo() throws IOException {
        Path out = parent.resolve("out");
        Ran.jacquard("report", folder.toString(), "--draws", "50", "--out", out.toString(), "--format", "html,md,json");
        String page = Files.readString(out.resolve("pinned.md"));
        assertThat(page)
                .contains("1 input rests on facts that have been superseded: autonomousTime.".substring(1))
                .contains("What has taken the place of facts it rests on")
                .contains("What each claim would be with the newest");
        Ran.jacquard(
                "report",
                folder.toString(),
                "--draws",
                "50",
                "--out",
                out.toString(),
                "--format",
                "md,json",
                "--as-of",
                "2026-03-03");
        assertThat(Files.readString(out.resolve("pinned.md")))
                .contains("Facts are as they were known on 2026-03-03.")
                .contains("as known on 2026-03-03")
                .doesNotContain("What has taken the place");
        assertThat(new ObjectMapper()
                        .readTree(Files.readString(out.resolve("pinned.json")))
                        .get("asOf")
                        .asText())
                .isEqualTo("2026-03-03");
    }

    @Test
    void theNewestIsTakenIntoThePinsAndOnlyThere() throws IOException {
        String before = Files.readString(folder.resolve("scenario.yaml"));
        JsonNode taken = json("check", folder.toString(), "--take-new", "--draws", "50", "--json");
        assertThat(taken.at("/pins/0/newest").asText()).isEqualTo(CORRECTED);
        assertThat(taken.get("claims")).isNotEmpty();
        assertThat(Files.readString(folder.resolve("scenario.yaml"))).isEqualTo(before.replace(PIN, CORRECTED));
        assertThat(Ran.jacquard("check", folder.toString(), "--take-new", "--draws", "50")
                        .out())
                .isEqualTo("pinned: no pin is superseded\n");
        Ran.jacquard("check", "--take-new")
                .refusedWith("--take-new: every essay (expected: one SLUG or DIR, and --accept by itself after it)");
    }

    @Test
    void listTellsWhatWasSupersededAndWhichEssaysRestOnIt() throws IOException {
        String text = Ran.jacquard("list", "data", "--stale").out();
        assertThat(text).contains("time-horizons").contains("2026-03-03").contains("horizon-trend/kwa2025-from-2023");
        JsonNode json = json("list", "data", "--stale", "--json");
        assertThat(json.at("/facts").findValuesAsText("name")).contains("claude-opus-4.5");
        Ran.jacquard("list", "units", "--stale").refusedWith("--stale: units (expected: beside data)");
    }

    @Test
    void aFitReadsTheTableOfADayAndALawIsAskedByItsFamily() throws IOException {
        JsonNode january = json(
                "fit",
                "time-horizons@2026-01-31",
                "--law",
                "horizon-trend",
                "--column",
                "minutes=minutes50",
                "--objective",
                "lsq",
                "--json");
        assertThat(january.toString()).contains("196.47");
        JsonNode now = json(
                "fit",
                "time-horizons",
                "--where",
                "frontier=yes",
                "--law",
                "horizon-trend",
                "--column",
                "minutes=minutes50",
                "--objective",
                "lsq",
                "--json");
        assertThat(now.toString()).contains("184.72");
        Ran asked = Ran.jacquard("eval", "horizon-trend", "days=0");
        assertThat(asked.out()).contains("13.0");
        assertThat(asked.err())
                .isEqualTo("note: horizon-trend is a family; asked is horizon-trend/metr2026-from-2019\n");
        Ran.jacquard("fit", "time-horizons@soon", "--law", "horizon-trend")
                .refusedWith("time-horizons@soon: soon (expected: a day such as 2026-01-31 behind @)");
    }
}
