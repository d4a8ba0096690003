package dev.jacquard.notebooks.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jshell.EvalException;
import jdk.jshell.JShellException;

/** Stack traces as a reader of the notebook needs them: the cells' lines marked, the kernel's own frames left out. */
final class Traces {

    private Traces() {}

    static List<String> of(JShellException thrown, Map<String, CellSource> sources) {
        List<String> lines = new ArrayList<>();
        boolean first = true;
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof EvalException exception) {
                String message = exception.getMessage() == null ? "" : ": " + exception.getMessage();
                lines.add((first ? "" : "caused by ") + simple(exception.getExceptionClassName()) + message);
            }
            frames(at.getStackTrace(), sources, lines);
            first = false;
        }
        return lines;
    }

    /** The frames that a reader needs, for front ends that print the exception itself: {@code cell.run(cell 7:2)}. */
    static StackTraceElement[] clean(StackTraceElement[] frames, Map<String, CellSource> sources) {
        List<StackTraceElement> kept = new ArrayList<>();
        for (StackTraceElement frame : frames) {
            CellSource source = source(frame, sources);
            if (source != null) {
                kept.add(new StackTraceElement(
                        "cell", "run", "cell " + source.cell(), source.lineOf(frame.getLineNumber())));
            } else if (!machinery(frame)) {
                kept.add(frame);
            }
        }
        return kept.toArray(StackTraceElement[]::new);
    }

    private static void frames(StackTraceElement[] frames, Map<String, CellSource> sources, List<String> lines) {
        boolean shown = false;
        for (StackTraceElement frame : frames) {
            CellSource source = source(frame, sources);
            if (source != null) {
                int line = source.lineOf(frame.getLineNumber());
                // The innermost line of a cell is the one to look at; further out the place is enough.
                if (shown) {
                    lines.add("    at " + source.place(line));
                } else {
                    source.marked(line).stream()
                            .map(text -> text.startsWith("-->") ? text : "    at " + text)
                            .filter(text -> !lines.contains(text))
                            .forEach(lines::add);
                }
                shown = true;
            } else if (!machinery(frame)) {
                lines.add("    at " + frame);
            }
        }
    }

    private static CellSource source(StackTraceElement frame, Map<String, CellSource> sources) {
        String file = frame.getFileName();
        return file != null && file.startsWith("#") ? sources.get(file.substring(1)) : null;
    }

    private static boolean machinery(StackTraceElement frame) {
        String type = frame.getClassName();
        return type.startsWith("jdk.internal.reflect.")
                || type.startsWith("java.lang.reflect.")
                || type.startsWith("java.lang.Thread")
                || type.startsWith("jdk.jshell.")
                || type.startsWith("dev.jacquard.notebooks.kernel.")
                || type.startsWith("REPL.");
    }

    private static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }
}
