package dev.jacquard.scenarios.argument;

/**
 * A scenario that cannot be loaded or run; the message is one line with file and line where there is one: {@code
 * scenario.yaml:12 computeGrwth: unknown assumption of FrontierCost (expected one of: ...)}. Of a formula an excerpt follows it.
 */
public final class ScenarioException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String excerpt;

    /** A problem with the scenario as a whole. */
    public ScenarioException(String message) {
        this(message, null);
    }

    /** A problem with the scenario as a whole that another exception shows. */
    public ScenarioException(String message, Throwable cause) {
        this(message, "", 0, 0, cause);
    }

    private ScenarioException(String message, String excerpt, int line, int column, Throwable cause) {
        super(excerpt.isEmpty() ? message : message + "\n" + excerpt, cause);
        this.line = line;
        this.column = column;
        this.excerpt = excerpt;
    }

    /** A problem at one place of a file; the message is led by {@code file:line}. */
    public static ScenarioException at(String file, int line, int column, String message) {
        return at(file, line, column, message, "");
    }

    /** The same, with the lines that show what is wrong: they follow the message. */
    public static ScenarioException at(String file, int line, int column, String message, String excerpt) {
        return new ScenarioException(file + ":" + line + " " + message, excerpt, line, column, null);
    }

    /** The lines behind the message's first that show what is wrong: an expression and a caret under the place; empty for most. */
    public String excerpt() {
        return excerpt;
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
