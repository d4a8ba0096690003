package dev.jacquard.scenarios.report;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.output.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reports as files in a folder: {@code index.html}, and for each report {@code SLUG.html}, {@code SLUG.md}, {@code SLUG.json} and
 * {@code SLUG/*.csv}. Files of these names are replaced, others stay.
 */
public final class ReportFolder {

    /** The formats that can be asked for. */
    public static final List<String> FORMATS = List.of("html", "md", "json", "csv");

    private ReportFolder() {}

    /**
     * Writes reports. Everything is rendered and the folder tried before the first file is touched; each file is written whole
     * or not at all, the index last.
     *
     * @param reports in the order of the index
     * @param folder made if it does not exist
     * @param formats any of {@link #FORMATS}
     * @return the files written, in order
     * @throws IllegalArgumentException if the folder cannot be written to; then nothing was
     */
    public static List<Path> write(List<Report> reports, Path folder, Set<String> formats) {
        Map<Path, String> files = new LinkedHashMap<>();
        for (Report report : reports) {
            files.putAll(rendered(report, folder, formats));
        }
        if (formats.contains("html")) {
            files.put(folder.resolve("index.html"), Index.of(reports).html());
        }
        prepare(folder, files.keySet());
        files.forEach(WholeFile::write);
        return new ArrayList<>(files.keySet());
    }

    private static Map<Path, String> rendered(Report report, Path folder, Set<String> formats) {
        Map<Path, String> files = new LinkedHashMap<>();
        if (formats.contains("html")) {
            files.put(folder.resolve(report.slug() + ".html"), report.html());
        }
        if (formats.contains("md")) {
            files.put(folder.resolve(report.slug() + ".md"), report.markdown());
        }
        if (formats.contains("json")) {
            files.put(folder.resolve(report.slug() + ".json"), report.json());
        }
        if (formats.contains("csv")) {
            report.csv()
                    .forEach((name, text) ->
                            files.put(folder.resolve(report.slug()).resolve(name), text));
        }
        return files;
    }

    /** Makes the folders and sees that each can be written to, before any file is. */
    private static void prepare(Path folder, Set<Path> files) {
        writable(folder);
        files.stream().map(Path::getParent).distinct().forEach(ReportFolder::writable);
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                throw Check.refused("--out", file, "a file, or nothing, of this name; there is a folder");
            }
        }
    }

    /**
     * Refuses a folder that cannot be written to, before any work is done for it, and leaves nothing behind.
     *
     * @throws IllegalArgumentException naming the folder
     */
    public static void checkWritable(Path folder) {
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            throw Check.refused("--out", folder, "a folder, or the name of a new one");
        }
        writable(there);
    }

    private static void writable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".", ".unfinished"));
        } catch (IOException problem) {
            throw (IllegalArgumentException) Check.refused("--out", folder, "a folder that this user may write to")
                    .initCause(problem);
        }
    }
}
