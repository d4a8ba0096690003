package dev.jacquard.command;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.charts.output.Version;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.scenarios.Comparison;
import dev.jacquard.scenarios.NewerFacts;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.Tables;
import dev.jacquard.scenarios.argument.Answer;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.claims.AnswerEffect;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.FormProbability;
import dev.jacquard.scenarios.claims.TippingPoint;
import dev.jacquard.scenarios.claims.Verdict;
import dev.jacquard.scenarios.conditions.ConditionSearch;
import dev.jacquard.scenarios.draws.TargetError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs and comparisons as text for people. */
final class RunText {

    private static final int DIGITS = 4;

    private RunText() {}

    static String of(ScenarioRun run) {
        Scenario scenario = run.scenario();
        StringBuilder text = new StringBuilder(heading(run));
        scenario.changes()
                .forEach((name, notation) -> text.append("changed: ")
                        .append(name)
                        .append(" ")
                        .append(notation)
                        .append('\n'));
        text.append('\n').append(outputs(run)).append(convergence(run)).append('\n');
        group(text, run, "Claims of the author", claim -> claim.by() == Claim.By.AUTHOR);
        group(text, run, "Claims the author's conclusion needs", claim -> claim.by() == Claim.By.IMPLIED);
        group(text, run, "Our questions", claim -> claim.by() == Claim.By.US);
        if (run.claims().stream().anyMatch(result -> !result.tippingPoints().isEmpty())) {
            text.append("tips at: where a claim changes sides with all other inputs held: ")
                    .append(run.held())
                    .append("\n\n");
        }
        for (Answer answer : scenario.answers()) {
            text.append("What the author would answer: ")
                    .append(answer.text())
                    .append('\n')
                    .append("  run with ");
            text.append(answer.set().entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .collect(Collectors.joining(", ")))
                    .append("\n\n");
        }
        names(
                text,
                "Judgement",
                scenario.judgement().stream().map(a -> a.name()).toList());
        names(
                text,
                "Unverified",
                scenario.unverified().stream().map(a -> a.name()).toList());
        names(
                text,
                "Reported by secondary sources",
                scenario.reported().stream().map(a -> a.name()).toList());
        names(
                text,
                "Superseded",
                scenario.superseded().stream().map(a -> a.name()).toList());
        newer(text, run);
        return text.toString();
    }

    /** What the claims would be with the newest facts, where any is superseded. */
    private static void newer(StringBuilder text, ScenarioRun run) {
        NewerFacts newer = run.newerFacts();
        if (!newer.claims().isEmpty()) {
            text.append("\nWith the newest of the superseded facts:\n").append(claims(newer));
        }
    }

    /** Each claim with the pins and with the newest facts; a terminal has no narrow space. */
    static String claims(NewerFacts newer) {
        return TextTable.of(newer.claimsTable()).text().replace(NumberStyle.NARROW, " ");
    }

    private static String heading(ScenarioRun run) {
        Scenario scenario = run.scenario();
        String author = scenario.author().isEmpty() ? "" : ", an argument by " + scenario.author();
        return scenario.title() + "\n" + scenario.id() + author + "\n" + run.draws() + " draws, seed " + run.seed()
                + ", jacquard " + Version.current()
                + scenario.knownOn().map(day -> ", as of " + day).orElse("") + "\n";
    }

    private static String outputs(ScenarioRun run) {
        return TextTable.of(Tables.outputs(run)
                        .only("output", "unit", "mean", "meanStandardError", "p5", "p50", "p95", "p50StandardError"))
                .text();
    }

    /** How well the draws know their answers, and what they were to stop at. */
    private static String convergence(ScenarioRun run) {
        StringBuilder text = new StringBuilder("± is a Monte Carlo standard error of " + run.draws() + " draws; "
                + 4L * run.draws() + " draws for half of it\n");
        run.target()
                .ifPresent(outcome -> text.append(target(outcome, run.draws())).append('\n'));
        if (run.keptDraws() < run.draws()) {
            text.append("outputs and probabilities from all draws, everything else from the first ")
                    .append(run.keptDraws())
                    .append('\n');
        }
        if (run.driverDraws() < run.draws()) {
            text.append("total effects of drivers from the first ")
                    .append(run.driverDraws())
                    .append('\n');
        }
        return text.toString();
    }

    /** Whether a run met its target, in one line. */
    static String target(TargetError.Outcome outcome, int draws) {
        return "target error: " + outcome.worst() + " ± " + error(outcome.error()) + " after " + draws + " draws, "
                + (outcome.reached() ? "within " : "not yet within ")
                + Decimals.shortest(outcome.target().error());
    }

    private static String error(double standardError) {
        return Double.isFinite(standardError) ? Decimals.rounded(standardError, 2) : "–";
    }

    private static void group(
            StringBuilder text, ScenarioRun run, String heading, java.util.function.Predicate<Claim> members) {
        List<ClaimResult> own = run.claims().stream()
                .filter(result -> members.test(result.claim()))
                .toList();
        if (!own.isEmpty()) {
            text.append(heading).append(" (").append(own.size()).append(")\n");
            own.forEach(result -> claim(text, result));
            text.append('\n');
        }
    }

    private static void claim(StringBuilder text, ClaimResult result) {
        Claim claim = result.claim();
        text.append("  ").append(claim.id()).append(": ").append(claim.text());
        claim.predicate()
                .ifPresent(predicate -> text.append(" [").append(predicate).append("]"));
        text.append("\n     ").append(emphasised(result.verdict()));
        if (claim.kind() != Claim.Kind.IDENTITY) {
            text.append("; p ")
                    .append(Decimals.rounded(result.probability(), DIGITS))
                    .append(" ± ");
            text.append(Decimals.rounded(result.standardError(), 2));
            text.append("; at half the judgement width: ").append(words(result.halfWidth()));
            text.append(", at double: ").append(words(result.doubleWidth()));
        }
        text.append("; evidence ").append(claim.evidence());
        if (!claim.heading().isEmpty()) {
            text.append(", ").append(claim.heading());
        }
        text.append('\n');
        details(result).forEach(line -> text.append("     ").append(line).append('\n'));
    }

    /** In capitals, but for the condition: names have letters of their own. */
    private static String emphasised(Verdict verdict) {
        String words = words(verdict);
        int from = words.length()
                - verdict.where().map(where -> where.words().length()).orElse(0);
        return words.substring(0, from).toUpperCase(Locale.ROOT) + words.substring(from);
    }

    private static List<String> details(ClaimResult result) {
        List<String> lines = new ArrayList<>();
        result.conditions()
                .found()
                .forEach(condition -> lines.add(plain(condition.words() + ": " + condition.numbers())));
        if (!result.conditions().lookedFor()) {
            lines.add("no condition is looked for with fewer than " + ConditionSearch.LEAST_DRAWS + " draws");
        }
        result.decidingDraws().ifPresent(draws -> lines.add("so few draws do not decide, some " + draws + " would"));
        result.driver().ifPresent(driver -> lines.add("driver: " + driver.input() + ", total effect " + driver.text()));
        if (result.constant() && result.claim().kind() == Claim.Kind.BELIEF) {
            lines.add("the same in every draw: no driver");
        }
        String tipping = result.tippingPoints().entrySet().stream()
                .map(RunText::tippingPoints)
                .collect(Collectors.joining("; "));
        if (!tipping.isEmpty()) {
            lines.add("tips at: " + tipping);
        }
        result.byForm()
                .forEach((input, forms) -> lines.add("by " + input + ": " + forms(forms)
                        + (result.disagreeingChoices().contains(input) ? " (the forms disagree)" : "")));
        for (AnswerEffect answer : result.answers()) {
            lines.add("under the author's answer: " + words(answer.verdict()) + ", p "
                    + Decimals.rounded(answer.probability(), DIGITS));
        }
        result.brier().ifPresent(score -> lines.add("outcome entered, Brier score " + Decimals.rounded(score, DIGITS)));
        return lines;
    }

    private static String tippingPoints(Map.Entry<String, List<TippingPoint>> entry) {
        return entry.getKey() + " "
                + entry.getValue().stream()
                        .map(point -> Decimals.rounded(point.value(), 3)
                                + (point.unit().isPlain() ? "" : " " + point.unit())
                                + (point.inside() ? "" : " (outside its range)")
                                + (point.jump() ? " (a jump)" : ""))
                        .collect(Collectors.joining(" and "));
    }

    private static String forms(List<FormProbability> forms) {
        return forms.stream()
                .map(form -> form.form() + " " + Decimals.rounded(form.probability(), 2) + " " + words(form.verdict()))
                .collect(Collectors.joining(", "));
    }

    private static void names(StringBuilder text, String heading, List<String> names) {
        if (!names.isEmpty()) {
            text.append(heading).append(" (").append(names.size()).append("): ");
            text.append(String.join(", ", names)).append('\n');
        }
    }

    static String of(Comparison comparison) {
        StringBuilder text = new StringBuilder(heading(comparison.base()));
        comparison
                .inputs()
                .forEach(input -> text.append(input.name())
                        .append(": ")
                        .append(input.base())
                        .append("  ->  ")
                        .append(input.changed())
                        .append('\n'));
        TextTable outputs =
                new TextTable("output", "unit", "base p50", "p5 .. p95", "changed p50", "p5 .. p95", "moved by", "±");
        for (Comparison.OutputChange output : comparison.outputs()) {
            outputs.row(
                    output.name(),
                    output.unit().isPlain() ? "" : output.unit().symbol(),
                    number(output.base().p50()),
                    number(output.base().p5()) + " .. " + number(output.base().p95()),
                    number(output.changed().p50()),
                    number(output.changed().p5()) + " .. "
                            + number(output.changed().p95()),
                    number(output.difference().p50()),
                    error(output.errors().typical()));
        }
        TextTable claims = new TextTable("claim", "base", "p", "changed", "p", "moved by", "±", "");
        for (Comparison.ClaimChange claim : comparison.claims()) {
            claims.row(
                    claim.id(),
                    words(claim.baseVerdict()),
                    number(claim.baseProbability()),
                    words(claim.changedVerdict()),
                    number(claim.changedProbability()),
                    number(claim.moved()),
                    error(claim.standardError()),
                    claim.flipped() ? "flips" : "");
        }
        text.append('\n').append(outputs.text()).append('\n').append(claims.text());
        text.append(
                "moved by: the median of the differences, draw by draw; ± its Monte Carlo standard error, of draws in pairs\n");
        return text.toString();
    }

    /** A terminal has no narrow space. */
    private static String words(Verdict verdict) {
        return plain(verdict.words());
    }

    private static String plain(String words) {
        return words.replace(NumberStyle.NARROW, " ");
    }

    /** Dated inputs that ask to be looked at again. */
    static List<String> stale(Scenario scenario, LocalDate today) {
        return scenario.stale(today).stream()
                .map(input -> "input " + input.name() + " is a fact of "
                        + input.asOf().orElseThrow() + ", more than 180 days old: look again")
                .toList();
    }

    private static String number(double value) {
        return Decimals.rounded(value, DIGITS);
    }
}
