/**
 * The command line.
 *
 * <p>Start with {@link dev.jacquard.command.Jacquard}, the main class; each command is a class of its own, listed in {@code
 * Commands}.
 */
package dev.jacquard.command;
