package dev.jacquard.numerics.dependence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.sampling.LatinHypercube;
import dev.jacquard.numerics.sampling.RandomPoints;
import dev.jacquard.numerics.uncertainty.LogNormal;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DependenceTest {

    private static final double IDENTITY = 1e-12;
    private static final int DRAWS = 40_000;
    /** Four standard errors of a correlation near 0, the largest there is. */
    private static final double FOUR_ERRORS = 4 / Math.sqrt(DRAWS);

    private static final List<String> ABC = List.of("a", "b", "c");
    private static final double[][] SPEARMAN = {{1, 0.7, -0.2}, {0.7, 1, 0.1}, {-0.2, 0.1, 1}};

    private static double[][] joined(GaussianCopula copula, long seed) {
        RandomPoints points = RandomPoints.of(ABC, seed);
        double[][] columns = new double[3][DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            double[] u = points.point(i);
            copula.join(u);
            for (int k = 0; k < 3; k++) {
                columns[k][i] = u[k];
            }
        }
        return columns;
    }

    @Test
    void theCopulaHasTheRankCorrelationsAskedFor() {
        double[][] columns = joined(GaussianCopula.ofSpearman(SPEARMAN), 3);
        Correlations got = Correlations.of(columns);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(got.spearman(i, j)).isCloseTo(SPEARMAN[i][j], within(FOUR_ERRORS));
            }
        }
        for (double[] column : columns) {
            assertThat(Arrays.stream(column).sum() / DRAWS).isCloseTo(0.5, within(4 / Math.sqrt(12.0 * DRAWS)));
        }
    }

    /** Two lognormal inputs 90 % in 1 .. 10: exact Pearson's correlation (e^(r s^2) - 1) / (e^(s^2) - 1) is below Spearman's. */
    @Test
    void ranksSurviveTheMarginalsAndPearsonDoesNot() {
        LogNormal oneToTen = new LogNormal(Math.log(10) / 2, Math.log(10) / (2 * StandardNormal.quantile(0.95)));
        double[][] columns = joined(GaussianCopula.ofSpearman(SPEARMAN), 5);
        for (double[] column : columns) {
            Arrays.setAll(column, i -> oneToTen.quantile(column[i]));
        }
        Correlations got = Correlations.of(columns);
        double s2 = oneToTen.logStandardDeviation() * oneToTen.logStandardDeviation();
        double pearson = Math.expm1(GaussianCopula.score(0.7) * s2) / Math.expm1(s2);
        assertThat(got.spearman(0, 1)).isCloseTo(0.7, within(FOUR_ERRORS));
        assertThat(got.pearson(0, 1)).isCloseTo(pearson, within(FOUR_ERRORS * 2));
        assertThat(pearson).isLessThan(0.68);
    }

    @Test
    void scoresAndRanksConvertBothWays() {
        assertThat(GaussianCopula.score(0.5)).isCloseTo(2 * Math.sin(Math.PI / 12), within(IDENTITY));
        for (double rho = -0.95; rho < 1; rho += 0.1) {
            assertThat(GaussianCopula.spearman(GaussianCopula.score(rho))).isCloseTo(rho, within(IDENTITY));
        }
    }

    /** Some inputs drawn anew given the rest: the joint distribution stays, and the rest stays to the bit. */
    @Test
    void redrawingKeepsTheJointDistribution() {
        GaussianCopula copula = GaussianCopula.ofSpearman(SPEARMAN);
        double[][] columns = joined(copula, 9);
        RandomPoints fresh = RandomPoints.of(ABC, 10);
        double[][] again = new double[3][DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            double[] u = {columns[0][i], columns[1][i], columns[2][i]};
            double[] redrawn = copula.redraw(u, new boolean[] {true, false, true}, fresh.point(i));
            assertThat(redrawn[1]).isEqualTo(u[1]);
            for (int k = 0; k < 3; k++) {
                again[k][i] = redrawn[k];
            }
        }
        Correlations got = Correlations.of(again);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < i; j++) {
                assertThat(got.spearman(i, j)).isCloseTo(SPEARMAN[i][j], within(FOUR_ERRORS));
            }
        }
        // Given b, the old and the new a share what b says about a, the square of their correlation, and no more.
        double r = GaussianCopula.score(0.7);
        assertThat(Correlations.spearman(columns[0], again[0]))
                .isCloseTo(GaussianCopula.spearman(r * r), within(FOUR_ERRORS));
    }

    @Test
    void redrawingEverythingIsAFreshDrawAndNothingACopy() {
        GaussianCopula copula = GaussianCopula.ofSpearman(SPEARMAN);
        double[] u = {0.2, 0.4, 0.9};
        double[] fresh = {0.5, 0.1, 0.3};
        double[] joined = fresh.clone();
        copula.join(joined);
        double[] all = copula.redraw(u, new boolean[] {true, true, true}, fresh);
        for (int k = 0; k < 3; k++) {
            assertThat(all[k]).isCloseTo(joined[k], within(IDENTITY));
        }
        assertThat(copula.redraw(u, new boolean[3], fresh)).containsExactly(u);
        assertThat(GaussianCopula.independent(3).redraw(u, new boolean[] {false, true, false}, fresh))
                .containsExactly(0.2, 0.1, 0.9);
    }

    @Test
    void imanAndConoverKeepTheValuesAndGiveTheRanks() {
        LatinHypercube cube = LatinHypercube.of(ABC, 5_000, 2);
        double[][] columns = new double[3][5_000];
        for (int i = 0; i < 5_000; i++) {
            for (int k = 0; k < 3; k++) {
                columns[k][i] = Math.exp(3 * cube.at(i, k));
            }
        }
        double[][] reordered = ImanConover.reorder(columns, SPEARMAN);
        Correlations got = Correlations.of(reordered);
        for (int i = 0; i < 3; i++) {
            assertThat(sorted(reordered[i])).isEqualTo(sorted(columns[i]));
            for (int j = 0; j < i; j++) {
                // The scores' correlation is exact; that of the ranks differs by a sampling error.
                assertThat(got.spearman(i, j)).isCloseTo(SPEARMAN[i][j], within(1 / Math.sqrt(5_000)));
            }
        }
        assertThat(reordered[0]).isEqualTo(columns[0]);
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Higham 2002, section 4: the nearest matrix to four printed digits, distance 0.5278. */
    @Test
    void theNearestMatrixIsHighams() {
        CorrelationMatrix.Repair repair = CorrelationMatrix.nearest(new double[][] {{1, 1, 0}, {1, 1, 1}, {0, 1, 1}});
        double halfLastDigit = 0.00005;
        assertThat(repair.matrix().get(0, 1)).isCloseTo(0.7607, within(halfLastDigit));
        assertThat(repair.matrix().get(0, 2)).isCloseTo(0.1573, within(halfLastDigit));
        assertThat(repair.distance()).isCloseTo(0.5278, within(halfLastDigit));
        assertThat(repair.matrix().smallestEigenvalue()).isGreaterThan(1e-7);
        assertThat(repair.largestChange()).isCloseTo(0.2393, within(halfLastDigit));
    }

    @Test
    void aMatrixThatIsFineIsNotRepaired() {
        assertThat(CorrelationMatrix.nearest(SPEARMAN).distance()).isLessThan(IDENTITY);
    }

    @Test
    void aContradictionIsRefusedWithARepairAndItsDistance() {
        double[][] contradiction = {{1, 0.9, -0.9}, {0.9, 1, 0.9}, {-0.9, 0.9, 1}};
        assertThatThrownBy(() -> CorrelationMatrix.of(contradiction))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "correlations: smallest eigenvalue -0.8 (expected: a positive definite matrix); the nearest is at"
                                + " distance 0.98 (1-2: 0.5 for 0.9, 1-3: -0.5 for -0.9, 2-3: 0.5 for 0.9)");
        assertThatThrownBy(() -> GaussianCopula.ofSpearman(contradiction)).hasMessageContaining("distance");
        assertThatThrownBy(() -> CorrelationMatrix.of(new double[][] {{1, Double.NaN}, {Double.NaN, 1}}))
                .hasMessage("correlation of inputs 1 and 2: NaN (expected: in [-1.0, 1.0])");
        assertThatThrownBy(() -> CorrelationMatrix.of(new double[][] {{1, 0.1}, {0.2, 1}}))
                .hasMessage("correlation of inputs 1 and 2: 0.2 (expected: the same both ways, 0.1)");
        assertThatThrownBy(() -> CorrelationMatrix.of(new double[][] {{1, 0.1}, {0.1}}))
                .hasMessage("correlations of input 2: 1 (expected: 2 numbers)");
    }

    @Test
    void equalValuesShareTheMeanOfTheirRanks() {
        assertThat(Ranks.of(new double[] {10, -0.0, 10, 0.0, 7})).containsExactly(4.5, 1.5, 4.5, 1.5, 3);
        assertThat(Correlations.spearman(new double[] {1, 2, 3}, new double[] {5, 5, 5}))
                .isZero();
    }
}
