package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.fit.search.Surface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What can be changed about a fitter; never changed once a fitter holds it. */
final class Options<R> {

    /** The name of starts that are of no named grid. */
    static final String USERS = "given by the user";

    private static final int DEFAULT_STARTS = 200;
    private static final double DEFAULT_LEVEL = 0.90;

    Residual residual = Residual.LINEAR;
    Objective objective = Objective.leastSquares();
    Errors errors = Errors.USUAL;
    double[][] given;
    String grid = USERS;
    int starts = DEFAULT_STARTS;
    long seed = 1;
    double level = DEFAULT_LEVEL;
    int threads = Runtime.getRuntime().availableProcessors();
    Map<String, Double> fixed = Map.of();
    List<List<String>> ties = List.of();
    ToDoubleFunction<? super R> weights;
    Function<? super R, ?> groups;
    Map<String, ToDoubleFunction<? super R>> inputs = Map.of();
    Map<String, String> stated = Map.of();
    List<String> asked = List.of();
    Map<String, Function<? super R, ?>> alike = Map.of();
    List<Function<? super List<R>, List<String>>> notes = List.of();
    String scaleName = "";
    ToDoubleFunction<? super R> scale;
    Function<? super List<R>, ? extends Surface> surface;

    Options<R> copy() {
        Options<R> copy = new Options<>();
        copy.residual = residual;
        copy.objective = objective;
        copy.errors = errors;
        copy.given = given;
        copy.grid = grid;
        copy.starts = starts;
        copy.seed = seed;
        copy.level = level;
        copy.threads = threads;
        copy.fixed = new LinkedHashMap<>(fixed);
        copy.ties = new ArrayList<>(ties);
        copy.weights = weights;
        copy.groups = groups;
        copy.inputs = new LinkedHashMap<>(inputs);
        copy.stated = new LinkedHashMap<>(stated);
        copy.asked = new ArrayList<>(asked);
        copy.alike = new LinkedHashMap<>(alike);
        copy.notes = new ArrayList<>(notes);
        copy.scaleName = scaleName;
        copy.scale = scale;
        copy.surface = surface;
        return copy;
    }
}
