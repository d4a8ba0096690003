package dev.jacquard.scenarios.cli;

import dev.jacquard.scenarios.output.Cleaned;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        PrintWriter out,
        PrintWriter err,
        boolean interactive,
        Map<String, String> environment,
        BooleanSupplier asks) {

    static Terminal system() {
        return of(
                        System.in,
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err),
                        System.console() != null)
                .with(System.getenv(), Terminal::inputAndErrorAreTerminals);
    }

    /** One without environment, where nobody can be asked. */
    static Terminal of(InputStream in, OutputStream out, OutputStream err, boolean interactive) {
        return new Terminal(in, utf8(out), utf8(err), interactive, Map.of(), () -> false);
    }

    Terminal with(Map<String, String> variables, BooleanSupplier person) {
        return new Terminal(in, out, err, interactive, variables, person);
    }

    private static PrintWriter utf8(OutputStream out) {
        return new PrintWriter(Cleaned.writer(new OutputStreamWriter(out, StandardCharsets.UTF_8)), false);
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
