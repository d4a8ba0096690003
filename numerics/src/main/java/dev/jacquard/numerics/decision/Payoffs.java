package dev.jacquard.numerics.decision;

import dev.jacquard.numerics.Check;
import java.util.List;

/**
 * What each action is worth in each draw.
 *
 * <pre>{@code
 * Payoffs.of(List.of("build", "wait"), build, wait).best();   // "wait"
 * }</pre>
 */
public final class Payoffs {

    private final List<String> actions;
    private final double[][] values;
    private final int best;

    private Payoffs(List<String> actions, double[][] values) {
        this.actions = actions;
        this.values = values;
        int leader = 0;
        for (int a = 1; a < values.length; a++) {
            leader = mean(values[a]) > mean(values[leader]) ? a : leader;
        }
        this.best = leader;
    }

    /**
     * Payoffs of actions.
     *
     * @param actions names of the actions, at least 2
     * @param values the payoff of each action in each draw; all of one length, at least 2, finite
     */
    public static Payoffs of(List<String> actions, double[]... values) {
        Check.atLeast("actions", actions.size(), 2);
        if (values.length != actions.size()) {
            throw Check.refused("payoffs", values.length, "one for each of the " + actions.size() + " actions");
        }
        int n = Check.atLeast("draws", values[0].length, 2);
        double[][] copies = new double[values.length][];
        for (int a = 0; a < values.length; a++) {
            if (values[a].length != n) {
                throw Check.refused("draws of " + actions.get(a), values[a].length, n + ", as many as of the others");
            }
            for (double value : values[a]) {
                Check.finite("payoff of " + actions.get(a), value);
            }
            copies[a] = values[a].clone();
        }
        return new Payoffs(List.copyOf(actions), copies);
    }

    /** The payoffs of saying that a claim is true, or that it is false: 1 when right, 0 when wrong. */
    public static Payoffs rightOrWrong(boolean[] truth) {
        double[] yes = new double[truth.length];
        double[] no = new double[truth.length];
        for (int i = 0; i < truth.length; i++) {
            yes[i] = truth[i] ? 1 : 0;
            no[i] = 1 - yes[i];
        }
        return of(List.of("true", "false"), yes, no);
    }

    /** Names of the actions. */
    public List<String> actions() {
        return actions;
    }

    /** How many draws there are. */
    public int size() {
        return values[0].length;
    }

    /** The action with the largest mean payoff; the first of equals. */
    public String best() {
        return actions.get(best);
    }

    /** Mean payoff of an action, by its place. */
    public double mean(int action) {
        return mean(values[(int) Check.within("action", action, 0, values.length - 1)]);
    }

    /** What each other action gains over the best in each draw. */
    double[][] gainsOverBest() {
        double[][] gains = new double[values.length - 1][size()];
        for (int a = 0, row = 0; a < values.length; a++) {
            if (a != best) {
                for (int i = 0; i < size(); i++) {
                    gains[row][i] = values[a][i] - values[best][i];
                }
                row++;
            }
        }
        return gains;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
