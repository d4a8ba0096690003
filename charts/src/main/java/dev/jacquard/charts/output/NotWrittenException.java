package dev.jacquard.charts.output;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Something could not be written though it was well asked for: the disk is full, or failed. Nothing was changed. */
public final class NotWrittenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotWrittenException(Path file, IOException cause) {
        super(
                file + ": cannot be written (expected: a folder with room that this user may write to); "
                        + reason(cause),
                cause);
    }

    private static String reason(IOException e) {
        String own = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return own != null
                ? own
                : e.getClass()
                        .getSimpleName()
                        .replaceAll("([a-z])([A-Z])", "$1 $2")
                        .replace(" Exception", "");
    }
}
