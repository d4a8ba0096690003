package dev.jacquard.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The folders that stand beside the classes of this package, in a jar or where a build puts them, so that no list of them has to be kept. */
final class PackagedFolders {

    private PackagedFolders() {}

    /** The names of those that hold a file of this name, in alphabetical order. */
    static List<String> holding(String file) {
        return holding(file, PackagedFolders.class.getResource("PackagedFolders.class"));
    }

    /** The same, found from the place of any file of the package. */
    static List<String> holding(String file, URL beside) {
        try {
            URLConnection place = beside.openConnection();
            try (Stream<String> names =
                    place instanceof JarURLConnection jar ? inJar(jar, file) : inFolder(beside.toURI(), file)) {
                return names.sorted().toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(beside + ": what stands beside it cannot be listed", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(beside + " is no address", e);
        }
    }

    private static Stream<String> inFolder(URI beside, String file) throws IOException {
        return Files.list(Path.of(beside).getParent())
                .filter(folder -> Files.isRegularFile(folder.resolve(file)))
                .map(folder -> folder.getFileName().toString());
    }

    private static Stream<String> inJar(JarURLConnection jar, String file) throws IOException {
        jar.setUseCaches(false);
        String beside = jar.getEntryName();
        String parent = beside.substring(0, beside.lastIndexOf('/') + 1);
        JarFile opened = jar.getJarFile();
        return opened.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(parent) && name.endsWith("/" + file))
                .map(name -> name.substring(parent.length(), name.length() - file.length() - 1))
                .filter(name -> !name.contains("/"))
                .onClose(() -> close(opened));
    }

    private static void close(JarFile jar) {
        try {
            jar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(jar.getName() + ": cannot be closed", e);
        }
    }
}
