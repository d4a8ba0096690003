package dev.jacquard.scenarios.argument;

/**
 * A scenario that cannot be loaded or run; the message is one line with file and line where there is one: {@code
 * scenario.yaml:12 computeGrwth: unknown assumption of FrontierCost (expected one of: ...)}.
 */
public final class ScenarioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /** A problem with the scenario as a whole. */
    public ScenarioException(String message) {
        this(message, 0, 0, null);
    }

    /** A problem with the scenario as a whole that another exception shows. */
    public ScenarioException(String message, Throwable cause) {
        this(message, 0, 0, cause);
    }

    private ScenarioException(String message, int line, int column, Throwable cause) {
        super(message, cause);
        this.line = line;
        this.column = column;
    }

    /** A problem at one place of a file; the message is led by {@code file:line}. */
    public static ScenarioException at(String file, int line, int column, String message) {
        return new ScenarioException(file + ":" + line + " " + message, line, column, null);
    }

    /** Line of the file, counted from 1; 0 where the problem has no place. */
    public int line() {
        return line;
    }

    /** Column of the file, counted from 1; 0 where the problem has no place. */
    public int column() {
        return column;
    }
}
