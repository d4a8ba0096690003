package dev.jacquard.scaling.capability;

import static dev.jacquard.scaling.Printed.decimals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.data.Published;
import dev.jacquard.numerics.fit.Interval;
import dev.jacquard.scaling.PublishedContract;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import java.util.List;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class CapabilityLawsTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-10);
    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);
    private static final AccuracySigmoid FOUR_ANSWERS = new AccuracySigmoid(.25, .05, 4, .9);

    @Test
    void everyPublicationKeepsTheContract() {
        ProgressRate.published().forEach(rate -> PublishedContract.holds(rate, ProgressRate.FAMILY));
        PublishedContract.holds(ComputeEquivalentGain.ho2024Transformer(), ComputeEquivalentGain.FAMILY);
    }

    @Test
    void accuracyRisesFromGuessingToItsCeilingAsTheLossFalls() {
        assertThat(FOUR_ANSWERS.accuracy(.9)).isCloseTo(.6, IDENTITY);
        assertThat(FOUR_ANSWERS.accuracy(1e3)).isCloseTo(.25, IDENTITY);
        assertThat(new AccuracySigmoid(.25, .05, 400, .9).accuracy(.1)).isCloseTo(.95, IDENTITY);
        double logOdds = Math.log((FOUR_ANSWERS.accuracy(.7) - .25) / (.95 - FOUR_ANSWERS.accuracy(.7)));
        assertThat(logOdds).isCloseTo(4 * (.9 - .7), IDENTITY);
        assertThat(FOUR_ANSWERS.loss(FOUR_ANSWERS.accuracy(1.3))).isCloseTo(1.3, IDENTITY);
    }

    @Test
    void twoStepsLeadFromSizeAndTokensToAccuracy() {
        var taskLoss = new ChinchillaLaw(.5, 50, .3, 200, .3);
        assertThat(FOUR_ANSWERS.accuracy(taskLoss, 7e9, 2e12))
                .isEqualTo(FOUR_ANSWERS.accuracy(taskLoss.loss(7e9, 2e12)))
                .isGreaterThan(FOUR_ANSWERS.accuracy(taskLoss, 1e9, 2e12));
    }

    @Test
    void aSigmoidIsRecoveredFromItsOwnPoints() {
        List<AccuracySigmoid.Point> points = DoubleStream.iterate(.2, loss -> loss < 2, loss -> loss + .1)
                .mapToObj(loss -> new AccuracySigmoid.Point(loss, FOUR_ANSWERS.accuracy(loss)))
                .toList();
        AccuracySigmoid found =
                AccuracySigmoid.fitter(.25).starts(20, 1).fit(points).law();
        assertThat(found.floor()).isEqualTo(.25);
        assertThat(found.ceil()).isCloseTo(.05, SOLVER);
        assertThat(found.k()).isCloseTo(4, SOLVER);
        assertThat(found.L0()).isCloseTo(.9, SOLVER);
        PublishedContract.vectorsGoThereAndBack(AccuracySigmoid.family(.25), FOUR_ANSWERS);
        PublishedContract.refusesByName(AccuracySigmoid.family(.25), FOUR_ANSWERS);
    }

    /** One smooth gain per token: linear to the eye, sudden when all ten tokens must be right. */
    @Test
    void aSmoothGainLooksSuddenWhenAllTokensMustBeRight() {
        var answer = new ExactMatch(10);
        assertThat(answer.accuracy(.5)).isCloseTo(1 / 1024.0, IDENTITY);
        assertThat(answer.accuracy(.9)).isCloseTo(.3486784401, decimals(10));
        assertThat(answer.halfwayTokenAccuracy()).isCloseTo(Math.pow(2, -.1), IDENTITY);
        assertThat(answer.tokenAccuracy(answer.accuracy(.77))).isCloseTo(.77, IDENTITY);
        assertThat(answer.steepness(.5)).isLessThan(.02);
        assertThat(answer.steepness(.99)).isGreaterThan(9);
        assertThat(answer.accuracyAtLoss(.1)).isCloseTo(answer.accuracy(Math.exp(-.1)), IDENTITY);
        assertThat(new ExactMatch(1).accuracy(.3)).isCloseTo(.3, IDENTITY);
        assertThat(new ExactMatch(1).steepness(.3)).isCloseTo(1, IDENTITY);
    }

    @Test
    void doublingTimesAreFactorsPerYear() {
        ProgressRate ho = ProgressRate.ho2024().law();
        assertThat(ho.perYear()).isCloseTo(2.69180038526, decimals(11));
        assertThat(ProgressRate.xiao2024().law().perYear()).isCloseTo(12.4352502542, decimals(10));
        assertThat(ho.gain(1)).isCloseTo(ho.perYear(), IDENTITY);
        assertThat(ho.gain(8.4 / 12)).isCloseTo(2, IDENTITY);
        assertThat(ho.gain(-8.4 / 12)).isCloseTo(.5, IDENTITY);
        assertThat(ho.years(ho.gain(3.3))).isCloseTo(3.3, IDENTITY);
        assertThat(ProgressRate.ofFactorPerYear(ho.perYear()).doublingMonths()).isCloseTo(8.4, IDENTITY);
        assertThat(ProgressRate.ofFactorPerYear(2).doublingMonths()).isCloseTo(12, IDENTITY);
    }

    @Test
    void theIntervalOfARateStatesItsLevel() {
        Interval interval = ProgressRate.ho2024Interval();
        assertThat(interval.level()).isEqualTo(.95);
        assertThat(interval.value()).isEqualTo(ProgressRate.ho2024().law().doublingMonths());
        assertThat(new ProgressRate(interval.low()).perYear()).isCloseTo(6.3, decimals(1));
        assertThat(new ProgressRate(interval.high()).perYear()).isCloseTo(1.8, decimals(1));
    }

    /** Preprint and reviewed version: each with its own number, none with an error made of an interval of another level. */
    @Test
    void rivalVersionsOfARateStandSideBySideAndNameEachOther() {
        List<Published<ProgressRate>> all = ProgressRate.published();
        assertThat(all)
                .extracting(Published::id)
                .containsExactly(
                        "progress/ho2024-neurips", "progress/ho2024", "progress/xiao2025", "progress/xiao2024");
        assertThat(all).extracting(rate -> rate.law().doublingMonths()).containsExactly(8.0, 8.4, 3.5, 3.3);
        for (int first : new int[] {0, 2}) {
            assertThat(all.get(first).notes()).contains(all.get(first + 1).id());
            assertThat(all.get(first + 1).notes()).contains(all.get(first).id());
            assertThat(all.get(first).citation())
                    .isNotEqualTo(all.get(first + 1).citation());
        }
        assertThat(all).allMatch(rate -> rate.standardErrors().isEmpty());
        Interval reviewed = ProgressRate.ho2024NeuripsInterval();
        assertThat(reviewed.level()).isEqualTo(.90);
        assertThat(reviewed.value()).isEqualTo(all.get(0).law().doublingMonths());
        assertThat(reviewed.high() / reviewed.low())
                .as("wider, though of a lower level")
                .isGreaterThan(ProgressRate.ho2024Interval().high()
                        / ProgressRate.ho2024Interval().low());
        for (Interval interval : List.of(reviewed, ProgressRate.ho2024Interval())) {
            assertThat(all)
                    .filteredOn(rate -> rate.law().doublingMonths() == interval.value())
                    .singleElement()
                    .matches(rate -> rate.notes().contains(Math.round(100 * interval.level()) + " %"));
        }
    }

    @Test
    void anInventionIsWorthYearsOfProgress() {
        ComputeEquivalentGain transformer =
                ComputeEquivalentGain.ho2024Transformer().law();
        assertThat(transformer.flopWithout(1e24)).isCloseTo(7.2e24, IDENTITY);
        double years = transformer.yearsOf(ProgressRate.ho2024().law());
        assertThat(ProgressRate.ho2024().law().gain(years)).isCloseTo(7.2, IDENTITY);
    }

    @Test
    void badArgumentsAreNamed() {
        assertThatThrownBy(() -> new AccuracySigmoid(.6, .5, 1, 1)).hasMessageStartingWith("ceil: 0.5");
        assertThatThrownBy(() -> new AccuracySigmoid(Double.NaN, .5, 1, 1)).hasMessageStartingWith("floor: NaN");
        assertThatThrownBy(() -> FOUR_ANSWERS.loss(.96)).hasMessageStartingWith("accuracy: 0.96");
        assertThatThrownBy(() -> FOUR_ANSWERS.accuracy(-1)).hasMessageStartingWith("loss: -1.0");
        assertThatThrownBy(() -> new ExactMatch(.5)).hasMessageStartingWith("tokens: 0.5");
        assertThatThrownBy(() -> new ExactMatch(3).accuracy(1.1)).hasMessageStartingWith("tokenAccuracy: 1.1");
        assertThatThrownBy(() -> new ProgressRate(0)).hasMessageStartingWith("doublingMonths: 0.0");
        assertThatThrownBy(() -> ProgressRate.ofFactorPerYear(1)).hasMessageStartingWith("ln of the factor: 0.0");
        assertThatThrownBy(() -> new ComputeEquivalentGain(-1)).hasMessageStartingWith("factor: -1.0");
    }
}
