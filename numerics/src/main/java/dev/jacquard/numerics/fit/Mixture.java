package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows of several kinds in one fit, found by what the kinds leave in the residuals: losses of two tokenizers, two data sets, two definitions.
 *
 * <pre>{@code
 * fit.checks().mixtures(Map.of("dataset", table.texts("dataset")));
 * // [dataset explains 99.6 % of the squared residuals: web (15 rows) observed at 1.58 times the fit, code (15 rows) at 0.633 times]
 * }</pre>
 *
 * @param columns the names of what tells the kinds apart; several where they part the rows in the same way
 * @param explained the share of the variance of the residuals that lies between kinds, less what as many kinds drawn at random would explain
 * @param kinds the largest first
 * @param residual the scale of the residuals
 * @param after the columns that explain more and were taken off first: {@code explained} is a share of what these leave
 */
public record Mixture(List<String> columns, double explained, List<Kind> kinds, Residual residual, List<String> after) {

    private static final int KINDS_TOLD = 4;
    private static final int PRINTED_DIGITS = 3;

    /**
     * Rows of one kind.
     *
     * @param value what the rows have in the column
     * @param rows how many there are
     * @param above how far they were observed above the fit on average, on the scale of the residuals
     */
    public record Kind(String value, int rows, double above) {}

    public Mixture {
        columns = List.copyOf(columns);
        kinds = List.copyOf(kinds);
        after = List.copyOf(after);
        Check.notNull("residual", residual);
    }

    /** One line: the columns, their values, how far apart these lie. */
    @Override
    public String toString() {
        String told = kinds.stream().limit(KINDS_TOLD).map(this::told).collect(Collectors.joining(", "));
        int more = kinds.size() - KINDS_TOLD;
        return String.join(" and ", columns) + (columns.size() == 1 ? " explains " : " (alike) explain ")
                + Decimals.rounded(100 * explained, PRINTED_DIGITS) + " % of the squared residuals"
                + (after.isEmpty() ? "" : " that " + String.join(" and ", after) + " leaves") + ": " + told
                + (more > 0 ? " and " + more + " more" : "");
    }

    private String told(Kind kind) {
        boolean log = residual == Residual.LOG;
        String where = log
                ? Decimals.rounded(Math.exp(kind.above()), PRINTED_DIGITS) + " times the fit"
                : Decimals.rounded(kind.above(), PRINTED_DIGITS) + " above the fit";
        String value = kind.value().isEmpty() ? "(empty)" : kind.value();
        return value + " (" + kind.rows() + (kind.rows() == 1 ? " row" : " rows") + ") observed at " + where;
    }
}
