package dev.jacquard.scaling.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.scaling.allocation.LifetimeCost.Rate;
import dev.jacquard.scaling.allocation.LifetimeCost.Served;
import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values: thirty-digit solutions of the stated condition, printed to twelve digits. */
class InferenceAwareTest {

    /** Twelve digits are printed, some trailing zeros dropped. */
    private static final double PRINTED = 2e-11;

    private static final double IDENTITY = 1e-12;

    private static Offset<Double> relative(double expected, double tolerance) {
        return within(Math.abs(expected) * tolerance);
    }

    private static ChinchillaLaw law(String name) {
        return ChinchillaLaw.SIGNATURE.published("chinchilla/" + name).law();
    }

    @ParameterizedTest
    @CsvSource({
        "sardana2023-examples, 7e9, 1e11, 276435620599, 5999721824.23, 325022039183, .991537412469",
        "sardana2023-examples, 13e9, 2e12, 576485566710, 6968595127.47, 1.2478398653e12, .825532961969",
        "hoffmann2022, 30e9, 1e13, 2.73777440398e12, 15864654263.9, 6.05234251242e12, .817536155227",
        "besiroglu2024, 30e9, 1e13, 576122996986, 11620641228.2, 2.44877834163e12, .572900165129",
        "besiroglu2024, 70e9, 2e12, 1.2893917377e12, 48098426669.8, 1.98897760943e12, .932869541477"
    })
    void theBestServedModel(
            String set, double size, double served, double baseTokens, double n, double tokens, double costRatio) {
        ChinchillaLaw law = law(set);
        Allocation base = new Allocation(size, law.optimalTokens(size));
        assertThat(base.tokens()).isCloseTo(baseTokens, relative(baseTokens, PRINTED));
        InferenceAware found = InferenceAware.of(law, base, LifetimeCost.flop(served));
        assertThat(found.best().parameters()).isCloseTo(n, relative(n, PRINTED));
        assertThat(found.best().tokens()).isCloseTo(tokens, relative(tokens, PRINTED));
        assertThat(found.costRatio()).isCloseTo(costRatio, relative(costRatio, PRINTED));
        assertThat(law.loss(found.best().parameters(), found.best().tokens()))
                .isCloseTo(law.loss(base.parameters(), base.tokens()), relative(2, IDENTITY));
    }

    /** The paper: "6B on 1.18x" for a 7B, and 17 % saved for a 13B. */
    @Test
    void thePapersOwnExamplesComeOut() {
        ChinchillaLaw law = law("sardana2023-examples");
        InferenceAware seven =
                InferenceAware.of(law, new Allocation(7e9, law.optimalTokens(7e9)), LifetimeCost.flop(1e11));
        assertThat(seven.tokenRatio()).isCloseTo(1.17576033971, relative(1.2, PRINTED));
        InferenceAware thirteen =
                InferenceAware.of(law, new Allocation(13e9, law.optimalTokens(13e9)), LifetimeCost.flop(2e12));
        assertThat(thirteen.tokenRatio()).isCloseTo(2.16456393249, relative(2.2, PRINTED));
    }

    @ParameterizedTest
    @CsvSource({"besiroglu2024, 12.6526202151", "hoffmann2022-tex, 5.77766532903"})
    void servedTokensForWhichLlama3WasTheBestChoice(String set, double ratio) {
        double implied = InferenceAware.impliedServedTokens(law(set), new Allocation(8e9, 15e12)) / 15e12;
        assertThat(implied).isCloseTo(ratio, relative(ratio, PRINTED));
    }

    @Test
    void impliedDemandUndoesTheChoice() {
        ChinchillaLaw law = law("besiroglu2024");
        Allocation base = law.optimal(1e24);
        Allocation best = InferenceAware.of(law, base, LifetimeCost.flop(3e12)).best();
        assertThat(InferenceAware.impliedServedTokens(law, best)).isCloseTo(3e12, relative(3e12, 1e-6));
        assertThat(InferenceAware.impliedServedTokens(law, base)).isCloseTo(0, within(base.tokens() * 1e-9));
    }

    /** Equal prices and utilisations everywhere: dollars and FLOP ask for the same model. */
    @Test
    void moneyAtOnePriceIsFlop() {
        ChinchillaLaw law = law("besiroglu2024");
        Allocation base = law.optimal(1e24);
        Rate rate = new Rate(7e-19, 0.4);
        Allocation flop = InferenceAware.of(law, base, LifetimeCost.flop(3e12)).best();
        Allocation usd = InferenceAware.of(
                        law, base, LifetimeCost.usd(rate, new Served(1e12, rate), new Served(2e12, rate)))
                .best();
        assertThat(usd.parameters()).isCloseTo(flop.parameters(), relative(flop.parameters(), PRINTED));
    }

    /** An answer at a twentieth of training's utilisation weighs as twenty times the tokens. */
    @Test
    void poorUtilisationInServingWeighsAsMoreTokens() {
        ChinchillaLaw law = law("besiroglu2024");
        Allocation base = law.optimal(1e24);
        Rate training = new Rate(7e-19, 0.4);
        Rate answers = new Rate(7e-19, 0.02);
        Allocation usd = InferenceAware.of(
                        law, base, LifetimeCost.usd(training, new Served(0, training), new Served(1e12, answers)))
                .best();
        Allocation flop = InferenceAware.of(law, base, LifetimeCost.flop(2e13)).best();
        assertThat(usd.parameters()).isCloseTo(flop.parameters(), relative(flop.parameters(), PRINTED));
        assertThat(LifetimeCost.usd(training, new Served(0, training), new Served(1e12, answers))
                        .of(1e9, 1e12))
                .isCloseTo(6e21 * 7e-19 / 0.4 + 2e21 * 7e-19 / 0.02, relative(8e4, IDENTITY * 10));
    }

    @Test
    void utilisationsOutsideTheirRangeAreRefused() {
        assertThatThrownBy(() -> new Rate(7e-19, 40)).hasMessageStartingWith("mfu: 40.0");
        assertThatThrownBy(() -> LifetimeCost.flop(-1)).hasMessageStartingWith("servedTokens: -1.0");
    }
}
