package dev.jacquard.notebooks.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.command.AddedCommand;
import dev.jacquard.numerics.Check;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jacquard notebook}: Jupyter on the notebooks, with a Java kernel that sees this Jacquard. */
@Command(
        name = "notebook",
        description = {
            "Start Jupyter on the notebooks, with a Java kernel that sees this Jacquard.",
            "Writes target/jupyter/kernels/jacquard/kernel.json and nothing outside the project, unless --install is given."
        },
        footer = {"", "Example:", "  jacquard notebook"})
public final class NotebookCommand implements AddedCommand {

    private static final int HIGHEST_PORT = 65535;
    private static final int NEVER_STOPS_CELLS_FROM = 20;
    private static final int STOPS_CELLS_AGAIN_FROM = 23;

    @Spec
    private CommandSpec spec;

    @Option(names = "--install", description = "Write the kernel spec for all your Jupyters, and do not start one.")
    private boolean install;

    @Option(names = "--kernel-only", description = "Write the kernel spec below target/, and do not start Jupyter.")
    private boolean kernelOnly;

    @Option(
            names = "--port",
            paramLabel = "P",
            description = "Port of Jupyter (default: the first free one from 8888).")
    private Integer port;

    @Option(names = "--no-browser", description = "Print the address with its token instead of opening a browser.")
    private boolean noBrowser;

    @Override
    public String name() {
        return "notebook";
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        requireJdk(ModuleLayer.boot().findModule("jdk.jshell").isPresent(), System.getProperty("java.home"));
        warnOfOldJshell();
        if (port != null) {
            requireFree(port);
        }
        Path home = home();
        Path folder = home.resolve("target").resolve("jupyter");
        String classPath = System.getProperty("java.class.path");
        if (kernelOnly && !install) {
            say(KernelSpec.write(folder, classPath), folder);
            return 0;
        }
        Jupyter jupyter = Jupyter.find(System.getenv().getOrDefault("PATH", ""), install ? "kernelspec" : "notebook");
        if (install) {
            Path data = Path.of(jupyter.ask("--data-dir"));
            say(KernelSpec.write(data, classPath), data);
            return 0;
        }
        KernelSpec.write(folder, classPath);
        return start(jupyter, home, folder);
    }

    private int start(Jupyter jupyter, Path home, Path folder) throws IOException, InterruptedException {
        Path notebooks = Files.isDirectory(home.resolve("notebooks")) ? home.resolve("notebooks") : home;
        List<String> line = new ArrayList<>(List.of(jupyter.program().toString(), "notebook"));
        line.add("--notebook-dir=" + notebooks);
        if (port != null) {
            line.add("--port=" + port);
            line.add("--port-retries=0");
        }
        if (noBrowser) {
            line.add("--no-browser");
        }
        if (System.getProperty("user.name").equals("root")) {
            line.add("--allow-root");
        }
        ProcessBuilder builder = new ProcessBuilder(line).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.merge("JUPYTER_PATH", folder.toString(), (before, ours) -> ours + File.pathSeparator + before);
        Process process = builder.start();
        Thread stop = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stop);
        return process.waitFor() == 0 ? 0 : 1;
    }

    /** The project that this class was built in, else the current folder. */
    private static Path home() {
        try {
            Path at = Path.of(NotebookCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = at; folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve("notebooks").resolve("01-first-fit.ipynb"))) {
                    return folder;
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return Path.of("").toAbsolutePath();
    }

    static void requireJdk(boolean hasJshell, String javaHome) {
        if (!hasJshell) {
            throw Check.refused("Java", javaHome, "a JDK, 17 or newer: this one has no compiler");
        }
    }

    static void requireFree(int port) {
        if (port < 1 || port > HIGHEST_PORT) {
            throw Check.refused("--port", port, "1 to " + HIGHEST_PORT);
        }
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.setReuseAddress(true);
        } catch (IOException e) {
            throw Check.refused(
                    "--port", port, "a port that is free; without --port the first free one from 8888 is used");
        }
    }

    private void warnOfOldJshell() {
        int version = Runtime.version().feature();
        if (version >= NEVER_STOPS_CELLS_FROM && version < STOPS_CELLS_AGAIN_FROM) {
            spec.commandLine()
                    .getErr()
                    .println("Java " + version
                            + ": a running cell cannot be stopped (expected: 17 to 19, or 23 and newer)");
        }
    }

    private void say(Path file, Path jupyterPath) {
        PrintWriter out = spec.commandLine().getOut();
        OptionSpec json = spec.findOption("--json");
        if (json != null && Boolean.TRUE.equals(json.getValue())) {
            out.print(Json.document()
                    .put("kernel", file.toString())
                    .put("jupyterPath", jupyterPath.toString())
                    .text());
        } else if (install) {
            out.print("wrote " + file + "\nAny Jupyter of yours now offers the kernel Java (Jacquard).\n");
        } else {
            out.print("wrote " + file + "\nUse it: JUPYTER_PATH=" + jupyterPath + " jupyter notebook\n");
        }
        out.flush();
    }
}
