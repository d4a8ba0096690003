package dev.jacquard.command;

import dev.jacquard.laws.fit.Spread;
import dev.jacquard.laws.fit.TableFit;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.FitDraws;
import java.util.Map;

/** The answer of {@code jacquard fit} for people. */
final class FitText {

    private static final int PRINTED_DIGITS = 5;

    private FitText() {}

    /** The report for people: the fit's own, and the numbers derived. */
    static <L, R> String of(TableFit<L, R> fitted) {
        StringBuilder text = new StringBuilder(fitted.fitting() + "\nfitted to "
                + fitted.shipped().map(set -> set.marked(fitted.table())).orElse(fitted.table()) + "\n\n");
        text.append(fitted.draws()
                        .map(FitDraws::report)
                        .orElseGet(fitted.fit()::report)
                        .stripTrailing())
                .append('\n');
        Map<String, Spread> derived = fitted.derived();
        if (!derived.isEmpty()) {
            TextTable rows = heading(fitted);
            derived.forEach((name, number) -> row(rows, name, number));
            text.append('\n').append(rows.text());
            boolean missing = derived.values().stream().anyMatch(number -> !number.known());
            String without = "no interval without --bootstrap where a parameter that the rows leave open matters, or a"
                    + " number bends within its errors";
            text.append("derived numbers: ")
                    .append(fitted.method()
                            .map(method -> method + (missing ? "; " + without : ""))
                            .orElse(without))
                    .append('\n');
        }
        fitted.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
        return text.toString();
    }

    private static TextTable heading(TableFit<?, ?> fitted) {
        String level = Decimals.rounded(fitted.level() * 100, 4);
        return new TextTable("derived", "estimate", "standard error", level + " % from", "to");
    }

    private static void row(TextTable rows, String name, Spread spread) {
        boolean known = spread.known();
        rows.row(
                name,
                rounded(spread.value()),
                known ? rounded(spread.standardError()) : "",
                known ? rounded(spread.low()) : "",
                known ? rounded(spread.high()) : "");
    }

    private static String rounded(double value) {
        return Decimals.rounded(value, PRINTED_DIGITS);
    }
}
