package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.sensitivity.Index;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the results of all methods share: fields, text and tables. */
final class Indices {

    private static final int DIGITS = 3;

    private Indices() {}

    /** The fields of one input, in order. */
    static final class Fields {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        Fields(String input) {
            fields.put("input", input);
        }

        Fields with(String name, Object value) {
            fields.put(name, value);
            return this;
        }

        /** An index as NAME, NAMELow and NAMEHigh. */
        Fields with(String name, Index index) {
            return with(name, index.value()).with(name + "Low", index.low()).with(name + "High", index.high());
        }

        Map<String, Object> done() {
            return Collections.unmodifiableMap(fields);
        }
    }

    static String text(double value) {
        return Decimals.rounded(value, DIGITS);
    }

    /** {@code 0.31 (0.3 to 0.32)}: for numbers that are no shares, where zero is a value like others. */
    static String interval(Index index) {
        return text(index.value()) + " (" + text(index.low()) + " to " + text(index.high()) + ")";
    }

    /** {@code 0.31 (0.3 to 0.32)}, or what to make of a share that is not told apart from zero, or came out above 1. */
    static String share(Index index) {
        if (index.value() == 0 && index.low() == 0 && index.high() == 0) {
            return "0"; // the output never moved with this input: nothing is left to chance
        }
        String range = " (" + text(index.low()) + " to " + text(index.high()) + ")";
        if (index.mayBeZero()) {
            return "treat as zero or take more draws" + range;
        }
        return index.isAboveWhole() ? "treat as all or take more draws" + range : interval(index);
    }

    /** {@code 3.1 (3 to 3.2)}, or what to make of a size that is not told apart from zero. */
    static String size(Index index) {
        return index.isAboveWhole() && !index.mayBeZero() ? interval(index) : share(index);
    }

    /** The fields of all inputs, in rows. */
    static ResultTable table(SensitivityResult result) {
        ResultTable.Rows rows =
                ResultTable.headed(result.indices().get(0).keySet().toArray(String[]::new));
        result.indices().forEach(index -> rows.row(index.values().toArray()));
        return rows.table();
    }

    /** The result as text: what was done, one line for each input, then warnings. */
    static String text(SensitivityResult result) {
        StringBuilder text = new StringBuilder(result.study().toString());
        for (List<String> row : result.rows()) {
            text.append("\n  ").append(row.get(0));
            for (int column = 1; column < row.size(); column++) {
                text.append(column == 1 ? ": " : ", ")
                        .append(result.headings().get(column))
                        .append(' ')
                        .append(row.get(column));
            }
        }
        result.warnings().forEach(warning -> text.append("\n  ").append(warning));
        return text.toString();
    }
}
