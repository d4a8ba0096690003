package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.sensitivity.Index;
import dev.jacquard.numerics.sensitivity.SobolIndices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sobol' indices: the shares of an output's variance that are due to each input alone, and to it with all others.
 *
 * @param study what was analysed; its method is {@code sobol} or {@code jansen}
 * @param variance variance of the output, in its unit squared; 0 where it does not vary, and then all indices are
 * @param effects one for each input, the largest total first
 */
public record SobolResult(Study study, double variance, List<Effect> effects) implements SensitivityResult {

    /** Below this sum of first-order indices, one input at a time tells too little. */
    private static final double MOSTLY_ADDITIVE = 0.8;

    /** Where an interval of a total share spans more than this, nothing is known about the shares. */
    private static final double WIDEST = 1;

    /**
     * The indices of one input.
     *
     * @param input its name
     * @param first share of the variance that it brings alone
     * @param total share of the variance that it takes part in
     */
    public record Effect(String input, Index first, Index total) {}

    public SobolResult {
        effects = List.copyOf(effects);
    }

    /** The result of an analysis of a design's outputs. */
    public static SobolResult of(Study study, SobolIndices indices) {
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < indices.inputs().size(); i++) {
            effects.add(new Effect(indices.inputs().get(i), indices.first(i), indices.total(i)));
        }
        effects.sort(
                Comparator.comparingDouble((Effect effect) -> -effect.total().value()));
        return new SobolResult(study, indices.variance(), effects);
    }

    /** Sum of the first orders: 1 where the inputs add up. */
    public double firstSum() {
        return effects.stream().mapToDouble(effect -> effect.first().value()).sum();
    }

    /** What to say where inputs act together: the first orders come to less than 0.8 in all. */
    public Optional<String> interactionWarning() {
        return variance > 0 && firstSum() < MOSTLY_ADDITIVE
                ? Optional.of("one input at a time explains " + Decimals.rounded(100 * Math.max(0, firstSum()), 2)
                        + " % of the variance; the rest is due to inputs acting together")
                : Optional.empty();
    }

    /** Whether the variance rests on so few extreme points that an interval of a total share spans more than the whole. */
    public boolean isUnknown() {
        return effects.stream()
                .anyMatch(effect -> effect.total().high() - effect.total().low() > WIDEST);
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (isUnknown()) {
            warnings.add(
                    "the variance rests on a few extreme points, so these shares are not known; rank and pawn need no"
                            + " variance, and the truth of a claim has a tame one");
            return List.copyOf(warnings);
        }
        if (variance == 0) {
            warnings.add(study.output() + " is the same at every point: no input matters to it");
        }
        interactionWarning().ifPresent(warnings::add);
        return List.copyOf(warnings);
    }

    @Override
    public List<Map<String, Object>> indices() {
        return effects.stream()
                .map(effect -> new Indices.Fields(effect.input())
                        .with("first", effect.first())
                        .with("total", effect.total())
                        .with("firstText", effect.first().text())
                        .with("totalText", effect.total().text())
                        .done())
                .toList();
    }

    @Override
    public List<String> headings() {
        return List.of("input", "first", "total");
    }

    @Override
    public List<List<String>> rows() {
        return effects.stream()
                .map(effect -> List.of(effect.input(), Indices.share(effect.first()), Indices.share(effect.total())))
                .toList();
    }

    @Override
    public String toString() {
        return Indices.text(this);
    }
}
