package dev.jacquard.charts.output;

import dev.jacquard.numerics.Check;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

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
     * @throws IllegalArgumentException when there is no such folder, or this user may not write to it
     * @throws NotWrittenException when it cannot be written all the same, as on a full disk; then the file is as it was, and nothing
     *     half-written is left
     */
    public static void write(Path file, byte[] content) {
        requireFolder(file);
        WholeFiles.write(Map.of(file, out -> out.write(content)));
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
}
