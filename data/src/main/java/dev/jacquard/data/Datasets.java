package dev.jacquard.data;

import dev.jacquard.numerics.Check;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The published facts that ship with the project.
 *
 * <pre>{@code
 * Datasets.all();                       // published-runs, scalability, time-horizons
 * Datasets.named("published-runs");
 * }</pre>
 */
public final class Datasets {

    private static final List<String> SLUGS = List.of("published-runs", "scalability", "time-horizons");

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
        return described(slug);
    }

    private static Dataset described(String slug) {
        Source source = Source.read(slug);
        Map<String, Citation> citations = new LinkedHashMap<>();
        for (String key : source.list("citations")) {
            citations.put(
                    key,
                    new Citation(
                            source.text(key + ".authors"),
                            Integer.parseInt(source.text(key + ".year")),
                            source.text(key + ".title"),
                            source.text(key + ".url"),
                            source.text(key + ".where")));
        }
        Map<String, String> units = new LinkedHashMap<>();
        source.list("columns").forEach(column -> units.put(column, source.text("unit." + column)));
        return new Dataset(
                slug,
                source.text("title"),
                source.text("summary"),
                Confidence.valueOf(source.text("status").toUpperCase(Locale.ROOT)),
                LocalDate.parse(source.text("retrieved")),
                source.text("licence"),
                source.text("changes"),
                source.text("notes"),
                citations,
                units,
                source.has("group") ? source.text("group") : "");
    }

    /**
     * The entries of a {@code source.yaml}. The files keep to one level of {@code key: "value"} lines, which YAML and Java's own
     * reader of property files take alike; so no YAML reader is needed here.
     */
    private record Source(String slug, Properties entries) {

        static Source read(String slug) {
            Properties entries = new Properties();
            try (InputStream in = Datasets.class.getResourceAsStream(slug + "/source.yaml")) {
                Check.notNull(slug + "/source.yaml", in);
                entries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(slug + ": the packaged description cannot be read", e);
            }
            return new Source(slug, entries);
        }

        boolean has(String key) {
            return entries.containsKey(key);
        }

        String text(String key) {
            String quoted = Check.notBlank(slug + "/source.yaml " + key, entries.getProperty(key))
                    .strip();
            return quoted.substring(1, quoted.length() - 1);
        }

        List<String> list(String key) {
            return List.of(text(key).split(", "));
        }
    }
}
