package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.dependence.CorrelationMatrix;
import dev.jacquard.numerics.dependence.GaussianCopula;
import dev.jacquard.numerics.uncertainty.Constant;
import dev.jacquard.scenarios.argument.Correlation;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;

/**
 * The rank correlations of a scenario's inputs as a Gaussian copula.
 *
 * <p>Inputs without a correlation keep their own numbers; those with one are joined in the order of their names, so that neither
 * the model's order nor another input changes what they draw.
 */
public final class Copula {

    /** The nearest matrix only just goes together; so much of it still does once it is rounded. */
    private static final double SHORT_OF_NEAREST = 0.99;

    private static final double NO_CORRELATION = 1e-3;

    private final int[] members;
    private final GaussianCopula joint;

    private Copula(int[] members, GaussianCopula joint) {
        this.members = members;
        this.joint = joint;
    }

    /**
     * The copula of a scenario's correlations.
     *
     * @throws IllegalArgumentException if the correlations contradict each other (no positive definite matrix has them)
     */
    public static Copula of(List<Definition.Input> inputs, List<Correlation> correlations) {
        List<String> names = inputs.stream().map(input -> input.spec().name()).toList();
        List<String> joined = correlations.stream()
                .flatMap(correlation -> Stream.of(correlation.first(), correlation.second()))
                .distinct()
                .sorted()
                .toList();
        double[][] spearman = new double[joined.size()][joined.size()];
        for (int i = 0; i < spearman.length; i++) {
            spearman[i][i] = 1;
        }
        for (Correlation correlation : correlations) {
            int first = joined.indexOf(correlation.first());
            int second = joined.indexOf(correlation.second());
            spearman[first][second] = correlation.spearman();
            spearman[second][first] = correlation.spearman();
        }
        int[] members = joined.stream().mapToInt(names::indexOf).toArray();
        return new Copula(members, members.length == 0 ? null : joint(joined, spearman));
    }

    private static GaussianCopula joint(List<String> names, double[][] spearman) {
        try {
            return GaussianCopula.ofSpearman(spearman);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "correlations of " + String.join(", ", names) + ": " + e.getMessage() + repair(names, spearman), e);
        }
    }

    /** What to write instead: the nearest correlations that go together, as the file has them. */
    private static String repair(List<String> names, double[][] spearman) {
        double[][] scores = Arrays.stream(spearman)
                .map(row -> Arrays.stream(row).map(GaussianCopula::score).toArray())
                .toArray(double[][]::new);
        CorrelationMatrix nearest = CorrelationMatrix.nearest(scores).matrix();
        StringJoiner lines = new StringJoiner(", ");
        for (int i = 0; i < spearman.length; i++) {
            for (int j = i + 1; j < spearman.length; j++) {
                String offered = Decimals.rounded(GaussianCopula.spearman(SHORT_OF_NEAREST * nearest.get(i, j)), 3);
                if (spearman[i][j] != 0 || Math.abs(nearest.get(i, j)) > NO_CORRELATION) {
                    lines.add("[" + names.get(i) + ", " + names.get(j) + ", " + offered + "]");
                }
            }
        }
        return "; these go together: " + lines;
    }

    /** Whether an input can be correlated: it must be a number that varies on its own. */
    public static boolean canBeCorrelated(Marginal marginal) {
        return marginal instanceof Marginal.Number number && !(number.distribution() instanceof Constant);
    }

    /** Makes the uniform numbers of one draw correlated, in place. */
    public void join(double[] uniforms) {
        if (members.length > 0) {
            double[] own = own(member -> uniforms[member]);
            joint.join(own);
            for (int i = 0; i < members.length; i++) {
                uniforms[members[i]] = own[i];
            }
        }
    }

    /**
     * The uniform number of one input drawn anew, given those of all others after {@link #join}.
     *
     * @param uniforms the correlated numbers of the draw
     * @param input position of the input
     * @param fresh an independent uniform number for each input
     */
    public double redraw(double[] uniforms, int input, IntToDoubleFunction fresh) {
        boolean[] again = new boolean[members.length];
        int own = -1;
        for (int i = 0; i < members.length; i++) {
            if (members[i] == input) {
                again[i] = true;
                own = i;
            }
        }
        return own < 0
                ? fresh.applyAsDouble(input)
                : joint.redraw(own(member -> uniforms[member]), again, own(fresh))[own];
    }

    private double[] own(IntToDoubleFunction number) {
        return Arrays.stream(members).mapToDouble(number).toArray();
    }
}
