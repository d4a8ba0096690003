package dev.jacquard.scenarios.cli;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.Certificate;
import dev.jacquard.numerics.fit.Estimate;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.FitDraws;
import dev.jacquard.numerics.fit.Residual;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.output.Json;
import dev.jacquard.scenarios.output.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A fit as {@code jacquard fit} prints it.
 *
 * @param family what was fitted
 * @param fit the fit
 * @param draws the bootstrap, where it was asked for: errors and intervals then come from it
 * @param level of the intervals
 * @param seed of the starts and the bootstrap
 * @param warnings about the table, before those of the fit
 */
record FitAnswer<L, R>(
        FitFamily<L, R> family,
        Fit<L, R> fit,
        Optional<FitDraws<L, R>> draws,
        double level,
        long seed,
        List<String> warnings) {

    private static final int PRINTED_DIGITS = 5;
    private static final String NOT_DETERMINED = "the rows do not determine it";

    FitAnswer {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(fit.warnings());
        draws.filter(resamples -> resamples.failures() > 0)
                .ifPresent(resamples -> all.add(resamples.failures() + " of " + resamples.requested()
                        + " resamples have no optimum; errors and intervals are those of the rest"));
        warnings = List.copyOf(all);
    }

    /** A number with its error and interval. */
    private record Spread(double value, double standardError, double low, double high) {
        Json json() {
            return Json.object()
                    .put("value", value)
                    .put("standardError", standardError, NOT_DETERMINED)
                    .put("low", low, NOT_DETERMINED)
                    .put("high", high, NOT_DETERMINED);
        }
    }

    Json json() {
        Json answer = Json.document()
                .put("law", family.id())
                .put("objective", fit.objective().name())
                .put("residual", fit.residual() == Residual.LOG ? "log" : "linear")
                .put("rows", fit.rows().size())
                .put("value", fit.value())
                .put("estimates", estimates())
                .put("level", level)
                .put("intervals", draws.isPresent() ? "bootstrap" : "covariance")
                .put("derived", derived())
                .put(
                        "starts",
                        Json.object()
                                .put("run", fit.starts().run())
                                .put("agreeing", fit.starts().agreeing()))
                .put("correlations", correlations())
                .put("certificate", certificate())
                .put("degreesOfFreedom", fit.degreesOfFreedom())
                .put("dataHash", fit.dataHash());
        draws.ifPresent(all -> answer.put(
                "bootstrap", Json.object().put("draws", all.requested()).put("failures", all.failures())));
        return answer.put("warnings", warnings).put("seed", seed).put("version", Version.current());
    }

    private Json estimates() {
        Json estimates = Json.object();
        for (Estimate estimate : fit.estimates()) {
            estimates.put(estimate.name(), spread(estimate).json().put("identified", estimate.identified()));
        }
        return estimates;
    }

    private Spread spread(Estimate estimate) {
        int index = fit.family().index(estimate.name());
        return draws.map(
                        all -> spread(all, estimate.value(), law -> fit.family().vector(law)[index]))
                .orElseGet(
                        () -> new Spread(estimate.value(), estimate.standardError(), estimate.low(), estimate.high()));
    }

    private Spread spread(FitDraws<L, R> all, double value, ToDoubleFunction<L> question) {
        Summary summary = all.summarise(question);
        double tail = (1 - level) / 2;
        return new Spread(
                value, summary.standardDeviation(), all.quantile(question, tail), all.quantile(question, 1 - tail));
    }

    private Json derived() {
        Json derived = Json.object();
        for (Map.Entry<String, Double> number :
                family.derived().apply(fit.law()).entrySet()) {
            String name = number.getKey();
            Json entry = draws.map(all -> spread(
                                    all,
                                    number.getValue(),
                                    law -> family.derived().apply(law).get(name))
                            .json())
                    .orElseGet(() -> Json.object().put("value", number.getValue()));
            derived.put(name, entry);
        }
        return derived;
    }

    private Json correlations() {
        List<String> names = fit.family().names();
        double[][] matrix = fit.correlations();
        Json correlations = Json.object();
        for (int k = 0; k < names.size(); k++) {
            Json row = Json.object();
            for (int l = 0; l < names.size(); l++) {
                row.put(names.get(l), matrix[k][l]);
            }
            correlations.put(names.get(k), row);
        }
        return correlations;
    }

    private Json certificate() {
        Certificate certificate = fit.certificate();
        return Json.object()
                .put("kind", certificate.kind().words())
                .put("possibleDecrease", certificate.possibleDecrease())
                .put("gradient", certificate.gradient())
                .put("conditionNumber", certificate.conditionNumber());
    }

    /** The report for people: the fit's own, the numbers derived, the bootstrap. */
    String text(String table) {
        StringBuilder text = new StringBuilder(family.id() + ", " + family.formula() + "\nfitted to " + table + "\n\n");
        text.append(fit.report().stripTrailing()).append('\n');
        draws.ifPresent(all -> text.append('\n').append(bootstrapped(all)));
        Map<String, Double> derived = family.derived().apply(fit.law());
        if (!derived.isEmpty()) {
            text.append("\nderived: ")
                    .append(derived.entrySet().stream()
                            .map(number -> number.getKey() + " = " + rounded(number.getValue()))
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        List<String> own = warnings.stream()
                .filter(warning -> !fit.warnings().contains(warning))
                .toList();
        own.forEach(warning -> text.append("note: ").append(warning).append('\n'));
        return text.toString();
    }

    private String bootstrapped(FitDraws<L, R> all) {
        String percent = Decimals.rounded(level * 100, 4) + " %";
        TextTable rows = new TextTable("bootstrap", "estimate", "standard error", percent + " from", "to");
        for (Estimate estimate : fit.estimates()) {
            Spread spread = spread(estimate);
            rows.row(
                    estimate.name(),
                    rounded(spread.value()),
                    rounded(spread.standardError()),
                    rounded(spread.low()),
                    rounded(spread.high()));
        }
        return rows.text() + all.requested() + " resamples, " + all.failures() + " without an optimum, seed " + seed
                + "\n";
    }

    private static String rounded(double value) {
        return Decimals.rounded(value, PRINTED_DIGITS);
    }

    /** One line for each draw, one column for each parameter. */
    String drawsAsCsv() {
        StringBuilder csv = new StringBuilder(String.join(",", fit.family().names())).append('\n');
        var laws = draws.orElseThrow().draws();
        IntStream.range(0, laws.size()).forEach(i -> {
            double[] values = fit.family().vector(laws.get(i));
            csv.append(IntStream.range(0, values.length)
                            .mapToObj(k -> Decimals.shortest(values[k]))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        });
        return csv.toString();
    }
}
