package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    @TempDir
    private Path folder;

    private Path scenario;
    private Path out;

    @BeforeEach
    void writeAScenario() {
        scenario = folder.resolve("my-argument");
        out = folder.resolve("out");
        assertThat(Ran.jacquard("new", "--java", scenario.toString()).code()).isZero();
    }

    private Ran report(String... more) {
        return Ran.jacquard(Stream.concat(
                        Stream.of("report", scenario.toString(), "--code", "--draws", "200", "--out", out.toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void aReportSaysWhatItFoundAndPrintsThePaths() {
        Ran ran = report();
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out())
                .startsWith("my-argument: ")
                .contains("seed 1, 200 draws")
                .contains(out.resolve("my-argument.html").toString())
                .contains(out.resolve("my-argument").resolve("outputs.csv").toString())
                .contains(out.resolve("index.html").toString());
        assertThat(out.resolve("my-argument.html")).isRegularFile();
        assertThat(ran.err()).doesNotContain("\r");
    }

    @Test
    void aFormulaThatWouldNeverEndIsBadInputWithItsLine() throws IOException {
        Path bomb = Files.createDirectories(folder.resolve("bomb"));
        Files.writeString(bomb.resolve("scenario.yaml"), "format: 1\nid: bomb\nextends: lossy-self-improvement\n");
        Files.writeString(
                bomb.resolve("story.md"),
                "# Bomb\n\n## What the author says\n$\\newcommand{\\x}{\\x\\x}\\x$\n" + PARTS);
        Ran ran = Ran.jacquard("report", bomb.toString(), "--draws", "200", "--out", out.toString());
        assertThat(ran.err()).contains("story.md:4 formula: \\newcommand in \\newcommand{\\x}{\\x\\x}\\x (expected: ");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(out.resolve("bomb.html")).doesNotExist();
    }

    private static final String PARTS = Stream.of(
                    "The model in one picture",
                    "What we find",
                    "What drives it",
                    "What would change our mind",
                    "What the author would answer",
                    "What the model leaves out")
            .map(part -> "\n## " + part + "\nNothing.\n")
            .collect(Collectors.joining());

    @Test
    void onlyTheFormatsAskedForAreWritten() throws IOException {
        assertThat(report("--format", "md,json").code()).isZero();
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("my-argument.md", "my-argument.json");
        }
    }

    @Test
    void aChangedAssumptionIsRunAndNamed() throws IOException {
        assertThat(report("--set", "agents== 3 agent", "--format", "md").code()).isZero();
        assertThat(Files.readString(out.resolve("my-argument.md"))).contains("agents set to = 3 agent");
    }

    @Test
    void theSameDayGivesTheSameBytes() throws IOException {
        report("--date", "2026-05-01");
        byte[] first = Files.readAllBytes(out.resolve("my-argument.html"));
        report("--date", "2026-05-01", "--threads", "1");
        assertThat(Files.readAllBytes(out.resolve("my-argument.html"))).isEqualTo(first);
    }

    @Test
    void badUsageWritesNothing() {
        for (String[] wrong :
                new String[][] {{"--format", "docx"}, {"--date", "tomorrow"}, {"--set", "agnets=3"}, {"no-such-essay"}
                }) {
            Ran ran = report(wrong);
            assertThat(ran.code()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(ran.err()).contains("(expected").doesNotContain("\tat ");
            assertThat(out).doesNotExist();
        }
        assertThat(Ran.jacquard("report", scenario.toString(), "--code", "--draws", "0")
                        .err())
                .startsWith("--draws: 0 (expected: ");
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefusedBeforeTheRun() throws IOException {
        Files.writeString(out, "a file");
        Ran ran = report();
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("--out");
        assertThat(Files.readString(out)).isEqualTo("a file");
    }

    @Test
    void programsReadTheHeadlinesAndThePaths() {
        Ran ran = report("--json");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("{").contains("\"headlines\"").contains("index.html");
    }
}
