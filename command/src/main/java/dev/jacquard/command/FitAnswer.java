package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.laws.FitFamily;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.Answers;
import dev.jacquard.numerics.fit.Estimate;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.FitDraws;
import dev.jacquard.numerics.fit.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A fit as {@code jacquard fit} answers it.
 *
 * @param family what was fitted
 * @param fit the fit
 * @param draws the bootstrap, where it was asked for: errors and intervals then come from it
 * @param answers numbers derived and the band, where no bootstrap was asked for
 * @param seed of the starts and the draws
 * @param warnings about the table, the fit and the draws
 */
record FitAnswer<L, R>(
        FitFamily<L, R> family,
        Fit<L, R> fit,
        Optional<FitDraws<L, R>> draws,
        Answers<L, R> answers,
        long seed,
        List<String> warnings) {

    private static final int PRINTED_DIGITS = 5;

    FitAnswer {
        warnings = List.copyOf(warnings);
    }

    static <L, R> FitAnswer<L, R> of(
            FitFamily<L, R> family,
            Fit<L, R> fit,
            Optional<FitDraws<L, R>> draws,
            long seed,
            List<String> aboutTheTable) {
        List<String> warnings = new ArrayList<>(aboutTheTable);
        ownWarnings(fit, draws).stream()
                .filter(each -> !warnings.contains(each))
                .forEach(warnings::add);
        return new FitAnswer<>(family, fit, draws, fit.answers(seed), seed, warnings);
    }

    private static <L, R> List<String> ownWarnings(Fit<L, R> fit, Optional<FitDraws<L, R>> draws) {
        return draws.map(FitDraws::allWarnings).orElseGet(fit::warnings);
    }

    /** A number with its error and interval; these are not numbers where there are none. */
    record Spread(double value, double standardError, double low, double high) {

        private static final String NOT_WITHOUT_REFITS =
                "a parameter that the rows leave open matters for it, or it bends within the errors; --bootstrap tells";

        static Spread of(Interval interval, double error) {
            return new Spread(interval.value(), error, interval.low(), interval.high());
        }

        static Spread unknown(double value) {
            return new Spread(value, Double.NaN, Double.NaN, Double.NaN);
        }

        boolean known() {
            return !Double.isNaN(low);
        }

        Json json() {
            return Json.object()
                    .put("value", value)
                    .put("standardError", standardError, NOT_WITHOUT_REFITS)
                    .put("low", low, NOT_WITHOUT_REFITS)
                    .put("high", high, NOT_WITHOUT_REFITS);
        }
    }

    double level() {
        return fit.errors().level();
    }

    /** The estimates with errors and intervals from the bootstrap, where it was asked for. */
    List<Estimate> estimates() {
        return draws.map(FitDraws::estimates).orElseGet(fit::estimates);
    }

    /** A number asked of the law with its interval: from the bootstrap, or from the covariance where that may speak for the number. */
    Optional<Interval> interval(String of, ToDoubleFunction<L> question) {
        return draws.isPresent()
                ? draws.map(all -> all.interval(of, question, level()))
                : answers.interval(of, question);
    }

    private double error(Interval interval, ToDoubleFunction<L> question) {
        // A number that is the same in every draw has no error, where the mean's rounding would give it one.
        return interval.low() == interval.high()
                ? 0
                : draws.map(all -> all.summarise(question).standardDeviation())
                        .orElseGet(() -> answers.standardError(question));
    }

    /** The numbers derived; without error or interval where no draws may speak for them. */
    Map<String, Spread> derived() {
        Map<String, Spread> derived = new LinkedHashMap<>();
        Function<L, Map<String, Double>> numbers = family.derived().apply(fit.rows());
        numbers.apply(fit.law()).forEach((name, value) -> {
            ToDoubleFunction<L> question = law -> numbers.apply(law).get(name);
            derived.put(
                    name,
                    interval(name, question)
                            .map(interval -> Spread.of(interval, error(interval, question)))
                            .orElseGet(() -> Spread.unknown(value)));
        });
        return derived;
    }

    /** The report for people: the fit's own, and the numbers derived. */
    String text(String table) {
        StringBuilder text = new StringBuilder(family.id() + ", " + family.formula() + "\nfitted to " + table + "\n\n");
        text.append(draws.map(FitDraws::report).orElseGet(fit::report).stripTrailing())
                .append('\n');
        Map<String, Spread> derived = derived();
        if (!derived.isEmpty()) {
            TextTable rows = heading("derived");
            derived.forEach((name, number) -> row(rows, name, number));
            text.append('\n').append(rows.text());
            boolean missing = derived.values().stream().anyMatch(number -> !number.known());
            String without = "no interval without --bootstrap where a parameter that the rows leave open matters, or a"
                    + " number bends within its errors";
            text.append("derived numbers: ")
                    .append(draws.map(FitDraws::method)
                            .or(answers::method)
                            .map(method -> method + (missing ? "; " + without : ""))
                            .orElse(without))
                    .append('\n');
        }
        List<String> own = warnings.stream()
                .filter(warning -> !ownWarnings(fit, draws).contains(warning))
                .toList();
        own.forEach(warning -> text.append("note: ").append(warning).append('\n'));
        return text.toString();
    }

    private TextTable heading(String first) {
        return new TextTable(first, "estimate", "standard error", Decimals.rounded(level() * 100, 4) + " % from", "to");
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

    /** One line for each draw, one column for each parameter. */
    String drawsAsCsv() {
        StringBuilder csv =
                new StringBuilder(String.join(",", fit.choices().family().names())).append('\n');
        var laws = draws.orElseThrow().draws();
        IntStream.range(0, laws.size()).forEach(i -> {
            double[] values = fit.choices().family().vector(laws.get(i));
            csv.append(IntStream.range(0, values.length)
                            .mapToObj(k -> Decimals.shortest(values[k]))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        });
        return csv.toString();
    }
}
