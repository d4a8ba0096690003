package dev.jacquard.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jacquard.notebooks.command.Jupyter;
import dev.jacquard.pages.Chromium;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code notebook} as a reader meets it: a browser opens a notebook, Run All, and the chart is there. */
@Tag("browser")
class NotebookBrowserTest {

    private static final int SECONDS = 300;
    private static final Pattern TOKEN = Pattern.compile("token=([0-9a-f]+)");
    private static final String RUN_ALL = "window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel"
            + " && Jupyter.notebook.kernel.is_connected() ? (Jupyter.notebook.execute_all_cells(), true)"
            + " : window.jupyterapp ? (jupyterapp.commands.execute('notebook:run-all-cells'), true) : false";
    private static final String CHARTS =
            "document.querySelectorAll('.output_area figure svg, .jp-OutputArea-output figure svg').length";

    @TempDir
    private Path folder;

    @Test
    void runAllShowsTheChart() throws IOException, InterruptedException {
        Optional<String> program = Chromium.find();
        assumeTrue(program.isPresent() && hasJupyter(), "notebook in a browser skipped: no Chromium or no Jupyter");
        int port = freePort();
        Process server = start(port);
        try (Chromium browser = new Chromium(program.orElseThrow())) {
            browser.call(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", 1200, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
            String address = "http://127.0.0.1:" + port + "/notebooks/01-first-fit.ipynb?token=" + token();
            browser.call("Page.navigate", Map.of("url", address));
            until(browser, RUN_ALL);
            until(browser, CHARTS + " > 0");
            browser.evaluate("document.querySelector('figure svg').scrollIntoView()");
            browser.screenshot(Path.of("target", "screenshots", "01-first-fit.png"));
            assertThat(browser.evaluate("document.body.innerText").asText())
                    .contains("Seven runs and the power law fitted to them");
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static void until(Chromium browser, String condition) throws IOException, InterruptedException {
        for (int second = 0; second < SECONDS; second++) {
            if (browser.evaluate(condition).asBoolean()) {
                return;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new AssertionError("never came true: " + condition);
    }

    private static boolean hasJupyter() {
        try {
            Jupyter.find(System.getenv().getOrDefault("PATH", ""), "notebook");
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Process start(int port) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        "dev.jacquard.command.Jacquard",
                        "notebook",
                        "--no-browser",
                        "--port",
                        String.valueOf(port)))
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private String token() throws IOException, InterruptedException {
        for (int second = 0; second < SECONDS; second++) {
            Matcher token = TOKEN.matcher(Files.readString(log()));
            if (token.find()) {
                return token.group(1);
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new AssertionError(Files.readString(log()));
    }

    private Path log() {
        return folder.resolve("log.txt");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
