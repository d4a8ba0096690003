package dev.jacquard.notebooks.command;

import com.google.gson.GsonBuilder;
import dev.jacquard.notebooks.kernel.KernelMain;
import dev.jacquard.scenarios.output.NewFolder;
import dev.jacquard.scenarios.output.WholeFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The file by which Jupyter finds and starts the kernel. */
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
        WholeFiles.write(Map.of(file, WholeFiles.Content.of(json(classPath))));
        return file;
    }

    private static String json(String classPath) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put(
                "argv",
                List.of(
                        java,
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        absolute(classPath),
                        KernelMain.class.getName(),
                        "{connection_file}"));
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
