package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import java.util.List;

/**
 * The same law fitted to the same rows in other ways that somebody could have chosen: what is minimised, which rows are left out, which
 * parameters share a value.
 *
 * <pre>{@code
 * fit.checks().sensitivity();
 * // variant                       rows  E      A    alpha   B        beta
 * // as fitted (huber:0.001)       240   1.817  478  0.3473  2143.62  0.3672
 * // huber:0.1                     240   ..
 * }</pre>
 *
 * <p>Each variant is searched from the fit's estimates, from the other places its searches came to rest, and from some of its starts.
 *
 * @param parameters names, in the family's order
 * @param variants the fit itself first
 */
public record FitSensitivity(List<String> parameters, List<Variant> variants) {

    private static final int PRINTED_DIGITS = 5;

    /**
     * One way to fit.
     *
     * @param name what is done differently
     * @param rows how many rows were fitted
     * @param values the estimates, in the family's order; empty where there was no optimum
     * @param failure why there was none; empty otherwise
     */
    public record Variant(String name, int rows, List<Double> values, String failure) {

        public Variant {
            values = List.copyOf(values);
        }
    }

    public FitSensitivity {
        parameters = List.copyOf(parameters);
        variants = List.copyOf(variants);
    }

    /**
     * A variant by its name.
     *
     * @throws IllegalArgumentException for an unknown name, naming the nearest
     */
    public Variant variant(String name) {
        List<String> names = variants.stream().map(Variant::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw Check.refused("variant", name, "one of: " + Check.among(name, names) + Check.nearest(name, names));
        }
        return variants.get(index);
    }

    /** The estimate of a parameter in a variant that has an optimum. */
    public double value(String variant, String parameter) {
        Variant there = variant(variant);
        if (there.values().isEmpty()) {
            throw Check.refused(variant, there.failure(), "a variant with an optimum");
        }
        return there.values().get(place(parameter));
    }

    /** The least and the greatest estimate of a parameter over the variants. */
    public double[] range(String parameter) {
        int place = place(parameter);
        double[] values = variants.stream()
                .filter(variant -> !variant.values().isEmpty())
                .mapToDouble(variant -> variant.values().get(place))
                .sorted()
                .toArray();
        return new double[] {values[0], values[values.length - 1]};
    }

    private int place(String parameter) {
        int place = parameters.indexOf(parameter);
        if (place < 0) {
            throw Check.refused(
                    "parameter",
                    parameter,
                    "one of: " + Check.among(parameter, parameters) + Check.nearest(parameter, parameters));
        }
        return place;
    }

    @Override
    public String toString() {
        String[] heading = new String[parameters.size() + 2];
        heading[0] = "variant";
        heading[1] = "rows";
        for (int k = 0; k < parameters.size(); k++) {
            heading[k + 2] = parameters.get(k);
        }
        Columns table = new Columns(heading);
        for (Variant variant : variants) {
            String[] cells = new String[heading.length];
            java.util.Arrays.fill(cells, "");
            cells[0] = variant.name();
            cells[1] = String.valueOf(variant.rows());
            for (int k = 0; k < variant.values().size(); k++) {
                cells[k + 2] = Decimals.rounded(variant.values().get(k), PRINTED_DIGITS);
            }
            if (variant.values().isEmpty()) {
                cells[2] = "no optimum";
            }
            table.row(cells);
        }
        return table.toString();
    }
}
