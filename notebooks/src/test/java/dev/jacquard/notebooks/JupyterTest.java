package dev.jacquard.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jacquard.notebooks.command.Jupyter;
import dev.jacquard.notebooks.command.KernelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Executes notebooks in a real Jupyter, where one is found. */
@Tag("jupyter")
class JupyterTest {

    private static final int MOST_MINUTES = 5;

    @TempDir
    private Path folder;

    private Jupyter jupyter;

    private record Result(int code, String log) {}

    @BeforeEach
    void findJupyter() {
        try {
            jupyter = Jupyter.find(System.getenv().getOrDefault("PATH", ""), "nbconvert");
        } catch (IllegalArgumentException e) {
            assumeTrue(false, "skipped: " + e.getMessage());
        }
        KernelSpec.write(folder, System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    }

    static List<Path> notebooks() throws IOException {
        return NotebookTest.notebooks();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyNotebookRunsAndShowsAPictureOrAReport(Path notebook) throws Exception {
        Result result = execute(notebook);
        assertThat(result.code()).as(result.log()).isZero();
        assertThat(Files.readString(folder.resolve("done.ipynb")))
                .containsAnyOf("image/svg+xml", "<iframe")
                .doesNotContain("\"output_type\": \"error\"");
    }

    @Test
    void aCellThatThrowsMakesTheNotebookFail() throws Exception {
        Result result = execute(notebook("int x = 1;\\nint y = x / 0;"));
        assertThat(result.code()).isNotZero();
        assertThat(result.log()).contains("ArithmeticException").contains("line 2");
    }

    @Test
    void aCellThatDoesNotCompileMakesTheNotebookFail() throws Exception {
        Result result = execute(notebook("int x = unknownName;"));
        assertThat(result.code()).isNotZero();
        assertThat(result.log()).contains("CompilationError").contains("unknownName");
    }

    private Path notebook(String code) throws IOException {
        String json =
                "{\"cells\": [{\"cell_type\": \"code\", \"id\": \"a\", \"metadata\": {}, \"execution_count\": null, "
                        + "\"outputs\": [], \"source\": \"" + code
                        + "\"}], \"metadata\": {\"kernelspec\": {\"name\": \""
                        + KernelSpec.NAME + "\", \"display_name\": \"Java\", \"language\": \"java\"}}, "
                        + "\"nbformat\": 4, \"nbformat_minor\": 5}";
        return Files.writeString(folder.resolve("given.ipynb"), json);
    }

    private Result execute(Path notebook) throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        jupyter.program().toString(),
                        "nbconvert",
                        "--to",
                        "notebook",
                        "--execute",
                        "--output-dir=" + folder,
                        "--output=done.ipynb",
                        notebook.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JUPYTER_PATH", folder.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), Files.readString(log));
    }
}
