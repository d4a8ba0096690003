package dev.jacquard.laws;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;
import dev.jacquard.data.Vintage;
import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A law of the catalogue: what goes in, what comes out, who printed it and where it was observed.
 *
 * <pre>{@code
 * CatalogueLaw law = LawCatalogue.find("chinchilla/besiroglu2024");
 * law.at(Map.of("parameters", 70e9, "tokens", 1.4e12)).get("loss");   // 1.974
 * }</pre>
 *
 * @param id its name, {@code family/publication}, or the family alone where there is one form only
 * @param family the form
 * @param title one line for people
 * @param citation where it was printed
 * @param confidence how well it is backed
 * @param inputs what it takes, in order
 * @param outputs what it gives, in order
 * @param calibrated where it was observed
 * @param notes what a user should know
 * @param vintage from when it was known, and what has taken its place
 * @param formula from the values of the inputs to those of the outputs
 */
public record CatalogueLaw(
        String id,
        String family,
        String title,
        String citation,
        Confidence confidence,
        List<Variable> inputs,
        List<Variable> outputs,
        CalibratedRange calibrated,
        String notes,
        Vintage vintage,
        Formula formula) {

    /** The values of the outputs by name, in order, from those of the inputs, all in their own units. */
    @FunctionalInterface
    public interface Formula {
        Map<String, Double> at(Map<String, Double> inputs);
    }

    /**
     * An input that lies outside what was observed.
     *
     * @param input its name
     * @param times how many times, by {@link CalibratedRange#beyond}
     */
    public record Beyond(String input, double times) {}

    public CatalogueLaw {
        notBlank("id", id);
        notBlank("family", family);
        notNull("formula", formula);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** The laws of a signature: each publication, or the formula alone. */
    static <L> List<CatalogueLaw> all(Signature<L> signature) {
        return signature
                .stated()
                .map(stated -> List.of(of(signature, stated)))
                .orElseGet(() -> signature.published().stream()
                        .map(published -> of(signature, published))
                        .toList());
    }

    private static <L> CatalogueLaw of(Signature<L> signature, Published<L> published) {
        return new CatalogueLaw(
                published.id(),
                published.family(),
                published.title(),
                published.citation().text(),
                published.confidence(),
                signature.inputs(published.law()),
                signature.outputs(),
                published.range(),
                published.notes(),
                published.vintage(),
                values -> signature.at(published.law(), values));
    }

    private static CatalogueLaw of(Signature<?> signature, Stated stated) {
        return new CatalogueLaw(
                stated.id(),
                stated.family(),
                stated.title(),
                stated.source(),
                stated.confidence(),
                signature.inputs(),
                signature.outputs(),
                stated.range(),
                stated.notes(),
                Vintage.undated(),
                signature::at);
    }

    /** The same law under another name. */
    CatalogueLaw named(String other) {
        return new CatalogueLaw(
                other, family, title, citation, confidence, inputs, outputs, calibrated, notes, vintage, formula);
    }

    /** The input of this name; an unknown one is refused with the nearest. */
    public Variable input(String name) {
        List<String> names = names();
        int index = names.indexOf(name);
        if (index < 0) {
            throw Check.refused(
                    name,
                    "unknown input of " + id,
                    "one of: " + Check.among(name, names, "jacquard laws lists") + Check.nearest(name, names));
        }
        return inputs.get(index);
    }

    /**
     * The outputs by name, in order.
     *
     * @param values one for each input, in its own unit
     * @throws IllegalArgumentException for an input that is missing, unknown or outside its mathematical domain
     */
    public Map<String, Double> at(Map<String, Double> values) {
        values.keySet().forEach(this::input);
        return formula.at(values);
    }

    /** Whether anybody stated where any of its inputs was observed. */
    public boolean observed() {
        return unobserved().size() < inputs.size();
    }

    /** The inputs of which nobody stated where they were observed, in order. */
    public List<String> unobserved() {
        return calibrated.lacking(names());
    }

    /** The sentence about the {@link #unobserved} ones; nothing where there are none. */
    public Optional<String> unstated() {
        return calibrated.unstated(names());
    }

    private List<String> names() {
        return inputs.stream().map(Variable::name).toList();
    }

    /** The inputs that lie outside what was observed, in order; those are not among them of which nobody stated that ({@link #unobserved}). */
    public List<Beyond> beyond(Map<String, Double> values) {
        List<Beyond> beyond = new ArrayList<>();
        for (Variable input : inputs) {
            double times = calibrated.beyond(input.name(), values.get(input.name()));
            if (times > 1) {
                beyond.add(new Beyond(input.name(), times));
            }
        }
        return beyond;
    }

    /** What to know before relying on an answer at these inputs: rounded coefficients, values that nobody read in their source. */
    public List<String> warnings(Map<String, Double> values) {
        List<String> warnings = new ArrayList<>();
        RoundedLoss.warning(this, values).ifPresent(warnings::add);
        warnings.addAll(cautions());
        return List.copyOf(warnings);
    }

    /** What to know before relying on its values, at whatever inputs: that nobody read them in their source, or what has superseded them. */
    public List<String> cautions() {
        return Stream.concat(
                        vintage.supersededBy().map(other -> "superseded by " + other).stream(),
                        confidence.caution().stream())
                .map(caution -> id + ": " + caution)
                .toList();
    }
}
