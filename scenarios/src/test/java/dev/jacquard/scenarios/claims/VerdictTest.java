package dev.jacquard.scenarios.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.argument.Sign;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Verdict CONDITIONAL =
            new Verdict.HoldsIf(Condition.of("growth", Sign.AT_MOST, 12_345.6, Unit.parse("1/year")), 0.64);

    @Test
    void everyVerdictHasOneWordingForReaders() {
        assertThat(List.of(
                        new Verdict.Holds(),
                        new Verdict.Fails(),
                        new Verdict.Open(),
                        new Verdict.Supported(),
                        new Verdict.Rejected(),
                        new Verdict.Identity()))
                .extracting(Verdict::words)
                .containsExactly(
                        "holds",
                        "fails",
                        "open",
                        "supported by the data",
                        "rejected by the data",
                        "true by derivation");
        assertThat(CONDITIONAL.words()).isEqualTo("holds if growth ≤ 12\u202f346\u202f/year");
    }

    @Test
    void theEndOfASentenceHasItsVerb() {
        assertThat(new Verdict.Holds().clause()).isEqualTo("holds");
        assertThat(new Verdict.Open().clause()).isEqualTo("is open");
        assertThat(new Verdict.Supported().clause()).isEqualTo("is supported by the data");
        assertThat(new Verdict.Rejected().clause()).isEqualTo("is rejected by the data");
        assertThat(new Verdict.Identity().clause()).isEqualTo("is true by derivation");
        assertThat(CONDITIONAL.clause()).isEqualTo(CONDITIONAL.words());
    }

    @Test
    void programsReadTheWordAndTheConditionAsAFileWritesIt() {
        assertThat(CONDITIONAL.word()).isEqualTo("holds-if");
        assertThat(CONDITIONAL.text()).isEqualTo("holds-if growth <= 12300 1/year");
    }

    @Test
    void anIntervalIsReadFromItsLowEndToItsHighOne() {
        Condition interval = new Condition("kneeAgents", Sign.WITHIN, 4, 40, Unit.ONE);
        assertThat(interval.words()).isEqualTo("kneeAgents in 4 to 40");
        assertThat(Condition.of("x", Sign.AT_LEAST, 2, Unit.ONE).words()).isEqualTo("x ≥ 2");
    }

    @Test
    void aFindingSaysTheVerdictWithItsProbability() {
        assertThat(result(Claim.Kind.BELIEF, 0.97, new Verdict.Holds()).finding())
                .isEqualTo("Given these assumptions it holds: true in 97\u202f% of the draws.");
        assertThat(result(Claim.Kind.BELIEF, 0.02, new Verdict.Fails()).finding())
                .isEqualTo("Given these assumptions it fails: true in only 2\u202f% of the draws.");
        assertThat(result(Claim.Kind.BELIEF, 0.64, CONDITIONAL).finding())
                .isEqualTo(
                        "Given these assumptions it holds if growth ≤ 12\u202f346\u202f/year; without that condition it is"
                                + " true in 64\u202f% of the draws.");
        assertThat(result(Claim.Kind.BELIEF, 0.5, new Verdict.Open()).finding())
                .isEqualTo("True in 50\u202f% of the draws: it cannot be told from what is known.");
    }

    @Test
    void aClaimAboutDataIsDecidedByThemAndAnIdentityByNothing() {
        assertThat(result(Claim.Kind.DATA, 1, new Verdict.Supported()).finding())
                .isEqualTo("The data support it at the stated level.");
        assertThat(result(Claim.Kind.DATA, 0, new Verdict.Rejected()).finding())
                .isEqualTo("The data reject it at the stated level.");
        assertThat(result(Claim.Kind.DATA, 0.5, new Verdict.Open()).finding())
                .isEqualTo("The data decide neither way at the stated level.");
        assertThat(result(Claim.Kind.IDENTITY, 1, new Verdict.Identity()).finding())
                .isEqualTo("True by derivation; it has no probability.");
    }

    @Test
    void theShareOfDrawsStandsWithItsError() {
        assertThat(result(Claim.Kind.BELIEF, 0.642, new Verdict.Open()).share()).isEqualTo("64\u202f% ± 0.3\u202f%");
    }

    private static ClaimResult result(Claim.Kind kind, double probability, Verdict verdict) {
        Claim claim = new Claim(
                "pays",
                Claim.By.US,
                kind,
                Claim.Evidence.D,
                "It pays.",
                Optional.of(Condition.of("worth", Sign.GREATER, 0, Unit.ONE)),
                Claim.DEFAULT_LEVEL,
                Optional.empty());
        return new ClaimResult(
                claim,
                probability,
                0.003,
                verdict,
                Optional.empty(),
                Map.of(),
                Map.of(),
                new ClaimResult.Widths(verdict, verdict),
                List.of());
    }
}
