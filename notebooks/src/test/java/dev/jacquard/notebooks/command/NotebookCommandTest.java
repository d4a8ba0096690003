package dev.jacquard.notebooks.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.jacquard.command.AddedCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class NotebookCommandTest {

    @TempDir
    private Path folder;

    @Test
    void theCommandLineFindsIt() {
        assertThat(ServiceLoader.load(AddedCommand.class))
                .anyMatch(command -> command.name().equals("notebook"));
    }

    @Test
    void kernelOnlyWritesTheSpecBelowTargetAndSaysWhere() {
        StringWriter printed = new StringWriter();
        int code = new CommandLine(new NotebookCommand())
                .setOut(new PrintWriter(printed))
                .execute("--kernel-only");
        assertThat(code).isZero();
        Path file = Path.of("").toAbsolutePath().getParent().resolve("target/jupyter/kernels/jacquard/kernel.json");
        assertThat(printed.toString()).startsWith("wrote " + file).contains("JUPYTER_PATH=");
        assertThat(file).isRegularFile();
    }

    @Test
    void theSpecHoldsAnAbsoluteClassPathAndInterruptsByMessage() throws IOException {
        Path file = KernelSpec.write(folder, "a.jar" + java.io.File.pathSeparator + "/b.jar");
        assertThat(file).isEqualTo(folder.resolve("kernels/jacquard/kernel.json"));
        JsonObject spec = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        assertThat(spec.get("language").getAsString()).isEqualTo("java");
        assertThat(spec.get("interrupt_mode").getAsString()).isEqualTo("message");
        assertThat(spec.getAsJsonArray("argv").toString())
                .contains(Path.of("a.jar").toAbsolutePath().toString())
                .contains("{connection_file}");
    }

    @Test
    void theSpecNamesTheAgentBesideIt() throws IOException {
        Path agent = KernelSpec.write(folder, "a.jar").resolveSibling("agent.jar");
        assertThat(argv(folder)).contains("\"-javaagent:" + agent + "\"");
        try (JarFile jar = new JarFile(agent.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Can-Redefine-Classes"))
                    .isEqualTo("true");
        }
        Path equals = Files.createDirectory(folder.resolve("a=b"));
        KernelSpec.write(equals, "a.jar");
        assertThat(argv(equals)).doesNotContain("-javaagent");
    }

    private static String argv(Path folder) throws IOException {
        String spec = Files.readString(folder.resolve("kernels/jacquard/kernel.json"));
        return JsonParser.parseString(spec)
                .getAsJsonObject()
                .getAsJsonArray("argv")
                .toString();
    }

    @Test
    void withoutJupyterOneLineSaysWhatToInstall() {
        assertThatThrownBy(() -> Jupyter.first(List.of(), "notebook"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("jupyter: not found (expected: Jupyter on the PATH)")
                .hasMessageContaining("apt-get install --no-install-recommends jupyter-notebook")
                .hasMessageContaining("pip install notebook nbconvert")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aJupyterWhosePythonLacksThePackageIsNamed() throws IOException {
        Path broken = folder.resolve("jupyter");
        Files.writeString(broken, "#!/bin/sh\necho 'jupyter-notebook not found' >&2\nexit 1\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> Jupyter.first(List.of(broken), "notebook"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("jupyter: " + broken)
                .hasMessageContaining("whose Python has notebook, which this one lacks")
                .hasMessageNotContaining("\n");
    }

    @Test
    void aPortInUseIsRefused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> NotebookCommand.requireFree(taken.getLocalPort()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("--port: " + taken.getLocalPort())
                    .hasMessageContaining("a port that is free");
        }
        assertThatThrownBy(() -> NotebookCommand.requireFree(0)).hasMessageContaining("1 to 65535");
    }

    @Test
    void aJreWithoutCompilerIsRefused() {
        assertThatThrownBy(() -> NotebookCommand.requireJdk(false, "/some/jre"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Java: /some/jre (expected: a JDK, 17 or newer: this one has no compiler)");
    }
}
