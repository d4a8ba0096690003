package dev.jacquard.scenarios.draws;

import dev.jacquard.numerics.uncertainty.Constant;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scenarios.binding.Copula;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The draws of a scenario's inputs: each a pure function of (seed, input name, draw index).
 *
 * <p>Inputs that name one stored fit share its stream, and so its row.
 */
public final class Sampler {

    /** Leads the stream of a redraw; no input's name holds a blank. */
    private static final String REDRAW = "redraw of ";

    private final List<Marginal> marginals;
    private final Stream[] streams;
    private final Stream[] redraws;
    private final Copula copula;
    private final List<Factor> factors;

    /**
     * What is drawn in one go: an input, or all inputs of one stored fit.
     *
     * @param name the input's name, or {@code fit: NAME}
     * @param inputs positions of its inputs
     */
    public record Factor(String name, List<Integer> inputs) {}

    /** The draws of a seed. */
    public Sampler(Definition definition, long seed) {
        this.marginals =
                definition.inputs().stream().map(Definition.Input::marginal).toList();
        this.streams = new Stream[marginals.size()];
        this.redraws = new Stream[marginals.size()];
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int i = 0; i < streams.length; i++) {
            String name = marginals.get(i) instanceof Marginal.Joint joint
                    ? "fit: " + joint.fit()
                    : definition.inputs().get(i).spec().name();
            streams[i] = Stream.of(seed, name);
            redraws[i] = Stream.of(seed, REDRAW + name);
            if (varies(marginals.get(i))) {
                byName.computeIfAbsent(name, key -> new ArrayList<>()).add(i);
            }
        }
        this.copula = Copula.of(definition.inputs(), definition.correlations());
        this.factors = byName.entrySet().stream()
                .map(entry -> new Factor(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    /** Whether an input has more than one value. */
    public static boolean varies(Marginal marginal) {
        if (marginal instanceof Marginal.Number number) {
            return !(number.distribution() instanceof Constant);
        }
        return !(marginal instanceof Marginal.Forms forms) || forms.names().size() > 1;
    }

    /** What varies, in the model's order. */
    public List<Factor> factors() {
        return factors;
    }

    /** The uniform numbers of a draw, correlated where inputs are. */
    public double[] uniforms(long draw) {
        double[] uniforms = new double[streams.length];
        for (int i = 0; i < uniforms.length; i++) {
            uniforms[i] = streams[i].uniform(draw);
        }
        copula.join(uniforms);
        return uniforms;
    }

    /** The codes of a draw. */
    public double[] codes(long draw) {
        return codes(uniforms(draw));
    }

    /** The codes of a draw with one factor drawn anew, given all others. */
    public double[] redrawn(long draw, Factor factor) {
        double[] uniforms = uniforms(draw);
        double[] changed = uniforms.clone();
        for (int input : factor.inputs()) {
            changed[input] = copula.redraw(uniforms, input, other -> redraws[other].uniform(draw));
        }
        return codes(changed);
    }

    /** The codes at which all inputs are in the middle: medians, and the likeliest forms. */
    public double[] middle() {
        return marginals.stream().mapToDouble(Marginal::middle).toArray();
    }

    private double[] codes(double[] uniforms) {
        double[] codes = new double[uniforms.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = marginals.get(i).code(uniforms[i]);
        }
        return codes;
    }
}
