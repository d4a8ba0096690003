package dev.jacquard.pages;

import dev.jacquard.charts.output.NewFolder;
import dev.jacquard.charts.output.WholeFiles;
import dev.jacquard.charts.output.WholeFiles.Content;
import dev.jacquard.numerics.Check;
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
     * Writes reports, all files or none: a full disk, a failure or an interrupt leaves the reports that were there.
     *
     * @param reports in the order of the index
     * @param folder made if it does not exist
     * @param formats any of {@link #FORMATS}
     * @return the files written, in order
     * @throws IllegalArgumentException if this user may not write to the folder; then nothing was written
     * @throws dev.jacquard.charts.output.NotWrittenException if it cannot be written all the same; then nothing was either
     */
    public static List<Path> write(List<Report> reports, Path folder, Set<String> formats) {
        Map<Path, String> files = new LinkedHashMap<>();
        for (Report report : reports) {
            files.putAll(rendered(report, folder, formats));
        }
        if (formats.contains("html")) {
            files.put(folder.resolve("index.html"), Index.of(reports).html());
        }
        checkWritable(folder);
        for (Path file : files.keySet()) {
            if (Files.isDirectory(file)) {
                throw Check.refused("--out", file, "a file, or nothing, of this name; there is a folder");
            }
        }
        Map<Path, Content> contents = new LinkedHashMap<>();
        files.forEach((file, text) -> contents.put(file, Content.of(text)));
        WholeFiles.write(contents);
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

    /**
     * Refuses a folder that cannot be written to, before any work is done for it.
     *
     * @throws IllegalArgumentException naming the folder
     */
    public static void checkWritable(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw Check.refused("--out", folder, "a folder, or the name of a new one");
        }
        if (!NewFolder.hasPlace(folder)) {
            throw Check.refused("--out", folder, "a folder that this user may write to");
        }
    }
}
