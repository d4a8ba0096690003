package dev.jacquard.charts.output;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows as CSV text (RFC 4180, line feeds), safe to open in a spreadsheet.
 *
 * <p>A cell that a spreadsheet would take for a formula (it begins with {@code =}, {@code +}, {@code -}, {@code @}, a tab or a
 * carriage return, and is no number) is led by an apostrophe, so that it stays text; what a terminal would obey is {@linkplain
 * Cleaned cleaned}.
 *
 * <pre>{@code
 * Csv.text(List.of("name", "value"), List.of(List.of("=1+1", "-2.5")));   // name,value / '=1+1,-2.5
 * }</pre>
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
 */
public final class Csv {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    /** The signs that begin a formula, also in the wide forms that East Asian keyboards give. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    /** A heading and rows. */
    public static String text(List<String> heading, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        append(text, heading);
        rows.forEach(row -> append(text, row));
        return text.toString();
    }

    /** One row, with its line feed. */
    public static String line(List<String> row) {
        StringBuilder text = new StringBuilder();
        append(text, row);
        return text.toString();
    }

    private static void append(StringBuilder text, List<String> row) {
        for (int cell = 0; cell < row.size(); cell++) {
            text.append(cell == 0 ? "" : ",").append(quoted(guarded(Cleaned.text(row.get(cell)))));
        }
        text.append('\n');
    }

    private static String guarded(String cell) {
        boolean formula = !cell.isEmpty()
                && FORMULA.indexOf(cell.charAt(0)) >= 0
                && !NUMBER.matcher(cell).matches();
        return formula ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
