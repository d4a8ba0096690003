package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.util.function.Supplier;

/**
 * A place in a file that a person wrote.
 *
 * @param file the file's name as shown to people
 * @param line counted from 1
 * @param column counted from 1
 */
record Place(String file, int line, int column) {

    /** A refusal of the value of a name at this place. */
    ScenarioException refuse(String name, Object value, String expected) {
        return refuse(Check.refused(name, value, expected).getMessage());
    }

    /** A refusal in free words at this place. */
    ScenarioException refuse(String message) {
        return ScenarioException.at(file, line, column, message);
    }

    /** A refusal whose first line is followed by others that show the place inside a text. */
    ScenarioException refuseShowing(String message) {
        int end = message.indexOf('\n');
        return end < 0
                ? refuse(message)
                : ScenarioException.at(file, line, column, message.substring(0, end), message.substring(end + 1));
    }

    /** What is to be said of this place, as a refusal would begin. */
    String said(String message) {
        return file + ":" + line + " " + message;
    }

    /** Runs a check and gives its refusal this place and the name it concerns. */
    <T> T check(String name, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw refuse(
                    message.startsWith(name + ":") || message.startsWith(name + " of ")
                            ? message
                            : name + ": " + message);
        }
    }
}
