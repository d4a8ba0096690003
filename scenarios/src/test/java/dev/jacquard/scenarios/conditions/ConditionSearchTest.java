package dev.jacquard.scenarios.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Bars;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionSearchTest {

    /** Seeds of what is only true of most of them; {@code -Djacquard.seeds=200} tries as many as the design says. */
    private static final int SEEDS = Integer.getInteger("jacquard.seeds", 8);

    private static final double STEP = 0.295;
    private static final double TWO_PERCENT = 0.02;
    /** An end found in some thousand draws. */
    private static final double END = 0.03;

    private static boolean[] in(Searches searches, Where where, int draws) {
        boolean[] in = new boolean[draws];
        for (int draw = 0; draw < draws; draw++) {
            in[draw] = searches.lies(draw, where);
        }
        return in;
    }

    private static Where.Between range(FoundCondition condition, int part) {
        return (Where.Between) condition.where().parts().get(part);
    }

    @Test
    void aPureStepHoldsUpToItAndFailsBeyondIt() {
        Searches searches = new Searches(1, 20_000).number("rampShare", 0, 0.36).numbers(3);
        List<FoundCondition> found =
                searches.open(searches.truth(draw -> searches.code("rampShare", draw) < STEP ? 1 : 0));
        assertThat(found).extracting(FoundCondition::word).containsExactly("holds-if", "fails-if");
        Where.Between holds = range(found.get(0), 0);
        Where.Between fails = range(found.get(1), 0);
        assertThat(holds.input()).isEqualTo("rampShare");
        assertThat(holds.high()).isCloseTo(STEP, within(TWO_PERCENT * STEP));
        assertThat(holds.low()).isInfinite();
        assertThat(fails.low()).isCloseTo(STEP, within(TWO_PERCENT * STEP));
        assertThat(fails.high()).isInfinite();
        assertThat(fails.low() > holds.high() || fails.low() == holds.high() && !fails.lowIncluded())
                .as(holds + " and " + fails)
                .isTrue();
        assertThat(found)
                .allSatisfy(condition -> assertThat(condition.density()).isGreaterThan(0.99));
    }

    @Test
    void aBoxOfThreeTenthsOfTheMassIsFound() {
        double side = Math.sqrt(0.3);
        long seeds = LongStream.range(0, SEEDS)
                .filter(seed -> {
                    Searches searches = new Searches(seed, 4_000).numbers(8);
                    BitSet truth = searches.truth(
                            draw -> searches.code("x1", draw) < side && searches.code("x4", draw) < side ? 0.97 : 0.5);
                    return searches.open(truth).stream()
                            .anyMatch(condition -> condition.holds()
                                    && condition.where().parts().stream()
                                            .map(Where.Part::input)
                                            .toList()
                                            .equals(List.of("x1", "x4")));
                })
                .count();
        assertThat(seeds).isGreaterThanOrEqualTo((long) Math.ceil(0.8 * SEEDS));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2000", "0.8, 2000", "0.88, 2000", "0.5, 20000", "0.8, 20000", "0.88, 20000"})
    void whatIsTrueByChanceHasNoCondition(double p, int draws) {
        long seeds = LongStream.range(0, SEEDS)
                .filter(seed -> {
                    Searches searches = new Searches(seed, draws)
                            .numbers(8)
                            .words("form", Assumption.Role.FACT, "a", "b", "c", "d")
                            .choiceOf("sigma", 0.0, 0.25, 0.5, 1.0);
                    return !searches.open(searches.truth(draw -> p)).isEmpty();
                })
                .count();
        assertThat(seeds).isLessThanOrEqualTo((long) (0.05 * SEEDS));
    }

    @Test
    void theTwoDirectionsShareNoDraw() {
        int draws = 20_000;
        Searches searches = new Searches(3, draws).numbers(4);
        // Inside a square true, and ever more often false towards the far corner: alone, the two boxes would overlap.
        BitSet truth = searches.truth(draw -> {
            double x = searches.code("x0", draw);
            double y = searches.code("x1", draw);
            return x * y < 0.2 ? 1 : 0;
        });
        List<FoundCondition> found = searches.open(truth);
        assertThat(found).extracting(FoundCondition::holds).containsExactly(true, false);
        boolean[] holds = in(searches, found.get(0).where(), draws);
        boolean[] fails = in(searches, found.get(1).where(), draws);
        assertThat(IntStream.range(0, draws)
                        .filter(draw -> holds[draw] && fails[draw])
                        .count())
                .isZero();
        assertThat(found.get(0).coverage()).isPositive();
    }

    @Test
    void theNumbersOfAConditionAreThoseOfTheOddDraws() {
        int draws = 6_000;
        Searches searches = new Searches(5, draws).numbers(3);
        BitSet truth = searches.truth(draw -> searches.code("x2", draw) > 0.6 ? 0.98 : 0.3);
        FoundCondition found = searches.open(truth).get(0);
        boolean[] in = in(searches, found.where(), draws);
        long inside = IntStream.range(0, draws)
                .filter(draw -> draw % 2 == 1 && in[draw])
                .count();
        long hits = IntStream.range(0, draws)
                .filter(draw -> draw % 2 == 1 && in[draw] && truth.get(draw))
                .count();
        long all = IntStream.range(0, draws)
                .filter(draw -> draw % 2 == 1 && truth.get(draw))
                .count();
        assertThat(found.density()).isEqualTo((double) hits / inside);
        assertThat(found.coverage()).isEqualTo((double) hits / all);
        assertThat(found.mass()).isEqualTo(inside / (draws / 2.0));
        assertThat(found.heldOut().low()).isBetween(0.9, found.density());
        assertThat(found.heldOut().high()).isBetween(found.density(), 1.0);
    }

    @Test
    void aRangeInTheMiddleHasTwoEnds() {
        Searches searches = new Searches(2, 10_000).numbers(3);
        FoundCondition found = searches.open(searches.truth(
                        draw -> Math.abs(searches.code("x1", draw) - 0.5) < 0.2 ? 1 : 0))
                .get(0);
        assertThat(range(found, 0).low()).isCloseTo(0.3, within(END));
        assertThat(range(found, 0).high()).isCloseTo(0.7, within(END));
        assertThat(found.where().parts()).hasSize(1);
    }

    @Test
    void aConditionIsNotPaddedWithDrawsInWhichTheClaimIsFalse() {
        Searches searches = new Searches(2, 20_000).numbers(2);
        // With the false tenth below 0.03 the bar would still be reached: 0.47 of 0.5.
        FoundCondition found = searches.open(searches.truth(draw -> {
                    double x = searches.code("x0", draw);
                    return x > 0.03 && x < 0.5 ? 1 : 0;
                }))
                .get(0);
        assertThat(range(found, 0).low()).isGreaterThan(0.02);
        assertThat(found.density()).isGreaterThan(0.98);
    }

    @Test
    void aChoiceIsWordedByItsFormsAndAValueByHowOneCounts() {
        Searches searches = new Searches(4, 4_000)
                .words("progress", Assumption.Role.VALUE, "levels", "doublings")
                .numbers(2);
        List<FoundCondition> found = searches.open(searches.truth(draw -> searches.code("progress", draw)));
        assertThat(found)
                .extracting(FoundCondition::words)
                .containsExactly("holds if you count progress as doublings", "fails if you count progress as levels");
        assertThat(found.get(0).where()).hasToString("you count progress as doublings");
    }

    @Test
    void asManyFormsAsCanBeAreTakenAndNumbersAmongThem() {
        Searches searches =
                new Searches(4, 8_000).choiceOf("sigma", 1.0, 0.0, 0.5, 0.25).numbers(1);
        // The second, third and fourth as written: all but 1.0.
        List<FoundCondition> found =
                searches.open(searches.truth(draw -> searches.code("sigma", draw) == 0 ? 0.02 : 0.97));
        assertThat(found.get(0).where()).hasToString("sigma is 0.0, 0.25 or 0.5");
        assertThat(found.get(1).where()).hasToString("sigma is 1.0");
        assertThat(found.get(0).coverage()).isGreaterThan(0.97);
    }

    @Test
    void aFormInWhichTheClaimIsMostlyFalseIsNotTakenAlong() {
        Searches searches = new Searches(4, 20_000)
                .words(
                        "form",
                        Assumption.Role.FACT,
                        IntStream.range(0, 20).mapToObj(k -> "f" + k).toArray(String[]::new));
        // Nine tenths of the forms true, one of twenty false, one a coin: 0.95 with the false form and without the
        // coin.
        FoundCondition found = searches.open(searches.truth(draw -> {
                    double form = searches.code("form", draw);
                    return form == 0 ? 0 : form < 9 ? 0.3 : 1;
                }))
                .get(0);
        assertThat(((Where.Among) found.where().parts().get(0)).forms())
                .doesNotContain("f0")
                .hasSize(11);
    }

    @Test
    void ofAClaimThatHoldsOutrightASmallPartWhereItFailsIsFound() {
        Searches searches = new Searches(6, 20_000).numbers(3);
        BitSet truth = searches.truth(draw -> searches.code("x0", draw) > 0.96 ? 0 : 1);
        List<FoundCondition> found = searches.of(truth, ConditionSearch.Outright.HOLDS);
        assertThat(found).extracting(FoundCondition::word).containsExactly("fails-if");
        assertThat(range(found.get(0), 0).low()).isCloseTo(0.96, within(END));
        // Of a claim that is open so small a part is none.
        assertThat(searches.of(truth, ConditionSearch.Outright.OPEN))
                .extracting(FoundCondition::word)
                .doesNotContain("fails-if");
    }

    @Test
    void eachDirectionHasItsOwnBar() {
        Searches searches = new Searches(7, 20_000).numbers(2);
        BitSet truth = searches.truth(draw -> searches.code("x0", draw) < 0.5 ? 0.85 : 0.15);
        assertThat(searches.search(truth, searches.all(), new Bars(0.8, 0.1), ConditionSearch.Outright.OPEN)
                        .orElseThrow())
                .extracting(FoundCondition::word)
                .containsExactly("holds-if");
        assertThat(searches.search(truth, searches.all(), new Bars(0.9, 0.2), ConditionSearch.Outright.OPEN)
                        .orElseThrow())
                .extracting(FoundCondition::word)
                .containsExactly("fails-if");
    }

    @Test
    void drawsWithoutAnOutputAreLeftOutAndTooFewAreNotSearched() {
        Searches searches = new Searches(8, 4_000).numbers(2);
        BitSet truth = searches.truth(draw -> searches.code("x0", draw) < 0.5 ? 1 : 0);
        BitSet some = searches.all();
        // Undefined where it would be true above the step: with those draws the claim would have no step.
        IntStream.range(0, 4_000)
                .filter(draw -> searches.code("x1", draw) > 0.8)
                .forEach(draw -> {
                    some.clear(draw);
                    truth.flip(draw);
                });
        List<FoundCondition> found = searches.search(truth, some, Bars.DEFAULT, ConditionSearch.Outright.OPEN)
                .orElseThrow();
        assertThat(found.get(0).where().parts()).extracting(Where.Part::input).containsExactly("x0");
        assertThat(found.get(0).density()).isGreaterThan(0.98);
        some.clear(0, 2_000);
        assertThat(searches.search(truth, some, Bars.DEFAULT, ConditionSearch.Outright.OPEN))
                .isEmpty();
    }

    @Test
    void onlyTheFirstDrawsAreSearched() {
        int draws = 24_000;
        Searches searches = new Searches(9, draws).numbers(2);
        BitSet truth = searches.truth(draw -> searches.code("x0", draw) < 0.5 ? 1 : 0);
        List<FoundCondition> all = searches.open(truth);
        truth.flip(ConditionSearch.MOST_DRAWS, draws);
        assertThat(searches.open(truth)).isEqualTo(all).isNotEmpty();
    }

    @Test
    void anEndHasTheDigitsThatItsRangeCanTellApart() {
        Searches searches = new Searches(1, 20_000).number("date", 2026, 2036).number("cost", 1e24, 1e25);
        List<FoundCondition> dated =
                searches.open(searches.truth(draw -> searches.code("date", draw) < 2029.5 ? 1 : 0));
        assertThat(dated.get(0).where().words()).isEqualTo("date ≤ 2029.5");
        List<FoundCondition> dear = searches.open(searches.truth(draw -> searches.code("cost", draw) > 4.2e24 ? 1 : 0));
        assertThat(dear.get(0).where().toString()).startsWith("cost >= 4.").endsWith("e24");
        assertThat(range(dear.get(0), 0).low()).isCloseTo(4.2e24, within(1e23));
    }
}
