package dev.jacquard.scaling.capability;

import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.linear.PrincipalComponents;
import java.util.Arrays;
import java.util.List;

/**
 * An {@link ObservationalLaw} from published models: gaps filled, scores reduced to components, the measure fitted to those, all on models up to
 * a training compute, and tried on the models beyond it.
 *
 * <p>Gaps are filled by the first component. Larger models take no part in anything before they are predicted; drawing at random instead would
 * let their own family tell on them. What it cannot see: scores of benchmarks that a model was trained on, and that families differ in
 * more than efficiency.
 *
 * <pre>{@code
 * var fit = ObservationalFit.upTo(8e22, models, 3, 1);
 * fit.heldOutError();                          // root mean square over the models beyond
 * fit.equivalentFlop(model, "Llama 2");        // compute at which Llama 2 would be as able
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/2405.10938">Ruan et al. 2024</a>, Observational Scaling Laws, sections 3 and 4
 */
public final class ObservationalFit {

    private static final int FILLING_COMPONENTS = 1;

    private final List<EvaluatedModel> fitted;
    private final List<EvaluatedModel> heldOut;
    private final int count;
    private final PrincipalComponents components;
    private final Fit<ObservationalLaw, ObservationalLaw.Point> fit;

    private ObservationalFit(double flop, List<EvaluatedModel> models, int count, double ceiling) {
        this.fitted = models.stream().filter(model -> model.flop() <= flop).toList();
        this.heldOut = models.stream().filter(model -> model.flop() > flop).toList();
        this.count = count;
        Check.atLeast("models up to the cutoff", fitted.size(), 2);
        double[][] rows = fitted.stream().map(EvaluatedModel::row).toArray(double[][]::new);
        this.components = PrincipalComponents.of(PrincipalComponents.impute(rows, FILLING_COMPONENTS));
        this.fit = ObservationalLaw.fitter(count, ceiling)
                .fit(fitted.stream().map(this::point).toList());
    }

    /**
     * Fits on the models up to a training compute.
     *
     * @param flop the cutoff, FLOP; infinite to hold none out
     * @param models with scores on the same benchmarks
     * @param components how many, at least 1; Ruan et al. take 3, which have 97 % of the variance of theirs
     * @param ceiling highest value of the measure, in (0, 1]
     */
    public static ObservationalFit upTo(double flop, List<EvaluatedModel> models, int components, double ceiling) {
        if (flop != Double.POSITIVE_INFINITY) {
            positive("flop", flop);
        }
        return new ObservationalFit(flop, models, components, ceiling);
    }

    private ObservationalLaw.Point point(EvaluatedModel model) {
        return new ObservationalLaw.Point(
                Arrays.stream(components(model)).boxed().toList(), model.metric());
    }

    /** The models fitted. */
    public List<EvaluatedModel> fitted() {
        return fitted;
    }

    /** The models beyond the cutoff. */
    public List<EvaluatedModel> heldOut() {
        return heldOut;
    }

    /** Directions and variances of the scores of the models fitted. */
    public PrincipalComponents components() {
        return components;
    }

    /** The fit of the measure to the components. Its errors take components as exact and models of a family as independent. */
    public Fit<ObservationalLaw, ObservationalLaw.Point> fit() {
        return fit;
    }

    /** The law. */
    public ObservationalLaw law() {
        return fit.law();
    }

    /** A model's first components, its gaps filled. */
    public double[] components(EvaluatedModel model) {
        return components.scores(components.complete(model.row(), FILLING_COMPONENTS), count);
    }

    /** A model's index, log odds of its measure. */
    public double index(EvaluatedModel model) {
        return law().index(components(model));
    }

    /** The measure that a model's scores let expect. */
    public double predict(EvaluatedModel model) {
        return law().metric(components(model));
    }

    /** Root mean square error of the measure over the models fitted. */
    public double error() {
        return error(fitted);
    }

    /** Root mean square error of the measure over the models beyond the cutoff. */
    public double heldOutError() {
        Check.atLeast("models beyond the cutoff", heldOut.size(), 1);
        return error(heldOut);
    }

    private double error(List<EvaluatedModel> models) {
        double squares = 0;
        for (EvaluatedModel model : models) {
            squares += Math.pow(predict(model) - model.metric(), 2);
        }
        return Math.sqrt(squares / models.size());
    }

    /** The line of a family's index against its training compute, through its models up to the cutoff; at least three. */
    public Fit<ComputeLine, ComputeLine.Point> line(String family) {
        List<ComputeLine.Point> points = fitted.stream()
                .filter(model -> model.family().equals(family))
                .map(model -> new ComputeLine.Point(model.flop(), index(model)))
                .toList();
        if (points.size() < 3) {
            List<String> families =
                    fitted.stream().map(EvaluatedModel::family).distinct().toList();
            throw Check.refused(
                    "models of " + family,
                    points.size(),
                    "at least 3 up to the cutoff" + Check.nearest(family, families));
        }
        return ComputeLine.fitter().fit(points);
    }

    /** The training compute at which a family would be as able as a model, by the family's line, FLOP. */
    public double equivalentFlop(EvaluatedModel model, String family) {
        return line(family).law().flop(index(model));
    }
}
