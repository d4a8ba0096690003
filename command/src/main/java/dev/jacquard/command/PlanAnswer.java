package dev.jacquard.command;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.charts.output.Json;
import dev.jacquard.charts.output.Version;
import dev.jacquard.data.Published;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.uncertainty.Draws;
import dev.jacquard.scaling.allocation.Plan;
import dev.jacquard.scaling.loss.LossLaw;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * A plan as {@code jacquard plan} prints it.
 *
 * @param question what was asked
 * @param law the law it rests on
 * @param plan the answer with the law's coefficients as published
 * @param draws the same answer for joint draws of the coefficients, where there are any
 * @param whyNoInterval said where there are none
 * @param level of the intervals
 * @param seed of the draws
 * @param warnings what to know before relying on it
 */
record PlanAnswer(
        PlanQuestion question,
        Published<? extends LossLaw> law,
        Plan plan,
        Optional<Draws<Plan>> draws,
        String whyNoInterval,
        double level,
        long seed,
        List<String> warnings) {

    private static final int LOSS_DIGITS = 4;
    private static final Map<String, ToDoubleFunction<Plan>> NUMBERS = new LinkedHashMap<>();

    static {
        NUMBERS.put("parameters", Plan::parameters);
        NUMBERS.put("tokens", Plan::tokens);
        NUMBERS.put("flop", Plan::flop);
        NUMBERS.put("loss", Plan::loss);
        NUMBERS.put("tokensPerParameter", Plan::tokensPerParameter);
    }

    Json json() {
        Json answer = Json.document()
                .put("parameters", plan.parameters())
                .put("tokens", plan.tokens())
                .put("flop", plan.flop())
                .put("loss", plan.loss())
                .missing("there is no model of what accelerators cost yet", "usd")
                .put("tokensPerParameter", plan.tokensPerParameter());
        if (draws.isPresent()) {
            answer.put("low", ends(tail())).put("high", ends(1 - tail())).put("level", level);
        } else {
            answer.missing(whyNoInterval, "low", "high", "level");
        }
        return answer.put("warnings", warnings).put("seed", seed).put("version", Version.current());
    }

    private double tail() {
        return (1 - level) / 2;
    }

    private Json ends(double probability) {
        Json ends = Json.object();
        NUMBERS.forEach((name, number) -> ends.put(name, draws.orElseThrow().quantile(number, probability)));
        return ends;
    }

    String text() {
        StringBuilder text = new StringBuilder(heading()).append("\n\n");
        TextTable table =
                new TextTable("", "", "", draws.isPresent() ? percent() + " from" : "", draws.isPresent() ? "to" : "");
        row(table, "model", "parameters", Plan::parameters, PlanAnswer::count);
        row(table, "data", "tokens", Plan::tokens, PlanAnswer::count);
        question.uniqueTokens()
                .ifPresent(unique -> row(
                        table,
                        "passes over the data",
                        "",
                        chosen -> Math.max(1, chosen.tokens() / unique),
                        PlanAnswer::three));
        row(table, "tokens per parameter", "", Plan::tokensPerParameter, PlanAnswer::three);
        row(table, "loss", "nats/token", Plan::loss, value -> Decimals.rounded(value, LOSS_DIGITS));
        row(table, "training compute", "FLOP", Plan::flop, PlanAnswer::three);
        if (question.servedTokens().isPresent()) {
            row(table, "training and serving", "FLOP", Plan::lifetimeFlop, PlanAnswer::three);
        }
        text.append(table.text().indent(2))
                .append('\n')
                .append(aboutIntervals())
                .append('\n');
        warnings.forEach(warning -> text.append("note: ").append(warning).append('\n'));
        text.append("about the law: ").append(law.notes()).append('\n');
        return text.append(law.confidence().word())
                .append(": ")
                .append(law.citation().text())
                .append('\n')
                .toString();
    }

    private String heading() {
        StringBuilder heading =
                new StringBuilder("A training run of " + three(question.flop()) + " FLOP by " + law.id());
        append(heading, ", on ", question.uniqueTokens(), " different tokens");
        append(heading, ", to serve ", question.servedTokens(), " tokens");
        return heading.toString();
    }

    private static void append(StringBuilder text, String before, OptionalDouble tokens, String after) {
        tokens.ifPresent(value -> text.append(before).append(count(value)).append(after));
    }

    private String aboutIntervals() {
        return draws.map(all -> percent() + " intervals: " + all.size() + " draws of the coefficients together, seed "
                        + seed + "; the form of the law is taken as true")
                .orElse("no intervals: " + whyNoInterval);
    }

    private String percent() {
        return Decimals.rounded(100 * level, 4) + " %";
    }

    private interface Style {
        String of(double value);
    }

    private void row(TextTable table, String name, String unit, ToDoubleFunction<Plan> number, Style style) {
        String low = draws.map(all -> style.of(all.quantile(number, tail()))).orElse("");
        String high =
                draws.map(all -> style.of(all.quantile(number, 1 - tail()))).orElse("");
        String value = style.of(number.applyAsDouble(plan));
        boolean exact = low.equals(value) && high.equals(value);
        table.row(name, value, unit, exact ? "" : low, exact ? "" : high);
    }

    /** A terminal has no narrow space. */
    private static String count(double value) {
        return NumberStyle.COUNT.text(value).replace(NumberStyle.NARROW, " ");
    }

    private static String three(double value) {
        return Decimals.rounded(value, 3);
    }
}
