package dev.jacquard.scenarios.claims;

import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.conditions.ConditionSearch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a run says about one claim, and what that depends on.
 *
 * @param claim the claim
 * @param probability share of draws in which it is true; 1 for an identity, which shows none
 * @param standardError Monte Carlo standard error of the probability
 * @param verdict the verdict
 * @param conditions where it holds and where it fails; none for a claim about data and an identity
 * @param decidingDraws how many draws would decide it, where it is open only because the draws are too few; else empty
 * @param driver the input that decides it most; absent when none takes part in 5 % of the variance or the claim is constant
 * @param tippingPoints by input, in the model's order; an input without any is absent
 * @param byForm by choice, in the model's order: the probability under each form
 * @param widths the verdict with all judgement ranges at half and at double width
 * @param answers what each of the author's answers does to it
 */
public record ClaimResult(
        Claim claim,
        double probability,
        double standardError,
        Verdict verdict,
        Conditions conditions,
        OptionalLong decidingDraws,
        Optional<Driver> driver,
        Map<String, List<TippingPoint>> tippingPoints,
        Map<String, List<FormProbability>> byForm,
        Widths widths,
        List<AnswerEffect> answers) {

    /**
     * The verdict when every judgement range is narrowed or widened about its median, in its shape's own scale.
     *
     * @param half at half the width
     * @param twice at double the width
     */
    public record Widths(Verdict half, Verdict twice) {}

    public ClaimResult {
        notNull("claim", claim);
        fraction("probability", probability);
        nonNegative("standardError", standardError);
        notNull("verdict", verdict);
        notNull("conditions", conditions);
        notNull("decidingDraws", decidingDraws);
        notNull("driver", driver);
        notNull("widths", widths);
        tippingPoints = Collections.unmodifiableMap(new LinkedHashMap<>(tippingPoints));
        byForm = Collections.unmodifiableMap(new LinkedHashMap<>(byForm));
        answers = List.copyOf(answers);
    }

    /** The verdict with all judgement ranges at half their width. */
    public Verdict halfWidth() {
        return widths.half();
    }

    /** The verdict with all judgement ranges at double their width. */
    public Verdict doubleWidth() {
        return widths.twice();
    }

    /** The verdict as a sentence with the probability: {@code Given these assumptions it holds: true in 97 % of the draws.} */
    public String finding() {
        String share = NumberStyle.PERCENT.text(probability) + " of the draws";
        if (verdict.where().isPresent()) {
            return "Given these assumptions it " + verdict.words() + other(", and ") + "; without "
                    + (conditions.found().size() > 1 ? "these conditions" : "that condition") + " it is true in "
                    + share
                    + ".";
        }
        return switch (verdict.word()) {
            case "holds" -> "Given these assumptions it holds: true in " + share + other("; it ") + ".";
            case "fails" -> "Given these assumptions it fails: true in only " + share + other("; it ") + ".";
            case "supported" -> "The data support it at the stated level.";
            case "rejected" -> "The data reject it at the stated level.";
            case "identity" -> "True by derivation; it has no probability.";
            default ->
                claim.kind() == Claim.Kind.DATA
                        ? "The data decide neither way at the stated level."
                        : "True in " + share + ": " + undecided();
        };
    }

    /** The condition that the verdict does not say, after a conjunction; nothing where there is none. */
    private String other(String conjunction) {
        return conditions.found().stream()
                .filter(condition -> !condition.words().equals(verdict.words()))
                .map(condition -> conjunction + condition.words())
                .findFirst()
                .orElse("");
    }

    private String undecided() {
        String why = decidingDraws.isPresent()
                ? "so few draws do not decide, some " + NumberStyle.PLAIN.text(decidingDraws.getAsLong()) + " would."
                : "it cannot be told from what is known.";
        return conditions.lookedFor()
                ? why
                : why + " With fewer than " + NumberStyle.PLAIN.text(ConditionSearch.LEAST_DRAWS)
                        + " draws no condition is looked for.";
    }

    /** The share of draws in which it is true, with its Monte Carlo standard error: {@code 64.2 % ± 0.3 %}. */
    public String share() {
        return NumberStyle.PERCENT.text(probability) + " ± " + NumberStyle.PERCENT.text(standardError);
    }

    /** Whether the claim is true in every draw or in none: then the ranges, not the world, may decide it. */
    public boolean constant() {
        return probability == 0 || probability == 1;
    }

    /** Whether two forms of one choice give different verdicts: then that is the headline. */
    public boolean formsDisagree() {
        return !disagreeingChoices().isEmpty();
    }

    /** The choices whose forms give different verdicts, in the model's order. */
    public List<String> disagreeingChoices() {
        return byForm.entrySet().stream()
                .filter(choice -> choice.getValue().stream()
                                .filter(form -> form.draws() > 0)
                                .map(FormProbability::verdict)
                                .distinct()
                                .count()
                        > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The Brier score (p − outcome)² of a belief whose outcome has been entered; empty before. */
    public OptionalDouble brier() {
        if (claim.kind() != Claim.Kind.BELIEF) {
            return OptionalDouble.empty();
        }
        return claim.resolution()
                .flatMap(Claim.Resolution::outcome)
                .map(outcome -> OptionalDouble.of(Math.pow(probability - (outcome ? 1 : 0), 2)))
                .orElse(OptionalDouble.empty());
    }
}
