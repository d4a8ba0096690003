package dev.jacquard.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.scaling.loss.ChinchillaUncertainty;
import dev.jacquard.scaling.loss.LawContract;
import dev.jacquard.scaling.loss.LossLaw;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every publication of a loss law promises that a model can choose by name. */
class LossLawsTest {

    private static final double SOLVER = 1e-6;

    static Stream<Published<? extends LossLaw>> published() {
        return LawCatalogue.lossLaws().stream();
    }

    @ParameterizedTest
    @MethodSource("published")
    void everyPublishedLawKeepsTheContract(Published<? extends LossLaw> published) {
        LawContract.isFiniteAndFallsInBothDirections(published.law());
        LawContract.namesWhatItRefuses(published.law());
        LawContract.carriesASourceAndARange(published);
    }

    /** Size and data differ, so that a signature which swaps them fails. */
    @ParameterizedTest
    @MethodSource("published")
    void askedByNameItGivesItsOwnLoss(Published<? extends LossLaw> published) {
        double parameters = 2e9;
        double tokens = 3e11;
        CatalogueLaw law = LawCatalogue.find(published.id());
        Map<String, Double> run =
                Map.of("parameters", parameters, "tokens", tokens, "flop", Compute.trainingFlop(parameters, tokens));
        Map<String, Double> taken =
                law.inputs().stream().collect(Collectors.toMap(Variable::name, v -> run.get(v.name())));
        assertThat(law.at(taken).get("loss")).isEqualTo(published.law().loss(parameters, tokens));
    }

    /** A law that overrides the slopes must give those of its own loss. */
    @ParameterizedTest
    @MethodSource("published")
    void exactSlopesAreTheSlopesOfTheLoss(Published<? extends LossLaw> published) {
        LossLaw exact = published.law();
        LossLaw byDifferences = exact::loss;
        for (double[] run : new double[][] {{7e7, 5e9}, {7e10, 1.4e12}, {8e9, 1.5e13}}) {
            double model = exact.parameterPull(run[0], run[1]);
            double data = exact.tokenPull(run[0], run[1]);
            assertThat(byDifferences.parameterPull(run[0], run[1])).isCloseTo(model, within(SOLVER * model));
            assertThat(byDifferences.tokenPull(run[0], run[1])).isCloseTo(data, within(SOLVER * data));
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void onlySetsWithErrorsHaveDraws(Published<? extends LossLaw> published) {
        assertThat(ChinchillaUncertainty.draws(published, 1, 1).isPresent())
                .isEqualTo(!published.standardErrors().isEmpty());
    }

    @Test
    void everySetHasItsOwnIdAndIsFoundByItOrByTheOneItHadBefore() {
        List<String> ids = LawCatalogue.lossLaws().stream().map(law -> law.id()).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(14);
        assertThat(LawCatalogue.lossLaw("over-training/gadre2024-c4"))
                .isEqualTo(LawCatalogue.lossLaw("overtrained/gadre2024-c4"));
        assertThatThrownBy(() -> LawCatalogue.lossLaw("chinchilla/besiroglu2023"))
                .hasMessageStartingWith("law: chinchilla/besiroglu2023 (expected: one of: ")
                .hasMessageEndingWith("did you mean chinchilla/besiroglu2024?");
    }
}
