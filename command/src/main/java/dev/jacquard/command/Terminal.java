package dev.jacquard.command;

import dev.jacquard.charts.output.Cleaned;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Where a command reads and writes. Output is UTF-8 with line feeds whatever the machine's locale says, and {@linkplain Cleaned
 * cleaned} of what a terminal would obey: texts of scenarios, names of files and arguments reach it here and nowhere else.
 *
 * @param in standard input
 * @param out results, and nothing else
 * @param err messages and progress
 * @param interactive whether a person watches, so that progress may be drawn
 * @param environment the variables of the environment
 * @param asks whether a person can be asked: reads what is written to {@code err} and writes to {@code in}
 */
record Terminal(
        InputStream in,
        CheckedWriter out,
        CheckedWriter err,
        boolean interactive,
        Map<String, String> environment,
        BooleanSupplier asks) {

    static Terminal system() {
        return new Terminal(
                System.in,
                new CheckedWriter(new FileOutputStream(FileDescriptor.out), () -> isPipe(1)),
                new CheckedWriter(new FileOutputStream(FileDescriptor.err), () -> isPipe(2)),
                System.console() != null,
                System.getenv(),
                Terminal::inputAndErrorAreTerminals);
    }

    /** One without environment, where nobody can be asked. */
    static Terminal of(InputStream in, OutputStream out, OutputStream err, boolean interactive) {
        return new Terminal(
                in,
                new CheckedWriter(out, () -> false),
                new CheckedWriter(err, () -> false),
                interactive,
                Map.of(),
                () -> false);
    }

    Terminal with(Map<String, String> variables, BooleanSupplier person) {
        return new Terminal(in, out, err, interactive, variables, person);
    }

    /** Where the system can tell; elsewhere its words for the failure have to do. */
    private static boolean isPipe(int descriptor) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd", String.valueOf(descriptor)))
                    .toString()
                    .startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Java knows only of standard input and output together, and from version 22 on of neither. */
    private static boolean inputAndErrorAreTerminals() {
        try {
            Process test = new ProcessBuilder("/bin/sh", "-c", "[ -t 0 ] && [ -t 2 ]")
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return test.waitFor() == 0;
        } catch (IOException e) {
            return false; // no shell: not a system whose terminals we know
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
