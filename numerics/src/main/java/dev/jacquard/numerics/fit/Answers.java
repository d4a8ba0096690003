package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.uncertainty.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a fit says of numbers asked of its law, with intervals from draws of the covariance where these may speak for the number.
 *
 * <p>They may not where the number changes along a direction of the parameters that the rows leave open; where it bends within the errors, so
 * that the fit's own number is not in the middle half of the draws, which follow a tangent; and where so many draws lie outside the bounds
 * that an end of the interval might lie among them. A parameter that the rows leave open takes no interval from numbers that do not depend
 * on it.
 *
 * <pre>{@code
 * fit.answers(1).interval("loss at 1e24", law -> law.loss(1e24));   // empty where a parameter left open matters for it
 * }</pre>
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 */
public final class Answers<L, R> {

    /** They cost next to nothing; so many that an end of an interval is good to a tenth of its error. */
    static final int DRAWS = 2_000;

    /** A number that changes along a unit of an open direction by less than this share of its interval does not depend on it. */
    private static final double MATTERS = 1e-2;

    /** Slopes along open directions are taken over so small a part of a unit that these are straight. */
    private static final double STEP = 1e-3;

    /** A slope of a number below this share of itself is rounding. */
    private static final double ROUNDING = 1e-9;

    private final Optimum<L, R> optimum;
    private final FitDraws<L, R> draws;
    private final List<double[]> open;

    private Answers(Optimum<L, R> optimum, FitDraws<L, R> draws, List<double[]> open) {
        this.optimum = optimum;
        this.draws = draws;
        this.open = open;
    }

    /** From draws in the directions that the rows do not leave open. */
    static <L, R> Answers<L, R> of(Fit<L, R> fit, Optimum<L, R> optimum, long seed) {
        Covariance errors = optimum.errors();
        return new Answers<>(optimum, draws(fit, optimum, errors.held, seed), errors.directions);
    }

    /** Null where there are no errors, or no draw is a law. */
    private static <L, R> FitDraws<L, R> draws(Fit<L, R> fit, Optimum<L, R> optimum, double[][] held, long seed) {
        if (optimum.wald().stream().anyMatch(each -> Double.isNaN(each.standardError()))) {
            return null;
        }
        try {
            return FitDraws.around(fit, optimum, JointDraws.around(optimum, held), DRAWS, seed);
        } catch (FitFailedException allOutside) {
            return null;
        }
    }

    /** How the laws were drawn, in words; empty where there are no errors to draw from. */
    public Optional<String> method() {
        return Optional.ofNullable(draws).map(FitDraws::method);
    }

    /**
     * The fit's own number with percentiles of the draws, at the level of the fit; empty where the draws may not speak for it.
     *
     * @param of what is asked, in words
     */
    public Optional<Interval> interval(String of, ToDoubleFunction<? super L> question) {
        if (draws == null) {
            return Optional.empty();
        }
        double[] sorted = numbers(question);
        Arrays.sort(sorted);
        double own = question.applyAsDouble(optimum.law);
        int lost = draws.requested() - sorted.length;
        double tail = (1 - optimum.level()) / 2 * (draws.requested() - 1);
        if (lost > tail || !(own >= quantile(sorted, 0.25) && own <= quantile(sorted, 0.75))) {
            return Optional.empty();
        }
        // Those lost could lie at either end: each end is taken as if they did.
        double low = between(sorted, tail - lost);
        double high = between(sorted, sorted.length - 1 - (tail - lost));
        return matters(question, own, high - low)
                ? Optional.empty()
                : Optional.of(new Interval(of, own, low, high, optimum.level(), draws.method() + ", percentiles"));
    }

    /** The standard deviation of a number over the draws; 0 where it is the same in all. */
    public double standardError(ToDoubleFunction<? super L> question) {
        double[] numbers = numbers(question);
        // Of equal numbers the mean's rounding would make an error.
        return Arrays.stream(numbers).allMatch(each -> each == numbers[0])
                ? 0
                : Summary.of(numbers).standardDeviation();
    }

    /** The numbers of the draws that have one. */
    private double[] numbers(ToDoubleFunction<? super L> question) {
        List<Double> numbers = new ArrayList<>();
        for (L law : draws.draws().values()) {
            number(question, law).ifPresent(numbers::add);
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static <L> Optional<Double> number(ToDoubleFunction<? super L> question, L law) {
        try {
            return Optional.of(question.applyAsDouble(law)).filter(Double::isFinite);
        } catch (IllegalArgumentException noAnswer) {
            return Optional.empty();
        }
    }

    private static double quantile(double[] sorted, double probability) {
        return sorted.length == 0 ? Double.NaN : between(sorted, probability * (sorted.length - 1));
    }

    /** The number at a place between two of those sorted (type 7). */
    private static double between(double[] sorted, double place) {
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Whether a number changes along a direction that the rows leave open. */
    private boolean matters(ToDoubleFunction<? super L> question, double own, double width) {
        double seen = Math.max(MATTERS * width, ROUNDING * Math.abs(own));
        for (double[] direction : open) {
            Optional<Double> up = moved(question, direction, STEP);
            Optional<Double> down = moved(question, direction, -STEP);
            if (up.isEmpty() || down.isEmpty() || !(Math.abs(up.get() - down.get()) <= 2 * STEP * seen)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Double> moved(ToDoubleFunction<? super L> question, double[] direction, double by) {
        double[] point = optimum.inner.layout.reduce(optimum.free);
        for (int k = 0; k < point.length; k++) {
            point[k] += by * direction[k];
        }
        double[] full = optimum.free.clone();
        optimum.inner.layout.expand(point, full);
        try {
            return number(question, optimum.inner.law(full));
        } catch (IllegalArgumentException outside) {
            return Optional.empty();
        }
    }
}
