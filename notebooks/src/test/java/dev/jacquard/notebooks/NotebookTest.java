package dev.jacquard.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every notebook of this module, and the cells that run it. */
class NotebookTest {

    /** Above this a cell holds more than one idea (the house rule says 10 usually). */
    private static final int MOST_LINES_OF_A_CELL = 20;

    private static final String REFERENCE = "jacquard.reference";

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void cellsAreShortAndProseStandsBetweenThem(Path notebook) {
        List<String> kinds = ExecutedNotebook.cells(notebook).stream()
                .map(cell -> cell.code() ? "code" : "prose")
                .toList();
        assertThat(kinds.get(0)).isEqualTo("prose");
        assertThat(String.join(" ", kinds)).doesNotContain("code code code");
        assertThat(codeCells(notebook))
                .allSatisfy(cell -> assertThat(cell.lines().count()).isLessThanOrEqualTo(MOST_LINES_OF_A_CELL));
    }

    /** A kernel takes a cell as Java text, where only the last expression goes without a semicolon. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void onlyTheLastExpressionOfACellGoesWithoutSemicolon(Path notebook) {
        for (String cell : codeCells(notebook)) {
            List<String> lines = cell.stripTrailing().lines().toList();
            assertThat(lines.subList(0, lines.size() - 1))
                    .filteredOn(line -> line.contains("// -> "))
                    .allMatch(line -> line.substring(0, line.indexOf("// -> "))
                            .stripTrailing()
                            .endsWith(";"));
        }
    }

    /** Reference data lie on few machines: the notebook that can read them has to run, and to say so, on all others. */
    @Test
    void theNotebookOnPublishedRunsGoesWithoutThem() throws IOException {
        Path notebook = notebooks().stream()
                .filter(file -> file.getFileName().toString().startsWith("08-"))
                .findFirst()
                .orElseThrow();
        String before = System.getProperty(REFERENCE);
        System.setProperty(REFERENCE, notebook.resolve("none").toString());
        StringBuilder printed = new StringBuilder();
        try (JavaCells java = new JavaCells()) {
            codeCells(notebook).forEach(cell -> printed.append(java.run(cell)));
        } finally {
            if (before == null) {
                System.clearProperty(REFERENCE);
            } else {
                System.setProperty(REFERENCE, before);
            }
        }
        assertThat(printed.toString())
                .contains("simulated runs, from chinchilla/besiroglu2024", "simulated runs, from data-constrained")
                .doesNotContain("digitised runs", "published runs");
    }

    @Test
    void thereIsAFirstNotebook() throws IOException {
        assertThat(notebooks()).anyMatch(file -> file.getFileName().toString().startsWith("01-"));
    }

    @Test
    void aCellThatThrowsFails() {
        try (JavaCells java = new JavaCells()) {
            assertThatThrownBy(() -> java.run("int x = 1;\nint y = x / 0;"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("throws: int y");
        }
    }

    @Test
    void aCellThatDoesNotCompileFails() {
        try (JavaCells java = new JavaCells()) {
            assertThatThrownBy(() -> java.run("int x = unknownName + 1;"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("unknownName");
            assertThatThrownBy(() -> java.run("double half() { return missing(); }"))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void aStatedValueIsCompared() {
        try (JavaCells java = new JavaCells()) {
            java.run("Math.sqrt(2)   // -> 1.414\n\"abcdef\"  // -> \"abc...\n");
            assertThatThrownBy(() -> java.run("Math.sqrt(2)   // -> 1.415"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("1.41421");
        }
    }

    @Test
    void whatACellPrintsIsReturned() {
        try (JavaCells java = new JavaCells()) {
            assertThat(java.run("var words = List.of(1, 2);\nSystem.out.println(words);"))
                    .isEqualToIgnoringNewLines("[1, 2]");
        }
    }

    private static List<String> codeCells(Path notebook) {
        return ExecutedNotebook.cells(notebook).stream()
                .filter(ExecutedNotebook.Cell::code)
                .map(ExecutedNotebook.Cell::text)
                .toList();
    }
}
