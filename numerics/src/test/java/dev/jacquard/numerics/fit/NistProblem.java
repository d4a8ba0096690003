package dev.jacquard.numerics.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/**
 * One nonlinear regression problem of NIST's Statistical Reference Datasets.
 *
 * @param name as NIST calls it
 * @param starts two for each parameter: far and near
 * @param rows what was observed
 * @param values of the parameters, to some twenty digits
 * @param errors standard errors of the parameters
 * @see <a href="https://www.itl.nist.gov/div898/strd/">NIST StRD</a>
 */
public record NistProblem(String name, List<double[]> starts, List<Row> rows, double[] values, double[] errors) {

    /**
     * One row.
     *
     * @param y observed
     * @param x input
     * @param x2 second input, or 0
     * @param decimals y, x as the file writes them
     */
    public record Row(double y, double x, double x2, List<String> decimals) {}

    /** The parameters as a law. */
    public record Vector(double[] b) {}

    private interface Model extends ToDoubleBiFunction<Vector, Row> {}

    private static double square(double x) {
        return x * x;
    }

    private static double cubic(double x, double a, double b, double c, double d) {
        return a + x * (b + x * (c + x * d));
    }

    private static double ratio(Vector v, Row r) {
        double[] b = v.b;
        return cubic(r.x, b[0], b[1], b[2], b[3]) / cubic(r.x, 1, b[4], b[5], b[6]);
    }

    private static double gauss(Vector v, Row r) {
        double[] b = v.b;
        return b[0] * Math.exp(-b[1] * r.x)
                + b[2] * Math.exp(-square((r.x - b[3]) / b[4]))
                + b[5] * Math.exp(-square((r.x - b[6]) / b[7]));
    }

    private static double lanczos(Vector v, Row r) {
        double[] b = v.b;
        return b[0] * Math.exp(-b[1] * r.x) + b[2] * Math.exp(-b[3] * r.x) + b[4] * Math.exp(-b[5] * r.x);
    }

    private static double enso(Vector v, Row r) {
        double[] b = v.b;
        double turn = 2 * Math.PI * r.x;
        return b[0]
                + b[1] * Math.cos(turn / 12)
                + b[2] * Math.sin(turn / 12)
                + b[4] * Math.cos(turn / b[3])
                + b[5] * Math.sin(turn / b[3])
                + b[7] * Math.cos(turn / b[6])
                + b[8] * Math.sin(turn / b[6]);
    }

    private static final Model CHWIRUT = (v, r) -> Math.exp(-v.b[0] * r.x) / (v.b[1] + v.b[2] * r.x);
    private static final Model RISE = (v, r) -> -v.b[0] * Math.expm1(-v.b[1] * r.x);

    private static final Map<String, Model> MODELS = Map.ofEntries(
            Map.entry("Bennett5", (v, r) -> v.b[0] * Math.pow(v.b[1] + r.x, -1 / v.b[2])),
            Map.entry("BoxBOD", RISE),
            Map.entry("Chwirut1", CHWIRUT),
            Map.entry("Chwirut2", CHWIRUT),
            Map.entry("DanWood", (v, r) -> v.b[0] * Math.pow(r.x, v.b[1])),
            Map.entry("ENSO", NistProblem::enso),
            Map.entry("Eckerle4", (v, r) -> v.b[0] / v.b[1] * Math.exp(-0.5 * square((r.x - v.b[2]) / v.b[1]))),
            Map.entry("Gauss1", NistProblem::gauss),
            Map.entry("Gauss2", NistProblem::gauss),
            Map.entry("Gauss3", NistProblem::gauss),
            Map.entry("Hahn1", NistProblem::ratio),
            Map.entry("Kirby2", (v, r) -> cubic(r.x, v.b[0], v.b[1], v.b[2], 0) / cubic(r.x, 1, v.b[3], v.b[4], 0)),
            Map.entry("Lanczos1", NistProblem::lanczos),
            Map.entry("Lanczos2", NistProblem::lanczos),
            Map.entry("Lanczos3", NistProblem::lanczos),
            Map.entry("MGH09", (v, r) -> v.b[0] * (r.x * r.x + r.x * v.b[1]) / (r.x * r.x + r.x * v.b[2] + v.b[3])),
            Map.entry("MGH10", (v, r) -> v.b[0] * Math.exp(v.b[1] / (r.x + v.b[2]))),
            Map.entry("MGH17", (v, r) -> v.b[0] + v.b[1] * Math.exp(-r.x * v.b[3]) + v.b[2] * Math.exp(-r.x * v.b[4])),
            Map.entry("Misra1a", RISE),
            Map.entry("Misra1b", (v, r) -> v.b[0] * (1 - 1 / square(1 + v.b[1] * r.x / 2))),
            Map.entry("Misra1c", (v, r) -> v.b[0] * (1 - 1 / Math.sqrt(1 + 2 * v.b[1] * r.x))),
            Map.entry("Misra1d", (v, r) -> v.b[0] * v.b[1] * r.x / (1 + v.b[1] * r.x)),
            Map.entry("Nelson", (v, r) -> v.b[0] - v.b[1] * r.x * Math.exp(-v.b[2] * r.x2)),
            Map.entry("Rat42", (v, r) -> v.b[0] / (1 + Math.exp(v.b[1] - v.b[2] * r.x))),
            Map.entry("Rat43", (v, r) -> v.b[0] / Math.pow(1 + Math.exp(v.b[1] - v.b[2] * r.x), 1 / v.b[3])),
            Map.entry("Roszman1", (v, r) -> v.b[0] - v.b[1] * r.x - Math.atan(v.b[2] / (r.x - v.b[3])) / Math.PI),
            Map.entry("Thurber", NistProblem::ratio));

    /** The names of all problems. */
    public static List<String> names() {
        return MODELS.keySet().stream().sorted().toList();
    }

    /**
     * Reads a problem.
     *
     * @param data NIST's file
     * @param expected values and errors of all problems to many digits
     */
    public static NistProblem read(String name, Path data, Path expected) throws IOException {
        List<double[]> starts = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        boolean table = false;
        for (String line : Files.readAllLines(data)) {
            if (line.matches("\\s*b\\d+ =.*")) {
                starts.add(numbers(line.substring(line.indexOf('=') + 1)));
            } else if (line.matches("Data:\\s+y\\s+x.*")) {
                table = true;
            } else if (table && !line.isBlank()) {
                double[] cells = numbers(line);
                double y = name.equals("Nelson") ? Math.log(cells[0]) : cells[0];
                rows.add(new Row(y, cells[1], cells.length > 2 ? cells[2] : 0, words(line)));
            }
        }
        String json = Files.readString(expected);
        String own = json.substring(json.indexOf('"' + name + '"'));
        return new NistProblem(name, starts, rows, list(own, "params"), list(own, "stderr"));
    }

    private static List<String> words(String text) {
        return List.of(text.trim().split("\\s+"));
    }

    private static double[] numbers(String text) {
        return words(text).stream().mapToDouble(Double::parseDouble).toArray();
    }

    private static double[] list(String json, String name) {
        int open = json.indexOf('[', json.indexOf('"' + name + '"'));
        String inside = json.substring(open + 1, json.indexOf(']', open));
        return numbers(inside.replaceAll("[\",]", " "));
    }

    /** A fitter by the law alone, from the first or second start (0 or 1). */
    public Fitter<Vector, Row> fitter(int start) {
        Param[] params = IntStream.rangeClosed(1, starts.size())
                .mapToObj(k -> Param.real("b" + k, "1"))
                .toArray(Param[]::new);
        Family<Vector> family = Family.of(Vector.class, Vector::new, Vector::b, params);
        double[] from = starts.stream().mapToDouble(line -> line[start]).toArray();
        return Fitter.of(family, MODELS.get(name), Row::y).starts(new double[][] {from});
    }
}
