package dev.jacquard.charts.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old and longer");
        WholeFile.write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        Path file = folder.resolve("missing").resolve("a.txt");
        assertThatThrownBy(() -> WholeFile.write(file, "x"))
                .hasMessage(file + ": its folder does not exist (expected: a folder that is there)");
        assertThatThrownBy(() -> WholeFile.write(folder, "x"))
                .hasMessage(folder + ": a folder (expected: the name of a file)");
    }

    @Test
    void aNameThatCannotBeTakenLeavesNothingBehind() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken").resolve("inside"))
                .getParent();
        Path file = folder.resolve("x".repeat(300));
        assertThatThrownBy(() -> WholeFile.write(file, "x")).hasMessageContaining("cannot be written (expected: ");
        assertThat(names()).containsExactly(taken.getFileName().toString());
    }

    private java.util.List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
