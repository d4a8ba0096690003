package dev.jacquard.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A project of a stranger: sources and a POM in a folder of its own, built by Maven against {@link Installed} libraries. */
record OutsideProject(Path folder) {

    private static final int PATIENCE_MINUTES = 10;

    /** Copies the project and builds it. */
    static OutsideProject built(String name, Path folder, Installed installed)
            throws IOException, InterruptedException {
        Path sources = installed.root().resolve("outside/src/test/resources").resolve(name);
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(sources.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        OutsideProject project = new OutsideProject(folder);
        project.run(List.of(
                Path.of(System.getProperty("jacquard.maven"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-Dmaven.repo.local=" + installed.repository(),
                "-Djacquard.version=" + System.getProperty("jacquard.version"),
                "process-classes"));
        return project;
    }

    /** The jars of its runtime class path. */
    List<Path> libraries() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("target/libraries"))) {
            return jars.sorted().toList();
        }
    }

    List<String> libraryNames() throws IOException {
        return libraries().stream().map(jar -> jar.getFileName().toString()).toList();
    }

    /** Runs its main class; what it printed. */
    List<String> runs(String main, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                "target/classes" + java.io.File.pathSeparator + "target/libraries/*",
                main));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private List<String> run(List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // What the build of this project was given is no business of a stranger's.
        builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "JAVA_TOOL_OPTIONS"));
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended && process.exitValue() == 0)
                .as(() -> String.join(" ", command) + "\n" + text(out) + text(err))
                .isTrue();
        return Files.readAllLines(out);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
