package dev.jacquard.pages;

import dev.jacquard.charts.Figure;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.Scoreboard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Several reports on one page: what each finds, its claims counted by who said them, and how settled claims scored.
 *
 * @param entries one for each report, in order
 * @param board settled claims and how they scored
 * @param waiting dated claims that are not settled, the earliest first
 * @param provenance how all of it was made, in a line
 */
public record Index(List<Entry> entries, Scoreboard board, List<Waiting> waiting, String provenance) {

    static final String TITLE = "Arguments about AI’s future, as models";

    public Index {
        entries = List.copyOf(entries);
        waiting = List.copyOf(waiting);
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
     * A dated claim without an outcome.
     *
     * @param slug its report
     * @param claim its id
     * @param text the sentence
     * @param probability what the run gave
     * @param date from this day the outcome can be entered
     * @param source what settles it
     */
    public record Waiting(String slug, String claim, String text, String probability, String date, String source) {}

    /**
     * A settled claim, in words.
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
        List<Scoreboard.Settled> settled = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (Report report : reports) {
            List<ClaimResult> results = report.run().claims();
            entries.add(new Entry(report.slug(), report.title(), report.byline(), report.headline(), counts(results)));
            for (ClaimResult result : results) {
                settled(report, result).ifPresent(settled::add);
                waiting(report, result).ifPresent(waiting::add);
            }
        }
        waiting.sort(Comparator.comparing(Waiting::date));
        return new Index(entries, Scoreboard.of(settled), waiting, provenance(reports));
    }

    private static Optional<Scoreboard.Settled> settled(Report report, ClaimResult result) {
        Claim claim = result.claim();
        return claim.resolution()
                .flatMap(Claim.Resolution::outcome)
                .filter(outcome -> Wording.believed(result))
                .map(outcome ->
                        new Scoreboard.Settled(report.slug(), claim.id(), claim.text(), result.probability(), outcome));
    }

    private static Optional<Waiting> waiting(Report report, ClaimResult result) {
        Claim claim = result.claim();
        return claim.resolution()
                .filter(resolution -> resolution.outcome().isEmpty() && Wording.believed(result))
                .map(resolution -> new Waiting(
                        report.slug(),
                        claim.id(),
                        claim.text(),
                        NumberStyle.PERCENT.text(result.probability()),
                        resolution.date().toString(),
                        resolution.source()));
    }

    /** The settled claims in words, the best score first. */
    public List<Score> scores() {
        return board.settled().stream()
                .map(one -> new Score(
                        one.scenario(),
                        one.claim(),
                        one.text(),
                        NumberStyle.PERCENT.text(one.probability()),
                        Boolean.toString(one.outcome()),
                        NumberStyle.PLAIN.text(one.brier())))
                .toList();
    }

    /** What the scores come to, or that there are too few to say. */
    public String verdict() {
        int count = board.settled().size();
        String mean = "Mean score " + NumberStyle.PLAIN.text(board.brier()) + " over "
                + Wording.count(count, "settled claim", "settled claims") + "; ";
        return board.enough()
                ? mean + "always saying the share that came true would score "
                        + NumberStyle.PLAIN.text(board.reference()) + "."
                : mean + "too few to tell skill from luck: a calibration is drawn from " + Scoreboard.ENOUGH + " on.";
    }

    /** The calibration, once there are enough settled claims. */
    Optional<Figure> calibration() {
        return Calibration.figure(board);
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
