package dev.jacquard.notebooks.kernel;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;

/**
 * Expressions that stand on lines of their own without a semicolon although more follows, as a README writes them:
 *
 * <pre>{@code
 * fit.law().loss(1e23)                    // -> 1.468
 * PowerLaw.dey2023().law().loss(1e23)     // -> 1.469
 * }</pre>
 *
 * <p>Read as Java the two are one line with an error in it. Only then is the first taken alone, as many of its lines as make
 * up one expression.
 */
final class LooseLines {

    private static final Pattern NAME_ALONE = Pattern.compile("(\\w+)[ \\t]*(?://.*)?(?=\\n\\s*\\w)");

    private final JShell shell;

    LooseLines(JShell shell) {
        this.shell = shell;
    }

    /**
     * Where the first line ends if it is the name of a variable and the next begins with a name too: read on, it would be a
     * type.
     */
    OptionalInt endOfVariable(CellSource place) {
        Matcher alone = NAME_ALONE
                .matcher(place.code())
                .region(place.start(), place.code().length());
        boolean isOne = alone.lookingAt()
                && shell.variables().anyMatch(variable -> variable.name().equals(alone.group(1)));
        return isOne ? OptionalInt.of(alone.end()) : OptionalInt.empty();
    }

    /**
     * Where the first expression ends of what was refused as a whole; empty where it was not refused for this.
     *
     * @param place where the refused text begins in its cell
     * @param end where it ends
     */
    OptionalInt endOfFirst(CellSource place, int end, SnippetEvent event) {
        if (event.status() != Snippet.Status.REJECTED) {
            return OptionalInt.empty();
        }
        String text = place.code().substring(place.start(), end);
        if (shell.diagnostics(event.snippet()).noneMatch(LooseLines::isMissingSemicolon)) {
            return OptionalInt.empty();
        }
        OptionalInt found = OptionalInt.empty();
        for (int at = text.indexOf('\n'); at >= 0 && at < text.length() - 1; at = text.indexOf('\n', at + 1)) {
            String lines = text.substring(0, at);
            if (isExpression(lines)) {
                found = OptionalInt.of(place.start() + at);
            }
        }
        return found;
    }

    private static boolean isMissingSemicolon(Diag error) {
        return error.isError()
                && (error.getCode().startsWith("compiler.err.expected")
                        || error.getCode().equals("compiler.err.not.stmt"));
    }

    private boolean isExpression(String text) {
        CompletionInfo piece = shell.sourceCodeAnalysis().analyzeCompletion(text);
        return piece.completeness().isComplete()
                && piece.remaining().isBlank()
                && shell.sourceCodeAnalysis().sourceToSnippets(text).stream()
                        .allMatch(snippet -> snippet.kind() == Snippet.Kind.EXPRESSION
                                || snippet instanceof VarSnippet
                                        && snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                                || snippet.kind() == Snippet.Kind.STATEMENT);
    }
}
