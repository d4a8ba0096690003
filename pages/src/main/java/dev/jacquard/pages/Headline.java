package dev.jacquard.pages;

import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.FormProbability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first sentence of a report, computed from the verdicts.
 *
 * <p>When the forms of a choice disagree on a claim, that is the headline; else the author's claims are counted by verdict. Only
 * beliefs are counted, and ours never among the author's.
 */
final class Headline {

    private Headline() {}

    /** The sentence over everything. */
    static String of(List<ClaimResult> results) {
        return disagreement(results).orElseGet(() -> counts(results));
    }

    /** How the beliefs stand, the author's first. */
    static String counts(List<ClaimResult> results) {
        List<ClaimResult> beliefs = results.stream().filter(Wording::believed).toList();
        List<ClaimResult> authors =
                beliefs.stream().filter(result -> result.claim().isAuthors()).toList();
        if (beliefs.isEmpty()) {
            return "Nothing here is a belief: no probability is claimed.";
        }
        return authors.isEmpty()
                ? counted("our", beliefs, "question", "questions")
                : counted("the author’s", authors, "claim", "claims");
    }

    private static String counted(String whose, List<ClaimResult> results, String one, String many) {
        Map<String, Integer> byWord = new LinkedHashMap<>();
        for (String word : List.of("holds", "holds-if", "open", "fails-if", "fails")) {
            byWord.put(word, 0);
        }
        results.forEach(result -> byWord.merge(result.verdict().word(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        byWord.forEach((word, count) -> {
            if (count > 0) {
                parts.add(count + " " + verb(word, count));
            }
        });
        if (results.size() == 1) {
            String word = results.get(0).verdict().word();
            return "Given these assumptions, " + whose + " one " + one + " " + verb(word, 1) + ".";
        }
        String total = results.size() + " " + many;
        return "Given these assumptions, of " + whose + " " + total + ": " + Wording.list(parts) + ".";
    }

    private static String verb(String word, int count) {
        boolean one = count == 1;
        return switch (word) {
            case "holds" -> one ? "holds" : "hold";
            case "holds-if" -> one ? "holds on a condition" : "hold on a condition";
            case "fails-if" -> one ? "fails on a condition" : "fail on a condition";
            case "fails" -> one ? "fails" : "fail";
            default -> one ? "is open" : "are open";
        };
    }

    private static Optional<String> disagreement(List<ClaimResult> results) {
        return results.stream()
                .filter(Wording::believed)
                .filter(ClaimResult::formsDisagree)
                .min((a, b) -> Integer.compare(rank(a.claim()), rank(b.claim())))
                .map(Headline::disagreement);
    }

    private static int rank(Claim claim) {
        return claim.by().ordinal();
    }

    private static String disagreement(ClaimResult result) {
        String choice = result.disagreeingChoices().get(0);
        Map<String, List<String>> forms = new LinkedHashMap<>();
        for (FormProbability form : result.byForm().get(choice)) {
            if (form.draws() > 0) {
                forms.computeIfAbsent(form.verdict().word(), word -> new ArrayList<>())
                        .add(form.form());
            }
        }
        List<String> parts = new ArrayList<>();
        forms.forEach((word, names) -> parts.add(phrase(word) + " under " + Wording.list(names)));
        return "“" + bare(result.claim().text()) + "” turns on the choice of " + choice + ": it " + Wording.list(parts)
                + ".";
    }

    private static String phrase(String word) {
        return word.equals("open") ? "is open" : word;
    }

    /** A sentence without its full stop, to be quoted inside another. */
    static String bare(String sentence) {
        String text = sentence.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
