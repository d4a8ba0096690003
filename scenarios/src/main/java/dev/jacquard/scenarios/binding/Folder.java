package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.ScenarioException;
import dev.jacquard.scenarios.essays.BuiltIn;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scenario's folder, on disk or among the program's resources.
 *
 * @param path where it is
 * @param builtIn whether it is one of the essays
 */
public record Folder(Path path, boolean builtIn) {

    /** The file that makes a folder a scenario. */
    public static final String SCENARIO = "scenario.yaml";

    private static final int LARGEST_FILE = 64_000_000;

    /**
     * A folder on disk.
     *
     * @throws ScenarioException if it holds no scenario.yaml
     */
    public static Folder of(Path path) {
        Path folder =
                path.getFileName() != null && path.getFileName().toString().equals(SCENARIO)
                        ? path.toAbsolutePath().getParent()
                        : path;
        if (!Files.isDirectory(folder)) {
            throw new ScenarioException(folder + ": not a folder (expected: a folder that holds " + SCENARIO + ")");
        }
        if (!Files.isRegularFile(folder.resolve(SCENARIO))) {
            throw new ScenarioException(folder + ": no " + SCENARIO + " (expected: a folder that holds one)");
        }
        return new Folder(folder.toAbsolutePath().normalize(), false);
    }

    /**
     * The folder of an essay.
     *
     * @throws ScenarioException if there is none of this name, with the nearest one
     */
    public static Folder ofEssay(String slug) {
        if (!BuiltIn.slugs().contains(slug)) {
            throw new ScenarioException(slug + ": unknown essay (expected one of: " + String.join(", ", BuiltIn.slugs())
                    + ", or a folder that holds " + SCENARIO + ")" + Check.nearest(slug, BuiltIn.slugs()));
        }
        URL url = Check.notNull("resource of " + slug, BuiltIn.class.getResource(slug + "/" + SCENARIO));
        try {
            return new Folder(path(url.toURI()).getParent(), true);
        } catch (IOException | URISyntaxException e) {
            throw new ScenarioException(slug + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static Path path(URI uri) throws IOException {
        if (!uri.getScheme().equals("jar")) {
            return Path.of(uri);
        }
        // The file system of the program's own jar stays open for as long as the program runs.
        try {
            FileSystem opened = FileSystems.newFileSystem(uri, Map.of());
            return opened.provider().getPath(uri);
        } catch (FileSystemAlreadyExistsException e) {
            return Path.of(uri);
        }
    }

    /** The folder's own name. */
    public String name() {
        return path.getFileName().toString().replace("/", "");
    }

    /** The content of a file, if it is there; a path that leaves the folder is refused. */
    Optional<byte[]> read(String relative) {
        Path file = path.resolve(relative).normalize();
        if (!file.startsWith(path) || file.equals(path)) {
            throw Check.refused("file", relative, "a file in the scenario's folder");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw Check.refused(relative, Files.size(file) + " bytes", "at most " + LARGEST_FILE);
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw YamlReader.unreadable(relative, e);
        }
    }

    /** Names of the files of a sub-folder that end in a suffix, without it, in order. */
    List<String> names(String folder, String suffix) {
        Path sub = path.resolve(folder);
        if (!Files.isDirectory(sub)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(sub)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .map(name -> name.substring(0, name.length() - suffix.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw YamlReader.unreadable(folder, e);
        }
    }
}
