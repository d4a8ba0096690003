package dev.jacquard.scaling.parallel;

import dev.jacquard.data.ScalabilityRun;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.uncertainty.StudentT;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The universal scalability law read off measurements by least squares of the throughput, within its bounds.
 *
 * <p>Minimises {@code sum (X(N_i) - X_i)^2} over sigma in [0, 1], kappa {@code >= 0} and lambda {@code > 0}. Where the rows would
 * rather have a negative coefficient, whose peak means nothing, the estimate stands on the bound and says so. No measurement with
 * one worker is needed, and loads may lie below one (average active sessions of a database at night). Standard errors are {@code s^2 (J'J)^-1} with {@code s^2 = SSR / (n - p)}, p the number of parameters that are
 * not on a bound; those on one have no error and are taken as given for the others.
 *
 * <pre>{@code
 * var fit = UslFit.of(ScalabilityRun.of("specsdm91"));
 * fit.law().peakWorkers();          // 96.5 users
 * fit.standardErrors()[0];          // 0.0091 of sigma
 * fit.band(300, 0.95);              // what the law says of 300 users, and how sure the rows are of it
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-31010-5">Gunther 2007, Guerrilla Capacity Planning</a>, chapter 5
 */
public final class UslFit {

    private static final int PARAMETERS = 3;

    /** Fewer rows determine three parameters badly (Gunther's advice). */
    private static final int FEW = 6;

    private static final double SINGULAR = 1e-14;

    private static final double OFF_THE_BOUND = 1e-6;

    private static final double[] OTHER_CONTENTIONS = {0.003, 0.03, 0.3};

    /** Shares of one worker's time that all pairs of the largest row cost. */
    private static final double[] OTHER_COHERENCIES = {0.01, 1, 30};

    private final double[] workers;
    private final double[] throughput;
    private final UniversalScalabilityLaw law;
    private final boolean[] bound;
    private final double squares;

    private UslFit(double[] workers, double[] throughput, UslFaces.End end) {
        this.workers = workers;
        this.throughput = throughput;
        this.squares = end.squares();
        this.bound = end.bound();
        double[] theta = end.theta();
        this.law = new UniversalScalabilityLaw(Math.min(1, theta[1] / theta[0]), theta[2] / theta[0], 1 / theta[0]);
    }

    /** The law of one system's measurements; all rows are taken, whatever system they name. */
    public static UslFit of(List<ScalabilityRun> runs) {
        return of(
                runs.stream().mapToDouble(ScalabilityRun::workers).toArray(),
                runs.stream().mapToDouble(ScalabilityRun::throughput).toArray());
    }

    /**
     * The law of measurements.
     *
     * @param workers N, at least four rows and three different numbers, each {@code > 0}: measured loads may be below one
     * @param throughput X, one for each row, each {@code > 0}
     */
    public static UslFit of(double[] workers, double[] throughput) {
        if (workers.length != throughput.length) {
            throw Check.refused("throughput", throughput.length + " rows", workers.length + " rows, as of workers");
        }
        Check.atLeast("rows", workers.length, PARAMETERS + 1);
        double[] n = workers.clone();
        double[] x = throughput.clone();
        for (int i = 0; i < n.length; i++) {
            Check.positive("workers", n[i]);
            Check.positive("throughput", x[i]);
        }
        if (!threeDiffer(n)) {
            throw Check.refused("workers", Arrays.toString(n), "at least three different numbers");
        }
        return new UslFit(n, x, new UslFaces(n, x).best());
    }

    private static boolean threeDiffer(double[] n) {
        for (int i = 1, other = -1; i < n.length; i++) {
            if (n[i] != n[0]) {
                if (other >= 0 && n[i] != n[other]) {
                    return true;
                }
                other = other < 0 ? i : other;
            }
        }
        return false;
    }

    /** The law. */
    public UniversalScalabilityLaw law() {
        return law;
    }

    /** The sum of squared residuals, in the throughput's unit squared. */
    public double sumOfSquares() {
        return squares;
    }

    /** Rows less the parameters that are not on a bound. */
    public int degreesOfFreedom() {
        return workers.length - free().length;
    }

    /** {@code sqrt(SSR / degrees of freedom)}, in the throughput's unit. */
    public double residualStandardError() {
        return Math.sqrt(squares / degreesOfFreedom());
    }

    /** Whether sigma stands on a bound, 0 or 1. */
    public boolean sigmaOnBound() {
        return bound[0];
    }

    /** Whether kappa stands on its bound, 0: the rows show no falling side, and the law has no peak. */
    public boolean kappaOnBound() {
        return bound[1];
    }

    private int[] free() {
        return java.util.stream.IntStream.range(0, PARAMETERS)
                .filter(k -> !bound[k])
                .toArray();
    }

    /** What throughput gains for each unit of sigma, kappa, lambda. */
    private double[] slopes(double n) {
        double share = law.efficiency(n);
        double x = law.throughput(n);
        return new double[] {-x * share * (n - 1), -x * share * n * (n - 1), x / law.lambda()};
    }

    /** Covariance of sigma, kappa, lambda; rows and columns of those on a bound are 0. */
    public double[][] covariance() {
        int[] free = free();
        int size = free.length;
        double[][] cross = new double[size][2 * size];
        double[] scale = new double[size];
        for (double n : workers) {
            double[] slopes = slopes(n);
            for (int k = 0; k < size; k++) {
                scale[k] += slopes[free[k]] * slopes[free[k]];
                for (int l = 0; l < size; l++) {
                    cross[k][l] += slopes[free[k]] * slopes[free[l]];
                }
            }
        }
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                cross[k][l] /= Math.sqrt(scale[k]) * Math.sqrt(scale[l]);
            }
            cross[k][size + k] = 1;
        }
        invert(cross);
        double variance = squares / degreesOfFreedom();
        double[][] covariance = new double[PARAMETERS][PARAMETERS];
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                covariance[free[k]][free[l]] =
                        variance * cross[k][size + l] / (Math.sqrt(scale[k]) * Math.sqrt(scale[l]));
            }
        }
        return covariance;
    }

    /** Gauss and Jordan's elimination of a positive definite matrix with the unit matrix beside it. */
    private static void invert(double[][] pair) {
        for (int k = 0; k < pair.length; k++) {
            double pivot = pair[k][k];
            if (!(pivot > SINGULAR)) {
                throw Check.refused(
                        "workers", "rows that do not tell the parameters apart", "other numbers of workers");
            }
            for (int j = 0; j < pair[k].length; j++) {
                pair[k][j] /= pivot;
            }
            for (int i = 0; i < pair.length; i++) {
                double share = pair[i][k];
                for (int j = 0; i != k && j < pair[k].length; j++) {
                    pair[i][j] -= share * pair[k][j];
                }
            }
        }
    }

    /** Standard errors of sigma, kappa, lambda; 0 for one on a bound. */
    public double[] standardErrors() {
        double[][] covariance = covariance();
        return new double[] {Math.sqrt(covariance[0][0]), Math.sqrt(covariance[1][1]), Math.sqrt(covariance[2][2])};
    }

    /**
     * Intervals of sigma, kappa, lambda: estimate plus and minus Student's t times the standard error, two-sided, not cut at the bounds.
     *
     * @param level in (0, 1), such as 0.95
     */
    public List<Interval> intervals(double level) {
        double reach = reach(level);
        double[] errors = standardErrors();
        double[] values = {law.sigma(), law.kappa(), law.lambda()};
        List<Interval> intervals = new ArrayList<>();
        for (int k = 0; k < PARAMETERS; k++) {
            intervals.add(new Interval(values[k] - reach * errors[k], values[k], values[k] + reach * errors[k]));
        }
        return List.copyOf(intervals);
    }

    /**
     * The law's throughput with the interval that the uncertainty of its parameters gives it, by the delta method: {@code t sqrt(g'Vg)}, g
     * the slopes at N. It widens away from the rows.
     *
     * @param n number of workers, {@code > 0}
     * @param level in (0, 1), such as 0.95
     */
    public Interval band(double n, double level) {
        double[] slopes = slopes(n);
        double[][] covariance = covariance();
        double variance = 0;
        for (int k = 0; k < PARAMETERS; k++) {
            for (int l = 0; l < PARAMETERS; l++) {
                variance += slopes[k] * covariance[k][l] * slopes[l];
            }
        }
        double half = reach(level) * Math.sqrt(variance);
        double x = law.throughput(n);
        return new Interval(x - half, x, x + half);
    }

    private double reach(double level) {
        return StudentT.standardQuantile(degreesOfFreedom(), (1 + Check.openFraction("level", level)) / 2);
    }

    /** An estimate between its bounds. */
    public record Interval(double low, double value, double high) {}

    /** Residuals in the order of the rows, law less measurement. */
    public double[] residuals() {
        double[] residuals = new double[workers.length];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = law.throughput(workers[i]) - throughput[i];
        }
        return residuals;
    }

    /**
     * Where a general search of the same rows may start, in the order of {@link UniversalScalabilityLaw#FAMILY}: at the lowest point, moved off
     * the bounds by a hair, and at a few others whose ends tell whether there are more valleys.
     */
    static double[][] starts(List<ScalabilityRun> runs) {
        UniversalScalabilityLaw lowest = of(runs).law;
        double most = runs.stream().mapToDouble(ScalabilityRun::workers).max().orElseThrow();
        double each = runs.stream()
                .mapToDouble(run -> run.throughput() / run.workers())
                .max()
                .orElseThrow();
        List<double[]> starts = new ArrayList<>();
        starts.add(new double[] {
            Math.min(1 - OFF_THE_BOUND, Math.max(OFF_THE_BOUND, lowest.sigma())),
            Math.max(OFF_THE_BOUND / (most * most), lowest.kappa()),
            lowest.lambda()
        });
        for (double sigma : OTHER_CONTENTIONS) {
            for (double coherency : OTHER_COHERENCIES) {
                starts.add(new double[] {sigma, coherency / (most * most), each});
            }
        }
        return starts.toArray(double[][]::new);
    }

    /** What a reader of any fit of the rows should know about where they end. */
    static List<String> notes(List<ScalabilityRun> runs) {
        return of(runs).peakBeyond().map(List::of).orElse(List.of());
    }

    private Optional<String> peakBeyond() {
        double largest = Arrays.stream(workers).max().orElseThrow();
        return !kappaOnBound() && law.peakWorkers() > largest
                ? Optional.of("the peak at " + Decimals.rounded(law.peakWorkers(), 3)
                        + " workers lies beyond the largest row, " + Decimals.shortest(largest))
                : Optional.empty();
    }

    /** What a reader must know before using the law; empty only if there is nothing. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (workers.length < FEW) {
            warnings.add(workers.length + " rows: fewer than " + FEW + " hardly determine three parameters");
        }
        if (sigmaOnBound()) {
            warnings.add("sigma stands on its bound " + Decimals.shortest(law.sigma())
                    + "; the other estimates and their errors are given it");
        }
        if (kappaOnBound()) {
            warnings.add("kappa stands on its bound 0: the rows show no falling side, so the law has no peak");
        }
        peakBeyond().ifPresent(warnings::add);
        return List.copyOf(warnings);
    }

    @Override
    public String toString() {
        return "UslFit[" + law + ", " + workers.length + " rows]";
    }
}
