package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C, as the operating system sends it. */
@Tag("once")
@EnabledOnOs(OS.LINUX)
class InterruptTest {

    private static final int PROMPT_SECONDS = 60;
    private static final int SIGINT = 2;

    @TempDir
    private Path place;

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Jacquard.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(place.resolve("stdout").toFile())
                .redirectError(place.resolve("stderr").toFile())
                .start();
    }

    /** A process started in the background of a script is told to ignore Ctrl-C, and so are its children. */
    private static boolean hears(Process process) throws IOException {
        String ignored = Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0")
                .replace("SigIgn:", "")
                .strip();
        return (Long.parseUnsignedLong(ignored, 16) >> (SIGINT - 1) & 1) == 0;
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    private String said(String stream) throws IOException {
        return Files.readString(place.resolve(stream), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "report", "sensitivity"})
    void anInterruptedCommandEndsAtOnceAndLeavesNoFile(String command) throws IOException, InterruptedException {
        Path folder = place.resolve("mine");
        Ran.jacquard("new", "--java", folder.toString());
        Path out = Files.createDirectory(place.resolve("out"));
        String[] more = command.equals("sensitivity")
                ? new String[] {"--plot", out.resolve("plot.svg").toString()}
                : new String[] {"--out", out.toString()};
        Process process =
                start(command, folder.toString(), "--code", "--draws", "9000000", more[0], more[1], "--threads", "1");
        try {
            // The line that says that foreign code will run is the last thing before the work.
            while (process.isAlive() && !said("stderr").contains("runs code from")) {
                Thread.sleep(20);
            }
            assumeTrue(hears(process));
            Thread.sleep(300);
            assertThat(process.isAlive()).isTrue();
            interrupt(process);
            assertThat(process.waitFor(PROMPT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
        assertThat(said("stdout")).isEmpty();
        assertThat(said("stderr")).hasLineCount(1).doesNotContain("Exception");
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files).containsExactly(out);
        }
    }

    @Test
    void noProgressIsDrawnWhereNobodyWatches() {
        Ran.jacquard("new", "--java", place.resolve("mine").toString());
        Ran ran = Ran.jacquard("run", place.resolve("mine").toString(), "--code", "--draws", "500");
        assertThat(ran.err()).doesNotContain("running", "\r", "\u001b");
    }
}
