package dev.jacquard.pages;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.Driver;
import java.util.List;

/** Numbers, lists and whose claim it is, in the words of a report. */
final class Wording {

    /** All that a number style prints. */
    private static final int DIGITS = 3;

    private Wording() {}

    /** A mean rounded to the digits that its standard error allows, for a style to print. */
    static double allowed(double mean, double error) {
        return Double.isFinite(mean) ? Double.parseDouble(Decimals.allowed(mean, error, DIGITS)) : mean;
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
