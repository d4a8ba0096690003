package dev.jacquard.data.tables;

import static dev.jacquard.data.tables.TableException.refused;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Cuts a text into cells, record by record, and keeps where each cell begins and ends rather than a copy of it: a million rows then cost
 * little more than their file.
 *
 * <p>Cells are trimmed, inside quotation marks too; lines end as Unix, Windows or old Macs end them; blank lines are no records.
 */
final class CsvReader {

    private static final int FIRST_CELLS = 256;

    private final String name;
    private final String text;
    private final char separator;
    private int at;
    private int line;
    private int ended;
    private int[] bounds = new int[2 * FIRST_CELLS];
    private int cells;

    /** The cells whose text is not a stretch of the file: doubled quotation marks, line ends of Windows. */
    private final Map<Integer, String> rewritten = new HashMap<>();

    /**
     * Begins to read.
     *
     * @param name of the file, for refusals
     * @param at where in the text the first record begins
     * @param line of that place, counted from 1
     */
    CsvReader(String name, String text, char separator, int at, int line) {
        this.name = name;
        this.text = text;
        this.separator = separator;
        this.at = at;
        this.line = line;
    }

    /** Reads the next record that is not a blank line; how many cells it has, 0 at the end of the text. */
    int record() {
        while (at < text.length() && lineEnds(blanksEnd(at))) {
            at = blanksEnd(at);
            endLine();
        }
        if (blanksEnd(at) == text.length()) {
            at = text.length();
            return 0;
        }
        int before = cells;
        boolean more = true;
        while (more) {
            int from = blanksEnd(at);
            if (from < text.length() && text.charAt(from) == '"') {
                quoted(from);
            } else {
                plain(from);
            }
            more = endCell();
        }
        return cells - before;
    }

    /** The line that the last record ended on. */
    int line() {
        return ended;
    }

    /** How many cells were read. */
    int cells() {
        return cells;
    }

    /** The text of a cell, counted from 0 over all records. */
    String cell(int place) {
        String other = rewritten.isEmpty() ? null : rewritten.get(place);
        return other != null ? other : text.substring(bounds[2 * place], bounds[2 * place + 1]);
    }

    /** Forgets the last cells: separators that trail a record. */
    void forget(int last) {
        cells -= last;
    }

    /** Gives back the room kept for further cells. */
    void close() {
        bounds = Arrays.copyOf(bounds, 2 * cells);
    }

    private void plain(int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) != separator && !lineEnds(to)) {
            to++;
        }
        at = to;
        add(from, to);
    }

    private void quoted(int mark) {
        int opened = line;
        boolean asWritten = true;
        int to = mark + 1;
        while (true) {
            if (to >= text.length()) {
                throw unclosed(opened);
            }
            char c = text.charAt(to);
            if (c == '"' && (to + 1 >= text.length() || text.charAt(to + 1) != '"')) {
                break;
            }
            boolean windows = c == '\r' && to + 1 < text.length() && text.charAt(to + 1) == '\n';
            line += c == '\n' || c == '\r' ? 1 : 0;
            asWritten &= c != '"' && c != '\r';
            to += c == '"' || windows ? 2 : 1;
        }
        add(blanksAndLinesEnd(mark + 1, to), to);
        if (!asWritten) {
            int cell = cells - 1;
            String written = text.substring(bounds[2 * cell], bounds[2 * cell + 1]);
            rewritten.put(
                    cell, written.replace("\"\"", "\"").replace("\r\n", "\n").replace('\r', '\n'));
        }
        at = blanksEnd(to + 1);
        if (at < text.length() && text.charAt(at) != separator && !lineEnds(at)) {
            throw unclosed(opened);
        }
    }

    private TableException unclosed(int opened) {
        return refused(name + ":" + opened, "not CSV", "cells whose quotation marks are closed");
    }

    private void add(int from, int to) {
        int end = to;
        while (end > from
                && (blank(text.charAt(end - 1)) || text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        if (2 * cells == bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * (cells + cells / 2));
        }
        bounds[2 * cells] = from;
        bounds[2 * cells + 1] = end;
        cells++;
    }

    /** Goes past what ends a cell; whether the record goes on. */
    private boolean endCell() {
        if (at < text.length() && text.charAt(at) == separator) {
            at++;
            return true;
        }
        endLine();
        return false;
    }

    private void endLine() {
        ended = line;
        if (at < text.length()) {
            at += text.startsWith("\r\n", at) ? 2 : 1;
            line++;
        }
    }

    private boolean lineEnds(int place) {
        return place < text.length() && (text.charAt(place) == '\n' || text.charAt(place) == '\r');
    }

    private int blanksEnd(int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) != separator && blank(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private int blanksAndLinesEnd(int from, int most) {
        int to = from;
        while (to < most && (blank(text.charAt(to)) || lineEnds(to))) {
            to++;
        }
        return to;
    }

    /** Blanks within a line, those that no line breaks at among them. */
    private static boolean blank(char c) {
        return c == ' ' || c == '\t' || c > ' ' && Character.isSpaceChar(c);
    }
}
