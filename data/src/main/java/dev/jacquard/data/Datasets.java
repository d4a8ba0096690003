package dev.jacquard.data;

import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The published facts that ship with the project, and the reading of sets of one's own.
 *
 * <pre>{@code
 * Datasets.slugs();                     // every folder of the package that has a data.csv
 * Datasets.named("published-runs");
 * Datasets.read(Path.of("my-set"));     // a folder with data.csv and source.yaml
 * }</pre>
 */
public final class Datasets {

    private static final String SOURCE = "source.yaml";
    private static final String TABLE = "data.csv";

    private static final List<String> SLUGS = PackagedFolders.holding(TABLE);

    private Datasets() {}

    /** Their names, in alphabetical order. */
    public static List<String> slugs() {
        return SLUGS;
    }

    /** All sets, by name. */
    public static List<Dataset> all() {
        return SLUGS.stream().map(Datasets::named).toList();
    }

    /** The set of this name; an unknown one is refused with the nearest. */
    public static Dataset named(String slug) {
        if (!SLUGS.contains(slug)) {
            throw Check.refused(
                    "data set",
                    slug,
                    "one of: " + Check.among(slug, SLUGS, "jacquard list data lists") + Check.nearest(slug, SLUGS));
        }
        return shipped(slug);
    }

    /**
     * A set of one's own: a folder with {@code data.csv} and {@code source.yaml}, checked like those that ship.
     *
     * @throws IllegalArgumentException for whatever does not fit, with file and line
     */
    public static Dataset read(Path folder) {
        String name = Check.notNull("folder", folder).resolve(SOURCE).toString();
        try {
            Path last = folder.toAbsolutePath().normalize().getFileName();
            return DatasetReader.read(
                    last == null ? folder.toString() : last.toString(),
                    name,
                    Files.readString(folder.resolve(SOURCE)),
                    UserTable.read(folder.resolve(TABLE)));
        } catch (NoSuchFileException e) {
            throw Check.refused(name, "no such file", "a folder with " + SOURCE + " and " + TABLE);
        } catch (IOException e) {
            throw Check.refused(name, "cannot be read", "UTF-8 text in a file that this user may read");
        }
    }

    private static Dataset shipped(String slug) {
        return DatasetReader.read(
                slug,
                slug + "/" + SOURCE,
                packaged(slug + "/" + SOURCE),
                UserTable.of(slug, packaged(slug + "/" + TABLE)));
    }

    private static String packaged(String file) {
        try (InputStream in = Check.notNull(file, Datasets.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the packaged file cannot be read", e);
        }
    }
}
