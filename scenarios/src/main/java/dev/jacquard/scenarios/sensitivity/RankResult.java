package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.numerics.sensitivity.Index;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rank correlations of the output with each input: which way it moves, and how steadily.
 *
 * @param study what was analysed
 * @param effects one for each input, the largest partial correlation first; those without an order last
 */
public record RankResult(Study study, List<Effect> effects) implements SensitivityResult {

    /**
     * The correlations of one input.
     *
     * @param input its name
     * @param spearman Spearman's rank correlation; empty for a choice of names and for a fit, which have no order
     * @param partial the same with all other ordered inputs accounted for
     */
    public record Effect(String input, Optional<Index> spearman, Optional<Index> partial) {
        private double size() {
            return partial.map(index -> Math.abs(index.value())).orElse(-1.0);
        }
    }

    public RankResult {
        effects = effects.stream()
                .sorted(Comparator.comparingDouble((Effect effect) -> -effect.size()))
                .toList();
    }

    @Override
    public List<String> warnings() {
        List<String> without = effects.stream()
                .filter(effect -> effect.spearman().isEmpty())
                .map(Effect::input)
                .toList();
        return without.isEmpty()
                ? List.of()
                : List.of(String.join(", ", without) + ": no order, and so no rank; pawn and sobol take any input");
    }

    @Override
    public List<Map<String, Object>> indices() {
        Index none = new Index(Double.NaN, Double.NaN, Double.NaN, Double.NaN, study.level());
        return effects.stream()
                .map(effect -> new Indices.Fields(effect.input())
                        .with("spearman", effect.spearman().orElse(none))
                        .with("partial", effect.partial().orElse(none))
                        .done())
                .toList();
    }

    @Override
    public List<String> headings() {
        return List.of("input", "spearman", "partial");
    }

    @Override
    public List<List<String>> rows() {
        return effects.stream()
                .map(effect -> List.of(effect.input(), text(effect.spearman()), text(effect.partial())))
                .toList();
    }

    private static String text(Optional<Index> index) {
        return index.map(known -> known.low() <= 0 && known.high() >= 0
                        ? "treat as zero or take more draws (" + Indices.text(known.low()) + " to "
                                + Indices.text(known.high()) + ")"
                        : Indices.interval(known))
                .orElse("–");
    }

    @Override
    public String toString() {
        return Indices.text(this);
    }
}
