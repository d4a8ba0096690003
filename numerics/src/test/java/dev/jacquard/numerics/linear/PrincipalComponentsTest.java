package dev.jacquard.numerics.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

    private static final Offset<Double> IDENTITY = within(1e-12);
    private static final Offset<Double> SOLVER = within(1e-6);
    private static final double NAN = Double.NaN;

    @Test
    void twoColumnsHaveTheirComponentsInClosedForm() {
        // Covariance [[2, 1], [1, 2]]: variances 3 and 1 along the diagonals.
        double[][] rows = {{3, 3}, {-1, -1}, {0, 2}, {2, 0}};
        double[][] centred = {{2, 2}, {-2, -2}, {-1, 1}, {1, -1}};
        PrincipalComponents components = PrincipalComponents.of(rows);
        assertThat(components.means()).containsExactly(new double[] {1, 1}, IDENTITY);
        assertThat(components.variances()).containsExactly(new double[] {16 / 3.0, 4 / 3.0}, IDENTITY);
        assertThat(components.shares()).containsExactly(new double[] {.8, .2}, IDENTITY);
        double half = Math.sqrt(.5);
        assertThat(components.loading(0)).containsExactly(new double[] {half, half}, IDENTITY);
        assertThat(components.loading(1)).containsExactly(new double[] {half, -half}, IDENTITY);
        for (int i = 0; i < rows.length; i++) {
            double[] scores = components.scores(rows[i], 2);
            assertThat(scores[0]).isCloseTo(half * (centred[i][0] + centred[i][1]), IDENTITY);
            assertThat(components.row(scores)).containsExactly(rows[i], IDENTITY);
        }
    }

    @Test
    void aSignIsFixedByThePositiveMeanOfTheLoadings() {
        double[][] rows = random(40, 5, 3);
        double[][] turned = Arrays.stream(rows)
                .map(row -> Arrays.stream(row).map(value -> -value).toArray())
                .toArray(double[][]::new);
        PrincipalComponents one = PrincipalComponents.of(rows);
        PrincipalComponents other = PrincipalComponents.of(turned);
        for (int k = 0; k < one.size(); k++) {
            assertThat(Arrays.stream(one.loading(k)).sum()).isPositive();
            assertThat(other.loading(k)).containsExactly(one.loading(k), SOLVER);
        }
    }

    @Test
    void loadingsAreOrthonormalAndScoresUncorrelated() {
        double[][] rows = random(40, 5, 4);
        PrincipalComponents components = PrincipalComponents.of(rows);
        for (int k = 0; k < 5; k++) {
            for (int l = 0; l < 5; l++) {
                double product = 0;
                for (int j = 0; j < 5; j++) {
                    product += components.loading(k)[j] * components.loading(l)[j];
                }
                double covariance = 0;
                for (double[] row : rows) {
                    double[] scores = components.scores(row, 5);
                    covariance += scores[k] * scores[l] / 39;
                }
                assertThat(product).isCloseTo(k == l ? 1 : 0, IDENTITY);
                assertThat(covariance).isCloseTo(k == l ? components.variances()[k] : 0, IDENTITY);
            }
        }
    }

    @Test
    void gapsInAMatrixOfOneFactorAreFilledExactly() {
        double[] loading = {1, 2, -1, .5, 3};
        double[][] whole = new double[20][5];
        double[][] rows = new double[20][5];
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 5; j++) {
                whole[i][j] = 10 * j + loading[j] * Math.sin(i);
                rows[i][j] = (2 * i + 3 * j) % 7 == 0 ? NAN : whole[i][j];
            }
        }
        double[][] filled = PrincipalComponents.impute(rows, 1);
        for (int i = 0; i < 20; i++) {
            assertThat(filled[i]).containsExactly(whole[i], SOLVER);
        }
        PrincipalComponents components = PrincipalComponents.of(whole);
        assertThat(components.complete(new double[] {NAN, NAN, whole[4][2], NAN, NAN}, 1))
                .containsExactly(whole[4], SOLVER);
        assertThat(components.complete(whole[4], 1)).containsExactly(whole[4]);
        assertThat(rows[0][0]).isNaN();
    }

    @Test
    void badMatricesAreNamed() {
        assertThatThrownBy(() -> PrincipalComponents.of(new double[][] {{1, 2}}))
                .hasMessageStartingWith("rows: 1");
        assertThatThrownBy(() -> PrincipalComponents.of(new double[][] {{1, 2}, {3}}))
                .hasMessageStartingWith("row: 1 values");
        assertThatThrownBy(() -> PrincipalComponents.of(new double[][] {{1, NAN}, {3, 2}}))
                .hasMessageStartingWith("value: NaN");
        assertThatThrownBy(() -> PrincipalComponents.impute(new double[][] {{1, NAN}, {3, NAN}}, 1))
                .hasMessageStartingWith("mean of column 2: NaN");
        assertThatThrownBy(() -> PrincipalComponents.impute(new double[][] {{1, 2}, {3, 4}}, 2))
                .hasMessageStartingWith("components: 2");
        PrincipalComponents components = PrincipalComponents.of(new double[][] {{1, 2}, {3, 4}});
        assertThatThrownBy(() -> components.complete(new double[] {NAN, NAN}, 1))
                .hasMessageStartingWith("row: nothing known");
        assertThatThrownBy(() -> components.scores(new double[] {1}, 1)).hasMessageStartingWith("row: 1 values");
    }

    private static double[][] random(int rows, int columns, long seed) {
        Stream stream = Stream.of(seed, "matrix");
        double[][] matrix = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            double factor = StandardNormal.quantile(stream.uniform(1_000 + i));
            for (int j = 0; j < columns; j++) {
                matrix[i][j] = factor + (1 + j) * StandardNormal.quantile(stream.uniform((long) i * columns + j)) / 3;
            }
        }
        return matrix;
    }
}
