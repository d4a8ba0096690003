package dev.jacquard.scenarios.claims;

import dev.jacquard.numerics.sensitivity.TotalEffect;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.draws.Engine;
import dev.jacquard.scenarios.draws.Layout;
import dev.jacquard.scenarios.draws.Sampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** How much each input decides of each claim: draws are repeated with one input drawn anew. */
public final class Drivers {

    /** Draws that are repeated: enough to tell an index of 0.05 from none. */
    public static final int MOST_DRAWS = 4_096;

    /** An input that takes part in less of the variance is no driver. */
    private static final double SMALLEST = 0.05;

    /** Where one input varies alone, whatever varies is due to it: nothing is left to estimate. */
    private static final TotalEffect ALL = new TotalEffect(1, 0);

    private final List<Sampler.Factor> factors;
    private final Map<Integer, TotalEffect[]> effects;

    private Drivers(List<Sampler.Factor> factors, Map<Integer, TotalEffect[]> effects) {
        this.factors = factors;
        this.effects = effects;
    }

    /**
     * How much each factor decides of each claim.
     *
     * @param subjects for each claim, what its predicate reads; null for one without a predicate
     * @param draws how many there are
     */
    static Drivers of(Definition definition, Engine engine, List<Subject> subjects, int draws) {
        List<Sampler.Factor> factors = engine.sampler().factors();
        int repeated = Math.min(draws, MOST_DRAWS);
        Map<Integer, TotalEffect[]> effects = new HashMap<>();
        if (repeated < 2) {
            return new Drivers(factors, effects);
        }
        Map<Layout.Reading, List<Integer>> asking = asking(definition, engine);
        List<Layout.Reading> readings = List.copyOf(asking.keySet());
        for (int f = 0; f < factors.size(); f++) {
            Sampler.Factor factor = factors.get(f);
            double[][] redrawn = engine.each(repeated, readings.size(), draw -> {
                double[] row = engine.evaluator().row(engine.sampler().redrawn(draw, factor));
                return readings.stream().mapToDouble(reading -> reading.of(row)).toArray();
            });
            for (int r = 0; r < redrawn.length; r++) {
                for (int claim : asking.get(readings.get(r))) {
                    Condition predicate =
                            definition.claims().get(claim).predicate().orElseThrow();
                    effects.computeIfAbsent(claim, key -> new TotalEffect[factors.size()])[f] = factors.size() == 1
                            ? ALL
                            : totalEffect(predicate, subjects.get(claim).values(), redrawn[r]);
                }
            }
        }
        return new Drivers(factors, effects);
    }

    /** The factor of the largest effect on a claim, if that is large enough. */
    Optional<Driver> driver(int claim) {
        Driver best = null;
        for (int f = 0; effects.containsKey(claim) && f < factors.size(); f++) {
            TotalEffect effect = effects.get(claim)[f];
            if (effect.value() >= SMALLEST && (best == null || effect.value() > best.totalEffect())) {
                best = new Driver(factors.get(f).name(), effect.value(), effect.standardError());
            }
        }
        return Optional.ofNullable(best);
    }

    /**
     * Positions of inputs, those of the largest effect on a claim first, equal ones in the model's order.
     *
     * <p>An input whose effect nobody measured, because it only varies in a variant, comes before all others: that it varies is what
     * the variant is about.
     */
    int[] ranked(int claim, IntStream inputs) {
        return inputs.boxed()
                .sorted(Comparator.comparingDouble(input -> -effect(claim, input)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double effect(int claim, int input) {
        for (int f = 0; effects.containsKey(claim) && f < factors.size(); f++) {
            if (factors.get(f).inputs().contains(input)) {
                return effects.get(claim)[f].value();
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The claims that draws decide, by the number they are about. */
    private static Map<Layout.Reading, List<Integer>> asking(Definition definition, Engine engine) {
        Map<Layout.Reading, List<Integer>> asking = new LinkedHashMap<>();
        for (int c = 0; c < definition.claims().size(); c++) {
            Claim claim = definition.claims().get(c);
            if (claim.predicate().isPresent() && claim.kind() != Claim.Kind.IDENTITY) {
                Layout.Reading reading =
                        engine.layout().reading(claim.predicate().get().subject());
                asking.computeIfAbsent(reading, key -> new ArrayList<>()).add(c);
            }
        }
        return asking;
    }

    private static TotalEffect totalEffect(Condition predicate, double[] values, double[] redrawn) {
        double[] base = new double[redrawn.length];
        double[] kept = new double[redrawn.length];
        int size = 0;
        boolean changes = false;
        for (int draw = 0; draw < redrawn.length; draw++) {
            // A draw on which the model has no answer says nothing about this input.
            if (!Double.isNaN(redrawn[draw]) && !Double.isNaN(values[draw])) {
                base[size] = predicate.holds(values[draw]) ? 1 : 0;
                kept[size] = predicate.holds(redrawn[draw]) ? 1 : 0;
                changes |= base[size] != kept[size];
                size++;
            }
        }
        return size < 2 || !changes
                ? TotalEffect.NONE
                : TotalEffect.of(Arrays.copyOf(base, size), Arrays.copyOf(kept, size));
    }
}
