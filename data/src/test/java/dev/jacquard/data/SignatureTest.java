package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final Variable HEIGHT = Variable.positive("height", "1", "how high it falls");
    private static final Variable STEPS = Variable.count("steps", "1", "in how many steps");
    private static final Variable SPEED = Variable.any("speed", "1", "speed at the end");
    private static final Variable SHARE = Variable.any("share", "share", "of the height in one step");
    private static final Variable PULL = Variable.positive("pull", "1", "the pull");

    private record Fall(double pull) {
        static final Family<Fall> FAMILY =
                Family.of(Fall.class, v -> new Fall(v[0]), law -> new double[] {law.pull}, Param.positive("pull", "1"));

        double speed(double height) {
            return Math.sqrt(2 * pull * height);
        }
    }

    private static final Signature<Fall> PUBLISHED = Signature.of("fall", Fall.FAMILY, SignatureTest::published)
            .takes(HEIGHT, STEPS)
            .gives(SPEED, HEIGHT, Fall::speed)
            .gives(SHARE, (law, in) -> 1.0 / in.whole(STEPS))
            .rises(SPEED, HEIGHT)
            .falls(SHARE, STEPS);

    private static final Signature<Fall> FORMULA = Signature.of(
                    Stated.of("fall/free", "A fall", "Galilei 1638", Confidence.VERIFIED), in -> new Fall(in.of(PULL)))
            .constants(Fall.FAMILY)
            .takes(HEIGHT, PULL)
            .gives(SPEED, HEIGHT, Fall::speed);

    private static List<Published<Fall>> published() {
        return List.of(new Published<>(
                new Fall(2),
                "fall/moon1969",
                "A fall on the moon",
                new Citation("Somebody", 1969, "A fall", "", "page 1"),
                Confidence.DERIVED,
                CalibratedRange.of("height", 1, 10),
                Map.of(),
                ""));
    }

    @Test
    void aLawIsAskedByNameAndAnswersInOrder() {
        assertThat(PUBLISHED.at(new Fall(2), Map.of("height", 4.0, "steps", 5.0)))
                .containsExactly(entry("speed", 4.0), entry("share", 0.2));
        assertThat(PUBLISHED.published()).hasSize(1);
        assertThat(PUBLISHED).hasToString("fall: height steps -> speed share");
    }

    @Test
    void aFormulaIsMadeOfTheConstantsAmongItsInputs() {
        assertThat(FORMULA.at(Map.of("height", 4.0, "pull", 2.0))).containsExactly(entry("speed", 4.0));
        assertThat(FORMULA.at(new Fall(8), Map.of("height", 4.0, "pull", 2.0))).containsExactly(entry("speed", 8.0));
        assertThat(FORMULA.published()).isEmpty();
        assertThat(FORMULA.stated()).map(Stated::family).contains("fall");
        assertThat(FORMULA.family(new Fall(1))).contains(Fall.FAMILY);
        assertThatThrownBy(() -> PUBLISHED.at(Map.of("height", 4.0, "steps", 5.0)))
                .hasMessage("law: no constants (expected: one with published or fitted values)");
    }

    @Test
    void inputsThatAreMissingUnknownOrOutOfBoundsAreNamed() {
        Fall law = new Fall(2);
        assertThatThrownBy(() -> PUBLISHED.at(law, Map.of("height", 4.0)))
                .hasMessage("steps: missing (expected: steps=VALUE, in how many steps)");
        assertThatThrownBy(() -> PUBLISHED.at(law, Map.of("heigth", 4.0)))
                .hasMessage("heigth: unknown input of fall (expected: one of: height, steps); did you mean height?");
        assertThatThrownBy(() -> PUBLISHED.at(law, Map.of("height", Double.NaN, "steps", 1.0)))
                .hasMessageStartingWith("height: NaN");
        assertThatThrownBy(() -> PUBLISHED.at(law, Map.of("height", 1.0, "steps", 1.5)))
                .hasMessage("steps: 1.5 (expected: a whole number >= 1)");
    }

    @Test
    void aBoundMayBeAnotherForEachLaw() {
        Signature<Fall> bounded = PUBLISHED.from(HEIGHT, Fall::pull);
        assertThat(bounded.inputs(new Fall(3)).get(0).low()).isEqualTo(3);
        assertThat(bounded.inputs().get(0).low()).isZero();
        assertThatThrownBy(() -> bounded.at(new Fall(3), Map.of("height", 2.0, "steps", 1.0)))
                .hasMessage("height: 2 (expected: a number >= 3)");
    }

    @Test
    void itSaysWhereItMakesSenseToAsk() {
        assertThat(PUBLISHED.usually(HEIGHT, 2, 20).usual()).isEqualTo(CalibratedRange.of("height", 2, 20));
        assertThatThrownBy(() -> PUBLISHED.usually(PULL, 1, 2)).hasMessageStartingWith("pull: unknown input of fall");
    }

    @Test
    void whatRisesAndFallsIsDeclaredOfInputsThatItTakes() {
        assertThat(PUBLISHED.trends("speed")).containsExactly(entry("height", Signature.Trend.RISES));
        assertThat(PUBLISHED.trends("share")).containsExactly(entry("steps", Signature.Trend.FALLS));
        assertThatThrownBy(() -> PUBLISHED.rises(SPEED, PULL)).hasMessageStartingWith("pull: unknown input of fall");
        assertThatThrownBy(() -> PUBLISHED.rises(PULL, HEIGHT)).hasMessageStartingWith("pull: unknown output of fall");
        assertThatThrownBy(() -> PUBLISHED.gives(PULL, PULL, Fall::speed))
                .hasMessageStartingWith("pull: unknown input");
    }

    @Test
    void aPublicationIsFoundByItsIdAndByTheOneItHadBefore() {
        Signature<Fall> renamed = PUBLISHED.formerly("drop");
        assertThat(renamed.published("fall/moon1969").law()).isEqualTo(new Fall(2));
        assertThat(renamed.published("drop/moon1969").id()).isEqualTo("fall/moon1969");
        assertThat(FORMULA.formerly("drop/free").current("drop/free")).isEqualTo("fall/free");
        assertThat(renamed.current("dropped/moon1969")).isEqualTo("dropped/moon1969");
        assertThatThrownBy(() -> PUBLISHED.published("fall/moon1970"))
                .hasMessage("fall/moon1970: unknown publication of fall (expected: one of: fall/moon1969); did you mean"
                        + " fall/moon1969?");
    }

    @Test
    void aNameIsGivenOnce() {
        assertThatThrownBy(() -> PUBLISHED.takes(HEIGHT, HEIGHT)).hasMessageStartingWith("input: height");
        assertThatThrownBy(() -> PUBLISHED.gives(SPEED, HEIGHT, Fall::speed)).hasMessageStartingWith("output: speed");
    }
}
