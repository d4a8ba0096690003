package dev.jacquard.command;

import java.util.concurrent.Callable;

/**
 * A command that a module above this one brings: a picocli command, found by {@link java.util.ServiceLoader}, so that the
 * command line need not know who uses it.
 *
 * <pre>{@code
 * META-INF/services/dev.jacquard.command.AddedCommand:
 * dev.jacquard.notebooks.command.NotebookCommand
 * }</pre>
 */
public interface AddedCommand extends Callable<Integer> {

    /** The word that calls it. */
    String name();

    /** Runs it; returns the exit code, and throws as the other commands do. */
    @Override
    Integer call() throws Exception;
}
