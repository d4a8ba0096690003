package dev.jacquard.scenarios.cli;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.Estimate;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.FitDraws;
import dev.jacquard.numerics.fit.FitFailedException;
import dev.jacquard.numerics.fit.Interval;
import dev.jacquard.numerics.fit.Profile;
import dev.jacquard.scenarios.output.Json;
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
 * @param spread joint draws for the numbers derived and the band: the bootstrap, or draws from the covariance; none where the rows leave
 *     a parameter open
 * @param seed of the starts and the draws
 * @param warnings about the table, the fit and the draws
 */
record FitAnswer<L, R>(
        FitFamily<L, R> family,
        Fit<L, R> fit,
        Optional<FitDraws<L, R>> draws,
        Optional<FitDraws<L, R>> spread,
        long seed,
        List<String> warnings) {

    private static final int PRINTED_DIGITS = 5;

    /** Draws from the covariance cost next to nothing; so many that an end of an interval is good to a tenth of its error. */
    private static final int JOINT_DRAWS = 2_000;

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
        fit.warnings().stream().filter(each -> !warnings.contains(each)).forEach(warnings::add);
        draws.map(FitDraws::warnings).ifPresent(warnings::addAll);
        Optional<FitDraws<L, R>> spread = draws.isPresent() ? draws : joint(fit, seed);
        return new FitAnswer<>(family, fit, draws, spread, seed, warnings);
    }

    /** Draws from the covariance; none where it has no end in some direction, or reaches laws that are none. */
    private static <L, R> Optional<FitDraws<L, R>> joint(Fit<L, R> fit, long seed) {
        if (fit.estimates().stream().anyMatch(each -> !(each.standardError() < Double.POSITIVE_INFINITY))) {
            return Optional.empty();
        }
        try {
            return Optional.of(fit.draws(JOINT_DRAWS, seed)).filter(draws -> draws.failures() == 0);
        } catch (FitFailedException allOutside) {
            return Optional.empty();
        }
    }

    /**
     * A number with its error and interval.
     *
     * @param from where the interval comes from, where not from where all do; empty otherwise
     */
    record Spread(double value, double standardError, double low, double high, String from) {

        private static final String NOT_DETERMINED = "the rows do not determine it";

        private static final String NOT_WITHOUT_REFITS = "the rows leave a parameter open; --bootstrap tells";

        static Spread unknown(double value) {
            return new Spread(value, Double.NaN, Double.NaN, Double.NaN, "");
        }

        Json json() {
            String why = Double.isNaN(low) ? NOT_WITHOUT_REFITS : NOT_DETERMINED;
            Json json = Json.object()
                    .put("value", value)
                    .put("standardError", standardError, why)
                    .put("low", low, why)
                    .put("high", high, why);
            return from.isEmpty() ? json : json.put("interval", from);
        }
    }

    double level() {
        return fit.level();
    }

    /** The estimates; the ends of those that the rows leave open come from the profile, and an end that nothing holds is infinite. */
    Map<Estimate, Spread> estimates() {
        Map<String, Profile> open =
                fit.openProfiles().stream().collect(Collectors.toMap(Profile::parameter, each -> each));
        Map<Estimate, Spread> estimates = new LinkedHashMap<>();
        for (Estimate estimate : fit.estimates()) {
            Profile profile = open.get(estimate.name());
            estimates.put(
                    estimate,
                    profile == null
                            ? bounded(estimate)
                            : new Spread(
                                    estimate.value(),
                                    estimate.standardError(),
                                    profile.lowHeld() ? profile.low() : Double.NEGATIVE_INFINITY,
                                    profile.highHeld() ? profile.high() : Double.POSITIVE_INFINITY,
                                    profile.interval().method()));
        }
        return estimates;
    }

    private Spread bounded(Estimate estimate) {
        int index = fit.family().index(estimate.name());
        return draws.map(all -> spread(all, estimate.name(), law -> fit.family().vector(law)[index]))
                .orElseGet(() ->
                        new Spread(estimate.value(), estimate.standardError(), estimate.low(), estimate.high(), ""));
    }

    private Spread spread(FitDraws<L, R> all, String of, ToDoubleFunction<L> question) {
        Interval interval = all.interval(of, question, level());
        // A number that is the same in every draw has no error, where the mean's rounding would give it one.
        double error =
                interval.low() == interval.high() ? 0 : all.summarise(question).standardDeviation();
        return new Spread(interval.value(), error, interval.low(), interval.high(), "");
    }

    /**
     * Whether joint draws may speak for a number: those of a bootstrap always, those from the covariance where the fit's own number lies
     * in their middle half. Where it does not, the number bends within the errors, and the draws follow a tangent.
     */
    boolean speaks(FitDraws<L, R> all, ToDoubleFunction<L> question) {
        double own = question.applyAsDouble(fit.law());
        return draws.isPresent() || own >= all.quantile(question, 0.25) && own <= all.quantile(question, 0.75);
    }

    /** The numbers derived; without error or interval where no joint draws may speak for them. */
    Map<String, Spread> derived() {
        Map<String, Spread> derived = new LinkedHashMap<>();
        Function<L, Map<String, Double>> numbers = family.derived().apply(fit.rows());
        numbers.apply(fit.law()).forEach((name, value) -> {
            ToDoubleFunction<L> question = law -> numbers.apply(law).get(name);
            derived.put(
                    name,
                    spread.filter(all -> speaks(all, question))
                            .map(all -> spread(all, name, question))
                            .orElseGet(() -> Spread.unknown(value)));
        });
        return derived;
    }

    /** The report for people: the fit's own, the numbers derived, the bootstrap. */
    String text(String table) {
        StringBuilder text = new StringBuilder(family.id() + ", " + family.formula() + "\nfitted to " + table + "\n\n");
        text.append(fit.report().stripTrailing()).append('\n');
        draws.ifPresent(all -> text.append('\n').append(bootstrapped(all)));
        Map<String, Spread> derived = derived();
        if (!derived.isEmpty()) {
            TextTable rows = heading("derived");
            derived.forEach((name, number) -> row(rows, name, number));
            text.append('\n').append(rows.text());
            boolean bends = derived.values().stream().anyMatch(number -> Double.isNaN(number.low()));
            String without = bends ? "; no interval without --bootstrap where a number bends within its errors" : "";
            text.append("derived numbers: ")
                    .append(spread.map(all -> all.method() + without)
                            .orElse("no interval without --bootstrap, since the rows leave a parameter open"))
                    .append('\n');
        }
        List<String> own = warnings.stream()
                .filter(warning -> !fit.warnings().contains(warning))
                .toList();
        own.forEach(warning -> text.append("note: ").append(warning).append('\n'));
        return text.toString();
    }

    private TextTable heading(String first) {
        return new TextTable(first, "estimate", "standard error", Decimals.rounded(level() * 100, 4) + " % from", "to");
    }

    private static void row(TextTable rows, String name, Spread spread) {
        boolean known = !Double.isNaN(spread.low());
        rows.row(
                name,
                rounded(spread.value()),
                known ? rounded(spread.standardError()) : "",
                known ? rounded(spread.low()) : "",
                known ? rounded(spread.high()) : "");
    }

    private String bootstrapped(FitDraws<L, R> all) {
        TextTable rows = heading("bootstrap");
        fit.estimates().forEach(estimate -> row(rows, estimate.name(), bounded(estimate)));
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
