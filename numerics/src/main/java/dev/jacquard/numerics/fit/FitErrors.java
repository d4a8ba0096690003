package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import java.util.List;
import java.util.function.Function;

/**
 * How firmly the rows hold the estimates of a fit: their covariance, how far each may move, and laws drawn from what the rows also allow.
 *
 * <pre>{@code
 * fit.errors().correlations();
 * fit.errors().profile("floor").interval();   // floor: 1.82, 1.77 .. 1.87 (90 %, profile likelihood)
 * fit.errors().draws(1_000, 1).summarise(f -> f.at(1e26));
 * }</pre>
 *
 * <p>The usual bootstrap, of rows or of the groups that the fitter was told, is {@link Fit#bootstrap}; the other kinds are here.
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 */
public final class FitErrors<L, R> {

    private final Fit<L, R> fit;
    private final Optimum<L, R> optimum;

    FitErrors(Fit<L, R> fit, Optimum<L, R> optimum) {
        this.fit = fit;
        this.optimum = optimum;
    }

    /** How standard errors and intervals were found, in words: classical, sandwich or clustered sandwich. */
    public String how() {
        return Wald.method(optimum.setup);
    }

    /** The level of the intervals. */
    public double level() {
        return optimum.level();
    }

    /** Rows minus parameters that were fitted and do not stand on a bound. */
    public int degreesOfFreedom() {
        return optimum.degreesOfFreedom();
    }

    /** Covariance of the parameters in their own units, by the delta method; rows and columns of those fixed or on a bound are 0. */
    public double[][] covariance() {
        return spread((k, l) -> free(k, l) * (slope(k) * slope(l)));
    }

    /** Correlations of the estimates on their free scales; 0 for parameters fixed or on a bound, and where the rows say nothing. */
    public double[][] correlations() {
        return spread((k, l) -> {
            double scale = Math.sqrt(free(k, k)) * Math.sqrt(free(l, l));
            return k == l ? 1 : scale > 0 && scale < Double.POSITIVE_INFINITY ? free(k, l) / scale : 0;
        });
    }

    private interface Entry {
        double at(int k, int l);
    }

    private double[][] spread(Entry entry) {
        int[] place = optimum.inner.layout.place();
        double[][] all = new double[place.length][place.length];
        for (int k = 0; k < place.length; k++) {
            for (int l = 0; l < place.length; l++) {
                boolean searched = place[k] >= 0 && place[l] >= 0;
                all[k][l] = searched ? entry.at(k, l) : 0;
            }
        }
        return all;
    }

    /** The covariance of two parameters on their free scales. */
    private double free(int k, int l) {
        int[] place = optimum.inner.layout.place();
        return optimum.errors().free[place[k]][place[l]];
    }

    private double slope(int k) {
        return optimum.family().params().get(k).slope(optimum.free[k]);
    }

    /**
     * How the objective rises as a parameter is held at other values and the others are fitted again, and the interval that this gives, at
     * the level of the fit. Refits some dozens of times.
     *
     * @param values where to hold it besides the places chosen automatically
     * @throws IllegalArgumentException if the parameter is unknown or fixed, or every row is met exactly
     */
    public Profile profile(String name, double... values) {
        return optimum.profile(name, values);
    }

    /** The profiles of the parameters that these rows do not determine, on all rows; none where every row is met exactly. */
    public List<Profile> openProfiles() {
        return optimum.exact
                ? List.of()
                : optimum.wald().stream()
                        .filter(each -> !each.identified())
                        .map(each -> profile(each.name()))
                        .toList();
    }

    /**
     * Laws drawn from the covariance, without refitting: Student's t around the estimates on the free scales, of one freedom with the
     * intervals, so that each parameter alone has its interval. True as far as the law is straight within its errors; {@link Fit#bootstrap}
     * does not need that.
     *
     * @param draws how many, at least 1
     * @param seed of the draws
     * @throws IllegalArgumentException if a parameter is not determined by the rows, so that there is no covariance to draw from
     */
    public FitDraws<L, R> draws(int draws, long seed) {
        JointDraws joint = JointDraws.of(optimum, optimum.errors().free);
        return FitDraws.around(fit, optimum, joint, draws, seed);
    }

    /**
     * Refits on resampled groups of rows, for rows that are not independent (checkpoints of one run, seeds of one size).
     *
     * @param draws how many resamples, at least 1
     * @param seed of the resampling
     * @param group the group of a row; compared by equality
     * @throws FitFailedException if no refit succeeded
     */
    public FitDraws<L, R> bootstrapGroups(int draws, long seed, Function<? super R, ?> group) {
        return FitDraws.resample(fit, optimum, draws, seed, Check.notNull("group", group));
    }

    /**
     * Refits on observations made of the law's predictions and residuals drawn from all rows: for rows that are independent, with errors of
     * one size (after {@link Fitter#weights}), and inputs that an experimenter set.
     *
     * @param draws how many, at least 1
     * @param seed of the drawing
     * @throws IllegalArgumentException if the fitter was told groups
     * @throws FitFailedException if no refit succeeded
     */
    public FitDraws<L, R> bootstrapResiduals(int draws, long seed) {
        return FitDraws.collect(
                fit,
                optimum,
                Redraws.residuals(optimum, draws, seed),
                "bootstrap of residuals, " + draws + " resamples, seed " + seed);
    }

    /**
     * Refits on observations whose residuals keep their size and get a random sign, one for each group where there are groups: for
     * errors whose size differs between rows, and inputs that an experimenter set.
     *
     * @param draws how many, at least 1
     * @param seed of the signs
     * @throws IllegalArgumentException for absolute deviations, quantiles and expectiles, whose errors a random sign would make even
     * @throws FitFailedException if no refit succeeded
     */
    public FitDraws<L, R> bootstrapWild(int draws, long seed) {
        return FitDraws.collect(
                fit,
                optimum,
                Redraws.wild(optimum, draws, seed),
                "wild bootstrap of residuals, " + draws + " resamples, seed " + seed);
    }
}
