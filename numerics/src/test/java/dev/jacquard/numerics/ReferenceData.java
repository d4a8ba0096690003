package dev.jacquard.numerics;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the reference data and expected values lie that tests may read and the project does not contain.
 *
 * <p>The folder is the system property {@code jacquard.reference}, or else a folder {@code shared} with a {@code spec} in it,
 * found by walking up from the working directory. Where there is none, the test that asks is skipped. Tag such tests
 * {@code @Tag("reference")}.
 */
public final class ReferenceData {

    private ReferenceData() {}

    /** The file of that name below the reference folder; skips the calling test where it is not there. */
    public static Path file(String name) {
        Path root = root();
        assumeTrue(root != null, "no reference data: set -Djacquard.reference=FOLDER");
        Path file = root.resolve(name);
        assumeTrue(Files.isRegularFile(file), "no reference file " + name);
        return file;
    }

    private static Path root() {
        String named = System.getProperty("jacquard.reference", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path shared = folder.resolve("shared");
            if (Files.isDirectory(shared.resolve("spec"))) {
                return shared;
            }
        }
        return null;
    }
}
