package dev.jacquard.charts.output;

import dev.jacquard.numerics.Check;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Folders that are there whole or not at all. */
public final class NewFolder {

    private NewFolder() {}

    /**
     * Writes a new folder with these files.
     *
     * @param files text by file name
     * @throws IllegalArgumentException if something of this name is there already, or this user may not write there
     * @throws NotWrittenException if it cannot be written all the same, as on a full disk; then nothing is left
     */
    public static void write(Path folder, Map<String, String> files) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw Check.refused(folder.toString(), "is there already", "a new name; nothing was changed");
        }
        if (!hasPlace(folder)) {
            throw Check.refused(folder.toString(), "cannot be written", "a place that this user may write to");
        }
        Path[] unfinished = new Path[1];
        try {
            Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
            // An interrupt ends the process without coming back here; what is asked for last is deleted first.
            Unbroken.step(() -> {
                unfinished[0] = Files.createTempDirectory(parent, "." + folder.getFileName() + ".");
                unfinished[0].toFile().deleteOnExit();
                files.keySet()
                        .forEach(name -> unfinished[0].resolve(name).toFile().deleteOnExit());
            });
            for (Map.Entry<String, String> file : files.entrySet()) {
                write(unfinished[0].resolve(file.getKey()), file.getValue());
            }
            openLikeOthers(unfinished[0]);
            Unbroken.step(() -> {
                Files.move(unfinished[0], folder);
                unfinished[0] = null;
            });
        } catch (IOException e) {
            throw new NotWrittenException(folder, e);
        } finally {
            discard(unfinished[0]);
        }
    }

    /** Once the file is open, an interrupt may delete its name, but it is not made again. */
    private static void write(Path file, String text) throws IOException {
        OutputStream[] opened = new OutputStream[1];
        Unbroken.step(() -> opened[0] = Files.newOutputStream(file));
        try (OutputStream out = opened[0]) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * Refuses a folder that can neither be written to nor made, before work is spent on what goes into it.
     *
     * @throws IllegalArgumentException naming the folder
     */
    public static void requirePlace(Path folder) {
        if (!hasPlace(folder)) {
            throw Check.refused(folder.toString(), "cannot be made", "a folder that this user may write to");
        }
    }

    /** Whether a folder, or the first above it that is there, can be written to. */
    public static boolean hasPlace(Path folder) {
        Path there = folder.toAbsolutePath().normalize();
        while (there != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return there != null && Files.isDirectory(there) && Files.isWritable(there);
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
