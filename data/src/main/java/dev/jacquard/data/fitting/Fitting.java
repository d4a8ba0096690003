package dev.jacquard.data.fitting;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.data.Signature;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * How a family of laws is fitted to a table: the rows it reads, its fitter, and what is told of a fit besides its estimates. A constant beside
 * the {@code FAMILY} of a law.
 *
 * <pre>{@code
 * public static final Fitting<PowerLaw, ComputeRun> FITTING = Fitting.of(
 *         SIGNATURE,
 *         "L(C) = floor + (C / scale)^-slope",
 *         "Dey et al. 2023, equation 1",
 *         Rows.of(v -> new ComputeRun(v[0], v[1]), ComputeRun::loss, Column.positive(FLOP), Column.positive(LOSS)))
 *     .by(PowerLaw::fitter)
 *     .drawnOver("training compute, FLOP", ComputeRun::flop, PowerLaw::loss);
 * }</pre>
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 */
public final class Fitting<L, R> {

    /** The name of the grid of starts that a form's authors printed. */
    public static final String PUBLISHED = "published";

    private static final String FITTED = "fitted law";

    private final Form<R> form;
    private final Function<Constants.Values, Fitter<L, R>> fitter;
    private final Optional<Curve<L, R>> curve;
    private final Optional<Function<List<R>, double[][]>> starts;
    private final Function<List<R>, Function<L, Map<String, Double>>> derived;

    private Fitting(
            Form<R> form,
            Function<Constants.Values, Fitter<L, R>> fitter,
            Optional<Curve<L, R>> curve,
            Optional<Function<List<R>, double[][]>> starts,
            Function<List<R>, Function<L, Map<String, Double>>> derived) {
        this.form = form;
        this.fitter = fitter;
        this.curve = curve;
        this.starts = starts;
        this.derived = derived;
    }

    /**
     * What is known of a fit before its fitter.
     *
     * @param <R> the type of a row
     * @param id the name of the family
     * @param formerly names it had before
     * @param formula the law as a formula
     * @param source who printed the form
     * @param rows what the fit sees of a line of the table
     * @param constants what no column holds
     */
    public record Form<R>(
            String id, List<String> formerly, String formula, String source, Rows<R> rows, Constants constants) {

        public Form {
            notBlank("id", id);
            formerly = List.copyOf(formerly);
            notBlank("formula", formula);
            notBlank("source", source);
            notNull("rows", rows);
            notNull("constants", constants);
        }

        /** The same, needing constants that no column holds. */
        public Form<R> needing(Constants needed) {
            return new Form<>(id, formerly, formula, source, rows, needed);
        }

        /** A fitting by the family's own fitter. */
        public <L> Fitting<L, R> by(Supplier<Fitter<L, R>> fitter) {
            notNull("fitter", fitter);
            return by(values -> fitter.get());
        }

        /** A fitting by a fitter that the constants decide. */
        public <L> Fitting<L, R> by(Function<Constants.Values, Fitter<L, R>> fitter) {
            return new Fitting<>(
                    this, notNull("fitter", fitter), Optional.empty(), Optional.empty(), rows -> law -> Map.of());
        }
    }

    /**
     * A law over one number, to be drawn.
     *
     * @param place the number of a row
     * @param title of its axis
     * @param at the law at such a number
     * @param name of the curve
     */
    public record Curve<L, R>(ToDoubleFunction<R> place, String title, ToDoubleBiFunction<L, Double> at, String name) {}

    /** The beginning of a fitting of a family in the catalogue, under its name there; {@link Form#by(Supplier)} makes it one. */
    public static <R> Form<R> of(Signature<?> signature, String formula, String source, Rows<R> rows) {
        return new Form<>(signature.id(), signature.formerly(), formula, source, rows, Constants.none());
    }

    /** The same for a law that the catalogue has under another name, or not at all. */
    public static <R> Form<R> of(String id, String formula, String source, Rows<R> rows) {
        return new Form<>(id, List.of(), formula, source, rows, Constants.none());
    }

    /** The same, drawn as a curve over one number of a row; without, observations are drawn over predictions. */
    public Fitting<L, R> drawnOver(String title, ToDoubleFunction<R> place, ToDoubleBiFunction<L, Double> at) {
        return drawnOver(title, place, at, FITTED);
    }

    /** The same, with a curve that has a name of its own. */
    public Fitting<L, R> drawnOver(
            String title, ToDoubleFunction<R> place, ToDoubleBiFunction<L, Double> at, String name) {
        return new Fitting<>(form, fitter, Optional.of(new Curve<>(place, title, at, name)), starts, derived);
    }

    /** The same, searched from places that the rows suggest rather than from all over the ranges of the parameters. */
    public Fitting<L, R> startingNear(Function<List<R>, double[][]> places) {
        return new Fitting<>(form, fitter, curve, Optional.of(places), derived);
    }

    /** The same, answering with a further number of the law. */
    public Fitting<L, R> telling(String name, ToDoubleFunction<L> number) {
        Function<List<R>, Function<L, Map<String, Double>>> before = derived;
        return tellingOf(rows -> {
            Function<L, Map<String, Double>> first = before.apply(rows);
            return law -> {
                Map<String, Double> told = new LinkedHashMap<>(first.apply(law));
                told.put(name, number.applyAsDouble(law));
                return told;
            };
        });
    }

    /** The same, answering with these further numbers, by name, of which some depend on the rows, such as the largest. */
    public Fitting<L, R> tellingOf(Function<List<R>, Function<L, Map<String, Double>>> numbers) {
        return new Fitting<>(form, fitter, curve, starts, numbers);
    }

    /** The name of the family. */
    public String id() {
        return form.id();
    }

    /** Names it had before; they keep working. */
    public List<String> formerly() {
        return form.formerly();
    }

    /** The law as a formula. */
    public String formula() {
        return form.formula();
    }

    /** Who printed the form. */
    public String source() {
        return form.source();
    }

    /** What the fit sees of a line of the table. */
    public Rows<R> rows() {
        return form.rows();
    }

    /** What no column holds. */
    public Constants constants() {
        return form.constants();
    }

    /** The fitter with the family's default residual, objective and starts. */
    public Fitter<L, R> fitter(Constants.Values values) {
        return fitter.apply(values);
    }

    /** The form; where constants decide it, with some of them. */
    public Family<L> family() {
        return fitter(constants().example()).family();
    }

    /** How the law is drawn. */
    public Optional<Curve<L, R>> curve() {
        return curve;
    }

    /** Where the rows suggest to search; empty where searches start all over the ranges of the parameters. */
    public Optional<double[][]> starts(List<R> rows) {
        return starts.map(places -> places.apply(rows));
    }

    /** What gives the further numbers of a law fitted to these rows. */
    public Function<L, Map<String, Double>> derived(List<R> rows) {
        return derived.apply(rows);
    }

    @Override
    public String toString() {
        return id() + ", " + formula();
    }
}
