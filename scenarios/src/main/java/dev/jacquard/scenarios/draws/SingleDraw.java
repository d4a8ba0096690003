package dev.jacquard.scenarios.draws;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One draw of a scenario by itself, to see why a model fails on it.
 *
 * @param seed seed of the draws
 * @param draw index of the draw, from 0
 * @param inputs value by input, as text with its unit
 * @param outputs value by output, as text with its unit; empty where the model fails
 * @param failure what the model threw, if it did
 */
public record SingleDraw(
        long seed,
        int draw,
        Map<String, String> inputs,
        Map<String, String> outputs,
        Optional<RuntimeException> failure) {

    public SingleDraw {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** A draw of a seed. */
    public static SingleDraw of(Definition definition, long seed, int draw) {
        double[] codes = new Sampler(definition, seed).codes(draw);
        Map<String, String> inputs = new LinkedHashMap<>();
        for (int i = 0; i < codes.length; i++) {
            Definition.Input input = definition.inputs().get(i);
            inputs.put(input.spec().name(), text(input, codes[i]));
        }
        Map<String, String> outputs = new LinkedHashMap<>();
        try {
            Object[] answer = Evaluator.answer(definition, codes);
            Layout.of(definition.model().outputs(), answer).row(answer);
            for (int i = 0; i < answer.length; i++) {
                outputs.put(definition.model().outputs().get(i).name(), String.valueOf(answer[i]));
            }
            return new SingleDraw(seed, draw, inputs, outputs, Optional.empty());
        } catch (RuntimeException e) {
            return new SingleDraw(seed, draw, inputs, Map.of(), Optional.of(e));
        }
    }

    /** A code of an input as text: the number with its unit, or the name of the form. */
    public static String text(Definition.Input input, double code) {
        if (input.marginal() instanceof Marginal.Forms forms) {
            return forms.names().get((int) code);
        }
        return Decimals.shortest(code)
                + (input.spec().unit().isPlain() ? "" : " " + input.spec().unit());
    }

    /** What the model threw, in one line; empty where it answered. */
    public Optional<String> failureText() {
        return failure.map(Evaluator::describe);
    }
}
