package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import dev.jacquard.scenarios.draws.Evaluator;
import dev.jacquard.scenarios.draws.Middle;
import dev.jacquard.scenarios.sensitivity.TornadoResult.Bar;
import java.util.ArrayList;
import java.util.List;

/** A tornado of a response: the middle, then each factor by itself. Nothing is drawn, so every seed gives the same bars. */
final class OneAtATime {

    /** What to say where inputs are correlated. */
    static final String AS_IF_INDEPENDENT = "correlated inputs are moved one at a time, as if they were independent";

    /** Rows of a fit that are tried at most. */
    private static final int FIT_ROWS = 100;

    /** Digits of an input's value in text: all that a range is written with. */
    private static final int DIGITS = 6;

    private final Response response;
    private final Surface surface;
    private final double tail;
    private int evaluations;

    private OneAtATime(Response response, double tail) {
        this.response = response;
        this.surface = response.surface();
        this.tail = tail;
    }

    static TornadoResult of(Response response, double level, long seed, List<String> warnings) {
        OneAtATime own = new OneAtATime(response, (1 - level) / 2);
        double middle = own.output("all inputs in the middle", own.surface.middle());
        List<Bar> bars = new ArrayList<>();
        for (int factor = 0; factor < own.surface.factors().size(); factor++) {
            bars.add(own.bar(factor));
        }
        List<String> forms = Middle.forms(own.surface.definition());
        List<String> said = new ArrayList<>(warnings);
        if (!forms.isEmpty()) {
            said.add("in the middle stand " + String.join(", ", forms));
        }
        Study study = new Study(Method.TORNADO, response.name(), response.unit(), own.evaluations, seed, level);
        return new TornadoResult(study, middle, bars, said);
    }

    private Bar bar(int factor) {
        if (surface.marginal(factor) instanceof Marginal.Joint joint) {
            return fit(factor, joint.rows().size());
        }
        return surface.marginal(factor) instanceof Marginal.Forms forms ? forms(factor, forms) : ends(factor);
    }

    private Bar ends(int factor) {
        return new Bar(
                surface.factors().get(factor),
                end(factor, tail),
                end(factor, 1 - tail),
                moved(factor, tail),
                moved(factor, 1 - tail));
    }

    private String end(int factor, double coordinate) {
        Definition.Input input =
                surface.definition().inputs().get(surface.inputs(factor).get(0));
        String unit = input.spec().unit().isPlain() ? "" : " " + input.spec().unit();
        return Decimals.rounded(surface.marginal(factor).code(coordinate), DIGITS) + unit;
    }

    private Bar forms(int factor, Marginal.Forms forms) {
        int input = surface.inputs(factor).get(0);
        int lowest = 0;
        int highest = 0;
        double[] outputs = new double[forms.names().size()];
        for (int form = 0; form < outputs.length; form++) {
            double[] codes = surface.middle();
            codes[input] = form;
            outputs[form] =
                    output(surface.factors().get(factor) + " " + forms.names().get(form), codes);
            lowest = outputs[form] < outputs[lowest] ? form : lowest;
            highest = outputs[form] > outputs[highest] ? form : highest;
        }
        return new Bar(
                surface.factors().get(factor),
                forms.names().get(lowest),
                forms.names().get(highest),
                outputs[lowest],
                outputs[highest]);
    }

    private Bar fit(int factor, int rows) {
        double[] outputs = new double[Math.min(rows, FIT_ROWS)];
        for (int row = 0; row < outputs.length; row++) {
            outputs[row] = moved(factor, (row + 0.5) / outputs.length);
        }
        return new Bar(
                surface.factors().get(factor),
                "low rows",
                "high rows",
                Summary.quantile(outputs, tail),
                Summary.quantile(outputs, 1 - tail));
    }

    private double moved(int factor, double coordinate) {
        double[] codes = surface.middle();
        surface.set(codes, factor, coordinate);
        return output(surface.factors().get(factor) + " = " + surface.valueText(factor, coordinate), codes);
    }

    private double output(String where, double... codes) {
        evaluations++;
        try {
            return response.of(surface.row(codes));
        } catch (RuntimeException e) {
            throw new ScenarioException(
                    surface.definition().model().name() + ": fails at " + where
                            + ", all other inputs in the middle (expected: an answer): " + Evaluator.describe(e),
                    e);
        }
    }
}
