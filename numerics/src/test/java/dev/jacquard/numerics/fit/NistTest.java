package dev.jacquard.numerics.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.numerics.DoubleDouble;
import dev.jacquard.numerics.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The nonlinear regression problems of NIST's Statistical Reference Datasets, from each of their starts, by the law alone: no
 * derivatives are given. Expected values have twenty digits; they agree with NIST's eleven.
 */
@Tag("reference")
class NistTest {

    private static final double NINE_DIGITS = 1e-9;
    private static final double SIX_DIGITS = 1e-6;

    /**
     * Residuals of 1e-13, a thousand times the rounding of its observations to doubles: its errors need the decimals of the file.
     */
    private static final String MET_TO_ROUNDING = "Lanczos1";

    record Row(double y, double x, double x2, List<String> decimals) {}

    record Vector(double[] b) {}

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
            Map.entry("ENSO", NistTest::enso),
            Map.entry("Eckerle4", (v, r) -> v.b[0] / v.b[1] * Math.exp(-0.5 * square((r.x - v.b[2]) / v.b[1]))),
            Map.entry("Gauss1", NistTest::gauss),
            Map.entry("Gauss2", NistTest::gauss),
            Map.entry("Gauss3", NistTest::gauss),
            Map.entry("Hahn1", NistTest::ratio),
            Map.entry("Kirby2", (v, r) -> cubic(r.x, v.b[0], v.b[1], v.b[2], 0) / cubic(r.x, 1, v.b[3], v.b[4], 0)),
            Map.entry("Lanczos1", NistTest::lanczos),
            Map.entry("Lanczos2", NistTest::lanczos),
            Map.entry("Lanczos3", NistTest::lanczos),
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
            Map.entry("Thurber", NistTest::ratio));

    static Stream<String> problems() {
        return MODELS.keySet().stream().sorted();
    }

    /** One problem: a line for each parameter (start 1, start 2) as its file states it, then rows; values and errors to many digits. */
    private record Certified(List<double[]> starts, List<Row> rows, double[] values, double[] errors) {

        static Certified read(String name) throws IOException {
            List<double[]> starts = new ArrayList<>();
            List<Row> rows = new ArrayList<>();
            boolean data = false;
            for (String line : Files.readAllLines(ReferenceData.file("data/nist-strd/nonlinear/" + name + ".dat"))) {
                if (line.matches("\\s*b\\d+ =.*")) {
                    starts.add(numbers(line.substring(line.indexOf('=') + 1)));
                } else if (line.matches("Data:\\s+y\\s+x.*")) {
                    data = true;
                } else if (data && !line.isBlank()) {
                    double[] cells = numbers(line);
                    double y = name.equals("Nelson") ? Math.log(cells[0]) : cells[0];
                    rows.add(new Row(y, cells[1], cells.length > 2 ? cells[2] : 0, words(line)));
                }
            }
            String oracle = Files.readString(ReferenceData.file("oracles/nist_nonlinear_highprec.json"));
            String own = oracle.substring(oracle.indexOf('"' + name + '"'));
            return new Certified(starts, rows, list(own, "params"), list(own, "stderr"));
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

        double[] start(int number) {
            return starts.stream().mapToDouble(line -> line[number]).toArray();
        }
    }

    private static Fitter<Vector, Row> fitter(String name, double[] start) {
        Param[] params = IntStream.rangeClosed(1, start.length)
                .mapToObj(k -> Param.real("b" + k, "1"))
                .toArray(Param[]::new);
        Family<Vector> family = Family.of(Vector.class, Vector::new, Vector::b, params);
        return Fitter.of(family, MODELS.get(name), Row::y).starts(new double[][] {start});
    }

    private static void hasDigits(String name, Fit<Vector, Row> fit, Certified certified, boolean errors) {
        for (int k = 0; k < certified.values.length; k++) {
            double value = fit.law().b()[k];
            assertThat(Math.abs(value / certified.values[k] - 1))
                    .as(name + " b" + (k + 1))
                    .isLessThan(NINE_DIGITS);
            double error = fit.estimates().get(k).standardError();
            if (errors) {
                assertThat(Math.abs(error / certified.errors[k] - 1))
                        .as(name + " error of b" + (k + 1))
                        .isLessThan(SIX_DIGITS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void nineDigitsOfValuesAndSixOfErrorsFromBothStarts(String name) throws IOException {
        Certified certified = Certified.read(name);
        boolean rough = name.equals(MET_TO_ROUNDING);
        for (int start = 0; start < 2; start++) {
            Fit<Vector, Row> fit = fitter(name, certified.start(start)).fit(certified.rows);
            hasDigits(name, fit, certified, !rough);
            assertThat(fit.warnings().stream().anyMatch(each -> each.contains("almost to rounding")))
                    .as(name)
                    .isEqualTo(rough);
        }
    }

    /** The same law on the decimals of the file. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void preciseResidualsGiveTheErrorsOfRowsMetToRounding(int start) throws IOException {
        Certified certified = Certified.read(MET_TO_ROUNDING);
        Fit<Vector, Row> fit = fitter(MET_TO_ROUNDING, certified.start(start))
                .preciseResiduals(NistTest::lanczosToMoreDigits)
                .fit(certified.rows);
        hasDigits(MET_TO_ROUNDING, fit, certified, true);
        assertThat(fit.warnings()).noneMatch(each -> each.contains("almost to rounding"));
    }

    private static double lanczosToMoreDigits(Vector v, Row r) {
        DoubleDouble x = DoubleDouble.parse(r.decimals.get(1));
        DoubleDouble sum = DoubleDouble.parse(r.decimals.get(0)).negated();
        for (int k = 0; k < v.b.length; k += 2) {
            sum = sum.plus(x.times(-v.b[k + 1]).exp().times(v.b[k]));
        }
        return sum.value();
    }
}
