package dev.jacquard.scenarios.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.argument.Bars;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.argument.Sign;
import dev.jacquard.scenarios.conditions.Where;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Verdict CONDITIONAL = new Verdict.HoldsIf(below("growth", 12_300, Unit.parse("1/year")), 0.64);

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
        assertThat(CONDITIONAL.words()).isEqualTo("holds if growth ≤ 12\u202f300\u202f/year");
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
    void aClaimMayFailOnACondition() {
        Verdict fails = new Verdict.FailsIf(
                new Where(List.of(
                        new Where.Between("growth", 0.2, false, 0.4, true, Unit.parse("1/year"), false),
                        new Where.Among("unit", List.of("levels"), true))),
                0.64);
        assertThat(fails.word()).isEqualTo("fails-if");
        assertThat(fails.words())
                .isEqualTo("fails if growth > 0.2\u202f/year and ≤ 0.4\u202f/year and you count unit as levels");
        assertThat(fails.text())
                .isEqualTo("fails-if growth > 0.2 1/year and growth <= 0.4 1/year and you count unit as levels");
        assertThat(fails).hasToString("FailsIf[condition=" + fails.where().orElseThrow() + ", p=0.64]");
    }

    /** 4 x 0.91 x 0.09 / 0.01^2 = 3276. */
    @Test
    void aClaimThatFewDrawsLeaveOpenSaysHowManyWouldDecide() {
        assertThat(Verdict.decidingDraws(Bars.DEFAULT, 0.91, 1_000)).hasValue(3_300);
        assertThat(Verdict.decidingDraws(Bars.DEFAULT, 0.09, 1_000)).hasValue(3_300);
        assertThat(Verdict.decidingDraws(Bars.DEFAULT, 0.91, 3_300)).isEmpty();
        assertThat(Verdict.decidingDraws(Bars.DEFAULT, 0.5, 10)).isEmpty();
        assertThat(Verdict.decidingDraws(Bars.DEFAULT, 0.9, 1_000)).isEmpty();
        ClaimResult open = result(
                Claim.Kind.BELIEF, 0.91, new Verdict.Open(), new Conditions(List.of(), false), OptionalLong.of(3_300));
        assertThat(open.finding())
                .isEqualTo("True in 91\u202f% of the draws: so few draws do not decide, some 3300 would."
                        + " With fewer than 2000 draws no condition is looked for.");
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
                        "Given these assumptions it holds if growth ≤ 12\u202f300\u202f/year; without that condition it is"
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

    /** Everything up to a threshold. */
    private static Where below(String input, double threshold, Unit unit) {
        return new Where(
                List.of(new Where.Between(input, Double.NEGATIVE_INFINITY, true, threshold, true, unit, false)));
    }

    private static ClaimResult result(Claim.Kind kind, double probability, Verdict verdict) {
        return result(kind, probability, verdict, Conditions.NONE, OptionalLong.empty());
    }

    private static ClaimResult result(
            Claim.Kind kind, double probability, Verdict verdict, Conditions conditions, OptionalLong decidingDraws) {
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
                conditions,
                decidingDraws,
                Optional.empty(),
                Map.of(),
                Map.of(),
                new ClaimResult.Widths(verdict, verdict),
                List.of());
    }
}
