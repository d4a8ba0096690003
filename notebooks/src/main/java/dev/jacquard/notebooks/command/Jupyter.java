package dev.jacquard.notebooks.command;

import dev.jacquard.numerics.Check;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A Jupyter on this machine.
 *
 * @param program the {@code jupyter} whose own Python has what is needed
 */
public record Jupyter(Path program) {

    private static final long MOST_SECONDS = 60;
    private static final String HOW =
            "on Debian: apt-get install --no-install-recommends jupyter-notebook jupyter-nbconvert "
                    + "python3-nbclient jupyter-client jupyter-console; elsewhere: python3 -m venv jupyter && "
                    + "jupyter/bin/pip install notebook nbconvert";

    /**
     * The first {@code jupyter} that can run a subcommand, on the PATH and then in the usual places.
     *
     * @param path folders as in the environment's PATH
     * @param subcommand what it must be able to run: {@code notebook}, {@code nbconvert}
     * @throws IllegalArgumentException if there is none; the message says what to install
     */
    public static Jupyter find(String path, String subcommand) {
        return first(candidates(path), subcommand);
    }

    static Jupyter first(Collection<Path> candidates, String subcommand) {
        Optional<Path> incomplete = Optional.empty();
        for (Path candidate : candidates) {
            if (answers(candidate, subcommand)) {
                return new Jupyter(candidate);
            }
            incomplete = incomplete.isPresent() ? incomplete : Optional.of(candidate);
        }
        if (incomplete.isPresent()) {
            throw new IllegalArgumentException(Check.refused(
                                    "jupyter",
                                    incomplete.get(),
                                    "one whose Python has " + subcommand + ", which this one lacks")
                            .getMessage()
                    + "; " + HOW);
        }
        throw new IllegalArgumentException(
                Check.refused("jupyter", "not found", "Jupyter on the PATH").getMessage() + "; " + HOW);
    }

    /** What a subcommand prints. */
    String ask(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(program.toString()));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static Set<Path> candidates(String path) {
        Set<Path> candidates = new LinkedHashSet<>();
        for (String folder : path.split(File.pathSeparator)) {
            candidates.add(Path.of(folder, "jupyter"));
        }
        candidates.add(Path.of("/usr/bin/jupyter"));
        candidates.add(Path.of("/opt/homebrew/bin/jupyter"));
        candidates.removeIf(candidate -> !Files.isExecutable(candidate) || Files.isDirectory(candidate));
        return candidates;
    }

    private static boolean answers(Path program, String subcommand) {
        try {
            Process process = new ProcessBuilder(program.toString(), subcommand, "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
