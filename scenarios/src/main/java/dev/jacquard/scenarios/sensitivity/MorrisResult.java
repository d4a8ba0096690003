package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.numerics.sensitivity.MorrisEffects;
import java.util.List;
import java.util.Map;

/**
 * Morris' elementary effects: a screening with few evaluations.
 *
 * @param study what was analysed
 * @param effects one for each input, in the unit of the output, the largest mean size first
 * @param warnings what a reader of the numbers has to know
 */
public record MorrisResult(Study study, List<MorrisEffects.Effect> effects, List<String> warnings)
        implements SensitivityResult {

    public MorrisResult {
        effects = List.copyOf(effects);
        warnings = List.copyOf(warnings);
    }

    @Override
    public List<Map<String, Object>> indices() {
        return effects.stream()
                .map(effect -> new Indices.Fields(effect.input())
                        .with("muStar", effect.muStar())
                        .with("mu", effect.mu())
                        .with("sigma", effect.sigma())
                        .done())
                .toList();
    }

    @Override
    public List<String> headings() {
        return List.of("input", "mean size (mu*)", "mean (mu)", "spread (sigma)");
    }

    @Override
    public List<List<String>> rows() {
        return effects.stream()
                .map(effect -> List.of(
                        effect.input(),
                        Indices.size(effect.muStar()),
                        Indices.interval(effect.mu()),
                        Indices.interval(effect.sigma())))
                .toList();
    }

    @Override
    public String toString() {
        return Indices.text(this);
    }
}
