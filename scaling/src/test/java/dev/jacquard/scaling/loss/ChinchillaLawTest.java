package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Published;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values: thirty-digit solutions of the stated equations from the printed coefficients, rounded to twelve digits. */
class ChinchillaLawTest {

    /** Half a unit of the twelfth printed digit is at most 5e-12 relative; the power functions lose a little more. */
    private static final double PRINTED = 1e-11;

    private static final double IDENTITY = 1e-12;

    private static Offset<Double> relative(double expected, double tolerance) {
        return within(Math.abs(expected) * tolerance);
    }

    private static ChinchillaLaw law(String id) {
        return ChinchillaLaw.SIGNATURE.published(id).law();
    }

    @ParameterizedTest
    @CsvSource({
        "chinchilla/hoffmann2022, 1.34471064277, .451612903226, .153548387097, 91.3039292141, 0.702185105138",
        "chinchilla/hoffmann2022-tex, 1.30004644202, .456525914326, .154840277844, 87.9290468961, 0.700099426927",
        "chinchilla/besiroglu2024, 0.11962984977, .512612107623, .178286491031, 48.8047587989, 0.663305363412"
    })
    void exponentsAndConstantFollowTheClosedForms(
            String id, double g, double a, double gamma, double halving, double tenfold) {
        ChinchillaLaw law = law(id);
        assertThat(law.G()).isCloseTo(g, relative(g, PRINTED));
        assertThat(law.parameterExponent()).isCloseTo(a, relative(a, PRINTED));
        assertThat(law.tokenExponent()).isCloseTo(1 - a, relative(1 - a, PRINTED));
        assertThat(law.computeExponent()).isCloseTo(gamma, relative(gamma, PRINTED));
        assertThat(law.computeToDivideReducibleLoss(2)).isCloseTo(halving, relative(halving, PRINTED));
        double ratio = (law.optimalLoss(1e22) - law.E()) / (law.optimalLoss(1e21) - law.E());
        assertThat(ratio).isCloseTo(tenfold, relative(tenfold, PRINTED));
    }

    @ParameterizedTest
    @CsvSource({
        "chinchilla/hoffmann2022, 70e9, 1.4e12, 1.93664547056",
        "chinchilla/hoffmann2022-tex, 70e9, 1.4e12, 1.92084602657",
        "chinchilla/besiroglu2024, 70e9, 1.4e12, 1.97388186316",
        "chinchilla/hoffmann2022, 280e9, 3e11, 1.99325846166",
        "chinchilla/hoffmann2022-tex, 280e9, 3e11, 1.96724332403",
        "chinchilla/besiroglu2024, 280e9, 3e11, 1.99960768234",
        "chinchilla/hoffmann2022, 8e9, 15e12, 1.94853163777",
        "chinchilla/hoffmann2022-tex, 8e9, 15e12, 1.94362097975",
        "chinchilla/besiroglu2024, 8e9, 15e12, 2.02206292005"
    })
    void lossOfNamedRuns(String id, double parameters, double tokens, double loss) {
        assertThat(law(id).loss(parameters, tokens)).isCloseTo(loss, relative(loss, PRINTED));
    }

    @ParameterizedTest
    @CsvSource({
        "chinchilla/hoffmann2022, 1e21, 1824217696.9, 91363364663.3",
        "chinchilla/hoffmann2022-tex, 1e21, 2216954892.62, 75178194748.9",
        "chinchilla/besiroglu2024, 1e21, 2778459463.07, 59985279210.3",
        "chinchilla/hoffmann2022, 5.76e23, 3.2189859151e10, 2.98230568666e12",
        "chinchilla/hoffmann2022-tex, 5.76e23, 4.0360938387e10, 2.378537364e12",
        "chinchilla/besiroglu2024, 5.76e23, 7.2248702500e10, 1.32874358539e12",
        "chinchilla/epoch240-huber1e-3, 5.76e23, 73190438835.3098, 1311646733202.6123",
        "chinchilla/epoch240-huber1e-3, 1e26, 1036029573931.6389, 16087056862110.719"
    })
    void bestSplitOfABudget(String id, double flop, double parameters, double tokens) {
        Allocation best = law(id).optimal(flop);
        assertThat(best.parameters()).isCloseTo(parameters, relative(parameters, 6e-11));
        assertThat(best.tokens()).isCloseTo(tokens, relative(tokens, 6e-11));
        assertThat(best.flop()).isCloseTo(flop, relative(flop, IDENTITY));
    }

    @ParameterizedTest
    @CsvSource({
        "chinchilla/hoffmann2022, 92.6473667573, 152.604165482, 1.93074810173",
        "chinchilla/hoffmann2022-tex, 58.9316665826, 92.2732660132, 1.918412046",
        "chinchilla/besiroglu2024, 18.3912449553, 16.1480298489, 1.9744411084"
    })
    void tokensPerParameterAndBestLoss(String id, double at576e21, double at1e26, double loss) {
        ChinchillaLaw law = law(id);
        assertThat(law.optimal(5.76e23).tokensPerParameter()).isCloseTo(at576e21, relative(at576e21, PRINTED));
        assertThat(law.optimal(1e26).tokensPerParameter()).isCloseTo(at1e26, relative(at1e26, PRINTED));
        assertThat(law.optimalLoss(5.76e23)).isCloseTo(loss, relative(loss, 3e-10));
        Allocation best = law.optimal(5.76e23);
        assertThat(law.loss(best.parameters(), best.tokens()))
                .isCloseTo(law.optimalLoss(5.76e23), relative(loss, IDENTITY));
    }

    @ParameterizedTest
    @CsvSource({
        "chinchilla/hoffmann2022, 4583810082.28, 393096767487",
        "chinchilla/hoffmann2022-tex, 5590938669.65, 315947954885",
        "chinchilla/besiroglu2024, 8005056225.72, 212886403123"
    })
    void bestSplitWhereTheCostGrowsFasterThanTheModel(String id, double parameters, double tokens) {
        Allocation best = law(id).optimal(1e23, 6, 1.1, 1);
        assertThat(best.parameters()).isCloseTo(parameters, relative(parameters, PRINTED));
        assertThat(best.tokens()).isCloseTo(tokens, relative(tokens, PRINTED));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1, 1.1, 2})
    void theClosedFormOfAGeneralCostAgreesWithBisection(double p) {
        ChinchillaLaw law = ChinchillaLaw.besiroglu2024().law();
        double low = Math.log(1e3);
        double high = Math.log(1e18);
        for (int i = 0; i < 200; i++) {
            double x = (low + high) / 2;
            double tokens = Math.exp((Math.log(1e23 / 6) - p * x) / 1.3);
            boolean modelStillPullsMore = law.parameterPull(Math.exp(x)) / p > law.tokenPull(tokens) / 1.3;
            low = modelStillPullsMore ? x : low;
            high = modelStillPullsMore ? high : x;
        }
        assertThat(law.optimal(1e23, 6, p, 1.3).parameters())
                .isCloseTo(Math.exp(low), relative(Math.exp(low), PRINTED));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e18, 5.76e23, 1e28})
    void noOtherSplitOfTheBudgetHasLessLoss(double flop) {
        ChinchillaLaw law = ChinchillaLaw.besiroglu2024().law();
        Allocation best = law.optimal(flop);
        double least = law.loss(best.parameters(), best.tokens());
        for (double t = 0.01; t < 100; t *= 1.3) {
            assertThat(law.loss(best.parameters() * t, best.tokens() / t)).isGreaterThanOrEqualTo(least);
        }
    }

    @Test
    void elasticityOfSubstitution() {
        assertThat(ChinchillaLaw.besiroglu2024().law().elasticityOfSubstitution(8e9, 15e12))
                .isCloseTo(0.733726874682, relative(0.73, PRINTED));
        assertThat(law("chinchilla/hoffmann2022-tex").elasticityOfSubstitution(8e9, 15e12))
                .isCloseTo(0.769982970131, relative(0.77, PRINTED));
    }

    @Test
    void theGuidesExamplePrintsAsPromised() {
        assertThat(ChinchillaLaw.besiroglu2024().law().optimal(5e26))
                .hasToString("Allocation[parameters=2.32e12, tokens=3.59e13]");
    }

    @Test
    void everySetHasItsOwnIdAndIsFoundByIt() {
        assertThat(ChinchillaLaw.SIGNATURE.published())
                .extracting(Published::id)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(14);
        assertThatThrownBy(() -> ChinchillaLaw.SIGNATURE.published("chinchilla/besiroglu2023"))
                .hasMessageContaining("did you mean chinchilla/besiroglu2024?");
    }

    @Test
    void refusesNumbersOutsideTheDomainByName() {
        assertThatThrownBy(() -> new ChinchillaLaw(1, 1, -0.1, 1, 1))
                .hasMessage("alpha: -0.1 (expected: a finite number > 0)");
        assertThatThrownBy(() -> ChinchillaLaw.besiroglu2024().law().loss(Double.NaN, 1))
                .hasMessageStartingWith("parameters: NaN");
        assertThatThrownBy(() -> ChinchillaLaw.besiroglu2024().law().loss(1, -2))
                .hasMessageStartingWith("tokens: -2.0");
    }
}
