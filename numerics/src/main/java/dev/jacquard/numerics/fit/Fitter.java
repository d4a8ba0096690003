package dev.jacquard.numerics.fit;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Check;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * Fits a family of laws to rows: least squares, Huber or least absolute deviations, from many starts, to the optimum.
 *
 * <pre>{@code
 * var fit = Fitter.of(FlooredPower.FAMILY, (FlooredPower f, Point p) -> f.at(p.flop()), Point::error)
 *     .starts(200, 1).fit(points);
 * fit.report();
 * }</pre>
 *
 * <p>A fitter is a value: each option returns a changed copy. Defaults: residuals as they are ({@link Residual#LINEAR}), least
 * squares, 200 starts with seed 1 (one start finds a local minimum too often), intervals at level 0.90, as many threads as
 * processors. The law and the readers of rows are called from several threads and must be pure. The result does not depend on the
 * number of threads.
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 */
public final class Fitter<L, R> {

    private static final int DEFAULT_STARTS = 200;
    private static final double DEFAULT_LEVEL = 0.90;

    final Family<L> family;
    final ToDoubleBiFunction<? super L, ? super R> law;
    final ToDoubleFunction<? super R> observed;
    final Options<R> options;

    /** What can be changed about a fitter; never changed once a fitter holds it. */
    static final class Options<R> {
        Residual residual = Residual.LINEAR;
        Objective objective = Objective.leastSquares();
        double[][] given;
        int starts = DEFAULT_STARTS;
        long seed = 1;
        double level = DEFAULT_LEVEL;
        int threads = Runtime.getRuntime().availableProcessors();
        Map<String, Double> fixed = Map.of();
        Map<String, ToDoubleFunction<? super R>> inputs = Map.of();
        Function<? super List<R>, ? extends Surface> surface;

        private Options<R> copy() {
            Options<R> copy = new Options<>();
            copy.residual = residual;
            copy.objective = objective;
            copy.given = given;
            copy.starts = starts;
            copy.seed = seed;
            copy.level = level;
            copy.threads = threads;
            copy.fixed = fixed;
            copy.inputs = inputs;
            copy.surface = surface;
            return copy;
        }
    }

    private Fitter(
            Family<L> family,
            ToDoubleBiFunction<? super L, ? super R> law,
            ToDoubleFunction<? super R> observed,
            Options<R> options) {
        this.family = family;
        this.law = law;
        this.observed = observed;
        this.options = options;
    }

    /**
     * A fitter with the default options.
     *
     * @param family the form to fit
     * @param predict what a law says of a row
     * @param observed what was seen in a row
     */
    public static <L, R> Fitter<L, R> of(
            Family<L> family, ToDoubleBiFunction<? super L, ? super R> predict, ToDoubleFunction<? super R> observed) {
        return new Fitter<>(
                notNull("family", family), notNull("predict", predict), notNull("observed", observed), new Options<>());
    }

    /** Compares on another scale; drops derivatives given for the former scale. */
    public Fitter<L, R> residual(Residual residual) {
        notNull("residual", residual);
        return with(o -> {
            o.surface = residual == o.residual ? o.surface : null;
            o.residual = residual;
        });
    }

    /** Minimises something else; default least squares. */
    public Fitter<L, R> objective(Objective objective) {
        notNull("objective", objective);
        return with(o -> o.objective = objective);
    }

    /**
     * Searches from so many Sobol' points over the start ranges of the parameters.
     *
     * @param seed shifts the points
     */
    public Fitter<L, R> starts(int count, long seed) {
        Check.atLeast("starts", count, 1);
        return with(o -> {
            o.given = null;
            o.starts = count;
            o.seed = seed;
        });
    }

    /** Searches from these values of the parameters, in the family's order; one outside the law's domain counts as not settled. */
    public Fitter<L, R> starts(double[][] points) {
        Check.atLeast("starts", points.length, 1);
        double[][] copy = new double[points.length][];
        for (int s = 0; s < points.length; s++) {
            if (points[s].length != family.size()) {
                throw Check.refused("start " + s, points[s].length + " values", family.size() + " values");
            }
            copy[s] = points[s].clone();
        }
        return with(o -> o.given = copy);
    }

    /** Holds a parameter at a value; it is not searched and has no error. */
    public Fitter<L, R> fixed(String name, double value) {
        Param param = family.params().get(family.index(name));
        if (!param.contains(value)) {
            throw Check.refused(name, value, param.domain());
        }
        Map<String, Double> fixed = new LinkedHashMap<>(options.fixed);
        fixed.put(name, value);
        return with(o -> o.fixed = fixed);
    }

    /** The level of the intervals, in (0, 1); default 0.90. */
    public Fitter<L, R> level(double level) {
        Check.openFraction("level", level);
        return with(o -> o.level = level);
    }

    /** How many threads search; the result is the same for any number. */
    public Fitter<L, R> threads(int threads) {
        Check.atLeast("threads", threads, 1);
        return with(o -> o.threads = threads);
    }

    /**
     * Names a number of a row that the law reads: it enters the data's hash, the warnings about inputs that move together, and the
     * distance of predictions from the rows. Without any, the numeric components of a record are taken, but the observed one.
     */
    public Fitter<L, R> input(String name, ToDoubleFunction<? super R> reader) {
        Map<String, ToDoubleFunction<? super R>> inputs = new LinkedHashMap<>(options.inputs);
        inputs.put(Check.notBlank("name", name), notNull(name, reader));
        return with(o -> o.inputs = inputs);
    }

    /** Gives exact derivatives of the predictions on the present scale of the residual; default differences. */
    public Fitter<L, R> surface(Function<? super List<R>, ? extends Surface> surface) {
        notNull("surface", surface);
        return with(o -> o.surface = surface);
    }

    private Fitter<L, R> with(Consumer<Options<R>> change) {
        Options<R> copy = options.copy();
        change.accept(copy);
        return new Fitter<>(family, law, observed, copy);
    }

    /**
     * Fits.
     *
     * @throws IllegalArgumentException if there are too few rows, or a row is not usable
     * @throws FitFailedException if no search reached an optimum inside the bounds
     */
    public Fit<L, R> fit(List<R> rows) {
        FitOutcome<L, R> outcome = attempt(rows);
        if (outcome instanceof Fit<L, R> fit) {
            return fit;
        }
        throw new FitFailedException((FailedFit<L, R>) outcome);
    }

    /**
     * Fits, and returns a failure instead of throwing it.
     *
     * @throws IllegalArgumentException if there are too few rows, or a row is not usable
     */
    public FitOutcome<L, R> attempt(List<R> rows) {
        Setup<L, R> setup = Setup.of(this, rows);
        return Search.best(setup, starts());
    }

    /** The starts on the free scales. */
    double[][] starts() {
        return options.given == null
                ? Starts.spread(family, options.starts, options.seed)
                : Arrays.stream(options.given).map(family::toFree).toArray(double[][]::new);
    }
}
