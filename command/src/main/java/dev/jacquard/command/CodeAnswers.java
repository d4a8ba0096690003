package dev.jacquard.command;

import dev.jacquard.charts.output.WholeFile;
import dev.jacquard.scenarios.argument.FolderCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person answered when asked whether a folder's code may run: a file for each folder and content, among the person's own settings.
 * Deleting it makes the question come again.
 *
 * @param folder where the answers are kept
 */
record CodeAnswers(Path folder) {

    private static final String YES = "yes";
    private static final String NO = "no";

    /** Among the settings of the person whose environment this is. */
    static CodeAnswers of(Map<String, String> environment) {
        return new CodeAnswers(settings(environment).resolve("jacquard").resolve("code"));
    }

    /** As the XDG Base Directory Specification says: a relative path is as good as none. */
    private static Path settings(Map<String, String> environment) {
        for (String name : List.of("XDG_CONFIG_HOME", "APPDATA")) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty() && Path.of(value).isAbsolute()) {
                return Path.of(value);
            }
        }
        String home = environment.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home") : home).resolve(".config");
    }

    /** The answer given before about this folder with this content. */
    Optional<Boolean> answer(FolderCode code) {
        try {
            Path file = file(code);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            String first = Files.readString(file).lines().findFirst().orElse("");
            return first.equals(YES) || first.equals(NO) ? Optional.of(first.equals(YES)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Keeps an answer.
     *
     * @throws IllegalArgumentException if it cannot be written
     */
    void keep(FolderCode code, boolean yes) {
        try {
            Files.createDirectories(folder, forOneself());
            WholeFile.write(file(code), (yes ? YES : NO) + "\n" + code + "\n");
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    folder + ": cannot be written (expected: a folder that this user may write to)", e);
        }
    }

    private FileAttribute<?>[] forOneself() {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The same code in another folder, or other code in the same folder, is another question. */
    private Path file(FolderCode code) throws IOException {
        Path where = code.file().toAbsolutePath().getParent().toRealPath();
        try {
            byte[] asked = (where + "\n" + code.hash()).getBytes(StandardCharsets.UTF_8);
            return folder.resolve(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(asked)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
