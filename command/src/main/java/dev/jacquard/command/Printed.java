package dev.jacquard.command;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What models print: to standard error, line by line with a mark, so that standard output holds the result and nothing else.
 * Standard input is the command's alone; a model finds it at its end.
 */
final class Printed extends OutputStream {

    private static final int LONGEST_LINE = 8_192;

    private final Terminal terminal;
    private final String mark;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private Printed(Terminal terminal, String mark) {
        this.terminal = terminal;
        this.mark = mark;
    }

    /** From here on what others print in this process goes to the terminal's standard error. */
    static void divert(Terminal terminal) {
        System.setOut(stream(new Printed(terminal, "the model prints: ")));
        System.setErr(stream(new Printed(terminal, "")));
        System.setIn(InputStream.nullInputStream());
    }

    private static PrintStream stream(Printed printed) {
        return new PrintStream(printed, false, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int next) {
        if (next == '\n' || line.size() >= LONGEST_LINE) {
            end();
        }
        if (next != '\n') {
            line.write(next);
        }
    }

    private void end() {
        terminal.err().print(mark + line.toString(StandardCharsets.UTF_8) + "\n");
        terminal.err().flush();
        line.reset();
    }

    /** The last line may have no end. */
    @Override
    public synchronized void close() {
        if (line.size() > 0) {
            end();
        }
    }
}
