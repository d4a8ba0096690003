package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.scenarios.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger wrote into a folder, or lets its model print, does not reach a terminal as commands, nor a result as text. */
class StrangersTextTest {

    /** The title of a window, a colour, C1's beginning of a command, right to left, no width, DEL, and a line of ours forged. */
    private static final String NASTY = "\\e]0;pwn\\a \\e[31m \\x9b2J \\u202e \\u2066 \\u200b \\x7f \\nHOLDS; p 1";

    /** For a process of its own, on a machine that has much else to do. */
    private static final int MOST_SECONDS = 300;

    @TempDir
    private Path place;

    private Path folder;

    @BeforeEach
    void writeAStrangersFolder() {
        folder = place.resolve("mine");
        Ran.jacquard("new", "--java", folder.toString()).done();
        String scenario = Folders.read(folder, "scenario.yaml");
        scenario = scenario.replaceAll("(?m)^(title|author): (.*)$", "$1: \"$2 " + NASTY.replace("\\", "\\\\") + "\"")
                .replaceAll("(?m)^( +)(why|basis|text): (.*)$", "$1$2: \"$3 " + NASTY.replace("\\", "\\\\") + "\"");
        Folders.write(folder, "scenario.yaml", scenario);
        Folders.write(
                folder,
                "beliefs/hers.yaml",
                "format: 1\nwho: \"hers " + NASTY + "\"\ninputs:\n  reviewTime: {value: \"= 3 min\"}\n");
        Folders.write(folder, "story.md", Folders.read(folder, "story.md") + "\nAn \u001b[31m end\u009b \u202e.\n");
    }

    private static void harmless(String text) {
        assertThat(text).isNotEmpty();
        assertThat(text.codePoints().filter(c -> c != '\n' && Character.getType(c) == Character.CONTROL))
                .as(text)
                .isEmpty();
        assertThat(text).doesNotContain("\u202e", "\u2066", "\u200b").doesNotContainPattern("(?m)^HOLDS; p 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --draws 50",
                "run --draws 50 --json",
                "run --draw 3",
                "compare --draws 50 --beliefs hers",
                "compare --draws 50 --beliefs hers --json",
                "sensitivity --draws 16",
                "crux --draws 100",
                "crux --draws 100 --json",
                "check"
            })
    void resultsAreCleaned(String command) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of(folder.toString(), "--code"));
        Ran ran = Ran.jacquard(words.toArray(String[]::new));
        harmless(ran.out() + ran.err());
        assertThat(ran.out()).as(ran.err()).satisfies(out -> {
            if (command.startsWith("run") && !command.contains("--draw ")) {
                assertThat(out).contains("pwn");
            }
        });
    }

    @Test
    void writtenFilesAreCleaned() throws IOException {
        Path out = place.resolve("out");
        String[] where = {"--draws", "50", "--out", out.toString()};
        assertThat(Ran.jacquard(Stream.concat(Stream.of("run", folder.toString(), "--code"), Stream.of(where))
                                .toArray(String[]::new))
                        .code())
                .isZero();
        assertThat(Ran.jacquard(Stream.concat(Stream.of("report", folder.toString(), "--code"), Stream.of(where))
                                .toArray(String[]::new))
                        .code())
                .isZero();
        Path plot = out.resolve("plot.svg");
        Ran.jacquard("crux", folder.toString(), "--code", "--draws", "100", "--plot", plot.toString());
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                harmless(Files.readString(file));
            }
        }
        assertThat(plot).exists();
        assertThat(out.resolve("mine.html")).content().contains("pwn");
        assertThat(out.resolve("mine.md")).content().contains("pwn");
    }

    @Test
    void errorsAreCleanedOfTheSame() {
        Folders.write(folder, "scenario.yaml", "format: 1\n\"id\\e[31m\\x9b\\u202e\": x\n");
        harmless(Ran.jacquard("run", folder.toString()).err());
        harmless(Ran.jacquard("run", "no\u001b[2Jsuch\u009b\u202e").err());
        harmless(Ran.jacquard("run", "--x\u001b[2J").err());
        harmless(Ran.jacquard("run", folder.toString(), "--set", "x\u001b[2J=1", "--code", "--stacktrace")
                .err()
                .replace("\t", ""));
        harmless(Ran.jacquard("no\u009bsuch").err());
    }

    @Test
    void whatAModelPrintsIsNoPartOfTheResult() throws IOException, InterruptedException {
        String model = Folders.read(folder, "Model.java")
                .replaceFirst(
                        "public record Outputs",
                        "static { System.out.println((char) 27 + \"[31m from the beginning\"); System.err.println((char) 27 + \"[2J a warning\"); }\n"
                                + "    public record Outputs")
                .replaceFirst(
                        "return new Outputs",
                        "if (System.in == null) {} try { if (System.in.read() >= 0) throw new IllegalStateException(); }"
                                + " catch (java.io.IOException e) { throw new IllegalStateException(e); }\n"
                                + "System.out.print(\"no end\");\n return new Outputs");
        Folders.write(folder, "Model.java", model);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Jacquard.class.getName(),
                        "run",
                        folder.toString(),
                        "--code",
                        "--draws",
                        "300",
                        "--json")
                .redirectOutput(place.resolve("out").toFile())
                .redirectError(place.resolve("err").toFile())
                .start();
        process.getOutputStream().write("typed\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        String err = Files.readString(place.resolve("err"));
        assertThat(process.exitValue()).as(err).isZero();
        assertThat(new ObjectMapper()
                        .readTree(place.resolve("out").toFile())
                        .get("draws")
                        .asInt())
                .isEqualTo(300);
        harmless(err);
        assertThat(err)
                .contains("\nthe model prints: ?[31m from the beginning\n", "\n?[2J a warning\n")
                .contains("\nthe model prints: no endno end");
    }
}
