package dev.jacquard.pages;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.Driver;
import dev.jacquard.scenarios.claims.Verdict;
import java.util.List;

/** Verdicts, probabilities and numbers in the words of a report. */
final class Wording {

    /** All that a number style prints. */
    private static final int DIGITS = 3;

    private Wording() {}

    /** The verdict in a few words: {@code holds if reviewTime < 5 min}. */
    static String verdict(Verdict verdict) {
        if (verdict instanceof Verdict.HoldsIf conditional) {
            return "holds if " + condition(conditional.condition());
        }
        return switch (verdict.word()) {
            case "supported" -> "supported by the data";
            case "rejected" -> "rejected by the data";
            case "identity" -> "true by derivation";
            default -> verdict.word();
        };
    }

    /** The verdict as the end of a sentence about the claim: {@code is open}. */
    static String clause(Verdict verdict) {
        return switch (verdict.word()) {
            case "open" -> "is open";
            case "supported", "rejected", "identity" -> "is " + verdict(verdict);
            default -> verdict(verdict);
        };
    }

    /** The verdict as a sentence with the probability. */
    static String finding(ClaimResult result) {
        Verdict verdict = result.verdict();
        String share = NumberStyle.PERCENT.text(result.probability()) + " of the draws";
        if (verdict instanceof Verdict.HoldsIf conditional) {
            return "Given these assumptions it holds if " + condition(conditional.condition())
                    + "; without that condition it is true in " + share + ".";
        }
        return switch (verdict.word()) {
            case "holds" -> "Given these assumptions it holds: true in " + share + ".";
            case "fails" -> "Given these assumptions it fails: true in only " + share + ".";
            case "supported" -> "The data support it at the stated level.";
            case "rejected" -> "The data reject it at the stated level.";
            case "identity" -> "True by derivation; it has no probability.";
            default ->
                result.claim().kind() == Claim.Kind.DATA
                        ? "The data decide neither way at the stated level."
                        : "True in " + share + ": it cannot be told from what is known.";
        };
    }

    /** A predicate with the number grouped and the sign in type: {@code kneeAgents in 4 to 40}. */
    static String condition(Condition condition) {
        String unit = unit(condition.unit());
        String low = NumberStyle.PLAIN.text(condition.low());
        String value = condition.isInterval() ? low + " to " + NumberStyle.PLAIN.text(condition.high()) : low;
        String sign = switch (condition.sign()) {
            case LESS -> "<";
            case AT_MOST -> "≤";
            case GREATER -> ">";
            case AT_LEAST -> "≥";
            case WITHIN -> "in";
        };
        return condition.subject() + " " + sign + " " + value + unit;
    }

    /** A mean rounded to the digits that its standard error allows, for a style to print. */
    static double allowed(double mean, double error) {
        return Double.isFinite(mean) ? Double.parseDouble(Decimals.allowed(mean, error, DIGITS)) : mean;
    }

    /** A value with its unit. */
    static String quantity(double value, Unit unit) {
        return NumberStyle.PLAIN.text(value) + unit(unit);
    }

    /** A unit behind a number: nothing for plain numbers and shares, and {@code /year} for {@code 1/year}. */
    private static String unit(Unit unit) {
        if (unit.isPlain() || unit.isShare()) {
            return "";
        }
        String symbol = unit.symbol();
        return NumberStyle.NARROW + (symbol.startsWith("1/") ? symbol.substring(1) : symbol);
    }

    /** A probability with its Monte Carlo standard error: {@code 64.2 % ± 0.3 %}. */
    static String probability(ClaimResult result) {
        return NumberStyle.PERCENT.text(result.probability()) + " ± "
                + NumberStyle.PERCENT.text(result.standardError());
    }

    /** What a driver takes part in: {@code 41 % ± 1.6 %}; an estimate above 1 is all, within its error. */
    static String portion(Driver driver) {
        String error = NumberStyle.PERCENT.text(driver.standardError());
        if (driver.totalEffect() > 1) {
            return "all, within an error of " + error + ",";
        }
        return NumberStyle.PERCENT.text(driver.totalEffect()) + (driver.standardError() > 0 ? " ± " + error : "");
    }

    /** The length of a bar for a share of variance: the estimate may lie a little outside of 0 to 1, a bar does not. */
    static double share(double estimate) {
        return Math.max(0, Math.min(1, estimate));
    }

    static boolean believed(ClaimResult result) {
        return result.claim().kind() == Claim.Kind.BELIEF;
    }

    static String by(Claim claim) {
        return switch (claim.by()) {
            case AUTHOR -> "said by the author";
            case IMPLIED -> "implied by the author’s conclusion";
            case US -> "our question";
        };
    }

    /** A list in words: {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    static String count(long number, String one, String many) {
        return (number == 0 ? "no" : NumberStyle.PLAIN.text(number)) + " " + (number == 1 ? one : many);
    }

    static String sentence(String words) {
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
