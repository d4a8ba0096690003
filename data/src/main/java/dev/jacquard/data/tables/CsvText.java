package dev.jacquard.data.tables;

import static dev.jacquard.data.tables.TableException.refused;
import static dev.jacquard.data.tables.TableException.shown;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The records of a CSV text with the line each one ends on; the separator is the one stated, or the one the header uses most. */
final class CsvText {

    private static final int FIRST_ROWS = 64;

    private final CsvReader cells;
    private final List<String> headers;
    private final int headerLine;
    private final int[] lines;

    private CsvText(CsvReader cells, List<String> headers, int headerLine, int[] lines) {
        this.cells = cells;
        this.headers = headers;
        this.headerLine = headerLine;
        this.lines = lines;
    }

    static CsvText parse(String name, String marked) {
        String text = marked.startsWith("\uFEFF") ? marked.substring(1) : marked;
        if (text.isBlank()) {
            throw refused(name, "empty", "a header line and rows");
        }
        Preamble begin = Preamble.of(name, text);
        CsvReader reader = new CsvReader(name, text, begin.separator(), begin.at(), begin.line());
        int width = reader.record();
        if (width == 0) {
            throw refused(name + ":" + begin.line(), "no header", "a header line and rows");
        }
        List<String> headers = new ArrayList<>(width);
        for (int column = 0; column < width; column++) {
            headers.add(reader.cell(column));
        }
        int headerLine = reader.line();
        int[] lines = new int[FIRST_ROWS];
        int rows = 0;
        for (int count = reader.record(); count > 0; count = reader.record()) {
            int trailing = count - width;
            if (trailing > 0 && empty(reader, trailing)) {
                // Separators at the end of a line, with nothing between them, say nothing.
                reader.forget(trailing);
            } else if (trailing != 0) {
                throw ragged(name, reader, count, headers, headerLine, begin.separator());
            }
            if (rows == lines.length) {
                lines = Arrays.copyOf(lines, lines.length + lines.length / 2);
            }
            lines[rows++] = reader.line();
        }
        if (rows == 0) {
            throw refused(name + ":" + headerLine, "no rows under the header", "at least one");
        }
        reader.close();
        return new CsvText(reader, List.copyOf(headers), headerLine, Arrays.copyOf(lines, rows));
    }

    private static boolean empty(CsvReader reader, int last) {
        boolean empty = true;
        for (int cell = reader.cells() - last; cell < reader.cells(); cell++) {
            empty &= reader.cell(cell).isEmpty();
        }
        return empty;
    }

    private static TableException ragged(
            String name, CsvReader reader, int count, List<String> headers, int headerLine, char separator) {
        int width = headers.size();
        String hint = "";
        if (reader.cell(reader.cells() - count).startsWith("#")) {
            hint = "; a line that begins with # is skipped above the header only";
        } else if (separator == ',' && count > width && width > 1) {
            hint = "; are there decimal commas or thousands separators? Write 1234.5";
        } else if (width == 1) {
            hint = "; is that a title? Begin lines above the header with #";
        }
        String header = shown(String.join(String.valueOf(separator), headers).replace("; ", ";"));
        return refused(
                name + ":" + reader.line(),
                count + (count == 1 ? " cell" : " cells"),
                width + " as in the header, line " + headerLine + ": " + header + hint);
    }

    /** The headers in the order of the file; empty where a column has none. */
    List<String> headers() {
        return headers;
    }

    /** The line the header ends on. */
    int headerLine() {
        return headerLine;
    }

    int rows() {
        return lines.length;
    }

    /** The line a row ends on. */
    int line(int row) {
        return lines[row];
    }

    String cell(int row, int column) {
        return cells.cell((row + 1) * headers.size() + column);
    }
}
