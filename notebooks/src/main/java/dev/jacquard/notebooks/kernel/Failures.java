package dev.jacquard.notebooks.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/** Says why a cell could not be run to its end, and where. */
final class Failures {

    private final JShell shell;
    private final Declarations declarations;
    private final Map<String, CellSource> sources;

    Failures(JShell shell, Declarations declarations, Map<String, CellSource> sources) {
        this.shell = shell;
        this.declarations = declarations;
        this.sources = sources;
    }

    CellFailure rejected(Snippet snippet, CellSource place, List<Cells.Placed> unfinished) {
        List<String> lines = new ArrayList<>();
        List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        for (Diag error : errors) {
            String message = error.getMessage(Locale.ROOT).strip();
            lines.addAll(place.marked(error.getStartPosition(), error.getEndPosition()));
            message.lines().forEach(line -> lines.add("    " + line));
            declarations.whyMissing(message).ifPresent(why -> lines.add("    " + why));
        }
        for (Cells.Placed each : unfinished) {
            lines.add("    " + each.snippet().name() + " cannot be used yet: unknown: "
                    + unresolvedNames(each.snippet()));
        }
        String message = errors.isEmpty() ? "not Java" : errors.get(0).getMessage(Locale.ROOT);
        long start = errors.isEmpty() ? 0 : errors.get(0).getStartPosition();
        return notJava(message.lines().findFirst().orElse(""), place, place.lineAt(start), lines);
    }

    static CellFailure notComplete(CellSource place) {
        String message = "the cell ends before this is complete: a bracket or quote is not closed";
        return notJava(message, place, place.lineAt(0), withMessage(place, message));
    }

    CellFailure unresolved(Snippet snippet, CellSource place) {
        String message = "unknown: " + unresolvedNames(snippet);
        return notJava(message, place, place.lineAt(0), withMessage(place, message));
    }

    CellFailure threw(JShellException reported, Throwable thrown) {
        List<String> lines = new ArrayList<>();
        if (reported instanceof UnresolvedReferenceException unresolved) {
            DeclarationSnippet needing = unresolved.getSnippet();
            String names = unresolvedNames(needing);
            String message = names.isEmpty()
                    ? needing.name() + " no longer compiles: " + firstError(needing)
                    : needing.name() + " needs what is not declared yet: " + names;
            lines.add(message);
            declarations.whyMissing(names).ifPresent(lines::add);
            lines.addAll(Traces.of(reported, sources));
            return CellFailure.doesNotCompile(message, lines);
        }
        EvalException evaluated = (EvalException) reported;
        lines.addAll(Traces.of(evaluated, sources));
        Throwable shown = thrown == null ? evaluated : thrown;
        shown.setStackTrace(Traces.clean(evaluated.getStackTrace(), sources));
        return CellFailure.threw(shown, lines);
    }

    private static CellFailure notJava(String message, CellSource place, int line, List<String> lines) {
        return CellFailure.doesNotCompile(message + " (" + place.place(line) + ")", lines);
    }

    private static List<String> withMessage(CellSource place, String message) {
        List<String> lines = new ArrayList<>(place.marked(place.lineAt(0)));
        lines.add("    " + message);
        return lines;
    }

    private String firstError(Snippet snippet) {
        return shell.diagnostics(snippet)
                .filter(Diag::isError)
                .map(error -> error.getMessage(Locale.ROOT).strip())
                .findFirst()
                .orElse("a name in it means something else");
    }

    private String unresolvedNames(Snippet snippet) {
        return snippet instanceof DeclarationSnippet declaration
                ? shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "))
                : "a name in this line";
    }
}
