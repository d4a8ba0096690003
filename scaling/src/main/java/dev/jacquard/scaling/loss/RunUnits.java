package dev.jacquard.scaling.loss;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Compute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds columns of runs that count in other units than parameters, tokens, FLOP and nats: a fit of tokens in billions goes through without
 * a word, and its B is wrong by {@code 1e9^beta}.
 *
 * <p>What is taken as possible is wider than anything published: from 500 parameters (Kaplan et al. began at 768), from a thousandth to 1e8
 * tokens per parameter, and losses no worse than a uniform guess among a million tokens.
 *
 * <pre>{@code
 * RunUnits.suspicions(new double[] {7e9, 70e9}, new double[] {140, 1400}, new double[] {2.1, 1.9});
 * // [tokens: 2e-8 for each parameter in the median row; counted in units of 1e9?]
 * }</pre>
 */
public final class RunUnits {

    private static final double FEWEST_PARAMETERS = 500;
    private static final double LEAST_RATIO = 1e-3;
    private static final double MOST_RATIO = 1e8;
    private static final double USUAL_RATIO = 20;
    private static final double USUAL_PARAMETERS = 1e9;

    /** ln of a million. */
    private static final double MOST_LOSS = 13.8;

    /** A row that lies this many times from the median of its column counts in another unit. */
    private static final double APART = 1e6;

    /** Two counts of compute this far apart are no difference of opinion about attention or embeddings. */
    private static final double OTHER_COUNT = 3;

    private RunUnits() {}

    /** What is suspicious about runs of a fit. */
    static List<String> suspicions(List<LossRun> runs) {
        return suspicions(
                runs.stream().mapToDouble(LossRun::parameters).toArray(),
                runs.stream().mapToDouble(LossRun::tokens).toArray(),
                runs.stream().mapToDouble(LossRun::loss).toArray());
    }

    /**
     * What is suspicious about three columns, in words; empty where nothing is.
     *
     * @param parameters N by run
     * @param tokens D by run
     * @param loss L by run
     */
    public static List<String> suspicions(double[] parameters, double[] tokens, double[] loss) {
        List<String> texts = new ArrayList<>();
        double size = median(parameters);
        double ratio = median(ratios(tokens, parameters));
        if (size < FEWEST_PARAMETERS) {
            texts.add("parameters: " + Decimals.rounded(size, 3) + " in the median row; counted in units of "
                    + power(USUAL_PARAMETERS / size) + "?");
        }
        if (ratio < LEAST_RATIO) {
            texts.add("tokens: " + Decimals.rounded(ratio, 3)
                    + " for each parameter in the median row; counted in units of " + power(USUAL_RATIO / ratio) + "?");
        } else if (ratio > MOST_RATIO && size >= FEWEST_PARAMETERS) {
            texts.add("parameters: " + Decimals.rounded(ratio, 3)
                    + " tokens for each parameter in the median row; counted in units of " + power(ratio / USUAL_RATIO)
                    + "?");
        }
        apart("parameters", parameters).ifPresent(texts::add);
        apart("tokens", tokens).ifPresent(texts::add);
        if (median(loss) > MOST_LOSS) {
            texts.add("loss: " + Decimals.rounded(median(loss), 3)
                    + " in the median row, worse than a uniform guess among a million tokens; a perplexity?");
        }
        return List.copyOf(texts);
    }

    /**
     * What is suspicious about a column of compute beside those of parameters and tokens: not {@code C = 6 N D} within a factor of three.
     *
     * @param flop C by run
     */
    public static Optional<String> flopSuspicion(double[] parameters, double[] tokens, double[] flop) {
        double[] implied = new double[flop.length];
        Arrays.setAll(implied, i -> Compute.trainingFlop(parameters[i], tokens[i]));
        double ratio = median(ratios(implied, flop));
        double size = Math.abs(Math.log(ratio));
        if (size <= Math.log(OTHER_COUNT)) {
            return apart("flop", flop);
        }
        String thousands = power(ratio);
        boolean unit = Math.abs(Math.log(ratio) - Math.log(Double.parseDouble(thousands))) <= Math.log(OTHER_COUNT)
                && !thousands.equals("1");
        return Optional.of("flop: 6 N D is " + Decimals.rounded(ratio, 3) + " times it in the median row"
                + (unit ? "; one of the three counted in units of " + thousands + "?" : "; counted in another way?"));
    }

    private static Optional<String> apart(String name, double[] column) {
        double middle = median(column);
        for (int i = 0; i < column.length; i++) {
            if (column[i] / middle > APART || middle / column[i] > APART) {
                return Optional.of(name + ": " + Decimals.rounded(column[i], 3) + " in row " + (i + 1)
                        + ", with a median of " + Decimals.rounded(middle, 3) + "; two units in one column?");
            }
        }
        return Optional.empty();
    }

    private static double[] ratios(double[] above, double[] below) {
        if (above.length != below.length) {
            throw Check.refused("columns", above.length + " and " + below.length + " rows", "columns of one length");
        }
        double[] ratios = new double[above.length];
        Arrays.setAll(ratios, i -> above[i] / below[i]);
        return ratios;
    }

    private static double median(double[] values) {
        Check.atLeast("rows", values.length, 1);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The nearest power of a thousand. */
    private static String power(double factor) {
        long thousands = Math.round(Math.log10(factor) / 3);
        return thousands == 0 ? "1" : "1e" + 3 * thousands;
    }
}
