package dev.jacquard.notebooks.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a snippet stands in its cell, so that a failure can point at the cell's own line. */
record CellSource(int cell, String code, int start) {

    private static final Pattern BEFORE_CODE = Pattern.compile("(?:\\s++|//[^\\n]*+\\n|/\\*(?s:.*?)\\*/)*+");

    /** The place of the first code here, behind blanks and comments. */
    CellSource ofCode() {
        Matcher before = BEFORE_CODE.matcher(code).region(start, code.length());
        return new CellSource(cell, code, before.lookingAt() ? before.end() : start);
    }

    /** Line of the cell, counted from 1, at an offset into the snippet. */
    int lineAt(long offset) {
        return 1
                + (int) code.substring(0, clamp(offset))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    /** Line of the cell for a line of a stack trace, where JShell counts from the snippet's first line of code. */
    int lineOf(int snippetLine) {
        return ofCode().lineAt(0) + snippetLine - 1;
    }

    /** "cell 3, line 2" and that line, marked with an arrow. */
    List<String> marked(int line) {
        List<String> lines = new ArrayList<>();
        lines.add(place(line));
        text(line).ifPresent(text -> lines.add("--> " + text));
        return lines;
    }

    /** As {@link #marked(int)}, with carets under the characters from one offset into the snippet to another. */
    List<String> marked(long from, long to) {
        int line = lineAt(from);
        List<String> lines = marked(line);
        int column = clamp(from) - (code.lastIndexOf('\n', clamp(from) - 1) + 1);
        int width = text(line).map(String::length).orElse(0);
        int length = (int) Math.max(1, Math.min(to - from, width - column));
        lines.add("    " + " ".repeat(column) + "^".repeat(length));
        return lines;
    }

    String place(int line) {
        return "cell " + cell + ", line " + line;
    }

    private Optional<String> text(int line) {
        return code.lines().skip(line - 1L).findFirst();
    }

    private int clamp(long offset) {
        return (int) Math.max(0, Math.min(code.length(), start + offset));
    }
}
