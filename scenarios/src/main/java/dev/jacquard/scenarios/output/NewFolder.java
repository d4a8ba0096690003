package dev.jacquard.scenarios.output;

import dev.jacquard.numerics.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Folders that are there whole or not at all. */
public final class NewFolder {

    private NewFolder() {}

    /** The text of a template that the program carries. */
    public static String template(String name) {
        try (InputStream in =
                Check.notNull(name, NewFolder.class.getResourceAsStream("/dev/jacquard/scenarios/templates/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * Writes a new folder with these files.
     *
     * @param files text by file name
     * @throws IllegalArgumentException if something of this name is there already, or it cannot be written; then nothing is left
     */
    public static void write(Path folder, Map<String, String> files) {
        if (Files.exists(folder)) {
            throw Check.refused(folder.toString(), "is there already", "a new name; nothing was changed");
        }
        Path parent = folder.toAbsolutePath().getParent();
        Path unfinished = null;
        try {
            Files.createDirectories(parent);
            unfinished = Files.createTempDirectory(parent, "." + folder.getFileName() + ".");
            // An interrupt ends the process without coming back here; what is asked for last is deleted first.
            unfinished.toFile().deleteOnExit();
            for (Map.Entry<String, String> file : files.entrySet()) {
                unfinished.resolve(file.getKey()).toFile().deleteOnExit();
                Files.writeString(unfinished.resolve(file.getKey()), file.getValue());
            }
            openLikeOthers(unfinished);
            Files.move(unfinished, folder);
            unfinished = null;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    folder + ": cannot be written (expected: a place that this user may write to)", e);
        } finally {
            discard(unfinished);
        }
    }

    /**
     * Makes a folder where there is none.
     *
     * @throws IllegalArgumentException if it cannot be made
     */
    public static Path orExisting(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    folder + ": cannot be made (expected: a folder that this user may write to)", e);
        }
    }

    /** Temporary folders are made for their owner alone; a result is as public as any other new folder. */
    private static void openLikeOthers(Path folder) {
        folder.toFile().setReadable(true, false);
        folder.toFile().setExecutable(true, false);
    }

    private static void discard(Path unfinished) {
        if (unfinished != null) {
            try (var files = Files.list(unfinished)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
                Files.delete(unfinished);
            } catch (IOException e) {
                // The first failure is the one to report; a leftover with this name is recognisable.
                unfinished.toFile().deleteOnExit();
            }
        }
    }
}
