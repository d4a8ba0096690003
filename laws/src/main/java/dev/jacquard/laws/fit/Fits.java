package dev.jacquard.laws.fit;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.output.Version;
import dev.jacquard.data.fitting.Constants;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.tables.UserTable;
import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Objective;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fits laws to a table: what {@code jacquard fit} does, for Java and notebooks.
 *
 * <pre>{@code
 * var fit = Fits.read(Path.of("runs.csv"))
 *     .column("parameters", "Size (M)").unit("parameters", "1e6")
 *     .column("tokens", "Tokens (B)").unit("tokens", "1e9")
 *     .to("chinchilla");
 * fit.estimates();
 * Fits.shipped("scalability").where("system", "specsdm91").to(UniversalScalabilityLaw.FITTING).law().peakWorkers();   // 96.5
 * Fits.read(Path.of("rl.csv")).set("R0", "0.1").to("scale-rl");
 * }</pre>
 *
 * <p>Columns are found by their names, without regard to case and blanks; of parameters, tokens and flop two suffice. Columns that seem to
 * count in other units are refused until the unit is stated, and columns whose values part the residuals are named. A value: each option returns a changed copy.
 * {@link Fittings} lists what can be fitted.
 */
public final class Fits {

    private static final int DEFAULT_STARTS = 200;

    private final FitInput input;
    private final Options options;

    private Fits(FitInput input, Options options) {
        this.input = input;
        this.options = options;
    }

    /** What can be said about a fit; never changed once it is held. */
    private static final class Options {
        private Hints hints = Hints.JAVA;
        private Map<String, String> headers = new LinkedHashMap<>();
        private Map<String, String> scales = new LinkedHashMap<>();
        private Map<String, String> constants = new LinkedHashMap<>();
        private Map<String, String> stated = new LinkedHashMap<>();
        private List<String> conditions = new ArrayList<>();
        private Optional<Objective> objective = Optional.empty();
        private Optional<Boolean> published = Optional.empty();
        private int starts = DEFAULT_STARTS;
        private int dropWorst;
        private Optional<String> group = Optional.empty();
        private double level = 0.9;
        private long seed = 1;
        private int threads = Runtime.getRuntime().availableProcessors();

        private Options copy() {
            Options copy = new Options();
            copy.hints = hints;
            copy.headers = new LinkedHashMap<>(headers);
            copy.scales = new LinkedHashMap<>(scales);
            copy.constants = new LinkedHashMap<>(constants);
            copy.stated = new LinkedHashMap<>(stated);
            copy.conditions = new ArrayList<>(conditions);
            copy.objective = objective;
            copy.published = published;
            copy.starts = starts;
            copy.dropWorst = dropWorst;
            copy.group = group;
            copy.level = level;
            copy.seed = seed;
            copy.threads = threads;
            return copy;
        }
    }

    /** A CSV file, read strictly as {@link UserTable} does. */
    public static Fits read(Path file) {
        return of(UserTable.read(file));
    }

    /** A table that has been read. */
    public static Fits of(UserTable table) {
        return new Fits(new FitInput(table.name(), table, Optional.empty()), new Options());
    }

    /** A data set that ships with the project, such as {@code published-runs}, or a part of one: {@code published-runs/pythia}. */
    public static Fits shipped(String name) {
        return new Fits(FitInput.shipped(name), new Options());
    }

    /**
     * What a command line names; messages then name options as they are typed there.
     *
     * @param name a file, {@code -} for standard input, or a shipped data set
     * @param in standard input
     */
    public static Fits ofCommandLine(String name, InputStream in) {
        Options options = new Options();
        options.hints = Hints.COMMAND_LINE;
        return new Fits(FitInput.open(name, in), options);
    }

    private Fits with(Consumer<Options> change) {
        Options copy = options.copy();
        change.accept(copy);
        return new Fits(input, copy);
    }

    /** The header of a column, where it is another word than the column's name. */
    public Fits column(String name, String header) {
        return with(o -> o.headers.put(name, header));
    }

    /** What one of a column is: a number such as {@code 1e9}, or a unit such as {@code Gtoken}. */
    public Fits unit(String name, String scale) {
        Check.notBlank("unit of " + name, scale);
        return with(o -> o.scales.put(name, scale));
    }

    /** A constant that no column holds: a number with or without its unit, or the name of a published law. */
    public Fits set(String name, String value) {
        return with(o -> o.constants.put(name, value));
    }

    /** Only the rows that have this value in a column. */
    public Fits where(String header, String value) {
        Fits kept = with(o -> o.conditions.add(header + "=" + value));
        return new Fits(input.where(Map.of(header, value)), kept.options);
    }

    /** Only rows strictly below the k-th largest observed value; 0 for all. */
    public Fits dropWorst(int k) {
        return with(o -> o.dropWorst = k);
    }

    /** The column whose values say which rows belong together: errors are clustered, and a bootstrap draws whole groups. */
    public Fits group(String header) {
        return with(o -> o.group = Optional.of(header));
    }

    /** What the numbers do not say, for the checklist. */
    public Fits state(String name, String text) {
        return with(o -> o.stated.put(name, text));
    }

    /** What is minimised, in place of the family's own objective. */
    public Fits objective(Objective objective) {
        return with(o -> o.objective = Optional.of(objective));
    }

    /** Searches from so many places over the ranges of the parameters. */
    public Fits starts(int count) {
        return with(o -> {
            o.published = Optional.of(false);
            o.starts = count;
        });
    }

    /** Searches from the grid that the form's authors printed; the default where there is one. */
    public Fits publishedStarts() {
        return with(o -> o.published = Optional.of(true));
    }

    /** The level of the intervals, in (0, 1); default 0.9. */
    public Fits level(double level) {
        return with(o -> o.level = Check.openFraction("level", level));
    }

    /** The seed of starts and resamples; default 1. */
    public Fits seed(long seed) {
        return with(o -> o.seed = seed);
    }

    /** How many threads search; the result is the same for any number. */
    public Fits threads(int threads) {
        return with(o -> o.threads = threads);
    }

    /**
     * Fits the family of this name.
     *
     * @throws IllegalArgumentException for an unknown name with the nearest, and for a table that cannot be used
     * @throws dev.jacquard.numerics.fit.FitFailedException if no search reached an optimum
     */
    public TableFit<?, ?> to(String law) {
        return to(Fittings.named(law, options.hints));
    }

    /**
     * Fits a family, with a law of its type.
     *
     * @throws IllegalArgumentException for a table that cannot be used
     * @throws dev.jacquard.numerics.fit.FitFailedException if no search reached an optimum
     */
    public <L, R> TableFit<L, R> to(Fitting<L, R> fitting) {
        notNull("fitting", fitting);
        FitColumns columns = FitColumns.of(
                        input.table(), fitting.rows().columns(), options.headers, options.scales, options.hints)
                .withoutWorst(options.dropWorst, options.hints);
        Constants.Values constants =
                fitting.constants().read(options.constants, name -> options.hints.setting("set", name, "VALUE"));
        List<R> rows = rows(fitting, columns);
        Map<String, String> stated = new LinkedHashMap<>(options.stated);
        if (!options.conditions.isEmpty()) {
            stated.putIfAbsent("choice of rows", String.join(", ", options.conditions));
        }
        Fitter<L, R> fitter = grouped(fitter(fitting, constants, rows, stated), rows, columns);
        Fit<L, R> fit = fitter.fit(rows);
        return new TableFit<>(
                fitting,
                fitter,
                fit,
                Optional.empty(),
                input,
                columns,
                options.seed,
                warnings(fitting, fit, columns, stated));
    }

    private static <R> List<R> rows(Fitting<?, R> fitting, FitColumns columns) {
        return IntStream.range(0, columns.rows().length)
                .mapToObj(i -> fitting.rows()
                        .row()
                        .apply(columns.values().stream()
                                .mapToDouble(column -> column[i])
                                .toArray()))
                .toList();
    }

    private <L, R> Fitter<L, R> fitter(
            Fitting<L, R> fitting, Constants.Values constants, List<R> rows, Map<String, String> stated) {
        Fitter<L, R> fitter = fitting.fitter(constants)
                .level(options.level)
                .threads(options.threads)
                .stating("code", "Jacquard " + Version.current() + ", commit " + Version.commit());
        if (!options.constants.isEmpty()) {
            fitter = fitter.stating("taken as given", given());
        }
        for (Map.Entry<String, String> statement : stated.entrySet()) {
            fitter = fitter.stating(statement.getKey(), statement.getValue());
        }
        if (options.objective.isPresent()) {
            fitter = fitter.objective(options.objective.get());
        }
        return started(fitter, fitting, rows);
    }

    private String given() {
        return options.constants.entrySet().stream()
                .map(each -> each.getKey() + " = " + each.getValue())
                .collect(Collectors.joining(", "));
    }

    private <L, R> Fitter<L, R> started(Fitter<L, R> fitter, Fitting<L, R> fitting, List<R> rows) {
        boolean has = fitter.family().grids().contains(Fitting.PUBLISHED);
        if (options.published.orElse(has)) {
            if (!has) {
                throw Check.refused(
                        options.hints.option("starts"),
                        Fitting.PUBLISHED,
                        "a number: " + fitting.id() + " has no published grid");
            }
            return fitter.starts(Fitting.PUBLISHED);
        }
        return options.published.isPresent()
                ? fitter.starts(options.starts, options.seed)
                : fitting.starts(rows)
                        .map(points -> fitter.starts(points, "read off the rows"))
                        .orElseGet(() -> fitter.starts(DEFAULT_STARTS, options.seed));
    }

    private <L, R> Fitter<L, R> grouped(Fitter<L, R> fitter, List<R> rows, FitColumns columns) {
        if (options.group.isEmpty()) {
            return fitter;
        }
        Map<R, String> groups = new IdentityHashMap<>();
        IntStream.range(0, rows.size())
                .forEach(i -> groups.put(rows.get(i), input.table().text(columns.rows()[i], options.group.get())));
        return fitter.groups(groups::get);
    }

    private List<String> warnings(
            Fitting<?, ?> fitting, Fit<?, ?> fit, FitColumns columns, Map<String, String> stated) {
        List<String> warnings = new ArrayList<>(columns.warnings());
        if (options.dropWorst > 0) {
            warnings.add("only rows strictly below the " + options.dropWorst + "-th largest observed value are fitted");
        }
        LawCatalogue.all().stream()
                .filter(law -> options.constants.containsValue(law.id()))
                .forEach(law -> warnings.addAll(law.cautions()));
        Set<String> read = new LinkedHashSet<>(FitColumns.read(fitting.rows().columns()));
        read.addAll(options.headers.values());
        warnings.addAll(Mixtures.of(input.table(), columns.rows(), read, stated.keySet(), fit, options.hints));
        return warnings;
    }
}
