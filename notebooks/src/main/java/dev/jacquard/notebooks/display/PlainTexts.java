package dev.jacquard.notebooks.display;

import dev.jacquard.charts.Figure;
import dev.jacquard.data.Published;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.claims.ClaimResult;
import java.util.stream.Collectors;

/** Text forms of values whose own {@code toString} says less than a reader needs. */
final class PlainTexts {

    private PlainTexts() {}

    static String published(Published<?> law) {
        return law.title() + "\n" + law.law() + "\n" + law.citation().text() + "\n"
                + law.confidence().name().toLowerCase(java.util.Locale.ROOT) + "; observed: " + law.range()
                + (law.notes().isEmpty() ? "" : "\n" + law.notes());
    }

    static String figure(Figure figure) {
        return "[chart] " + figure.title() + "\n" + figure.subtitle() + paragraph(figure.caption())
                + paragraph(figure.source().isEmpty() ? "" : "Source: " + figure.source());
    }

    static String scenario(Scenario scenario) {
        return scenario.title() + "\n"
                + scenario.assumptions().stream()
                        .map(assumption -> "  " + assumption.name() + ": " + assumption.notation())
                        .collect(Collectors.joining("\n"))
                + "\n"
                + scenario.claims().stream()
                        .map(claim -> "  claim " + claim.id() + ": " + claim.text())
                        .collect(Collectors.joining("\n"));
    }

    static String claim(ClaimResult result) {
        return result.claim().text() + "\n" + result.finding() + probability(result)
                + result.driver().map(driver -> "\ndriven by " + driver.input()).orElse("");
    }

    /** {@code probability 64.2 % ± 0.3 %}; nothing for a claim about data or an identity, which have none. */
    private static String probability(ClaimResult result) {
        return result.claim().kind() == Claim.Kind.BELIEF ? "\nprobability " + result.share() : "";
    }

    private static String paragraph(String text) {
        return text.isEmpty() ? "" : "\n" + text;
    }
}
