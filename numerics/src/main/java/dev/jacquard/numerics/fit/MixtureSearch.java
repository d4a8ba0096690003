package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * Looks for columns whose values part the residuals, by analysis of variance: the column that explains most goes first, its means are taken
 * off, and the others are asked again.
 *
 * <p>Two things explain residuals without being a mixture, and are passed over. A column with hardly two rows to a value explains anything.
 * And where a form does not quite carry over, its residuals bend along an input, so that any labels that cut an input into stretches explain
 * them: sizes, stages, eras.
 */
final class MixtureSearch {

    /** The share of the variance of the residuals that a column must explain, beyond chance. */
    private static final double MOST = 0.5;

    /** The chance of random labels, over all columns asked. */
    private static final double SIGNIFICANT = 1e-4;

    private static final int FEWEST_ROWS_OF_A_KIND = 3;
    private static final int MOST_KINDS = 200;

    private final double[] residuals;
    private final Residual scale;
    private final int parameters;
    private final List<double[]> inputs;

    /**
     * Prepares.
     *
     * @param residuals predicted less observed
     * @param parameters how many were fitted
     * @param inputs columns along which labels may run
     */
    MixtureSearch(double[] residuals, Residual scale, int parameters, List<double[]> inputs) {
        this.residuals = residuals.clone();
        this.scale = scale;
        this.parameters = parameters;
        this.inputs = inputs;
    }

    /** A column as numbers of kinds. */
    private record Labels(List<String> columns, int[] kinds, List<String> values) {}

    List<Mixture> in(Map<String, List<String>> columns) {
        List<Labels> left = new ArrayList<>();
        columns.forEach((name, texts) -> {
            if (texts.size() != residuals.length) {
                throw Check.refused(name, texts.size() + " values", residuals.length + " as there are rows");
            }
            Labels labels = labels(name, texts);
            if (eligible(labels)) {
                left.stream()
                        .filter(other -> Arrays.equals(other.kinds, labels.kinds))
                        .findFirst()
                        .ifPresentOrElse(other -> other.columns.add(name), () -> left.add(labels));
            }
        });
        List<Mixture> mixtures = new ArrayList<>();
        double asked = Math.max(1, left.size());
        double[] rest = residuals.clone();
        while (!left.isEmpty()) {
            Labels best = left.stream()
                    .max(Comparator.comparingDouble((Labels each) -> explained(rest, each)))
                    .orElseThrow();
            if (!(explained(rest, best) >= MOST) || !(chance(rest, best) <= SIGNIFICANT / asked)) {
                break;
            }
            List<String> after =
                    mixtures.stream().map(each -> each.columns().get(0)).toList();
            mixtures.add(mixture(best, explained(rest, best), after));
            double[] means = means(rest, best);
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= means[best.kinds[i]];
            }
            left.remove(best);
        }
        return mixtures;
    }

    private static Labels labels(String name, List<String> texts) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> values = new ArrayList<>();
        int[] kinds = new int[texts.size()];
        for (int i = 0; i < kinds.length && values.size() <= MOST_KINDS; i++) {
            String text = texts.get(i);
            Integer known = numbers.putIfAbsent(text, values.size());
            kinds[i] = known == null ? values.size() : known;
            if (known == null) {
                values.add(text);
            }
        }
        return new Labels(new ArrayList<>(List.of(name)), kinds, values);
    }

    private boolean eligible(Labels labels) {
        int kinds = labels.values.size();
        return kinds >= 2
                && kinds <= MOST_KINDS
                && kinds * FEWEST_ROWS_OF_A_KIND <= residuals.length
                && residuals.length - kinds - parameters > 0
                && inputs.stream().noneMatch(input -> inStretches(input, labels));
    }

    /** Whether each kind is one stretch of an input. */
    private static boolean inStretches(double[] input, Labels labels) {
        int kinds = labels.values.size();
        double[] low = new double[kinds];
        double[] high = new double[kinds];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < input.length; i++) {
            low[labels.kinds[i]] = Math.min(low[labels.kinds[i]], input[i]);
            high[labels.kinds[i]] = Math.max(high[labels.kinds[i]], input[i]);
        }
        int[] ascending = IntStream.range(0, kinds)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer kind) -> low[kind]).thenComparingDouble(kind -> high[kind]))
                .mapToInt(Integer::intValue)
                .toArray();
        return IntStream.range(1, kinds).allMatch(j -> high[ascending[j - 1]] <= low[ascending[j]])
                && low[ascending[0]] < high[ascending[kinds - 1]];
    }

    private static int[] counts(Labels labels) {
        int[] counts = new int[labels.values.size()];
        for (int kind : labels.kinds) {
            counts[kind]++;
        }
        return counts;
    }

    private static double[] means(double[] numbers, Labels labels) {
        int[] counts = counts(labels);
        double[] means = new double[counts.length];
        for (int i = 0; i < numbers.length; i++) {
            means[labels.kinds[i]] += numbers[i] / counts[labels.kinds[i]];
        }
        return means;
    }

    /** Sums of squares: within kinds, and about the mean of all. */
    private static double[] squares(double[] numbers, Labels labels) {
        double[] means = means(numbers, labels);
        double mean = Arrays.stream(numbers).average().orElseThrow();
        double within = 0;
        double all = 0;
        for (int i = 0; i < numbers.length; i++) {
            double own = numbers[i] - means[labels.kinds[i]];
            within += own * own;
            all += (numbers[i] - mean) * (numbers[i] - mean);
        }
        return new double[] {within, all};
    }

    /** One less the ratio of the variances within kinds and of all: the adjusted coefficient of determination. */
    private double explained(double[] numbers, Labels labels) {
        double[] squares = squares(numbers, labels);
        double within = squares[0] / (numbers.length - labels.values.size());
        return squares[1] > 0 ? 1 - within / (squares[1] / (numbers.length - 1)) : 0;
    }

    /** How often random labels would explain as much: the tail of Fisher's F, the fit's parameters counted off. */
    private double chance(double[] numbers, Labels labels) {
        double[] squares = squares(numbers, labels);
        int between = labels.values.size() - 1;
        int freedom = numbers.length - labels.values.size() - parameters;
        double ratio = (squares[1] - squares[0]) / between / (squares[0] / freedom);
        return squares[0] > 0 ? 1 - new FDistribution(null, between, freedom).cumulativeProbability(ratio) : 0;
    }

    private Mixture mixture(Labels labels, double explained, List<String> after) {
        int[] counts = counts(labels);
        double[] means = means(residuals, labels);
        List<Mixture.Kind> kinds = IntStream.range(0, counts.length)
                .mapToObj(kind -> new Mixture.Kind(labels.values.get(kind), counts[kind], -means[kind]))
                .sorted(Comparator.comparingInt(Mixture.Kind::rows).reversed())
                .toList();
        return new Mixture(labels.columns, explained, kinds, scale, after);
    }
}
