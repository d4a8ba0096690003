package dev.jacquard.scenarios.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes. Output is UTF-8 with line feeds whatever the machine's locale says.
 *
 * @param in standard input
 * @param out results, and nothing else
 * @param err messages and progress
 * @param interactive whether a person watches, so that progress may be drawn
 */
record Terminal(InputStream in, PrintWriter out, PrintWriter err, boolean interactive) {

    static Terminal system() {
        return of(
                System.in,
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                System.console() != null);
    }

    static Terminal of(InputStream in, OutputStream out, OutputStream err, boolean interactive) {
        return new Terminal(in, utf8(out), utf8(err), interactive);
    }

    private static PrintWriter utf8(OutputStream out) {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), false);
    }
}
