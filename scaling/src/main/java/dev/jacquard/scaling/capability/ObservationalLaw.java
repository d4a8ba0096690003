package dev.jacquard.scaling.capability;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.fraction;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import java.util.ArrayList;
import java.util.List;

/**
 * A downstream measure from the principal components of benchmark scores: {@code E = ceiling / (1 + exp(-(beta . S + alpha)))}.
 *
 * <p>The components stand for abilities that all families share, so that models which differ in compute and training become rows of one fit
 * ({@link ObservationalFit}). The index {@code beta . S + alpha} does not depend on the signs and turns of the components; single betas do.
 *
 * <pre>{@code
 * new ObservationalLaw(List.of(4.0, 1.5), -1, 1).metric(0.3, 0.1);   // 0.587
 * }</pre>
 *
 * @param beta one for each component, at least one
 * @param alpha log odds at the mean model
 * @param ceiling highest value of the measure, in (0, 1]
 * @see <a href="https://arxiv.org/abs/2405.10938">Ruan et al. 2024</a>, Observational Scaling Laws, section 3
 */
public record ObservationalLaw(List<Double> beta, double alpha, double ceiling) {

    public ObservationalLaw {
        beta = List.copyOf(beta);
        Check.atLeast("components", beta.size(), 1);
        beta.forEach(each -> finite("beta", each));
        finite("alpha", alpha);
        if (!(ceiling > 0 && ceiling <= 1)) {
            throw Check.refused("ceiling", ceiling, "in (0, 1]");
        }
    }

    /**
     * A model in its components, and its downstream measure.
     *
     * @param components principal components of its benchmark scores
     * @param metric in [0, 1]
     */
    public record Point(List<Double> components, double metric) {
        public Point {
            components = List.copyOf(components);
            fraction("metric", metric);
        }
    }

    /**
     * The form with so many components and the ceiling held: beta1, beta2, .., alpha.
     *
     * @param ceiling in (0, 1]; held, because few models come near enough to it to fit it
     */
    public static Family<ObservationalLaw> family(int components, double ceiling) {
        Check.atLeast("components", components, 1);
        List<Param> params = new ArrayList<>();
        for (int k = 1; k <= components; k++) {
            params.add(Param.real("beta" + k, "1"));
        }
        params.add(Param.real("alpha", "1"));
        return Family.of(
                ObservationalLaw.class,
                v -> new ObservationalLaw(betas(v, components), v[components], ceiling),
                ObservationalLaw::vector,
                params.toArray(Param[]::new));
    }

    private static List<Double> betas(double[] v, int components) {
        List<Double> betas = new ArrayList<>();
        for (int k = 0; k < components; k++) {
            betas.add(v[k]);
        }
        return betas;
    }

    private double[] vector() {
        double[] v = new double[beta.size() + 1];
        for (int k = 0; k < beta.size(); k++) {
            v[k] = beta.get(k);
        }
        v[beta.size()] = alpha;
        return v;
    }

    /** A fitter: least squares of the measure itself, so that values of 0 and of the ceiling count as they are; 50 starts. */
    public static Fitter<ObservationalLaw, Point> fitter(int components, double ceiling) {
        Fitter<ObservationalLaw, Point> fitter = Fitter.of(
                        family(components, ceiling),
                        (ObservationalLaw law, Point point) -> law.metric(numbers(point.components())),
                        Point::metric)
                .starts(50, 1);
        for (int k = 0; k < components; k++) {
            int place = k;
            fitter = fitter.input(
                    "component" + (k + 1), point -> point.components().get(place));
        }
        return fitter;
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The index {@code beta . S + alpha}: log odds of the share of the ceiling. */
    public double index(double... components) {
        if (components.length != beta.size()) {
            throw Check.refused("components", components.length, beta.size() + " numbers");
        }
        double sum = alpha;
        for (int k = 0; k < components.length; k++) {
            sum += beta.get(k) * components[k];
        }
        return sum;
    }

    /** The downstream measure of a model with these components, in (0, ceiling). */
    public double metric(double... components) {
        return ceiling / (1 + Math.exp(-index(components)));
    }
}
