package dev.jacquard.data;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the plain part of YAML that a {@code source.yaml} is written in, and refuses the rest with its line: whoever wants only facts
 * and laws gets no YAML library, and what is accepted here means the same to every YAML reader.
 *
 * <p>That part is: {@code key: value} lines, values over several lines after {@code >-}, further keys below one, two or more blanks
 * further in; values plain, in double or in single quotation marks; {@code #} begins a comment. A value is a text, whatever it looks like.
 */
final class SourceText {

    private static final Pattern LINE =
            Pattern.compile("( *)(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'|[^\\s\"'#][^#]*?):(?: +(.*))?");

    /** First characters by which YAML would take a plain text for something else. */
    private static final String MARKS = "[]{},&*!|>%@`\"'#";

    private static final Pattern COMMENT = Pattern.compile(" #.*$");
    private static final String WHOLE_LINES = "key: value, or a comment that begins with #";

    private final String name;
    private final String[] lines;
    private int at;

    private SourceText(String name, String[] lines) {
        this.name = name;
        this.lines = lines;
    }

    /**
     * What a text says.
     *
     * @param name of the file, for refusals
     */
    static SourceEntry read(String name, String text) {
        String[] lines = text.replace("\r\n", "\n").split("\n", -1);
        SourceText reader = new SourceText(name, lines);
        for (int line = 0; line < lines.length; line++) {
            reader.refuseOddCharacters(line);
        }
        SourceEntry whole = SourceEntry.of(name, 1, "", reader.block(-1, 1));
        if (reader.at < lines.length) {
            throw reader.refused(reader.at, lines[reader.at].strip(), "a line as far in as those above it");
        }
        return whole;
    }

    private void refuseOddCharacters(int line) {
        for (char c : lines[line].toCharArray()) {
            if (c == '\t') {
                throw refused(line, "a tab", "blanks");
            }
            if (Character.isISOControl(c) || Character.isSurrogate(c) || c == '\uFEFF' || c >= '\uFFFE') {
                throw refused(line, "U+" + "%04X".formatted((int) c), "letters, digits and signs");
            }
            if (c == '\u2028' || c == '\u2029') {
                throw refused(line, "a separator of lines", "an ordinary end of line");
            }
        }
    }

    /** The entries further in than the line above them, from here on. */
    private Map<String, SourceEntry> block(int above, int headLine) {
        Map<String, SourceEntry> entries = new LinkedHashMap<>();
        int indent = -1;
        while (skipEmpty()) {
            int in = indent(at);
            if (in <= above || indent >= 0 && in < indent) {
                break;
            }
            if (indent >= 0 && in > indent) {
                throw refused(at, lines[at].strip(), "a line as far in as those above it");
            }
            indent = in;
            entry(entries, in);
        }
        if (entries.isEmpty()) {
            throw Check.refused(name + ":" + headLine, "no value", "a value, or lines of key: value further in");
        }
        return entries;
    }

    private void entry(Map<String, SourceEntry> entries, int indent) {
        int line = at++;
        Matcher parts = LINE.matcher(lines[line]);
        if (!parts.matches()) {
            throw refused(line, lines[line].strip(), WHOLE_LINES);
        }
        String key = key(line, parts.group(2));
        String value = parts.group(3) == null ? "" : parts.group(3).strip();
        SourceEntry entry;
        if (value.isEmpty() || value.startsWith("#")) {
            entry = SourceEntry.of(name, line + 1, key, block(indent, line + 1));
        } else if (value.startsWith(">")) {
            entry = SourceEntry.of(name, line + 1, key, folded(line, indent, value));
        } else {
            entry = SourceEntry.of(name, line + 1, key, scalar(line, value));
        }
        if (entries.put(key, entry) != null) {
            throw refused(line, key, "each key once");
        }
    }

    private String key(int line, String written) {
        char first = written.charAt(0);
        if (first == '"' || first == '\'') {
            return scalar(line, written);
        }
        if (written.startsWith("-") || written.startsWith("?") || written.endsWith(" ")) {
            throw refused(line, lines[line].strip(), WHOLE_LINES);
        }
        return plain(line, written);
    }

    private String scalar(int line, String written) {
        return switch (written.charAt(0)) {
            case '"' -> unescaped(line, closed(line, written, "\"(?:[^\"\\\\]|\\\\.)*\""));
            case '\'' -> closed(line, written, "'(?:[^']|'')*'").replace("''", "'");
            default -> plain(line, COMMENT.matcher(written).replaceFirst("").strip());
        };
    }

    /** What stands between the quotation marks; nothing but a comment may follow them. */
    private String closed(int line, String written, String form) {
        Matcher quoted = Pattern.compile("(" + form + ")( +#.*)?").matcher(written);
        if (!quoted.matches()) {
            throw refused(line, written, "quotation marks closed on the same line, and nothing behind them");
        }
        String inside = quoted.group(1);
        return inside.substring(1, inside.length() - 1);
    }

    private String unescaped(int line, String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = text.charAt(++i);
                if (c != '"' && c != '\\' && c != 'n') {
                    throw refused(line, "\\" + c, "\\\", \\\\ or \\n");
                }
                c = c == 'n' ? '\n' : c;
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private String plain(int line, String text) {
        boolean mark = MARKS.indexOf(text.charAt(0)) >= 0
                || text.matches("[-?:]( .*)?")
                || text.startsWith("---")
                || text.startsWith("...");
        if (mark || text.contains(": ") || text.endsWith(":") || text.contains(" #")) {
            throw refused(line, text, "in quotation marks, since YAML would not take it for a text");
        }
        return text;
    }

    /** The lines after {@code >-}, joined by blanks; an empty line between two of them is a line end. */
    private String folded(int head, int indent, String mark) {
        if (!COMMENT.matcher(mark).replaceFirst("").strip().equals(">-")) {
            throw refused(head, mark, ">- and the text on the lines below, further in");
        }
        List<String> told = new ArrayList<>();
        int inner = -1;
        while (at < lines.length && (lines[at].isBlank() || indent(at) > indent)) {
            if (!lines[at].isBlank()) {
                inner = inner < 0 ? indent(at) : inner;
                if (indent(at) != inner) {
                    throw refused(at, lines[at].strip(), "a line as far in as the first of the text");
                }
            }
            if (inner < 0 || lines[at].isBlank() && !lines[at].isEmpty()) {
                throw refused(at, "blanks", "text below >-");
            }
            told.add(lines[at++].stripLeading());
        }
        while (!told.isEmpty() && told.get(told.size() - 1).isEmpty()) {
            told.remove(told.size() - 1);
        }
        if (told.isEmpty()) {
            throw refused(head, mark, ">- and the text on the lines below, further in");
        }
        StringBuilder text = new StringBuilder(told.get(0));
        for (int i = 1; i < told.size(); i++) {
            String joint = told.get(i - 1).isEmpty() ? "" : " ";
            text.append(told.get(i).isEmpty() ? "\n" : joint).append(told.get(i));
        }
        return text.toString();
    }

    /** Goes on to the next line that says something; false at the end of the text. */
    private boolean skipEmpty() {
        while (at < lines.length
                && (lines[at].isBlank() || lines[at].stripLeading().startsWith("#"))) {
            at++;
        }
        return at < lines.length;
    }

    private int indent(int line) {
        return lines[line].length() - lines[line].stripLeading().length();
    }

    private IllegalArgumentException refused(int line, String value, String expected) {
        return Check.refused(name + ":" + (line + 1), value, expected);
    }
}
