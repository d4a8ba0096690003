package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.numerics.sensitivity.Index;
import dev.jacquard.numerics.sensitivity.ShapleyEffects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Shapley effects: the output's variance shared out among inputs that may be correlated; the effects sum to one.
 *
 * @param study what was analysed
 * @param variance variance of the output, in its unit squared; 0 where it does not vary, and then all effects are
 * @param effects one for each input, the largest first
 */
public record ShapleyResult(Study study, double variance, List<Effect> effects) implements SensitivityResult {

    /**
     * The effect of one input.
     *
     * @param input its name
     * @param effect its share of the variance
     */
    public record Effect(String input, Index effect) {}

    public ShapleyResult {
        effects = List.copyOf(effects);
    }

    /** The result of an analysis of a design's outputs. */
    public static ShapleyResult of(Study study, ShapleyEffects shapley) {
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < shapley.inputs().size(); i++) {
            effects.add(new Effect(shapley.inputs().get(i), shapley.effect(i)));
        }
        effects.sort(
                Comparator.comparingDouble((Effect effect) -> -effect.effect().value()));
        return new ShapleyResult(study, shapley.variance(), effects);
    }

    @Override
    public List<String> warnings() {
        return variance > 0
                ? List.of()
                : List.of(study.output() + " is the same at every point: no input matters to it");
    }

    @Override
    public List<Map<String, Object>> indices() {
        return effects.stream()
                .map(effect -> new Indices.Fields(effect.input())
                        .with("effect", effect.effect())
                        .with("effectText", effect.effect().text())
                        .done())
                .toList();
    }

    @Override
    public List<String> headings() {
        return List.of("input", "effect");
    }

    @Override
    public List<List<String>> rows() {
        return effects.stream()
                .map(effect -> List.of(effect.input(), Indices.share(effect.effect())))
                .toList();
    }

    @Override
    public String toString() {
        return Indices.text(this);
    }
}
