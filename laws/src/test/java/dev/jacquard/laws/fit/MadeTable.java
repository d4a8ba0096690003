package dev.jacquard.laws.fit;

import dev.jacquard.data.Signature;
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.tables.UserTable;
import dev.jacquard.laws.CatalogueLaw;
import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.laws.UsualValues;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A table made from a law, with a little noise, and the values that a fit of it has to give back.
 *
 * @param law name of the family
 * @param header of the table, the observed column last
 * @param inputs all columns but the last, row by row
 * @param truth what the law says of a row
 * @param expected the law's own values, by name
 * @param given constants that no column holds
 */
record MadeTable(
        String law,
        String header,
        List<double[]> inputs,
        ToDoubleFunction<double[]> truth,
        Map<String, Double> expected,
        Map<String, String> given) {

    /** Share of the observed number; estimates then miss by far less than {@link FitsTest} allows. */
    private static final double NOISE = 1e-6;

    static MadeTable of(
            String law, String header, List<double[]> inputs, ToDoubleFunction<double[]> truth, Object... expected) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (int i = 0; i < expected.length; i += 2) {
            values.put((String) expected[i], ((Number) expected[i + 1]).doubleValue());
        }
        return new MadeTable(law, header, inputs, truth, values, Map.of());
    }

    /**
     * A table for a fitting that has no entry of its own in {@link MadeTables}: from its first publication, at values from end to end of what
     * was observed, all constants to come back.
     */
    static <R> MadeTable of(Fitting<?, R> fitting) {
        Signature<?> signature = LawCatalogue.signatures().stream()
                .filter(each -> each.id().equals(fitting.id()))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError(fitting.id() + " needs an entry in MadeTables: it is in no catalogue"));
        if (signature.published().isEmpty()) {
            throw new AssertionError(fitting.id() + " needs an entry in MadeTables: nobody published constants");
        }
        return of(fitting, signature, signature.published().get(0).law());
    }

    @SuppressWarnings("unchecked") // a fitting and the signature of its name are of one law
    private static <L, R> MadeTable of(Fitting<L, R> fitting, Signature<?> signature, Object published) {
        L law = (L) published;
        Fitter<L, R> fitter = fitting.fitter(fitting.constants().example());
        CatalogueLaw entry = LawCatalogue.find(signature.published().get(0).id());
        List<String> names = fitting.rows().names();
        List<Column> inputs = fitting.rows().columns().subList(0, names.size() - 1);
        int count = new int[] {16, 5, 3}[Math.min(inputs.size(), 3) - 1];
        List<double[]> rows = each(inputs.stream()
                .map(column -> UsualValues.wide(signature, entry, column.variable(), count))
                .toArray(double[][]::new));
        double[] vector = fitter.family().vector(law);
        Map<String, Double> values = new LinkedHashMap<>();
        fitter.family()
                .names()
                .forEach(name -> values.put(name, vector[fitter.family().index(name)]));
        return new MadeTable(
                fitting.id(),
                String.join(",", names),
                rows,
                row -> {
                    double[] withObserved = Arrays.copyOf(row, row.length + 1);
                    withObserved[row.length] = 0.5;
                    return fitter.predict(law, fitting.rows().row().apply(withObserved));
                },
                values,
                Map.of());
    }

    MadeTable with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(given);
        more.put(name, value);
        return new MadeTable(law, header, inputs, truth, expected, more);
    }

    /** Every combination of the values of some columns. */
    static List<double[]> each(double[]... columns) {
        List<double[]> rows = List.of(new double[0]);
        for (double[] column : columns) {
            List<double[]> longer = new ArrayList<>();
            for (double[] row : rows) {
                for (double value : column) {
                    double[] next = Arrays.copyOf(row, row.length + 1);
                    next[row.length] = value;
                    longer.add(next);
                }
            }
            rows = longer;
        }
        return rows;
    }

    static double[] of(double... values) {
        return values;
    }

    /** So many values from one to another, evenly in their logarithm. */
    static double[] spread(double from, double to, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = from * Math.pow(to / from, i / (count - 1.0));
        }
        return values;
    }

    UserTable table() {
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (int row = 0; row < inputs.size(); row++) {
            for (double input : inputs.get(row)) {
                csv.append(input).append(',');
            }
            double z = StandardNormal.quantile(Stream.of(1, law).uniform(row));
            csv.append(truth.applyAsDouble(inputs.get(row)) * (1 + NOISE * z)).append('\n');
        }
        return UserTable.of(law + ".csv", csv.toString());
    }

    /** To be fitted, the constants set. */
    Fits fits() {
        Fits fits = Fits.of(table());
        for (Map.Entry<String, String> constant : given.entrySet()) {
            fits = fits.set(constant.getKey(), constant.getValue());
        }
        return fits;
    }

    @Override
    public String toString() {
        return law;
    }
}
