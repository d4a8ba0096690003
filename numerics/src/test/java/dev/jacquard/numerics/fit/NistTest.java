package dev.jacquard.numerics.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.numerics.DoubleDouble;
import dev.jacquard.numerics.ReferenceData;
import java.io.IOException;
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

    static Stream<String> problems() {
        return NistProblem.names().stream();
    }

    private static NistProblem read(String name) throws IOException {
        return NistProblem.read(
                name,
                ReferenceData.file("data/nist-strd/nonlinear/" + name + ".dat"),
                ReferenceData.file("oracles/nist_nonlinear_highprec.json"));
    }

    private static void hasDigits(Fit<NistProblem.Vector, NistProblem.Row> fit, NistProblem problem, boolean errors) {
        String name = problem.name();
        for (int k = 0; k < problem.values().length; k++) {
            double value = fit.law().b()[k];
            assertThat(Math.abs(value / problem.values()[k] - 1))
                    .as(name + " b" + (k + 1))
                    .isLessThan(NINE_DIGITS);
            double error = fit.estimates().get(k).standardError();
            if (errors) {
                assertThat(Math.abs(error / problem.errors()[k] - 1))
                        .as(name + " error of b" + (k + 1))
                        .isLessThan(SIX_DIGITS);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void nineDigitsOfValuesAndSixOfErrorsFromBothStarts(String name) throws IOException {
        NistProblem problem = read(name);
        boolean rough = name.equals(MET_TO_ROUNDING);
        for (int start = 0; start < 2; start++) {
            Fit<NistProblem.Vector, NistProblem.Row> fit = problem.fitter(start).fit(problem.rows());
            hasDigits(fit, problem, !rough);
            assertThat(fit.warnings().stream().anyMatch(each -> each.contains("almost to rounding")))
                    .as(name)
                    .isEqualTo(rough);
        }
    }

    /** The same law on the decimals of the file. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void preciseResidualsGiveTheErrorsOfRowsMetToRounding(int start) throws IOException {
        NistProblem problem = read(MET_TO_ROUNDING);
        Fit<NistProblem.Vector, NistProblem.Row> fit = problem.fitter(start)
                .preciseResiduals(NistTest::lanczosToMoreDigits)
                .fit(problem.rows());
        hasDigits(fit, problem, true);
        assertThat(fit.warnings()).noneMatch(each -> each.contains("almost to rounding"));
    }

    private static double lanczosToMoreDigits(NistProblem.Vector v, NistProblem.Row r) {
        DoubleDouble x = DoubleDouble.parse(r.decimals().get(1));
        DoubleDouble sum = DoubleDouble.parse(r.decimals().get(0)).negated();
        for (int k = 0; k < v.b().length; k += 2) {
            sum = sum.plus(x.times(-v.b()[k + 1]).exp().times(v.b()[k]));
        }
        return sum.value();
    }
}
