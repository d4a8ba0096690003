package dev.jacquard.scenarios.argument;

/**
 * Whether the code that a scenario's folder brings may run; asked before anything of it is compiled. Without code a folder is data
 * alone, and nobody is asked; nor for the essays that Jacquard carries.
 *
 * <p>Code runs as the person who loads it, and can do what that person can: read it first.
 *
 * <pre>{@code
 * Scenario.load(Path.of("my-argument"), Code.ALLOWED);
 * }</pre>
 */
@FunctionalInterface
public interface Code {

    /** Code is refused. */
    Code REFUSED = code -> {
        throw new ScenarioException(
                code + ": code, which would run as you (expected: a folder without code, or Code.ALLOWED"
                        + " in the call that loads it, once you have read it)");
    };

    /** Code runs. */
    Code ALLOWED = code -> {};

    /**
     * Returns where the code may run.
     *
     * @throws ScenarioException where it may not
     */
    void ask(FolderCode code);
}
