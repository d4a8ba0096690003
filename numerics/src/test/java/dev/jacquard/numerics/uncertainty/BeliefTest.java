package dev.jacquard.numerics.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.quantity.Unit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BeliefTest {

    private static final double LAST_BITS = 1e-15;
    private static final double NINE_DIGITS = 1e-9;
    private static final double SOLVER = 1e-6;

    private static final Unit PER_YEAR = Unit.parse("/year");

    @Test
    void certainValuesConvertToTheInputsUnit() {
        assertThat(Belief.parse("= 8 h", Unit.parse("min"))).isEqualTo(new Belief.Exactly(480, Unit.parse("min")));
        assertThat(Belief.parse("2.5", PER_YEAR)).isEqualTo(new Belief.Exactly(2.5, PER_YEAR));
        assertThat(Belief.parse("= -3e2", Unit.ONE)).isEqualTo(new Belief.Exactly(-300, Unit.ONE));
    }

    @Test
    void rangesConvertBothEnds() {
        Belief.Range range = (Belief.Range) Belief.parse("90%: 10 min .. 4 h", Unit.parse("min"));
        assertThat(range.low()).isEqualTo(10);
        assertThat(range.high()).isEqualTo(240);
        assertThat(range.shape()).isEqualTo(Shape.LOGNORMAL);
        assertThat(((Belief.Range) Belief.parse("90%: 20 .. 40 %", Unit.SHARE)).high())
                .isCloseTo(0.4, within(LAST_BITS));
    }

    @Test
    void defaultShapeFollowsTheUnitAndTheLowerEnd() {
        assertThat(((Belief.Range) Belief.parse("90%: 0.1 .. 0.4", Unit.SHARE)).shape())
                .isEqualTo(Shape.BETA);
        assertThat(((Belief.Range) Belief.parse("90%: 0.1 .. 0.4", Unit.ONE)).shape())
                .isEqualTo(Shape.LOGNORMAL);
        assertThat(((Belief.Range) Belief.parse("90%: 0 .. 4", Unit.ONE)).shape())
                .isEqualTo(Shape.NORMAL);
    }

    @Test
    void choicePicksByCumulatedWeight() {
        Belief.Choice choice =
                (Belief.Choice) Belief.parse("choice: ces (30) | correlation (25) | reviewQueue (45)", Unit.ONE);
        assertThat(choice.pick(0.29)).isEqualTo(0);
        assertThat(choice.pick(0.31)).isEqualTo(1);
        assertThat(choice.pick(0.9999)).isEqualTo(2);
        assertThat(choice.notation()).isEqualTo("choice: ces (30) | correlation (25) | reviewQueue (45)");
        assertThat(Belief.parse(choice.notation(), Unit.ONE)).isEqualTo(choice);
    }

    @Test
    void rivalRangesAreAMixtureInTheInputsUnit() {
        Belief.Rivals rivals =
                (Belief.Rivals) Belief.parse("choice: 90%: 1 .. 3 h normal (3) | = 600 (1)", Unit.parse("min"));
        assertThat(rivals.distribution().mean()).isCloseTo(0.75 * 120 + 0.25 * 600, within(NINE_DIGITS));
        assertThat(rivals.distribution().cdf(300)).isCloseTo(0.75, within(SOLVER));
        assertThat(Belief.parse(rivals.notation(), Unit.parse("min"))).isEqualTo(rivals);
    }

    /** What stands beside a range without a unit counts as the range does: hours here, though the model counts minutes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "90%: 1 .. 3 h within 0.5 .. 100; 90%: 60 .. 180 min lognormal within 30 .. 6000",
                "90%: 1 .. 3 h within 30 .. 6000 min; 90%: 60 .. 180 min lognormal within 30 .. 6000",
                "90%: 1 .. 3 h triangular mode 2; 90%: 60 .. 180 min triangular mode 120",
                "90%: 1 .. 3 h triangular mode 90 min within 0.5 .. 4; 90%: 60 .. 180 min triangular mode 90 within 30 .. 240",
                "90%: 1 h .. 3; 90%: 60 .. 180 min lognormal",
                "90%: 60 min .. 3 h within 0.5 .. 4; 90%: 60 .. 180 min lognormal within 30 .. 240",
                "90%: 1 .. 3 h within 30 min .. 100; 90%: 60 .. 180 min lognormal within 30 .. 100",
                "90%: 1 .. 3; 90%: 1 .. 3 min lognormal",
            })
    void aBareNumberBesideARangeCountsInTheUnitOfTheRange(String notation, String inMinutes) {
        Belief belief = Belief.parse(notation, Unit.parse("min"));
        assertThat(belief.notation()).isEqualTo(inMinutes);
        assertThat(Belief.parse(inMinutes, Unit.parse("min"))).isEqualTo(belief);
    }

    @Test
    void degreesOfFreedomHaveNoUnit() {
        assertThatThrownBy(() -> Belief.parse("90%: 1 .. 3 h t df 4h", Unit.parse("min")))
                .hasMessage("df: 4h (expected: a plain number > 0)");
    }

    /** Each refusal offers a notation between backticks, and what it offers is read. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3.0 .. 5.5 /year; /year; 90%: 3.0 .. 5.5 /year",
                "= 3.0 .. 5.5 /year; /year; 90%: 3.0 .. 5.5 /year",
                "80% 3 .. 5 /year; /year; 80%: 3 .. 5 /year",
                "80 percent: 3 .. 5 /year; /year; 80%: 3 .. 5 /year",
                "5 .. 3; /year; 90%: 1 .. 2",
                "20 .. 30; share; 90%: 0.1 .. 0.4",
                "90%: 0 .. 0.3; share; 90%: 0 .. 0.3 share uniform within 0 .. 1",
                "90%: 0.2 .. 1; share; 90%: 0.2 .. 1 share uniform within 0 .. 1",
                "90%: 0 .. 30 %; share; 90%: 0 .. 0.3 share uniform within 0 .. 1",
            })
    void whatARefusalOffersIsRead(String notation, String unit, String offered) {
        Unit own = Unit.parse(unit);
        assertThatThrownBy(() -> Belief.parse(notation, own)).hasMessageContaining("such as `" + offered + "`");
        assertThat(Belief.parse(offered, own)).isInstanceOf(Belief.Range.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "90%: 0 .. 30000000; 5 % of 90%: 0 .. 30000000 normal lies below 0; 90%: 0 .. 30000000 normal within 0 .. 70000000",
                "90%: -4 .. 0; 5 % of 90%: -4 .. 0 normal lies above 0; 90%: -4 .. 0 normal within -10 .. 0",
                "choice: 90%: 0 .. 2 (1) | 90%: 3 .. 4 (2); 5 % of 90%: 0 .. 2 normal lies below 0; 90%: 0 .. 2 normal within 0 .. 5",
            })
    void aRangeFromZeroWithoutAShapeIsSaidToGoBeyondIt(String notation, String said, String instead) {
        assertThat(Belief.cautions(notation, Unit.ONE))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(said, "write `" + instead + "`");
        assertThat(Belief.cautions(instead, Unit.ONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "90%: 0 .. 3 normal",
                "90%: 0 .. 3 uniform",
                "90%: 0 .. 3 within 0 .. 9",
                "90%: -1 .. 3",
                "90%: 1 .. 3",
                "= 0",
                "choice: a (1) | b (2)",
                "choice: 90%: 0 .. 2 normal (1) | 90%: 3 .. 4 (2)"
            })
    void whatIsWrittenOutNeedsNoCaution(String notation) {
        assertThat(Belief.cautions(notation, Unit.ONE)).isEmpty();
    }

    /** The middle half of a wide range that nothing bounds above: the bound that is offered takes nothing from it. */
    @Test
    void aConfinedRangeLosesNothingWhereNothingBoundsIt() {
        Belief.Range range = (Belief.Range) Belief.parse("90%: 0.5 .. 8", Unit.ONE);
        Belief.Range confined = range.confined(0.1, Double.POSITIVE_INFINITY);
        assertThat(confined.notation()).isEqualTo("90%: 0.5 .. 8 lognormal within 0.1 .. 400");
        assertThat(range.distribution().cdf(confined.ceiling())).isCloseTo(1, within(SOLVER));
    }

    @Test
    void rivalRangesScaleEachAboutItsOwnMiddle() {
        Belief.Rivals wider =
                (Belief.Rivals) Belief.parse("choice: 90%: 1 .. 3 normal (1) | 90%: 10 .. 20 normal (1)", Unit.ONE)
                        .scaled(2);
        assertThat(wider.notation()).isEqualTo("choice: 90%: 0 .. 4 normal (1) | 90%: 5 .. 25 normal (1)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "choice: 1 .. 3 (1) | 90%: 4 .. 5 (1);range with its level",
                "choice: 90%: 1 .. 3 (1) | ces (1);a range or a number",
                "choice: 90%: 3 .. 1 (1) | 90%: 4 .. 5 (1);lower end below",
                "choice: 90%: 1 .. 3 (1);>= 2"
            })
    void rivalsThatAreNotRangesOrNumbersAreRefused(String notation, String expected) {
        assertThatThrownBy(() -> Belief.parse(notation, Unit.ONE)).hasMessageContaining(expected);
    }

    @Test
    void aWordIsACertainChoice() {
        assertThat(Belief.parse("= reviewQueue", Unit.ONE).notation()).isEqualTo("= reviewQueue");
    }

    @Test
    void dataAndFitsAreNamed() {
        assertThat(Belief.parse("data: prices.csv#usd per hour", Unit.ONE))
                .isEqualTo(new Belief.DataColumn("prices.csv", "usd per hour"));
        assertThat(Belief.parse("fit: my-runs", Unit.ONE)).isEqualTo(new Belief.StoredFit("my-runs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "3.0 .. 5.5 /year; a range with its level, such as `90%: 3.0 .. 5.5 /year`",
                "40%: 1 .. 2; level: 40% (expected: between 50% and 99%)",
                "99.5%: 1 .. 2; level: 99.5% (expected: between 50% and 99%)",
                "90%: 2 .. 1; range: 2.0 .. 1.0 (expected: a lower end below the upper one)",
                "90%: 1 .. 1; a lower end below the upper one",
                "90%: 1 .. 2 lognormall; did you mean lognormal?",
                "90%: 1 .. 2 FLOP; unit: FLOP (expected: one that converts to /year)",
                "90%: 1 .. 2 triangular; `triangular mode NUMBER`",
                "90%: -1 .. 2 lognormal; a lower end > 0 for a lognormal shape",
                "90%: 1 .. ; lo .. hi and a unit",
                "90%: 1 .. 2 within 5 .. 9; bounds that overlap the range",
                "choice: a | b; a name and a weight in parentheses",
                "choice: a (0) | b (1); weight of a: 0.0 (expected: a finite number > 0)",
                "choice: a (-1); weight of a: -1.0",
                "choice: a (1) | a (2); each option once",
                "= 2,5 /year; write a decimal point, not a comma",
                "= NaN1 1; expected: `= 2.5 unit`",
                "data: prices.csv; FILE.csv#column",
                "= 2.5 /yaer; did you mean year?",
            })
    void whatIsNotInTheNotationIsRefused(String notation, String message) {
        assertThatThrownBy(() -> Belief.parse(notation, PER_YEAR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
