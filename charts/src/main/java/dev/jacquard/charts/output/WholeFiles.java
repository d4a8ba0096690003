package dev.jacquard.charts.output;

import dev.jacquard.numerics.Check;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files that belong together, written all or none: a full disk, a failure or an interrupt leaves what was there before.
 *
 * <p>All are written under other names first, each beside the place where it belongs. Then all take their names in one step, which
 * Ctrl-C waits for; if one cannot, those that have are taken back. Other files in the same folders are not touched.
 *
 * <pre>{@code
 * WholeFiles.write(Map.of(out.resolve("a.csv"), Content.of(a), out.resolve("b.csv"), Content.of(b)));
 * }</pre>
 */
public final class WholeFiles {

    /** Characters of a file's name in that of its unfinished form: with what is added it stays a name that systems take. */
    private static final int LONGEST_PREFIX = 100;

    private final List<Path> folders = new ArrayList<>();
    private final List<Staged> staged = new ArrayList<>();

    private WholeFiles() {}

    /** What is written to a file, perhaps piece by piece. */
    @FunctionalInterface
    public interface Content {

        /** Writes it. */
        void writeTo(OutputStream out) throws IOException;

        /** Text as UTF-8. */
        static Content of(String text) {
            return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A file under its other name, and where that which it replaces is kept until all are in place. */
    private record Staged(Path target, Path unfinished, Path former) {}

    /**
     * Writes or replaces files; folders that are not there are made.
     *
     * @param files content by file
     * @throws IllegalArgumentException if there is a folder where a file is to be
     * @throws NotWrittenException if one cannot be written; then all are as they were, and nothing half-written is left
     */
    public static void write(Map<Path, Content> files) {
        WholeFiles all = new WholeFiles();
        try {
            for (Map.Entry<Path, Content> file : files.entrySet()) {
                all.stage(file.getKey(), file.getValue());
            }
            all.takeNames();
        } finally {
            all.discard();
        }
    }

    private void stage(Path target, Content content) {
        if (Files.isDirectory(target)) {
            throw Check.refused(target.toString(), "a folder", "the name of a file");
        }
        try {
            Path folder = target.toAbsolutePath().getParent();
            makeFolder(folder);
            try (OutputStream out = new BufferedOutputStream(unfinished(folder, target))) {
                content.writeTo(out);
            }
            Path unfinished = staged.get(staged.size() - 1).unfinished();
            // Temporary files are made for their owner alone; a result is as public as any other new file.
            unfinished.toFile().setReadable(true, false);
        } catch (IOException e) {
            throw new NotWrittenException(target, e);
        }
    }

    /** Makes and opens the unfinished file in one step: once it is open, its name may be deleted, but is not made again. */
    private OutputStream unfinished(Path folder, Path target) throws IOException {
        String name = target.getFileName().toString();
        String prefix = "." + name.substring(0, Math.min(name.length(), LONGEST_PREFIX)) + ".";
        OutputStream[] opened = new OutputStream[1];
        Unbroken.step(() -> {
            Path unfinished = Files.createTempFile(folder, prefix, ".unfinished");
            unfinished.toFile().deleteOnExit();
            staged.add(new Staged(target, unfinished, unfinished.resolveSibling(unfinished.getFileName() + ".former")));
            opened[0] = Files.newOutputStream(unfinished);
        });
        return opened[0];
    }

    /** Makes a folder and those above it, and remembers which were not there. */
    private void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() != null) {
            makeFolder(folder.getParent());
        }
        Unbroken.step(() -> {
            Files.createDirectory(folder);
            // Deleted at exit only if still empty, as after an interrupt.
            folder.toFile().deleteOnExit();
            folders.add(folder);
        });
    }

    private void takeNames() {
        List<Staged> taken = new ArrayList<>();
        Path[] current = new Path[1];
        try {
            Unbroken.step(() -> {
                try {
                    for (Staged file : staged) {
                        current[0] = file.target();
                        taken.add(file);
                        keepFormer(file);
                        move(file.unfinished(), file.target());
                    }
                } catch (IOException | RuntimeException e) {
                    takeBack(taken, e);
                    throw e;
                }
                taken.forEach(file -> file.former().toFile().delete());
                staged.clear();
                folders.clear();
            });
        } catch (IOException e) {
            throw new NotWrittenException(current[0], e);
        }
    }

    /** A second name for what is replaced, so that its first is never without a file; where there are no such names, another. */
    private static void keepFormer(Staged file) throws IOException {
        if (Files.isDirectory(file.target())) {
            throw new FileSystemException(file.target().toString(), null, "a folder of this name is in the way");
        }
        if (Files.exists(file.target(), LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createLink(file.former(), file.target());
            } catch (UnsupportedOperationException | IOException e) {
                Files.move(file.target(), file.former());
            }
        }
    }

    private static void takeBack(List<Staged> taken, Exception reason) {
        for (Staged file : taken) {
            try {
                if (Files.exists(file.former(), LinkOption.NOFOLLOW_LINKS)) {
                    move(file.former(), file.target());
                    // Two names of one file: then the move was none.
                    Files.deleteIfExists(file.former());
                } else if (!Files.exists(file.unfinished())) {
                    Files.deleteIfExists(file.target());
                }
            } catch (IOException e) {
                reason.addSuppressed(e);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** What was made for files that did not get their names. */
    private void discard() {
        List<Path> left = new ArrayList<>();
        staged.forEach(file -> left.add(file.unfinished()));
        for (int i = folders.size() - 1; i >= 0; i--) {
            left.add(folders.get(i));
        }
        for (Path path : left) {
            // The first failure is the one to report; a leftover is tried again when the process ends.
            path.toFile().delete();
        }
    }
}
