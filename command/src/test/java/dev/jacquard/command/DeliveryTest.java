package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed arrives, or the command says that it did not. */
@Tag("once")
class DeliveryTest {

    private static final String FULL = "No space left on device";

    @TempDir
    private Path place;

    private Path folder;

    @BeforeEach
    void writeAScenario() {
        folder = place.resolve("mine");
        Ran.jacquard("new", "--java", folder.toString());
    }

    /** A stream with room for so many bytes. */
    private static final class Full extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int room;
        private final String reason;

        Full(int room, String reason) {
            this.room = room;
            this.reason = reason;
        }

        @Override
        public void write(int one) throws IOException {
            if (taken.size() >= room) {
                throw new IOException(reason);
            }
            taken.write(one);
        }
    }

    private static Ran into(Full out, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Jacquard.run(Terminal.of(new ByteArrayInputStream(new byte[0]), out, err, false), arguments);
        return new Ran(code, out.taken.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static List<String> commands() {
        return List.of(
                "--help",
                "--version",
                "",
                "laws",
                "laws --json",
                "laws --help",
                "eval amdahl parallel=0.9 agents=8",
                "eval amdahl parallel=0.9 agents=8 --json",
                "speedup amdahl parallel=0.9 agents=8",
                "list units",
                "list units --json",
                "essays",
                "essays --json",
                "plan --flop 1e22",
                "plan --flop 1e22 --json",
                "fit published-runs/cerebras-gpt --law power-law",
                "fit published-runs/cerebras-gpt --law power-law --json",
                "run FOLDER --code --draws 200",
                "run FOLDER --code --draws 200 --json",
                "run FOLDER --code --draw 3",
                "compare FOLDER --code --draws 200 --set agents==_40_agent",
                "sensitivity FOLDER --code --draws 64",
                "sensitivity FOLDER --code --draws 64 --json",
                "report FOLDER --code --draws 200 --out OUT",
                "report FOLDER --code --draws 200 --out OUT --json",
                "check FOLDER --code --accept --draws 200",
                "new NEW",
                "new NEW --json");
    }

    private String[] arguments(String line) {
        return Arrays.stream(line.split(" "))
                .filter(word -> !word.isEmpty())
                .map(word -> word.replace("_", " ")
                        .replace("FOLDER", folder.toString())
                        .replace("OUT", place.resolve("out").toString())
                        .replace("NEW", place.resolve("another").toString()))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aResultThatFindsNoRoomIsAFailureThatIsSaid(String line) {
        Ran ran = into(new Full(10, FULL), arguments(line));
        assertThat(ran.err())
                .endsWith("standard output: " + FULL + " (expected: room for the whole result); it is not complete\n");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).hasSizeLessThanOrEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_096, 8_192, 20_000})
    void whereverTheRoomEndsItIsNoticed(int room) {
        Ran ran = into(new Full(room, FULL), "laws", "--json");
        assertThat(ran.out()).hasSize(room);
        assertThat(ran.code()).isEqualTo(1);
    }

    @Test
    void aReaderWhoHasHadEnoughIsNoFailure() {
        Ran ran = into(new Full(100, "Broken pipe"), "laws", "--json");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
    }

    @Test
    void enoughRoomIsNoFailure() {
        assertThat(into(new Full(1 << 20, FULL), "laws", "--json").done())
                .startsWith("[")
                .endsWith("]\n");
    }

    @Test
    void whatWasRefusedStaysRefused() {
        Ran ran = into(new Full(0, FULL), "eval", "nothing");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).startsWith("LAW: nothing (expected: ").hasLineCount(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSystemsOwnFullDeviceIsNoticedAndAClosedPipeIsNot() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command =
                "'" + java + "' -XX:TieredStopAtLevel=1 -cp \"$0\" " + Jacquard.class.getName() + " laws --json";
        assertThat(shell(command + " > /dev/full")).isEqualTo(1);
        assertThat(Files.readString(place.resolve("err")))
                .startsWith("standard output: ")
                .hasLineCount(1);
        assertThat(shell("{ " + command + "; echo $? > code; } | head -n 1 > /dev/null"))
                .isZero();
        assertThat(place.resolve("code")).hasContent("0");
        assertThat(place.resolve("err")).isEmptyFile();
    }

    private int shell(String script) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", script, System.getProperty("java.class.path"))
                .directory(place.toFile())
                .redirectError(place.resolve("err").toFile())
                .start()
                .waitFor();
    }

    /** A disk of a few kilobytes; only where one may be made. */
    private Path smallDisk(String size) throws IOException, InterruptedException {
        Path disk = Files.createDirectory(place.resolve("disk"));
        boolean mounted = OS.LINUX.isCurrentOs()
                && new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString())
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(mounted);
        return disk;
    }

    private static void unmount(Path disk) throws IOException, InterruptedException {
        new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskLeavesWhatWasThere() throws IOException, InterruptedException {
        Path disk = smallDisk("64k");
        try {
            Path old = Files.writeString(disk.resolve("mine.html"), "old");
            Path full = Files.write(disk.resolve("full"), new byte[48 * 1024]);
            String[][] writers = {
                {"report", folder.toString(), "--code", "--draws", "200", "--out", disk.toString()},
                {
                    "run",
                    folder.toString(),
                    "--code",
                    "--draws",
                    "5000",
                    "--out",
                    disk.resolve("deep").resolve("out").toString()
                },
                {
                    "fit",
                    "published-runs/cerebras-gpt",
                    "--law",
                    "power-law",
                    "--bootstrap",
                    "200",
                    "--save-draws",
                    disk.resolve("draws.csv").toString(),
                    "--plot",
                    disk.resolve("plot.svg").toString()
                }
            };
            for (String[] writer : writers) {
                Ran ran = Ran.jacquard(writer);
                assertThat(ran.err()).contains("cannot be written (expected: a folder with room");
                assertThat(ran.code()).as(writer[0]).isEqualTo(1);
                assertThat(ran.out()).isEmpty();
                try (var files = Files.walk(disk)) {
                    assertThat(files).as(writer[0]).containsExactlyInAnyOrder(disk, old, full);
                }
                assertThat(old).hasContent("old");
            }
        } finally {
            unmount(disk);
        }
    }
}
