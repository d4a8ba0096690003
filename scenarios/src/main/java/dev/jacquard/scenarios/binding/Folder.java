package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
        if (!Shelves.slugs().contains(slug)) {
            throw new ScenarioException(slug + ": unknown essay (expected one of: "
                    + Check.among(slug, Shelves.slugs(), "jacquard essays lists") + ", or a folder that holds "
                    + SCENARIO + ")" + Check.nearest(slug, Shelves.slugs()));
        }
        URL url = Shelves.file(slug, SCENARIO)
                .orElseThrow(() -> new ScenarioException(slug + ": its shelf has no " + SCENARIO + " for it"));
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

    /**
     * The content of one of the files that a scenario's folder has by a name of ours, if it is there.
     *
     * @throws ScenarioException if it is no file of this folder: a link out of it, a pipe, a device
     */
    public Optional<byte[]> file(String name) {
        return ours(() -> read(name));
    }

    /** What is refused has no place in a file, since nobody wrote the path. */
    private static <T> T ours(Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            throw new ScenarioException(e.getMessage(), e);
        }
    }

    /**
     * The content of a file, if it is there. Whatever the folder's author wrote, nothing outside the folder is opened, and nothing
     * that is no file: not by a path, not by a link, and no pipe that would never end.
     *
     * @throws IllegalArgumentException for such a path
     */
    Optional<byte[]> read(String relative) {
        Optional<Path> found = inside(relative, "a file");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(found.get())) {
            throw Check.refused(relative, Files.isDirectory(found.get()) ? "a folder" : "a pipe or device", "a file");
        }
        try (InputStream in = Files.newInputStream(found.get())) {
            byte[] content = in.readNBytes(LARGEST_FILE + 1);
            if (content.length > LARGEST_FILE) {
                throw Check.refused(relative, "more than " + LARGEST_FILE + " bytes", "at most " + LARGEST_FILE);
            }
            return Optional.of(content);
        } catch (IOException e) {
            throw YamlReader.unreadable(relative, e);
        }
    }

    /** Where a path of this folder really is, all links followed; empty where nothing is. */
    private Optional<Path> inside(String relative, String expected) {
        String inHere = expected + " in the scenario's folder";
        Path named = path.getFileSystem().getPath(relative);
        Path file = path.resolve(relative).normalize();
        boolean climbs = StreamSupport.stream(named.spliterator(), false)
                .anyMatch(step -> step.toString().equals(".."));
        if (named.isAbsolute() || climbs || !file.startsWith(path) || file.equals(path)) {
            throw Check.refused("file", relative, inHere);
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(path.toRealPath())) {
                throw Check.refused(relative, "a link that leads out of the folder", inHere);
            }
            return Optional.of(real);
        } catch (NoSuchFileException e) {
            throw (IllegalArgumentException)
                    Check.refused(relative, "a link that leads nowhere", inHere).initCause(e);
        } catch (IOException e) {
            throw YamlReader.unreadable(relative, e);
        }
    }

    /** The folder beside this one that has a name, if it is a scenario's; a link is none. */
    Optional<Folder> beside(String name) {
        if (!name.matches("[\\w.-]+") || name.startsWith(".")) {
            return Optional.empty();
        }
        Path sibling = path.resolveSibling(name);
        if (Files.isSymbolicLink(sibling)) {
            throw Check.refused("extends", name + ", a link", "a folder beside this one, or an essay");
        }
        return Files.exists(sibling.resolve(SCENARIO), LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(new Folder(sibling, builtIn))
                : Optional.empty();
    }

    /** Names of the files of a sub-folder that end in a suffix, without it, in order. */
    List<String> names(String folder, String suffix) {
        Optional<Path> sub = ours(() -> inside(folder, "a folder"));
        if (sub.isEmpty() || !Files.isDirectory(sub.get())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(sub.get())) {
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
