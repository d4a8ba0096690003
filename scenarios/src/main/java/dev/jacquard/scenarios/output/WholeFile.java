package dev.jacquard.scenarios.output;

import dev.jacquard.numerics.Check;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files that are written whole or not at all: to a temporary file beside the target first, which then takes its name. An interrupt
 * leaves neither.
 *
 * <pre>{@code
 * WholeFile.write(Path.of("loss.svg"), svg);
 * }</pre>
 */
public final class WholeFile {

    private WholeFile() {}

    /** Writes text as UTF-8; see {@link #write(Path, byte[])}. */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes or replaces a file.
     *
     * @throws IllegalArgumentException when it cannot be written; then the file is as it was, and nothing half-written is left
     */
    public static void write(Path file, byte[] content) {
        Path folder = requireFolder(file);
        Path unfinished = null;
        try {
            unfinished = Files.createTempFile(folder, "." + file.getFileName() + ".", ".unfinished");
            // An interrupt ends the process without coming back here.
            unfinished.toFile().deleteOnExit();
            Files.write(unfinished, content);
            makeReadableLikeOthers(unfinished);
            move(unfinished, file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + ": cannot be written (expected: a folder with room that this user may write to); "
                            + reason(e),
                    e);
        } finally {
            discard(unfinished);
        }
    }

    /** The folder a file would go to; refuses a name that cannot be written, before work is spent on its content. */
    public static Path requireFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw Check.refused(file.toString(), "a folder", "the name of a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw Check.refused(file.toString(), "its folder does not exist", "a folder that is there");
        }
        if (!Files.isWritable(folder)) {
            throw Check.refused(
                    file.toString(), "its folder cannot be written", "a folder that this user may write to");
        }
        return folder;
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Temporary files are made for their owner alone; a result is as public as any other new file. */
    private static void makeReadableLikeOthers(Path file) {
        file.toFile().setReadable(true, false);
    }

    private static String reason(IOException e) {
        String kind = e.getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1 $2")
                .replace(" Exception", "");
        return e.getMessage() == null || e instanceof java.nio.file.FileSystemException ? kind : e.getMessage();
    }

    private static void discard(Path unfinished) {
        try {
            if (unfinished != null) {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            // The first failure is the one to report; the leftover is tried again when the process ends.
            unfinished.toFile().deleteOnExit();
        }
    }
}
