package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.numerics.sensitivity.Pawn;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * PAWN: how much the whole distribution of the output shifts when one input is confined to a slice of its range.
 *
 * @param study what was analysed
 * @param noiseFloor the median distance that inputs the model has never seen stay below, with the level's probability
 * @param effects one for each input, the largest median distance first
 */
public record PawnResult(Study study, double noiseFloor, List<Pawn.Effect> effects) implements SensitivityResult {

    public PawnResult {
        effects = effects.stream()
                .sorted(Comparator.comparingDouble((Pawn.Effect effect) -> -effect.median()))
                .toList();
    }

    @Override
    public List<String> warnings() {
        return List.of("an input that does not matter at all stays below a median of " + Indices.text(noiseFloor)
                + " with a probability of " + study.levelText());
    }

    @Override
    public List<Map<String, Object>> indices() {
        return effects.stream()
                .map(effect -> new Indices.Fields(effect.input())
                        .with("median", effect.median())
                        .with("mean", effect.mean())
                        .with("largest", effect.largest())
                        .with("noiseFloor", noiseFloor)
                        .with("aboveNoise", effect.aboveNoise())
                        .done())
                .toList();
    }

    @Override
    public List<String> headings() {
        return List.of("input", "median", "mean", "largest", "against noise");
    }

    @Override
    public List<List<String>> rows() {
        return effects.stream()
                .map(effect -> List.of(
                        effect.input(),
                        Indices.text(effect.median()),
                        Indices.text(effect.mean()),
                        Indices.text(effect.largest()),
                        effect.aboveNoise() ? "above" : "treat as zero or take more draws"))
                .toList();
    }

    @Override
    public String toString() {
        return Indices.text(this);
    }
}
