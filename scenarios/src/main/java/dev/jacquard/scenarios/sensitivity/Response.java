package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.Parallel;
import dev.jacquard.numerics.dependence.GaussianCopula;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.sensitivity.Design;
import dev.jacquard.numerics.sensitivity.InputSample;
import dev.jacquard.numerics.sensitivity.Outputs;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.draws.Layout;
import dev.jacquard.scenarios.draws.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One output of a scenario, or whether one of its claims is true, as a pure function of points of the unit cube.
 *
 * <p>A point has one coordinate for each <em>factor</em>: an input that varies. Inputs of one stored fit are drawn together and are
 * one factor, {@code fit: NAME}. A coordinate is a probability strictly between 0 and 1; the quantile of the input's belief turns
 * it into a value. For a choice the options lie side by side in the order of the file, as wide as they are likely; for a fit, its
 * rows. A claim counts 1 where it is true and 0 where it is false, so it is finite where its output is not.
 *
 * <p>Coordinates are taken as they are: where {@link #isCorrelated inputs are correlated}, the design has to join them by {@link
 * #copula}, as {@link dev.jacquard.numerics.sensitivity.ShapleyDesign} and {@link InputSample} do.
 *
 * <pre>{@code
 * var response = Scenario.load("lossy-self-improvement").response("growthSlope");
 * var design = SaltelliDesign.of(response.factors(), 1 << 12, Sampling.SOBOL, 7);
 * SobolIndices.of(response.evaluate(design, 2, ProgressListener.NONE), new Bootstrap(100, 0.9, 7));
 * }</pre>
 */
public final class Response {

    private final Surface surface;
    private final String name;
    private final Layout.Reading reading;
    private final Claim claim;

    private Response(Surface surface, String name, Layout.Reading reading, Claim claim) {
        this.surface = surface;
        this.name = name;
        this.reading = reading;
        this.claim = claim;
    }

    /**
     * The response of this name; an output's name comes before a claim's.
     *
     * @throws IllegalArgumentException for an unknown name, or where no input varies
     */
    public static Response of(Definition definition, String name) {
        return of(Surface.of(definition), name);
    }

    /** The response of this name over a surface. */
    static Response of(Surface surface, String name) {
        Definition definition = surface.definition();
        List<String> outputs = definition.model().outputs().stream()
                .map(output -> output.name())
                .toList();
        if (outputs.contains(name.replaceFirst("[\\[@].*", ""))) {
            return new Response(surface, name, surface.layout().reading(name), null);
        }
        List<String> known = new ArrayList<>(outputs);
        for (Claim claim : definition.claims()) {
            known.add(claim.id());
            if (claim.id().equals(name)) {
                return ofClaim(surface, claim);
            }
        }
        throw new IllegalArgumentException(name + ": unknown output or claim (expected one of: "
                + Check.among(name, known, "jacquard run shows") + ")" + Check.nearest(name, known));
    }

    private static Response ofClaim(Surface surface, Claim claim) {
        String subject = claim.predicate()
                .orElseThrow(() -> Check.refused(
                        "claim", claim.id() + ", an identity without a predicate", "one that draws decide"))
                .subject();
        return new Response(surface, claim.id(), surface.layout().reading(subject), claim);
    }

    /** The output as it was asked for, or the claim's id. */
    public String name() {
        return name;
    }

    /** Unit of the output; plain for a claim. */
    public Unit unit() {
        return claim == null ? reading.unit() : Unit.ONE;
    }

    /** The claim whose truth this is; empty for an output. */
    public Optional<Claim> claim() {
        return Optional.ofNullable(claim);
    }

    /** Names of the factors, in the model's order: the coordinates of a point. */
    public List<String> factors() {
        return surface.factors();
    }

    /** Names of the inputs that a factor sets: itself, or all inputs of a stored fit. */
    public List<String> inputs(int factor) {
        return surface.inputs(factor).stream()
                .map(input -> surface.definition().inputs().get(input).spec().name())
                .toList();
    }

    /** How the factors are correlated, in their order. */
    public GaussianCopula copula() {
        return surface.copula();
    }

    /** Whether any two factors are correlated. */
    public boolean isCorrelated() {
        return !surface.copula().isIndependent();
    }

    /**
     * The response at one point.
     *
     * @param point a coordinate for each factor, in (0, 1)
     * @return the output in its unit, perhaps infinite; or 1 or 0 for a claim
     * @throws RuntimeException what the model throws
     */
    public double at(double... point) {
        return of(surface.row(surface.codes(point)));
    }

    /** What a coordinate stands for, as text: {@code 3.2 min}, the form's name, {@code row 17} of a fit. */
    public String valueText(int factor, double coordinate) {
        return surface.valueText(factor, Check.openFraction(factors().get(factor), coordinate));
    }

    /** The points of the draws that a run with this seed makes, correlated where the scenario says so. */
    public InputSample sample(int draws, long seed) {
        return surface.sample(Check.atLeast("draws", draws, 2), seed);
    }

    /**
     * The response at every row of a design.
     *
     * @param design a design over {@link #factors}
     * @param threads how many threads; the outputs do not depend on it
     * @param progress hears how many rows are done
     * @throws ScenarioException if the model fails on a row: how many, and the values of the first
     */
    public <D extends Design<D>> Outputs<D> evaluate(D design, int threads, ProgressListener progress) {
        return evaluate(List.of(this), design, threads, progress).get(0);
    }

    /**
     * Several responses of one scenario at every row of a design; the model is called once for each row.
     *
     * @param responses made from the same scenario
     * @return the outputs of each response, in their order
     */
    public static <D extends Design<D>> List<Outputs<D>> evaluate(
            List<Response> responses, D design, int threads, ProgressListener progress) {
        Surface surface = responses.get(0).surface;
        for (Response response : responses) {
            if (response.surface.definition() != surface.definition()) {
                throw Check.refused("responses", response.name, "all of one scenario");
            }
        }
        if (!design.inputs().equals(surface.factors())) {
            throw Check.refused("design over", design.inputs(), "the factors " + surface.factors());
        }
        double[][] values = surface.evaluate(design, responses, Parallel.threads(threads), progress);
        List<Outputs<D>> outputs = new ArrayList<>();
        for (double[] column : values) {
            outputs.add(design.outputs(column));
        }
        return List.copyOf(outputs);
    }

    /** The response in a row of outputs. */
    public double of(double[] row) {
        double value = reading.of(row);
        return claim == null ? value : claim.predicate().orElseThrow().holds(value) ? 1 : 0;
    }

    Surface surface() {
        return surface;
    }

    @Override
    public String toString() {
        return name + (unit().isPlain() ? "" : " [" + unit() + "]") + " of "
                + Decimals.rounded(factors().size(), 3) + " factors";
    }
}
