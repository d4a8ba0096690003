package dev.jacquard.economics.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.economics.growth.GrowthCurve.Exponential;
import dev.jacquard.economics.growth.GrowthCurve.Gompertz;
import dev.jacquard.economics.growth.GrowthCurve.LevelDriven;
import dev.jacquard.economics.growth.GrowthCurve.Logistic;
import dev.jacquard.economics.growth.GrowthSlope.Shape;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrowthTest {

    private static final double SEVEN_DECIMALS = 1e-7;

    private static final Offset<Double> SIX_DECIMALS = within(0.5e-6 + 1e-12);
    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);

    @ParameterizedTest
    @CsvSource({"1, 2.713619, 3.497903", "5, 129.345875, 78.770151", "10, 956.613256, 392.639647"})
    void logisticAndGompertzMatchIndependentValues(double time, double logistic, double gompertz) {
        assertThat(new Logistic(1, 1, 1000).at(time)).isCloseTo(logistic, SIX_DECIMALS);
        assertThat(new Gompertz(1, 0.2, 1000).at(time)).isCloseTo(gompertz, SIX_DECIMALS);
    }

    /** Idea production with constant research, {@code dA/dt = 0.1 A^phi}: growth moves as A^(phi - 1). */
    @ParameterizedTest
    @CsvSource({
        "0, 5, 1.5",
        "0, 19, 2.9",
        "0.5, 9, 2.1025",
        "0.5, 19, 3.8025",
        "1.5, 5, 1.77777778",
        "1.5, 19, 400",
        "-1, 1, 1.09544512",
        "-1, 19, 2.19089023",
        "1, 15, 4.48168907"
    })
    void levelDrivenGrowthMatchesIndependentValues(double phi, double time, double level) {
        double eightDecimals = 0.5e-8 + 1e-10;
        assertThat(new LevelDriven(1, 0.1, phi - 1).at(time)).isCloseTo(level, within(eightDecimals));
    }

    @Test
    void aCurveThatReachesInfinityRefusesLaterTimes() {
        var curve = new LevelDriven(1, 0.1, 0.5);
        assertThat(curve.singularTime()).isEqualTo(20);
        assertThatThrownBy(() -> curve.at(20)).hasMessageStartingWith("time: 20.0 (expected: below 20.0");
    }

    @ParameterizedTest
    @CsvSource({"0.3, SUPER_EXPONENTIAL", "0, EXPONENTIAL", "0.04, EXPONENTIAL", "-0.2, SUB_EXPONENTIAL"})
    void theSlopeRecoversTheExponentAndItsClass(double exponent, Shape shape) {
        double[] levels = new double[20];
        double[] growths = new double[20];
        for (int i = 0; i < 20; i++) {
            levels[i] = 0.3 * i;
            growths[i] = 0.5 * Math.exp(exponent * levels[i]);
        }
        GrowthSlope slope = GrowthSlope.of(levels, growths);
        assertThat(slope.slope()).isCloseTo(exponent, IDENTITY);
        assertThat(slope.standardError()).isCloseTo(0, within(SEVEN_DECIMALS));
        assertThat(slope.shape()).isEqualTo(shape);
    }

    @Test
    void theStandardErrorIsThatOfALeastSquaresLine() {
        // ln growth 0, 1, 1, 2 at levels 0, 1, 2, 3: slope 0.6, residual sum 0.2, s.e. sqrt(0.1 / 5)
        GrowthSlope slope = GrowthSlope.of(new double[] {0, 1, 2, 3}, new double[] {1, Math.E, Math.E, Math.exp(2)});
        assertThat(slope.slope()).isCloseTo(0.6, IDENTITY);
        assertThat(slope.standardError()).isCloseTo(Math.sqrt(0.02), IDENTITY);
    }

    @Test
    void aSeriesIsClassifiedFromItsDifferences() {
        double[] times = new double[15];
        double[] steady = new double[15];
        double[] bent = new double[15];
        var gompertz = new Gompertz(1, 0.2, 1000);
        for (int i = 0; i < 15; i++) {
            times[i] = i;
            steady[i] = Math.log(new Exponential(1, 0.4).at(i));
            bent[i] = Math.log(gompertz.at(i));
        }
        assertThat(GrowthSlope.ofSeries(times, steady).shape()).isEqualTo(Shape.EXPONENTIAL);
        assertThat(GrowthSlope.ofSeries(times, bent).shape()).isEqualTo(Shape.SUB_EXPONENTIAL);
    }

    @Test
    void logarithmsOfGrowthGiveTheSameSlope() {
        double[] levels = {0, 1, 2, 4};
        double[] growths = {1, 0.7, 0.6, 0.2};
        double[] logs = java.util.Arrays.stream(growths).map(Math::log).toArray();
        assertThat(GrowthSlope.ofLogs(levels, logs)).isEqualTo(GrowthSlope.of(levels, growths));
        assertThatThrownBy(() -> GrowthSlope.ofLogs(levels, new double[] {1, 2, Double.NaN, 3}))
                .hasMessageStartingWith("logGrowth: NaN");
    }

    @Test
    void tooFewPointsAreRefused() {
        assertThatThrownBy(() -> GrowthSlope.of(new double[] {0, 1}, new double[] {1, 1}))
                .hasMessageStartingWith("points: 2 levels and 2 growths");
    }
}
