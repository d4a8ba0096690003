package dev.jacquard.scenarios.argument;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The code that a scenario's folder brings: all of it is in one file, read once, so that what was asked about is what runs.
 *
 * @param file where it lies
 * @param source the text
 */
public record FolderCode(Path file, String source) {

    /** Stands for this text alone: another text, another hash (SHA-256, hexadecimal). */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
