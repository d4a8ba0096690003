package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Variable;
import dev.jacquard.laws.CatalogueLaw;
import dev.jacquard.numerics.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A law at one point: what {@code eval} and {@code speedup} print.
 *
 * @param law the law
 * @param inputs values by name, in the inputs' own units
 * @param outputs values by name
 */
record Evaluation(CatalogueLaw law, Map<String, Double> inputs, Map<String, Double> outputs) {

    private static final int PRINTED_DIGITS = 7;
    private static final String NO_LIMIT = "infinite: nothing limits it";

    static Evaluation of(CatalogueLaw law, List<String> arguments) {
        Map<String, Double> inputs = NamedValues.parse(law, arguments);
        return new Evaluation(law, inputs, law.at(inputs));
    }

    Json json() {
        Json in = Json.object();
        inputs.forEach(in::put);
        Json out = Json.object();
        outputs.forEach((name, value) -> out.put(name, value, Double.isNaN(value) ? "undefined" : NO_LIMIT));
        List<Json> beyond = new ArrayList<>();
        law.beyond(inputs)
                .forEach(outside ->
                        beyond.add(Json.object().put("input", outside.input()).put("times", outside.times())));
        law.unobserved()
                .forEach(input ->
                        beyond.add(Json.object().put("input", input).missing(CalibratedRange.NOWHERE_STATED, "times")));
        Json answer = Json.document().put("law", law.id()).put("inputs", in).put("outputs", out);
        if (law.observed()) {
            answer.put("beyond", beyond);
        } else {
            answer.missing(law.unstated().orElseThrow(), "beyond");
        }
        return answer.put("confidence", law.confidence().word()).put("warnings", law.warnings(inputs));
    }

    String text() {
        StringBuilder text = new StringBuilder(law.title()).append('\n');
        TextTable table = new TextTable("", "", "", "");
        law.inputs().forEach(input -> row(table, input, inputs));
        law.outputs().forEach(output -> row(table, output, outputs));
        text.append(table.text().indent(2));
        law.unstated().ifPresent(sentence -> text.append(sentence).append('\n'));
        for (CatalogueLaw.Beyond outside : law.beyond(inputs)) {
            text.append("beyond the data: ")
                    .append(outside.input())
                    .append(", ")
                    .append(Decimals.rounded(outside.times(), 3))
                    .append(" times outside the observed range ")
                    .append(range(outside.input()))
                    .append('\n');
        }
        law.warnings(inputs)
                .forEach(warning -> text.append("note: ").append(warning).append('\n'));
        return text.append(law.confidence().word())
                .append(": ")
                .append(law.citation())
                .append('\n')
                .toString();
    }

    private String range(String input) {
        var interval = law.calibrated().intervals().get(input);
        return Decimals.rounded(interval.low(), 3) + " .. " + Decimals.rounded(interval.high(), 3);
    }

    private static void row(TextTable table, Variable variable, Map<String, Double> values) {
        String unit = variable.unit().isPlain() ? "" : variable.unit().symbol();
        table.row(
                variable.name(),
                Decimals.rounded(values.get(variable.name()), PRINTED_DIGITS),
                unit,
                variable.meaning());
    }
}
