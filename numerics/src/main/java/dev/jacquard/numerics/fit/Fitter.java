package dev.jacquard.numerics.fit;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Parallel;
import dev.jacquard.numerics.fit.search.Starts;
import dev.jacquard.numerics.fit.search.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * Fits a family of laws to rows: any {@link Objective}, from many starts, to the optimum.
 *
 * <pre>{@code
 * var fit = Fitter.of(FlooredPower.FAMILY, (FlooredPower f, Point p) -> f.at(p.flop()), Point::error)
 *     .starts(200, 1).fit(points);
 * fit.report();
 * }</pre>
 *
 * <p>A fitter is a value: each option returns a changed copy. Defaults: residuals as they are ({@link Residual#LINEAR}), least
 * squares, 200 starts with seed 1 (one start finds a local minimum too often), intervals at level 0.90, as many threads as
 * processors; rows count alike and are independent unless {@link #weights} or {@link #groups} say otherwise. The law and the readers of rows are called from several threads and must be pure. The result does not depend on the
 * number of threads.
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 */
public final class Fitter<L, R> {

    final Family<L> family;
    final ToDoubleBiFunction<? super L, ? super R> law;
    final ToDoubleFunction<? super R> observed;
    final ToDoubleBiFunction<? super L, ? super R> precise;
    final Options<R> options;

    private Fitter(
            Family<L> family,
            ToDoubleBiFunction<? super L, ? super R> law,
            ToDoubleFunction<? super R> observed,
            ToDoubleBiFunction<? super L, ? super R> precise,
            Options<R> options) {
        this.family = family;
        this.law = law;
        this.observed = observed;
        this.precise = precise;
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
                notNull("family", family),
                notNull("predict", predict),
                notNull("observed", observed),
                null,
                new Options<>());
    }

    /** The form that is fitted. */
    public Family<L> family() {
        return family;
    }

    /** What a law of the form, fitted or not, says of a row. */
    public double predict(L some, R row) {
        return law.applyAsDouble(some, row);
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
        return with(o -> {
            o.given = copy;
            o.grid = Options.USERS;
        });
    }

    /**
     * As {@link #starts(double[][])}, saying where the values come from.
     *
     * @param origin as it stands behind their number in the checklist: {@code read off the rows}
     */
    public Fitter<L, R> starts(double[][] points, String origin) {
        Check.notBlank("origin", origin);
        return starts(points).with(o -> o.grid = origin);
    }

    /**
     * Searches from a grid that the family brings along, such as one that a paper printed ({@link Family#withGrid}).
     *
     * @param grid its name
     */
    public Fitter<L, R> starts(String grid) {
        Fitter<L, R> fitter = starts(family.grid(grid));
        return fitter.with(o -> o.grid = grid);
    }

    /** Holds a parameter at a value; it is not searched and has no error. */
    public Fitter<L, R> fixed(String name, double value) {
        Param param = family.params().get(family.index(name));
        if (!param.contains(value)) {
            throw Check.refused(name, value, param.domain());
        }
        return with(o -> o.fixed.put(name, value));
    }

    /**
     * Gives several parameters one value: they are searched as one, count as one degree of freedom, and share their error.
     *
     * @param names at least two, with the same scale and bounds
     */
    public Fitter<L, R> tied(String... names) {
        Check.atLeast("tied parameters", names.length, 2);
        Param first = family.params().get(family.index(names[0]));
        for (int j = 0; j < names.length; j++) {
            Param each = family.params().get(family.index(names[j]));
            boolean again = List.of(names).subList(0, j).contains(names[j])
                    || options.ties.stream().anyMatch(tie -> tie.contains(each.name()));
            if (again) {
                throw Check.refused("tie of " + names[j], "already tied", "each parameter in one tie");
            }
            if (each.scale() != first.scale() || each.low() != first.low() || each.high() != first.high()) {
                throw Check.refused(
                        "tie of " + names[0] + " and " + names[j],
                        first.domain() + " against " + each.domain(),
                        "the same scale and bounds");
            }
        }
        return with(o -> o.ties.add(List.of(names)));
    }

    /** Lets every parameter have its own value again. */
    public Fitter<L, R> untied() {
        return with(o -> o.ties = List.of());
    }

    /**
     * Multiplies each row's part of the objective, for rows that are not equally exact: for least squares one over the variance of a row's
     * error.
     */
    public Fitter<L, R> weights(ToDoubleFunction<? super R> weight) {
        notNull("weight", weight);
        return with(o -> o.weights = weight);
    }

    /**
     * Says which rows belong together (checkpoints of one run, seeds of one size): errors are clustered, and a bootstrap draws whole groups.
     *
     * @param group the group of a row; compared by equality
     */
    public Fitter<L, R> groups(Function<? super R, ?> group) {
        notNull("group", group);
        return with(o -> o.groups = group);
    }

    /** What standard errors take for granted about the rows; default {@link Errors#USUAL}. */
    public Fitter<L, R> errors(Errors errors) {
        notNull("errors", errors);
        return with(o -> o.errors = errors);
    }

    /**
     * States something that the numbers do not say: what a letter stands for, how runs were trained. It enters the checklist of
     * the fit, and fits that state different things have no comparable exponents.
     *
     * <pre>{@code
     * fitter.stating("N", "total parameters, with embeddings").stating("schedule", "cosine, one length for each run")
     * }</pre>
     */
    public Fitter<L, R> stating(String name, String meaning) {
        Check.notBlank("name", name);
        Check.notBlank(name, meaning);
        return with(o -> o.stated.put(name, meaning));
    }

    /** Names what a reader of such a fit needs to be told; what {@link #stating} leaves open is listed as not stated. */
    public Fitter<L, R> asking(String... names) {
        for (String name : names) {
            Check.notBlank("name", name);
        }
        return with(o -> {
            o.asked.addAll(List.of(names));
            o.asked = new ArrayList<>(new LinkedHashSet<>(o.asked));
        });
    }

    /**
     * Names a property that rows must share, such as whether the learning rate was lowered to its end: rows that differ in it are refused,
     * unless {@link #stating} says under the same name how they are mixed.
     *
     * <pre>{@code
     * fitter.alike("cooldown", Run::cooledDown).fit(runs);
     * // cooldown: true in 12 rows, false in 30 (expected: the same in all rows, or stating("cooldown", how they are mixed))
     * }</pre>
     */
    public Fitter<L, R> alike(String name, Function<? super R, ?> property) {
        Check.notBlank("name", name);
        notNull(name, property);
        return with(o -> o.alike.put(name, property));
    }

    /** Adds a reader of all rows that says what is suspicious about them; each sentence becomes a warning of the fit. */
    public Fitter<L, R> noting(Function<? super List<R>, List<String>> note) {
        notNull("note", note);
        return with(o -> o.notes.add(note));
    }

    /**
     * Says what makes a row large: hold-out and cross-validation fit smaller rows to predict larger ones. Without it the first input
     * counts.
     *
     * @param name of the quantity, such as training compute
     */
    public Fitter<L, R> scale(String name, ToDoubleFunction<? super R> size) {
        Check.notBlank("name", name);
        notNull(name, size);
        return with(o -> {
            o.scaleName = name;
            o.scale = size;
        });
    }

    /** The level of the intervals, in (0, 1); default 0.90. */
    public Fitter<L, R> level(double level) {
        Check.openFraction("level", level);
        return with(o -> o.level = level);
    }

    /** How many threads search; the result is the same for any number. */
    public Fitter<L, R> threads(int threads) {
        Parallel.threads(threads);
        return with(o -> o.threads = threads);
    }

    /**
     * Names a number of a row that the law reads: it enters the data's hash, the warnings about inputs that move together, and the
     * distance of predictions from the rows. Without any, the numeric components of a record are taken, but the observed one.
     */
    public Fitter<L, R> input(String name, ToDoubleFunction<? super R> reader) {
        Check.notBlank("name", name);
        notNull(name, reader);
        return with(o -> o.inputs.put(name, reader));
    }

    /** Gives exact derivatives of the predictions on the present scale of the residual; default differences. */
    public Fitter<L, R> surface(Function<? super List<R>, ? extends Surface> surface) {
        notNull("surface", surface);
        return with(o -> o.surface = surface);
    }

    /**
     * Gives the residuals to more digits than the difference of two doubles has, for rows that the law meets almost to rounding. They are
     * asked at the end of a search for least squares, where errors come from them and from nothing else.
     *
     * <pre>{@code
     * fitter.preciseResiduals((law, row) -> DoubleDouble.parse(row.x()).times(-law.rate()).exp().times(law.scale())
     *     .minus(DoubleDouble.parse(row.y())).value());   // a row that kept the decimals of its file
     * }</pre>
     *
     * @param residual predicted less observed on the present scale of the residual
     */
    public Fitter<L, R> preciseResiduals(ToDoubleBiFunction<? super L, ? super R> residual) {
        return new Fitter<>(family, law, observed, notNull("residual", residual), options);
    }

    private Fitter<L, R> with(Consumer<Options<R>> change) {
        Options<R> copy = options.copy();
        change.accept(copy);
        return new Fitter<>(family, law, observed, precise, copy);
    }

    /**
     * Fits.
     *
     * @throws IllegalArgumentException if there are too few rows, or a row is not usable
     * @throws FitFailedException if no search reached an optimum inside the bounds
     */
    public Fit<L, R> fit(List<R> rows) {
        return reached(attempt(rows));
    }

    /** The fit that an outcome is; a failure is thrown. */
    static <L, R> Fit<L, R> reached(FitOutcome<L, R> outcome) {
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
        return Search.best(setup, setup.starts());
    }

    /** The starts on the free scales. */
    double[][] starts() {
        return options.given == null
                ? spread()
                : Arrays.stream(options.given).map(family::toFree).toArray(double[][]::new);
    }

    private double[][] spread() {
        double[] low = family.params().stream()
                .mapToDouble(param -> param.toFree(param.startLow()))
                .toArray();
        double[] high = family.params().stream()
                .mapToDouble(param -> param.toFree(param.startHigh()))
                .toArray();
        return Starts.spread(family.names(), low, high, options.starts, options.seed);
    }
}
