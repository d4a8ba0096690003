package dev.jacquard.scenarios.report;

import dev.jacquard.scenarios.charts.NumberStyle;
import dev.jacquard.scenarios.claims.Claim;
import dev.jacquard.scenarios.claims.ClaimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Several reports on one page: what each finds, its claims counted by who said them, and how settled claims scored.
 *
 * @param entries one for each report, in order
 * @param scores settled claims, best first
 * @param provenance how all of it was made, in a line
 */
public record Index(List<Entry> entries, List<Score> scores, String provenance) {

    static final String TITLE = "Arguments about AI’s future, as models";

    public Index {
        entries = List.copyOf(entries);
        scores = List.copyOf(scores);
    }

    /**
     * One report.
     *
     * @param slug names its files
     * @param title the question
     * @param byline who wrote the argument
     * @param headline the report's first sentence
     * @param counts one line for each origin that has claims
     */
    public record Entry(String slug, String title, String byline, String headline, List<String> counts) {}

    /**
     * A settled claim.
     *
     * @param slug its report
     * @param claim its id
     * @param text the sentence
     * @param probability what the run gave
     * @param outcome true or false
     * @param brier score, 0 is best
     */
    public record Score(String slug, String claim, String text, String probability, String outcome, String brier) {}

    /** The index of reports. */
    public static Index of(List<Report> reports) {
        List<Entry> entries = new ArrayList<>();
        TreeMap<Double, List<Score>> scores = new TreeMap<>();
        for (Report report : reports) {
            List<ClaimResult> results = report.run().claims();
            entries.add(new Entry(report.slug(), report.title(), report.byline(), report.headline(), counts(results)));
            for (ClaimResult result : results) {
                result.brier()
                        .ifPresent(brier -> scores.computeIfAbsent(brier, key -> new ArrayList<>())
                                .add(score(report.slug(), result, brier)));
            }
        }
        List<Score> sorted = scores.values().stream().flatMap(List::stream).toList();
        return new Index(entries, sorted, provenance(reports));
    }

    private static Score score(String slug, ClaimResult result, double brier) {
        boolean outcome =
                result.claim().resolution().flatMap(Claim.Resolution::outcome).orElseThrow();
        return new Score(
                slug,
                result.claim().id(),
                result.claim().text(),
                NumberStyle.PERCENT.text(result.probability()),
                Boolean.toString(outcome),
                NumberStyle.PLAIN.text(brier));
    }

    private static List<String> counts(List<ClaimResult> results) {
        List<String> lines = new ArrayList<>();
        for (Claim.By by : Claim.By.values()) {
            Map<String, Integer> words = new TreeMap<>();
            int beliefs = 0;
            int others = 0;
            for (ClaimResult result : results) {
                if (result.claim().by() == by && Wording.believed(result)) {
                    words.merge(result.verdict().word(), 1, Integer::sum);
                    beliefs++;
                } else if (result.claim().by() == by) {
                    others++;
                }
            }
            if (beliefs + others > 0) {
                lines.add(line(by, words, beliefs, others));
            }
        }
        return lines;
    }

    private static String line(Claim.By by, Map<String, Integer> words, int beliefs, int others) {
        List<String> parts = new ArrayList<>();
        words.forEach((word, count) -> parts.add(count + " " + word));
        String whose = switch (by) {
            case AUTHOR -> "said by the author";
            case IMPLIED -> "implied";
            case US -> "of ours";
        };
        String said = Wording.count(beliefs, "belief", "beliefs") + " " + whose
                + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
        return others == 0
                ? said
                : said + "; apart from them " + Wording.count(others, "claim", "claims") + " on data or by derivation";
    }

    private static String provenance(List<Report> reports) {
        return reports.isEmpty()
                ? ""
                : "Jacquard " + reports.get(0).provenance().version() + " · "
                        + reports.get(0).provenance().draws() + " draws · seed "
                        + reports.get(0).provenance().seed();
    }

    /** The page. */
    public String html() {
        return HtmlPage.index(this);
    }
}
