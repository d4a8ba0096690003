package dev.jacquard.data.tables;

import static dev.jacquard.data.tables.TableException.refused;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The records of a CSV text with the line each one ends on; the separator is a comma, a semicolon or a tab, as the header shows. */
record CsvText(List<String> headers, List<String[]> rows, List<Integer> lines) {

    private static final int LARGEST_CELL = 1_000_000;
    private static final int LARGEST_WIDTH = 16_384;

    static CsvText parse(String name, String text) {
        if (text.isBlank()) {
            throw refused(name, "empty", "a header line and rows");
        }
        char separator = separator(text);
        CsvParser parser = new CsvParser(settings(separator));
        List<String[]> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        String[] header = null;
        int headerLine = 1;
        try {
            parser.beginParsing(new StringReader(text));
            String[] cells;
            while ((cells = parser.parseNext()) != null) {
                int line = (int) parser.getContext().currentLine();
                if (header == null) {
                    header = cells;
                    headerLine = line;
                    refuseDuplicates(name, line, header);
                } else {
                    refuseRagged(name, line, header, cells, separator);
                    rows.add(cells);
                    lines.add(line);
                }
            }
        } catch (TextParsingException e) {
            throw refused(
                    name + ":" + Math.max(1, e.getLineIndex() + 1),
                    "not CSV",
                    "cells whose quotation marks are closed");
        }
        if (rows.isEmpty()) {
            throw refused(name + ":" + headerLine, "no rows under the header", "at least one");
        }
        return new CsvText(List.of(header), rows, lines);
    }

    private static CsvParserSettings settings(char separator) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.getFormat().setDelimiter(separator);
        settings.getFormat().setComment('\0');
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setNormalizeLineEndingsWithinQuotes(true);
        settings.setNullValue("");
        settings.setEmptyValue("");
        settings.setMaxCharsPerColumn(LARGEST_CELL);
        settings.setMaxColumns(LARGEST_WIDTH);
        settings.setReadInputOnSeparateThread(false);
        settings.setUnescapedQuoteHandling(UnescapedQuoteHandling.RAISE_ERROR);
        return settings;
    }

    /** The separator that occurs most often in the first line that is not blank, quoted parts aside; a comma when none does. */
    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        char best = ',';
        int most = 0;
        for (char candidate : new char[] {',', ';', '\t'}) {
            int count = 0;
            boolean quoted = false;
            for (int i = 0; i < first.length(); i++) {
                quoted ^= first.charAt(i) == '"';
                count += !quoted && first.charAt(i) == candidate ? 1 : 0;
            }
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static void refuseDuplicates(String name, int line, String[] header) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < header.length; i++) {
            Integer before = header[i].isEmpty() ? null : seen.put(header[i], i);
            if (before != null) {
                String columns = "the header of columns " + (before + 1) + " and " + (i + 1);
                throw refused(name + ":" + line + " " + header[i], columns, "each header once");
            }
        }
    }

    private static void refuseRagged(String name, int line, String[] header, String[] cells, char separator) {
        if (cells.length != header.length) {
            boolean commas = separator == ',' && cells.length > header.length;
            throw refused(
                    name + ":" + line,
                    cells.length + (cells.length == 1 ? " cell" : " cells"),
                    header.length + " as in the header"
                            + (commas ? "; are there decimal commas or thousands separators? Write 1234.5" : ""));
        }
    }
}
