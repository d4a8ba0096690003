package dev.jacquard.notebooks.command;

import com.google.gson.GsonBuilder;
import dev.jacquard.charts.output.NewFolder;
import dev.jacquard.charts.output.WholeFiles;
import dev.jacquard.notebooks.kernel.KernelMain;
import dev.jacquard.notebooks.kernel.Redefinition;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files by which Jupyter finds and starts the kernel: its command line and the agent that this names. */
public final class KernelSpec {

    /** Folder of the spec; notebooks name their kernel by it. */
    public static final String NAME = "jacquard";

    private KernelSpec() {}

    /**
     * Writes {@code kernels/jacquard/kernel.json} below a folder that {@code JUPYTER_PATH} may name.
     *
     * @param folder as in {@code target/jupyter}
     * @param classPath what the kernel and its cells see; relative entries are made absolute
     * @return the file
     */
    public static Path write(Path folder, String classPath) {
        Path file = folder.resolve("kernels").resolve(NAME).resolve("kernel.json");
        NewFolder.requirePlace(file.getParent());
        Path agent = file.resolveSibling("agent.jar").toAbsolutePath();
        Map<Path, WholeFiles.Content> files = new LinkedHashMap<>();
        if (!Files.exists(agent)) {
            // Once: it is always the same, and running kernels have it open.
            files.put(agent, Redefinition::writeAgent);
        }
        files.put(file, WholeFiles.Content.of(json(classPath, agent)));
        WholeFiles.write(files);
        return file;
    }

    private static String json(String classPath, Path agent) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Map<String, Object> spec = new LinkedHashMap<>();
        List<String> line = new ArrayList<>(List.of(java, "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"));
        if (!agent.toString().contains("=")) {
            // Behind an equals sign the JVM would read options of the agent; the kernel does without where it must.
            line.add("-javaagent:" + agent);
        }
        line.addAll(List.of("-cp", absolute(classPath), KernelMain.class.getName(), "{connection_file}"));
        spec.put("argv", line);
        spec.put("display_name", "Java (Jacquard)");
        spec.put("language", "java");
        spec.put("interrupt_mode", "message");
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(spec) + "\n";
    }

    private static String absolute(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
