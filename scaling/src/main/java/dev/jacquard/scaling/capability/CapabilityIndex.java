package dev.jacquard.scaling.capability;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Capabilities of models and difficulties of benchmarks on one scale, so that models compare which no benchmark has both of.
 *
 * <p>The scale is fixed by convention. {@link CapabilityIndexFit} gives one benchmark difficulty 0 and slope 1; {@link #rescaled} then gives two
 * models the numbers one wants, as Epoch's index gives Claude 3.5 Sonnet 130 and GPT-5 150. Either way scores stay as they are, and only
 * differences of capability mean something, not ratios.
 *
 * <pre>{@code
 * CapabilityIndex index = CapabilityIndexFit.of(scores, "Winogrande").index();
 * index.rescaled("Claude 3.5 Sonnet", 130, "GPT-5", 150).capability("Llama 3 70B");
 * }</pre>
 *
 * @param capabilities by model
 * @param benchmarks by name
 */
public record CapabilityIndex(Map<String, Double> capabilities, Map<String, ItemResponse> benchmarks) {

    public CapabilityIndex {
        capabilities.forEach((model, capability) -> finite("capability of " + model, capability));
        capabilities = Collections.unmodifiableMap(new LinkedHashMap<>(capabilities));
        benchmarks = Collections.unmodifiableMap(new LinkedHashMap<>(benchmarks));
    }

    /** The capability of a model; an unknown one is refused with the nearest. */
    public double capability(String model) {
        return known("model", capabilities, model);
    }

    /** A benchmark; an unknown one is refused with the nearest. */
    public ItemResponse benchmark(String name) {
        return known("benchmark", benchmarks, name);
    }

    private static <V> V known(String kind, Map<String, V> values, String name) {
        V value = values.get(name);
        if (value == null) {
            throw Check.refused(
                    kind, name, values.size() + " are known" + Check.nearest(name, new ArrayList<>(values.keySet())));
        }
        return value;
    }

    /** The score to expect of a model on a benchmark, measured or not. */
    public double score(String model, String benchmark) {
        return benchmark(benchmark).score(capability(model));
    }

    /**
     * The same scores on another scale: capabilities and difficulties become {@code scale C + shift}, slopes {@code alpha / scale}.
     *
     * @param scale {@code > 0}
     */
    public CapabilityIndex transformed(double scale, double shift) {
        positive("scale", scale);
        Map<String, Double> models = new LinkedHashMap<>();
        capabilities.forEach((name, capability) -> models.put(name, scale * capability + shift));
        Map<String, ItemResponse> items = new LinkedHashMap<>();
        benchmarks.forEach((name, item) -> items.put(name, item.transformed(scale, shift)));
        return new CapabilityIndex(models, items);
    }

    /**
     * The same scores on the scale on which two models have given numbers; the more capable one the higher.
     *
     * @throws IllegalArgumentException if the models are equally capable, or the numbers are in the other order
     */
    public CapabilityIndex rescaled(String model, double value, String other, double otherValue) {
        double scale = (otherValue - value) / (capability(other) - capability(model));
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw Check.refused(
                    "values of " + model + " and " + other,
                    value + " and " + otherValue,
                    "the higher one for the more capable model");
        }
        return transformed(scale, value - scale * capability(model));
    }
}
