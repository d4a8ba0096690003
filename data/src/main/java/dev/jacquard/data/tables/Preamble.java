package dev.jacquard.data.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the header of a table begins: below lines that begin with {@code #} and below Excel's {@code sep=;}, which says what separates
 * cells.
 *
 * <p>The last of the {@code #} lines is the header itself, as numpy writes it, where the line below has a number in it and as many cells.
 *
 * @param at where the header begins in the text
 * @param line of that place, counted from 1
 * @param separator of cells
 */
record Preamble(int at, int line, char separator) {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    private static final Pattern STATED = Pattern.compile("(?i) *\"?sep=(\\S|\t)\"?[,;\t ]*");

    static Preamble of(String name, String text) {
        int at = 0;
        int line = 1;
        Preamble comment = null;
        Character stated = null;
        while (at < text.length()) {
            int end = lineEnd(text, at);
            String here = text.substring(at, end).strip();
            Matcher separator = STATED.matcher(text.substring(at, end));
            if (stated == null && separator.matches()) {
                stated = separator.group(1).charAt(0);
            } else if (here.startsWith("#")) {
                comment = new Preamble(text.indexOf('#', at) + 1, line, ',');
            } else if (here.startsWith("\"#")) {
                comment = new Preamble(at, line, ',');
            } else if (!here.isEmpty()) {
                break;
            }
            at = text.startsWith("\r\n", end) ? end + 2 : end + 1;
            line++;
        }
        int from = Math.min(at, text.length());
        Preamble below = new Preamble(from, line, stated == null ? separator(text, from) : stated);
        if (comment == null) {
            return below;
        }
        List<String> cells = below.record(name, text);
        Preamble header = new Preamble(comment.at, comment.line, stated == null ? separator(text, comment.at) : stated);
        boolean numbers = cells.stream().anyMatch(cell -> !Double.isNaN(NumberText.parse(cell)));
        boolean headed = numbers && header.record(name, text).size() == cells.size();
        return cells.isEmpty() || headed ? header : below;
    }

    /** The cells of the record here; none at the end of the text. */
    private List<String> record(String name, String text) {
        CsvReader reader = new CsvReader(name, text, separator, at, line);
        int count = reader.record();
        List<String> cells = new ArrayList<>(count);
        for (int cell = 0; cell < count; cell++) {
            cells.add(reader.cell(cell));
        }
        return cells;
    }

    private static int lineEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** The separator that occurs most often in a line, quoted parts aside; a comma when none does. */
    private static char separator(String text, int from) {
        int end = lineEnd(text, from);
        char best = ',';
        int most = 0;
        for (char candidate : SEPARATORS) {
            int count = 0;
            boolean quoted = false;
            for (int i = from; i < end; i++) {
                quoted ^= text.charAt(i) == '"';
                count += !quoted && text.charAt(i) == candidate ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
