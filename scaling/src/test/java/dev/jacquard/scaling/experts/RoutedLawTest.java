package dev.jacquard.scaling.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Published;
import dev.jacquard.scaling.PublishedContract;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class RoutedLawTest {

    private static final double IDENTITY = 1e-12;
    private static final double SOLVER = 1e-6;

    private static RoutedLaw law(String router) {
        return RoutedLaw.published().stream()
                .filter(published -> published.id().equals("routed/clark2022-" + router))
                .map(Published::law)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyPublicationKeepsTheContract() {
        RoutedLaw.published().forEach(published -> {
            PublishedContract.holds(published, RoutedLaw.FAMILY);
            assertThat(published.range().intervals()).containsOnlyKeys("parameters", "experts");
        });
        assertThatThrownBy(() -> law("hash").loss(0, 2)).hasMessageStartingWith("parameters: 0");
        assertThatThrownBy(() -> law("hash").loss(1e9, 0.5)).hasMessageStartingWith("experts: 0.5");
        assertThatThrownBy(() -> new ExpertSaturation(5, 5)).hasMessageStartingWith("Em: 5.0");
    }

    /** Losses print eleven decimals at most. */
    @ParameterizedTest
    @CsvSource({
        "s-base, 1.3e9, 1, 2.23735705689, 5e-12",
        "rl-r, 1.3e9, 1, 2.23863207514, 5e-12",
        "hash, 1.3e9, 1, 2.22616414206, 5e-12",
        "s-base, 1.3e9, 64, 2.0497787926, 5e-11",
        "rl-r, 1.3e9, 64, 2.11512385673, 5e-12",
        "hash, 1.3e9, 64, 2.074625203, 5e-10",
        "s-base, 2.5e7, 512, 2.5265295315, 5e-11",
        "rl-r, 2.5e7, 512, 2.55869493461, 5e-12",
        "hash, 2.5e7, 512, 2.5136884357, 5e-11"
    })
    void lossOfNamedModels(String router, double parameters, double experts, double loss, double halfAUnit) {
        assertThat(law(router).loss(parameters, experts)).isCloseTo(loss, within(halfAUnit));
    }

    @ParameterizedTest
    @CsvSource({"s-base, 53.768667262", "rl-r, 57.0157353824", "hash, 58.9222324344"})
    void expertsThatCountOfSixtyFour(String router, double effective) {
        double halfAUnit = 5e-10;
        assertThat(law(router).experts().effective(64)).isCloseTo(effective, within(halfAUnit));
    }

    @ParameterizedTest
    @CsvSource({"s-base", "rl-r", "hash"})
    void oneExpertCountsAsEsAndManyAsEm(String router) {
        ExpertSaturation experts = law(router).experts();
        assertThat(experts.effective(1)).isCloseTo(experts.Es(), within(IDENTITY * experts.Es()));
        assertThat(experts.effective(1)).isNotCloseTo(1, within(0.5));
        assertThat(experts.effective(1e18)).isCloseTo(experts.Em(), within(1e-10 * experts.Em()));
    }

    @Test
    void theEffectiveCountIsTheDenseModelOfTheSameLoss() {
        double halfAUnit = 5e-5;
        assertThat(law("s-base").effectiveParameters(5e6, 128)).isCloseTo(51828431.8741, within(halfAUnit));
        for (String router : List.of("s-base", "rl-r", "hash")) {
            RoutedLaw law = law(router);
            double dense = law.effectiveParameters(5e6, 128);
            assertThat(law.loss(dense, 1)).isCloseTo(law.loss(5e6, 128), within(IDENTITY * 10));
            assertThat(law.effectiveParameters(5e6, 1)).isCloseTo(5e6, within(1e-10 * 5e6));
        }
    }

    /** Rounded coefficients give cutoffs off by up to a factor of 2.7; the unrounded refit comes near the printed ones. */
    @ParameterizedTest
    @CsvSource({"s-base, 1e12, 7.8e11, 937e9", "rl-r, 3.16e10, 9.7e10, 85e9", "hash, 2.15e11, 8.9e10, 83e9"})
    void cutoffsOfRoundedCoefficientsAreNotThePrintedOnes(String router, double rounded, double refit, double printed) {
        double halfTheThirdDigit = 5e-3;
        double halfTheSecondDigit = 0.05 / 7.8;
        assertThat(law(router).cutoff()).isCloseTo(rounded, within(halfTheThirdDigit * rounded));
        assertThat(law(router + "-refit").cutoff()).isCloseTo(refit, within(halfTheSecondDigit * refit));
        assertThat(RoutedLaw.clarkCutoff(router)).isEqualTo(printed);
        double offByRounding = Math.abs(Math.log(law(router).cutoff() / printed));
        double offByRefit = Math.abs(Math.log(law(router + "-refit").cutoff() / printed));
        if (router.equals("s-base")) {
            // Two printed digits happen to fall near; nothing to rely on.
            assertThat(offByRounding).isLessThan(0.1);
        } else {
            assertThat(offByRounding).isGreaterThan(0.9);
        }
        assertThat(offByRefit).isLessThan(0.2);
    }

    @Test
    void expertsStopHelpingAtTheCutoff() {
        RoutedLaw law = law("rl-r-refit");
        double cutoff = law.cutoff();
        assertThat(law.loss(cutoff / 10, 64)).isLessThan(law.loss(cutoff / 10, 8));
        assertThat(law.loss(cutoff * 10, 64)).isGreaterThan(law.loss(cutoff * 10, 8));
        assertThat(law.loss(cutoff, 64)).isCloseTo(law.loss(cutoff, 8), within(IDENTITY * 10));
        RoutedLaw without = new RoutedLaw(law.a(), law.b(), 0, law.d(), law.experts());
        assertThat(without.cutoff()).isInfinite();
        assertThatThrownBy(() -> RoutedLaw.clarkCutoff("top-2")).hasMessageStartingWith("router: top-2");
    }

    @Test
    void aLawKnownToBeTrueComesBack() {
        RoutedLaw truth = law("hash");
        List<RoutedRun> runs = new ArrayList<>();
        for (double parameters = 1.5e7; parameters < 2e9; parameters *= 3) {
            for (double experts = 1; experts <= 512; experts *= 2) {
                runs.add(new RoutedRun(parameters, experts, truth.loss(parameters, experts)));
            }
        }
        double[] found = RoutedLaw.FAMILY.vector(
                RoutedLaw.fitter().starts(20, 1).fit(runs).law());
        double[] expected = RoutedLaw.FAMILY.vector(truth);
        for (int k = 0; k < found.length; k++) {
            assertThat(found[k]).isCloseTo(expected[k], within(SOLVER * Math.abs(expected[k])));
        }
    }
}
