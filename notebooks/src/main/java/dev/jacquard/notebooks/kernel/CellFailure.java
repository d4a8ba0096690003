package dev.jacquard.notebooks.kernel;

import java.util.List;

/** A cell that could not be run to its end: what went wrong, and the lines that show where. */
final class CellFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;
    private final boolean interrupted;

    private CellFailure(Throwable cause, List<String> lines, boolean interrupted) {
        super(cause.getMessage(), cause);
        this.lines = lines;
        this.interrupted = interrupted;
    }

    /** The code is not Java that this cell can run. */
    static CellFailure doesNotCompile(String message, List<String> lines) {
        return new CellFailure(new CompilationError(message), lines, false);
    }

    /** The code ran and threw. */
    static CellFailure threw(Throwable thrown, List<String> lines) {
        return new CellFailure(thrown, lines, false);
    }

    static CellFailure wasInterrupted() {
        return new CellFailure(new Interrupted(), List.of("Interrupted."), true);
    }

    /** Shown in the notebook: a text form for people, line by line. */
    List<String> lines() {
        return lines;
    }

    /** The exception that front ends name: the cell's own where it is one. */
    Exception shown() {
        return getCause() instanceof Exception exception ? exception : this;
    }

    /** The name under which front ends show a cell that does not compile. */
    static final class CompilationError extends Exception {
        private static final long serialVersionUID = 1L;

        CompilationError(String message) {
            super(message, null, false, false);
        }
    }

    /** The name under which front ends show a cell that was stopped. */
    static final class Interrupted extends Exception {
        private static final long serialVersionUID = 1L;

        Interrupted() {
            super("the cell was stopped", null, false, false);
        }
    }
}
