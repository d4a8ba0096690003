package dev.jacquard.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A local repository of Maven that holds the packaged libraries as {@code mvn install} lays them out, and for everything else what the
 * machine's own repository holds. Nothing of ours is put into that one.
 */
record Installed(Path root, Path repository, List<String> libraries) {

    /** Leaves, which nobody depends on. */
    private static final List<String> LEAVES = List.of("bom", "notebooks", "benchmarks", "outside");

    private static final String VERSION = System.getProperty("jacquard.version");

    static Installed into(Path repository) throws IOException {
        Path root = Path.of(System.getProperty("jacquard.root")).toRealPath();
        Path machines = Path.of(System.getProperty("jacquard.repository"));
        Files.createDirectories(repository.resolve("dev/jacquard"));
        link(machines, repository);
        link(machines.resolve("dev"), repository.resolve("dev"));
        List<String> libraries = Pattern.compile("<module>(.*)</module>")
                .matcher(Files.readString(root.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .filter(module -> !LEAVES.contains(module))
                .toList();
        Installed installed = new Installed(root, repository, libraries);
        installed.put("jacquard", root.resolve("pom.xml"), ".pom");
        installed.put("jacquard-bom", root.resolve("bom/pom.xml"), ".pom");
        for (String library : libraries) {
            installed.put("jacquard-" + library, root.resolve(library).resolve("pom.xml"), ".pom");
            installed.put("jacquard-" + library, installed.packaged(library), ".jar");
        }
        return installed;
    }

    /** The jar that the build made of a library. */
    Path packaged(String library) {
        return root.resolve(library)
                .resolve(System.getProperty("jacquard.build"))
                .resolve("jacquard-" + library + "-" + VERSION + ".jar");
    }

    private void put(String artifact, Path file, String ending) throws IOException {
        Path folder = Files.createDirectories(
                repository.resolve("dev/jacquard").resolve(artifact).resolve(VERSION));
        Files.copy(file, folder.resolve(artifact + "-" + VERSION + ending), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes a repository's folders appear in another, but for those that are there already. */
    private static void link(Path from, Path to) throws IOException {
        try (Stream<Path> folders = Files.list(from)) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                Path link = to.resolve(folder.getFileName());
                if (!Files.exists(link)) {
                    Files.createSymbolicLink(link, folder);
                }
            }
        }
    }
}
