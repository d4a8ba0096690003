package dev.jacquard.charts.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.charts.output.WholeFiles.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WholeFilesTest {

    private static final int FILES = 40;
    private static final int MOST_SECONDS = 60;
    private static final int INTERRUPTS = 6;

    @TempDir
    private Path folder;

    private static Map<Path, Content> texts(Path folder, String text) {
        Map<Path, Content> files = new LinkedHashMap<>();
        for (int i = 0; i < FILES; i++) {
            files.put(folder.resolve("part" + i % 4).resolve(i + ".txt"), Content.of(text));
        }
        return files;
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).sorted().toList();
        }
    }

    @Test
    void filesOfOthersStayAndOldOnesAreReplaced() throws IOException {
        Path own = Files.writeString(folder.resolve("notes.txt"), "my own");
        WholeFiles.write(texts(folder, "old"));
        List<Path> before = below(folder);
        WholeFiles.write(texts(folder, "new"));
        assertThat(below(folder)).isEqualTo(before).hasSize(FILES + 4 + 1);
        assertThat(own).hasContent("my own");
        assertThat(folder.resolve("part3").resolve("39.txt")).hasContent("new");
    }

    @Test
    void contentThatFailsChangesNothingAndLeavesNothing() throws IOException {
        WholeFiles.write(texts(folder, "old"));
        List<Path> before = below(folder);
        Map<Path, Content> files = texts(folder, "new");
        Path last = folder.resolve("deep").resolve("er").resolve("last.txt");
        files.put(last, out -> {
            out.write(1);
            throw new IOException("No space left on device");
        });
        assertThatThrownBy(() -> WholeFiles.write(files))
                .isInstanceOf(NotWrittenException.class)
                .hasMessage(last + ": cannot be written (expected: a folder with room that this user may write to);"
                        + " No space left on device");
        assertThat(below(folder)).isEqualTo(before);
        assertThat(folder.resolve("part0").resolve("0.txt")).hasContent("old");
    }

    /** A folder that comes in the way after all was prepared: those that had their names give them back. */
    @Test
    void aNameThatCannotBeTakenGivesTheOthersBack() throws IOException {
        WholeFiles.write(texts(folder, "old"));
        Path late = folder.resolve("zzz.txt");
        Path other = folder.resolve("new.txt");
        List<Path> before = below(folder);
        Map<Path, Content> files = texts(folder, "new");
        files.put(other, Content.of("new"));
        files.put(late, out -> {
            out.write("new".getBytes(StandardCharsets.UTF_8));
            Files.createDirectories(late.resolve("in the way"));
        });
        assertThatThrownBy(() -> WholeFiles.write(files)).isInstanceOf(NotWrittenException.class);
        Files.delete(late.resolve("in the way"));
        Files.delete(late);
        assertThat(below(folder)).isEqualTo(before);
        for (Path file : texts(folder, "").keySet()) {
            assertThat(file).hasContent("old");
        }
    }

    @Test
    void aFolderInPlaceOfAFileIsRefused() {
        assertThatThrownBy(() -> WholeFiles.write(Map.of(folder, Content.of("x"))))
                .hasMessage(folder + ": a folder (expected: the name of a file)");
    }

    /** Replaces the same files again and again until it is stopped. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        for (int version = 0; ; version++) {
            WholeFiles.write(texts(folder, "version " + version));
        }
    }

    @Tag("once")
    @Test
    @EnabledOnOs(OS.LINUX)
    void anEndAtAnyMomentLeavesOneVersionWholeAndNothingElse() throws IOException, InterruptedException {
        Random moments = new Random(1);
        for (int i = 0; i < INTERRUPTS; i++) {
            Path own = folder.resolve("run" + i);
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WholeFilesTest.class.getName(),
                            own.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            Path last = own.resolve("part3").resolve("39.txt");
            while (!Files.exists(last) && process.isAlive()) {
                Thread.sleep(5);
            }
            TimeUnit.MICROSECONDS.sleep(moments.nextInt(60_000));
            // As a terminal's hang-up or a plain kill; Ctrl-C takes the same way and may be ignored in the background.
            process.destroy();
            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(folder.resolve("said")).isEmptyFile();
            List<Path> files = below(own).stream().filter(Files::isRegularFile).toList();
            assertThat(files).hasSize(FILES);
            String version = Files.readString(last);
            assertThat(files).allSatisfy(file -> assertThat(file).hasContent(version));
        }
    }
}
