package dev.jacquard.charts.output;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text from files that others wrote, made safe to show: each character that a reader would not see, but a terminal would obey, is a
 * question mark.
 *
 * <p>These are the control characters (C0 but line breaks and tabs, DEL, C1), the embeddings, overrides and isolates that turn the
 * direction of writing, line and paragraph separators, and characters without width or shape. Those that scripts need stay:
 * joiners (Persian, Hindi, emoji), direction marks, soft hyphens and the invisible operators of MathML.
 *
 * <pre>{@code
 * Cleaned.text("\u001b]0;title\u0007");   // ?]0;title?
 * }</pre>
 *
 * @see <a href="https://www.unicode.org/reports/tr36/">Unicode Technical Report 36, section 3.5 and appendix</a>
 */
public final class Cleaned {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\n\\r\\t]]|\\r(?!\\n)|"
            + "[\\u180E\\u200B\\u2028-\\u202E\\u2060\\u2065-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\x{E0000}-\\x{E007F}]");

    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*\\R\\s*");

    private Cleaned() {}

    /** Text of any number of lines. */
    public static String text(String text) {
        return isPlain(text) ? text : UNSEEN.matcher(text).replaceAll("?");
    }

    /** Text of one line: a line break, which could forge a line of the program, is a blank. */
    public static String line(String text) {
        return text(joined(text));
    }

    /** The same text without its line breaks; nothing else in it changes. */
    public static String joined(String text) {
        return LINE_BREAKS.matcher(text.strip()).replaceAll(" ");
    }

    /** JSON in which such characters, which only its strings can hold, are written as escapes: nothing is lost. */
    static String json(String json) {
        return isPlain(json)
                ? json
                : UNSEEN.matcher(json)
                        .replaceAll(found -> found.group()
                                .chars()
                                .mapToObj(unit -> String.format(Locale.ROOT, "\\\\u%04x", unit))
                                .collect(Collectors.joining()));
    }

    /** A writer that cleans what goes through it. */
    public static Writer writer(Writer out) {
        return new FilterWriter(out) {
            @Override
            public void write(int character) throws IOException {
                out.write(text(String.valueOf((char) character)));
            }

            @Override
            public void write(char[] characters, int from, int length) throws IOException {
                out.write(text(new String(characters, from, length)));
            }

            @Override
            public void write(String string, int from, int length) throws IOException {
                out.write(text(string.substring(from, from + length)));
            }
        };
    }

    /** Nearly all text is, and files of draws are long. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' ? c != '\n' && c != '\t' : c > '~') {
                return false;
            }
        }
        return true;
    }
}
