package dev.jacquard.charts.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The version of Jacquard that runs, as the build wrote it. */
public final class Version {

    private Version() {}

    /** The version alone, {@code 0.1.0-SNAPSHOT}. */
    public static String current() {
        return read().getProperty("version");
    }

    /**
     * The commit it was built from, as git abbreviates it, with {@code +changes} behind it where the files differed from that
     * commit; {@code unknown} where the build was not told.
     */
    public static String commit() {
        String commit = read().getProperty("commit");
        return commit.isEmpty() ? "unknown" : commit;
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties: the packaged file cannot be read", e);
        }
        return properties;
    }
}
