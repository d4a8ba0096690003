package dev.jacquard.laws.fit;

import dev.jacquard.data.Dataset;
import dev.jacquard.data.Datasets;
import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.Check;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The table a fit reads: a file, standard input, or a data set that ships with the project.
 *
 * @param name as a person named it
 * @param table the table
 * @param shipped the data set it is, where it is one
 */
record FitInput(String name, UserTable table, Optional<Dataset> shipped) {

    private static final String STANDARD_INPUT = "standard input";

    /**
     * Opens what a person named. A file goes before a data set of the same name; {@code SLUG/GROUP} is a part of a data set; a folder
     * with a {@code source.yaml} is a data set of one's own. {@code @2026-01-31} behind the name of a data set asks for what was known that day.
     *
     * @param name a path, {@code -}, or the name of a data set
     * @param in standard input
     */
    static FitInput open(String name, InputStream in) {
        if (name.equals("-")) {
            try {
                return new FitInput(STANDARD_INPUT, UserTable.read(STANDARD_INPUT, in), Optional.empty());
            } catch (IOException e) {
                throw new IllegalArgumentException(STANDARD_INPUT + ": cannot be read (expected: a CSV table)", e);
            }
        }
        Path file = path(name);
        int at = name.lastIndexOf('@');
        if (at > 0 && !Files.exists(file)) {
            return open(name.substring(0, at), in).knownOn(name, at + 1);
        }
        String slug = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
        if (!Files.exists(file) && Datasets.slugs().contains(slug)) {
            return shipped(Datasets.named(slug), name);
        }
        if (Files.exists(file.resolve("source.yaml"))) {
            Dataset own = Datasets.read(file);
            return new FitInput(name, own.rows(), Optional.of(own));
        }
        if (!Files.exists(file) && !Check.nearest(slug, Datasets.slugs()).isEmpty()) {
            List<String> slugs = Datasets.slugs();
            throw Check.refused(
                    name,
                    "no such file or data set",
                    "a CSV file, - for standard input, or one of: "
                            + Check.among(slug, slugs, "jacquard list data lists") + Check.nearest(slug, slugs));
        }
        return new FitInput(name, UserTable.read(file), Optional.empty());
    }

    private FitInput knownOn(String asked, int from) {
        LocalDate day;
        try {
            day = LocalDate.parse(asked.substring(from));
        } catch (DateTimeParseException e) {
            throw Check.refused(asked, asked.substring(from), "a day such as 2026-01-31 behind @");
        }
        Dataset then = shipped.orElseThrow(
                        () -> Check.refused(asked, "no data set", "@DAY behind the name of a data set"))
                .asOf(day);
        boolean named = name.equals(then.slug()) || name.startsWith(then.slug() + "/");
        return new FitInput(asked, named ? shipped(then, name).table() : then.rows(), Optional.of(then));
    }

    /** Only the rows that have these values in these columns. */
    FitInput where(Map<String, String> conditions) {
        UserTable kept = table;
        for (Map.Entry<String, String> condition : conditions.entrySet()) {
            kept = kept.where(condition.getKey(), condition.getValue());
        }
        return new FitInput(name, kept, shipped);
    }

    /** A data set that ships with the project, or {@code SLUG/GROUP}, a part of one. */
    static FitInput shipped(String name) {
        String slug = name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
        return shipped(Datasets.named(slug), name);
    }

    private static FitInput shipped(Dataset set, String name) {
        UserTable rows = set.rows();
        if (name.equals(set.slug())) {
            return new FitInput(name, rows, Optional.of(set));
        }
        if (set.group().isEmpty()) {
            throw Check.refused(name, "no such data set", set.slug() + ", which has no parts");
        }
        return new FitInput(
                name, rows.where(set.group(), name.substring(set.slug().length() + 1)), Optional.of(set));
    }

    private static Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw Check.refused("FILE", name, "the name of a CSV file, or - for standard input");
        }
    }
}
