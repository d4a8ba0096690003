package dev.jacquard.notebooks.kernel;

import java.util.ArrayList;
import java.util.List;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import jdk.jshell.SourceCodeAnalysis.Suggestion;

/** Completion and inspection: what can stand at the cursor, and what the thing under the cursor is. */
final class Assistance {

    private final SourceCodeAnalysis analysis;
    private final FirstSentences sentences;

    Assistance(SourceCodeAnalysis analysis, FirstSentences sentences) {
        this.analysis = analysis;
        this.sentences = sentences;
    }

    /** What can replace the text from an offset up to the cursor. */
    record Completion(List<String> replacements, int from) {}

    Completion complete(String code, int cursor) {
        Context context = context(code.substring(0, cursor));
        int[] anchor = {context.text().length()};
        List<Suggestion> suggestions =
                analysis.completionSuggestions(context.text(), context.text().length(), anchor);
        // Those that fit the expected type first; JShell sorts within the two groups.
        List<String> replacements = new ArrayList<>();
        suggestions.stream()
                .filter(Suggestion::matchesType)
                .map(Suggestion::continuation)
                .forEach(replacements::add);
        suggestions.stream()
                .filter(s -> !s.matchesType())
                .map(Suggestion::continuation)
                .forEach(replacements::add);
        return new Completion(
                replacements.stream().distinct().toList(),
                cursor - (context.text().length() - anchor[0]));
    }

    /** Signature and first sentence of the documentation of each candidate, one paragraph each; empty where there is none. */
    String inspect(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        // On a method's name: ask within its brackets, where JShell knows all overloads.
        boolean onName = end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1));
        if (onName && end < code.length() && code.charAt(end) == '(') {
            end++;
        }
        Context context = context(code.substring(0, end));
        List<String> found = new ArrayList<>();
        for (Documentation documentation :
                analysis.documentation(context.text(), context.text().length(), true)) {
            // Since JDK 21 a record's method is shown behind all of the record's components.
            String signature = documentation.signature().replaceAll("\\([^()]*\\)\\.", ".");
            String javadoc = documentation.javadoc();
            String sentence = javadoc == null || javadoc.isBlank() ? sentences.of(signature) : firstSentence(javadoc);
            found.add(sentence.isEmpty() ? signature : signature + "\n" + sentence);
        }
        return String.join("\n\n", found.stream().distinct().toList());
    }

    /** Of a comment of the JDK's, which JShell gives as it stands in the source. */
    private static String firstSentence(String javadoc) {
        String text = javadoc.strip().replaceAll("\\{@\\w+\\s+([^}]*)}", "$1").replaceAll("\\s+", " ");
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private record Context(String text) {}

    /**
     * The statement at the cursor behind the cell's earlier statements, which may not have run yet. Imports and methods are left
     * out: JShell reads the text as the body of one method.
     */
    private Context context(String untilCursor) {
        StringBuilder before = new StringBuilder();
        String rest = untilCursor;
        while (true) {
            CompletionInfo piece = analysis.analyzeCompletion(rest);
            boolean more =
                    piece.completeness().isComplete() && !piece.remaining().isBlank();
            if (!more) {
                return new Context(before + rest);
            }
            if (isStatement(piece.source())) {
                before.append(piece.source()).append('\n');
            }
            rest = piece.remaining();
        }
    }

    private boolean isStatement(String source) {
        return analysis.sourceToSnippets(source).stream()
                .map(Snippet::kind)
                .allMatch(kind ->
                        kind == Snippet.Kind.VAR || kind == Snippet.Kind.EXPRESSION || kind == Snippet.Kind.STATEMENT);
    }
}
