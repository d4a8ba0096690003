package dev.jacquard.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the snippets of the project's prose, so that it cannot rot.
 *
 * <p>In every README and every page of {@code docs}: a {@code java} block runs in one session for the whole file, a {@code sh} block runs
 * in a shell, a {@code python} block in a Python, in an empty folder, where {@code ./jacquard} is this build and {@code ./check} does
 * nothing; and a {@code text} block right behind one of them is what it prints. Blocks of other languages are only shown. {@code
 * Path.of("runs.csv")} in a {@code java} block is the file of that folder. A picture that a command draws there is the one that {@code docs}
 * keeps under its name ({@code -Djacquard.pictures=write} keeps the new one).
 */
@Tag("prose")
class ProseTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final int MOST_MINUTES_OF_A_BLOCK = 5;

    /** {@code ./jacquard report} with all its draws is the work of ./check and of people; here it must run. */
    private static final int DRAWS_OF_A_BARE_REPORT = 500;

    @TempDir
    private Path folder;

    private record Block(String language, int line, String text) {}

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 2)) {
            return files.filter(file -> file.endsWith("README.md")
                            || file.getParent().equals(DOCS) && file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everySnippetRunsAndPrintsWhatIsShown(Path page) throws Exception {
        writeCommands();
        String printed = null;
        StringBuilder python = new StringBuilder();
        try (JavaCells java = new JavaCells()) {
            for (Block block : blocks(page)) {
                switch (block.language()) {
                    case "java" -> printed = java.run(block.text().replace("Path.of(\"", "Path.of(\"" + folder + "/"));
                    case "sh" -> printed = shell(block.text());
                    case "python" ->
                        printed = python(python.append(block.text()).append('\n'));
                    case "text" -> {
                        if (printed != null) {
                            assertThat(printed.strip())
                                    .as("%s:%d", ROOT.relativize(page), block.line())
                                    .isEqualToNormalizingNewlines(block.text().strip());
                        }
                        printed = null;
                    }
                    default -> printed = null;
                }
            }
        }
        comparePictures();
    }

    private void comparePictures() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path drawn :
                    files.filter(file -> file.toString().endsWith(".svg")).toList()) {
                Path kept = DOCS.resolve(drawn.getFileName());
                if (System.getProperty("jacquard.pictures", "").equals("write")) {
                    Files.copy(drawn, kept, StandardCopyOption.REPLACE_EXISTING);
                }
                assertThat(drawn).hasSameTextualContentAs(kept);
            }
        }
    }

    /** Runs a file's blocks up to here in one Python, as a notebook would; without a Python on the PATH they are only shown. */
    private String python(CharSequence script) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("cells.py"), script);
        return shell("command -v python3 > /dev/null || exit 0; exec python3 cells.py");
    }

    private static List<Block> blocks(Path page) throws IOException {
        List<Block> blocks = new ArrayList<>();
        String language = null;
        StringBuilder text = new StringBuilder();
        int number = 0;
        int start = 0;
        for (String line : Files.readAllLines(page)) {
            number++;
            if (language == null && line.startsWith("```")) {
                language = line.substring(3).strip();
                start = number;
                text.setLength(0);
            } else if (line.startsWith("```")) {
                blocks.add(new Block(language, start, text.toString()));
                language = null;
            } else if (language != null) {
                text.append(line).append('\n');
            } else if (!line.isBlank()) {
                blocks.add(new Block("prose", number, line));
            }
        }
        return blocks;
    }

    private void writeCommands() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command(
                "jacquard",
                "[ \"$*\" = report ] && set -- report --draws " + DRAWS_OF_A_BARE_REPORT + "\nexec '" + java
                        + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.awt.headless=true -cp '" + classPath
                        + "' dev.jacquard.command.Jacquard \"$@\"");
        command("check", "exit 0");
    }

    private void command(String name, String body) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String shell(String script) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Path errors = folder.resolve("errors.txt");
        Process process = new ProcessBuilder("sh", "-eu", "-c", script)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            assertThat(process.waitFor(MOST_MINUTES_OF_A_BLOCK, TimeUnit.MINUTES))
                    .as(script)
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue())
                .as(script + Files.readString(errors, UTF_8))
                .isZero();
        return Files.readString(output, UTF_8);
    }
}
