package dev.jacquard.numerics.fit;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The form of a law: its parameters, and the way between a law and its vector of parameters.
 *
 * <p>One constant beside each law; it is what the fitter, the catalogue and the documentation read.
 *
 * <pre>{@code
 * record FlooredPower(double floor, double scale, double slope) {
 *   static final Family<FlooredPower> FAMILY = Family.of(FlooredPower.class,
 *       v -> new FlooredPower(v[0], v[1], v[2]), p -> new double[] {p.floor, p.scale, p.slope},
 *       Param.positive("floor", "error"), Param.positive("scale", "error"), Param.positive("slope", "1"));
 * }
 * }</pre>
 *
 * @param <L> the type of the law
 */
public final class Family<L> {

    private final Class<L> type;
    private final Function<double[], L> fromVector;
    private final Function<L, double[]> toVector;
    private final List<Param> params;
    private final Map<String, Supplier<double[][]>> grids;
    private final List<List<String>> ties;

    private Family(
            Class<L> type,
            Function<double[], L> fromVector,
            Function<L, double[]> toVector,
            List<Param> params,
            Map<String, Supplier<double[][]>> grids,
            List<List<String>> ties) {
        this.type = notNull("type", type);
        this.fromVector = notNull("fromVector", fromVector);
        this.toVector = notNull("toVector", toVector);
        this.params = params;
        this.grids = grids;
        this.ties = ties;
    }

    /**
     * A family of laws of one type.
     *
     * @param fromVector makes a law from values in the order of {@code params}
     * @param toVector the values of a law in that order
     * @param params at least one, with different names
     */
    public static <L> Family<L> of(
            Class<L> type, Function<double[], L> fromVector, Function<L, double[]> toVector, Param... params) {
        Check.atLeast("number of parameters", params.length, 1);
        Set<String> names = new HashSet<>();
        for (Param param : params) {
            if (!names.add(param.name())) {
                throw Check.refused("parameter", param.name(), "each name once");
            }
        }
        return new Family<>(type, fromVector, toVector, List.of(params), Map.of(), List.of());
    }

    /**
     * The same family with a named grid of starts, such as the one a paper searched from.
     *
     * @param name what {@link Fitter#starts(String)} asks for
     * @param starts makes the points, each in the order of {@link #params()}
     */
    public Family<L> withGrid(String name, Supplier<double[][]> starts) {
        Map<String, Supplier<double[][]>> more = new LinkedHashMap<>(grids);
        more.put(Check.notBlank("name", name), notNull("starts", starts));
        return new Family<>(type, fromVector, toVector, params, Collections.unmodifiableMap(more), ties);
    }

    /**
     * The same family, saying of some parameters that it makes sense to give them one value (papers do, for the exponents of two
     * terms): a fit then shows what that would change.
     *
     * @param names at least two
     */
    public Family<L> withTie(String... names) {
        Check.atLeast("tied parameters", names.length, 2);
        for (String name : names) {
            index(name);
        }
        List<List<String>> more = new ArrayList<>(ties);
        more.add(List.of(names));
        return new Family<>(type, fromVector, toVector, params, grids, List.copyOf(more));
    }

    /** The parameters that papers give one value, group by group. */
    public List<List<String>> ties() {
        return ties;
    }

    /** The names of the grids of starts, in the order they were added. */
    public List<String> grids() {
        return List.copyOf(grids.keySet());
    }

    /**
     * A grid of starts.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    public double[][] grid(String name) {
        Supplier<double[][]> starts = grids.get(name);
        if (starts == null) {
            String known =
                    grids.isEmpty() ? "no name: the family brings no grid" : "one of: " + String.join(", ", grids());
            throw Check.refused("grid", name, known + Check.nearest(name, grids()));
        }
        return starts.get();
    }

    /** The law's class. */
    public Class<L> type() {
        return type;
    }

    /** The simple name of the law's class. */
    public String name() {
        return type.getSimpleName();
    }

    /** The parameters in the order of the vector. */
    public List<Param> params() {
        return params;
    }

    /** The number of parameters. */
    public int size() {
        return params.size();
    }

    /** The names of the parameters in the order of the vector. */
    public List<String> names() {
        return params.stream().map(Param::name).toList();
    }

    /**
     * The place of a parameter in the vector.
     *
     * @throws IllegalArgumentException for an unknown name, naming the nearest
     */
    public int index(String name) {
        int index = names().indexOf(name);
        if (index < 0) {
            throw Check.refused(
                    name,
                    "unknown parameter of " + name(),
                    "one of: " + Check.among(name, names()) + Check.nearest(name, names()));
        }
        return index;
    }

    /**
     * The law with these values.
     *
     * @throws IllegalArgumentException if a value is outside its bounds, or the law refuses it
     */
    public L create(double[] vector) {
        return create(vector, k -> false);
    }

    /** The law with these values, of which those held may stand on a bound, if the law itself has nothing against it. */
    L create(double[] vector, IntPredicate held) {
        if (vector.length != size()) {
            throw Check.refused("vector of " + name(), vector.length + " values", size() + " values");
        }
        for (int k = 0; k < vector.length; k++) {
            if (!params.get(k).contains(vector[k])
                    && !(held.test(k) && params.get(k).isBound(vector[k]))) {
                throw Check.refused(
                        params.get(k).name(), vector[k], params.get(k).domain());
            }
        }
        return fromVector.apply(vector.clone());
    }

    /** The values of a law, in the order of {@link #params()}. */
    public double[] vector(L law) {
        return toVector.apply(law).clone();
    }

    /** Values on their free scales. */
    double[] toFree(double[] vector) {
        double[] free = new double[vector.length];
        for (int k = 0; k < vector.length; k++) {
            free[k] = params.get(k).toFree(vector[k]);
        }
        return free;
    }

    /** Values from their free scales. */
    double[] fromFree(double[] free) {
        double[] vector = new double[free.length];
        for (int k = 0; k < free.length; k++) {
            vector[k] = params.get(k).fromFree(free[k]);
        }
        return vector;
    }

    @Override
    public String toString() {
        return name() + "(" + String.join(", ", names()) + ")";
    }
}
