package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.search.Layout;
import dev.jacquard.numerics.linear.Eigen;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Student's t around estimates, on their free scales, with the estimates' covariance. */
final class JointDraws {

    private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);
    private static final String NAME = "covariance of a fit";

    private final Layout layout;
    private final double[] centre;
    private final double[] all;
    private final double[][] root;
    private final double freedom;
    private final Map<Integer, Double> bounds;

    private JointDraws(Layout layout, double[] all, double[][] root, double freedom, Map<Integer, Double> bounds) {
        this.bounds = bounds;
        this.layout = layout;
        this.all = all;
        this.centre = layout.reduce(all);
        this.root = root;
        this.freedom = freedom;
    }

    static JointDraws of(Optimum<?, ?> optimum, double[][] covariance) {
        refuseOpen(optimum);
        return around(optimum, covariance);
    }

    /** Draws in the directions that are not flat. */
    static JointDraws around(Optimum<?, ?> optimum, double[][] covariance) {
        return new JointDraws(
                optimum.inner.layout, optimum.free, root(covariance), optimum.freedomOfErrors(), optimum.bounds);
    }

    private static void refuseOpen(Optimum<?, ?> optimum) {
        List<String> open = optimum.wald().stream()
                .filter(each -> !(each.standardError() < Double.POSITIVE_INFINITY))
                .map(Estimate::name)
                .toList();
        if (!open.isEmpty()) {
            throw Check.refused(
                    "draws from the covariance",
                    "no finite error for " + String.join(", ", open),
                    "parameters that the rows determine; use bootstrap");
        }
    }

    /** A matrix whose product with its transpose is the covariance: scaled to correlations first, eigenvalues below zero taken as zero. */
    private static double[][] root(double[][] covariance) {
        int size = covariance.length;
        double[] errors = new double[size];
        for (int k = 0; k < size; k++) {
            errors[k] = Math.sqrt(covariance[k][k]);
        }
        double[][] correlations = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                double scale = errors[k] * errors[l];
                correlations[k][l] = scale > 0 ? covariance[k][l] / scale : 0;
            }
        }
        Eigen eigen = Eigen.of(correlations);
        double[][] root = new double[size][size];
        for (int k = 0; k < size; k++) {
            for (int j = 0; j < size; j++) {
                root[k][j] = errors[k] * eigen.vectors()[k][j] * Math.sqrt(Math.max(0, eigen.values()[j]));
            }
        }
        return root;
    }

    /** One law; a failure if it lies outside the family's bounds. */
    <L, R> Refitter.Refit<L, R> law(Setup<L, R> setup, int rows, long seed, int draw) {
        int size = centre.length;
        Stream stream = Stream.of(seed, NAME);
        long first = (long) draw * (size + 1);
        double[] normal = new double[size];
        for (int j = 0; j < size; j++) {
            normal[j] = STANDARD.inverseCumulativeProbability(stream.uniform(first + j));
        }
        double chi =
                new ChiSquaredDistribution(null, freedom).inverseCumulativeProbability(stream.uniform(first + size));
        double stretch = Math.sqrt(freedom / chi);
        double[] point = centre.clone();
        for (int k = 0; k < size; k++) {
            for (int j = 0; j < size; j++) {
                point[k] += stretch * root[k][j] * normal[j];
            }
        }
        double[] full = all.clone();
        layout.expand(point, full);
        try {
            return new Refitter.Refit<>(setup.law(full), bounds, null);
        } catch (IllegalArgumentException outside) {
            return Refitter.Refit.failed(new FailedFit<>(
                    setup.fitter.family.name(),
                    rows,
                    "the draw lies outside the bounds: " + outside.getMessage(),
                    0,
                    Double.POSITIVE_INFINITY,
                    Map.of(),
                    Double.POSITIVE_INFINITY));
        }
    }
}
