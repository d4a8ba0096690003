package dev.jacquard.numerics.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearFitTest {

    private static final double IDENTITY = 1e-12;

    /** Where the certified error is zero: the rounding of the observations, which are about 1. */
    private static final double ROUNDING = 1e-12;

    @Test
    void aLineThroughThreePointsIsTheTextbookOne() {
        LinearFit line = LinearFit.polynomial(new double[] {0, 1, 2}, new double[] {1, 2, 4}, 1);
        // Slope 3 / 2, intercept 5 / 6; residuals 1/6, -1/3, 1/6.
        assertThat(line.coefficients().get(0)).isCloseTo(5 / 6.0, within(IDENTITY));
        assertThat(line.coefficients().get(1)).isCloseTo(1.5, within(IDENTITY));
        assertThat(line.sumOfSquares()).isCloseTo(1 / 6.0, within(IDENTITY));
        assertThat(line.degreesOfFreedom()).isEqualTo(1);
        assertThat(line.standardErrors().get(1)).isCloseTo(Math.sqrt(1 / 12.0), within(IDENTITY));
        assertThat(line.standardErrors().get(0)).isCloseTo(Math.sqrt(5 / 36.0), within(IDENTITY));
    }

    @Test
    void whatCannotBeSolvedIsRefused() {
        double[] one = {1, 1, 1, 1};
        double[] x = {1, 2, 3, 4};
        double[] same = {3, 5, 7, 9};
        assertThatThrownBy(() -> LinearFit.of(new double[][] {one, x, same}, x))
                .hasMessageStartingWith("column 3: depends on the columns before it");
        assertThatThrownBy(() -> LinearFit.of(new double[][] {one, {1, 2}}, x)).hasMessageStartingWith("column 2");
        assertThatThrownBy(() -> LinearFit.of(new double[][] {one}, new double[] {1}))
                .hasMessageStartingWith("rows");
        assertThatThrownBy(() -> LinearFit.of(new double[][] {one}, new double[] {1, 2, Double.NaN, 4}))
                .hasMessageStartingWith("observed: NaN");
    }

    /**
     * NIST's linear sets against values to many digits. For comparison, numpy's lstsq reaches 9.6, 10.4, 9.5, 7.8, 5.8 and 10.9 digits of the
     * coefficients and, by the inverse of the cross product, 8.5 to 10.7 of the errors.
     */
    @ParameterizedTest
    @Tag("reference")
    @CsvSource({
        "Wampler1, 14, 0",
        "Wampler2, 12, 0",
        "Wampler3, 14, 14",
        "Wampler4, 14, 14",
        "Wampler5, 14, 14",
        "Longley, 12, 12"
    })
    void digitsOfNist(String name, double ofCoefficients, double ofErrors) throws IOException {
        String json = Files.readString(ReferenceData.file("oracles/nist_linear_highprec.json"));
        String own = json.substring(json.indexOf('"' + name + '"'));
        LinearFit fit =
                name.equals("Longley") ? longley(own) : LinearFit.polynomial(numbers(own, "x"), numbers(own, "y"), 5);
        double[] coefficients = numbers(own, "coef");
        double[] errors = numbers(own, "stderr");
        for (int k = 0; k < coefficients.length; k++) {
            assertThat(digits(fit.coefficients().get(k), coefficients[k]))
                    .as(name + " coefficient " + k)
                    .isGreaterThan(ofCoefficients);
            double error = fit.standardErrors().get(k);
            if (ofErrors == 0) {
                assertThat(error).as(name + " error " + k).isLessThan(ROUNDING);
            } else {
                assertThat(digits(error, errors[k])).as(name + " error " + k).isGreaterThan(ofErrors);
            }
        }
    }

    private static LinearFit longley(String json) {
        double[] table = numbers(json, "data");
        int columns = 7;
        int rows = table.length / columns;
        double[][] x = new double[columns][rows];
        double[] y = new double[rows];
        Arrays.fill(x[0], 1);
        for (int i = 0; i < rows; i++) {
            y[i] = table[i * columns];
            for (int k = 1; k < columns; k++) {
                x[k][i] = table[i * columns + k];
            }
        }
        return LinearFit.of(x, y);
    }

    private static double[] numbers(String json, String name) {
        int open = json.indexOf('[', json.indexOf('"' + name + '"'));
        int close = open;
        for (int depth = 1; depth > 0; ) {
            char c = json.charAt(++close);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
        }
        String inside =
                json.substring(open, close).replaceAll("[\\[\\]\",\\s]+", " ").trim();
        return List.of(inside.split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static double digits(double value, double certified) {
        return -Math.log10(Math.abs(value / certified - 1));
    }
}
