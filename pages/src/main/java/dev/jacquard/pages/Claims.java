package dev.jacquard.pages;

import dev.jacquard.charts.NumberStyle;
import dev.jacquard.pages.Block.Cell;
import dev.jacquard.pages.Block.ClaimCard;
import dev.jacquard.pages.Block.Column;
import dev.jacquard.pages.Block.Fact;
import dev.jacquard.pages.Block.Picture;
import dev.jacquard.pages.Block.Table;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.Answer;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.claims.AnswerEffect;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.FormProbability;
import dev.jacquard.scenarios.claims.TippingPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a report says about the claims, one by one and together. */
final class Claims {

    private final ScenarioRun run;

    Claims(ScenarioRun run) {
        this.run = run;
    }

    private static String shownProbability(ClaimResult result) {
        return Wording.believed(result) ? NumberStyle.PERCENT.text(result.probability()) : "–";
    }

    private static Cell probability(ClaimResult result) {
        String text = shownProbability(result);
        return Wording.believed(result) ? Cell.of(text, result.probability()) : Cell.of(text);
    }

    /** All claims of one origin; the three origins are never mixed. */
    Table table(Claim.By by) {
        List<List<Cell>> rows = new ArrayList<>();
        for (ClaimResult result : run.claims()) {
            Claim claim = result.claim();
            if (claim.by() != by) {
                continue;
            }
            List<String> grade = claim.heading().isEmpty() ? List.of() : List.of(claim.heading());
            rows.add(List.of(
                    Cell.of(claim.id()),
                    Cell.of(claim.text()),
                    Cell.of(claim.kind().word()),
                    Cell.of(claim.evidence().name()),
                    probability(result),
                    Wording.believed(result)
                            ? Cell.of(NumberStyle.PERCENT.text(result.standardError()), result.standardError())
                            : Cell.of("–"),
                    new Cell(result.verdict().words(), result.verdict().word(), grade)));
        }
        String title = switch (by) {
            case AUTHOR -> "Said by the author";
            case IMPLIED -> "Implied by the author’s conclusion";
            case US -> "Our questions";
        };
        return new Table(
                "claims-" + by.word(),
                title + ": " + Wording.count(rows.size(), "claim", "claims"),
                List.of(
                        Column.text("Claim"),
                        Column.wide("Text"),
                        Column.text("Kind"),
                        Column.text("Evidence"),
                        Column.number("True in"),
                        Column.number("± s.e."),
                        Column.text("Verdict")),
                rows);
    }

    /** One claim with everything that is known about it. */
    ClaimCard card(ClaimResult result, List<Picture> pictures) {
        Claim claim = result.claim();
        return new ClaimCard(
                claim.id(),
                Wording.by(claim),
                claim.kind().word(),
                claim.evidence().name() + ": " + claim.evidence().meaning(),
                claim.heading(),
                claim.text(),
                claim.predicate().map(Condition::words).orElse(""),
                result.verdict().word(),
                result.finding(),
                facts(result),
                tables(result),
                pictures);
    }

    private List<Fact> facts(ClaimResult result) {
        List<Fact> facts = new ArrayList<>();
        Claim claim = result.claim();
        if (Wording.believed(result)) {
            facts.add(new Fact("Probability", result.share() + " (share of draws ± Monte Carlo error)"));
            result.conditions()
                    .found()
                    .forEach(condition -> facts.add(new Fact(
                            condition.holds() ? "Holds if" : "Fails if",
                            condition.where().words() + "; " + condition.numbers())));
            facts.add(new Fact(
                    "Judgement ranges",
                    "at half width it " + result.halfWidth().clause() + ", at double width it "
                            + result.doubleWidth().clause()));
            facts.add(new Fact("Driver", driver(result)));
            if (result.constant()) {
                facts.add(new Fact(
                        "Same in every draw",
                        "The claim never changed: ask whether the range, not the world, decides it."));
            }
        }
        claim.resolution().ifPresent(resolution -> {
            facts.add(new Fact("Settled on", resolution.date() + " by " + resolution.source()));
            resolution
                    .outcome()
                    .ifPresent(outcome -> facts.add(new Fact("Outcome", outcome(result, outcome, resolution))));
        });
        return facts;
    }

    private static String outcome(ClaimResult result, boolean outcome, Claim.Resolution resolution) {
        String score = result.brier().isPresent()
                ? "; Brier score " + NumberStyle.PLAIN.text(result.brier().getAsDouble())
                : "";
        return (outcome ? "true" : "false")
                + resolution.outcomeSource().map(source -> ", by " + source).orElse("")
                + score;
    }

    private static String driver(ClaimResult result) {
        if (result.constant()) {
            return "none: the claim is the same in every draw";
        }
        return result.driver()
                .map(driver -> driver.input() + ", which takes part in " + Wording.portion(driver) + " of the variance")
                .orElse("no single input takes part in 5 % of the variance");
    }

    private List<Table> tables(ClaimResult result) {
        List<Table> tables = new ArrayList<>();
        if (!Wording.believed(result)) {
            return tables;
        }
        List<List<Cell>> tipping = tippingRows(result, false);
        if (!tipping.isEmpty()) {
            tables.add(new Table(
                    "tipping-points-" + ClaimFigures.slug(result.claim().id()),
                    "Where claim " + result.claim().id() + " changes sides, all other inputs held: " + run.held(),
                    List.of(Column.text("Input"), Column.number("Tips at"), Column.text("Against its range")),
                    tipping));
        }
        List<List<Cell>> forms = formRows(result);
        if (!forms.isEmpty()) {
            tables.add(new Table(
                    "forms-" + ClaimFigures.slug(result.claim().id()),
                    "Claim " + result.claim().id() + " by form",
                    List.of(
                            Column.text("Choice"),
                            Column.text("Form"),
                            Column.number("Weight"),
                            Column.number("Draws"),
                            Column.number("True in"),
                            Column.text("Verdict")),
                    forms));
        }
        return tables;
    }

    private List<List<Cell>> tippingRows(ClaimResult result, boolean named) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Map.Entry<String, List<TippingPoint>> input :
                result.tippingPoints().entrySet()) {
            for (TippingPoint point : input.getValue()) {
                List<Cell> row = new ArrayList<>();
                if (named) {
                    row.add(Cell.of(result.claim().id()));
                }
                row.add(Cell.of(input.getKey()));
                row.add(Cell.of(NumberStyle.quantity(point.value(), point.unit()), point.value()));
                String where = point.inside() ? "inside" : "outside its central 98 %";
                row.add(Cell.of(where + (point.jump() ? ", by a jump" : "")));
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<List<Cell>> formRows(ClaimResult result) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Map.Entry<String, List<FormProbability>> choice : result.byForm().entrySet()) {
            for (FormProbability form : choice.getValue()) {
                boolean drawn = form.draws() > 0;
                rows.add(List.of(
                        Cell.of(choice.getKey()),
                        Cell.of(form.form()),
                        Cell.of(NumberStyle.PERCENT.text(form.weight()), form.weight()),
                        Cell.of(NumberStyle.PLAIN.text(form.draws()), (double) form.draws()),
                        drawn
                                ? Cell.of(NumberStyle.PERCENT.text(form.probability()), form.probability())
                                : Cell.of("–"),
                        Cell.of(drawn ? form.verdict().words() : "not drawn")));
            }
        }
        return rows;
    }

    /** All tipping points together: what would change our mind. */
    Table tippingPoints() {
        List<List<Cell>> rows = new ArrayList<>();
        run.claims().stream().filter(Wording::believed).forEach(result -> rows.addAll(tippingRows(result, true)));
        return new Table(
                "tipping-points",
                "Values of one input at which a claim changes sides, all others held: " + run.held(),
                List.of(
                        Column.text("Claim"),
                        Column.text("Input"),
                        Column.number("Tips at"),
                        Column.text("Against its range")),
                rows);
    }

    /** The strongest driver of each belief. */
    Table drivers() {
        List<List<Cell>> rows = new ArrayList<>();
        for (ClaimResult result : run.claims()) {
            if (Wording.believed(result)) {
                rows.add(List.of(
                        Cell.of(result.claim().id()),
                        Cell.of(result.driver().map(driver -> driver.input()).orElse("none")),
                        result.driver()
                                .map(driver ->
                                        Cell.of(Wording.portion(driver).replaceFirst(",$", ""), driver.totalEffect()))
                                .orElse(Cell.of("–")),
                        Cell.of(result.halfWidth().words()),
                        Cell.of(result.verdict().words()),
                        Cell.of(result.doubleWidth().words())));
            }
        }
        return new Table(
                "drivers",
                "What decides each belief (total effects from " + NumberStyle.PLAIN.text(run.driverDraws())
                        + " draws), and its verdict when all judgement ranges are narrowed or widened",
                List.of(
                        Column.text("Claim"),
                        Column.text("Driver"),
                        Column.number("Total effect"),
                        Column.text("Half width"),
                        Column.text("As assumed"),
                        Column.text("Double width")),
                rows);
    }

    /** What each answer of the author does to each verdict. */
    Table answers() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Answer answer : run.scenario().answers()) {
            for (ClaimResult result : run.claims()) {
                result.answers().stream()
                        .filter(effect -> effect.answer().equals(answer.id()))
                        .forEach(effect -> rows.add(answerRow(answer, result, effect)));
            }
        }
        return new Table(
                "answers",
                "The author’s answers, run as variants of the same draws",
                List.of(
                        Column.text("Answer"),
                        Column.text("Claim"),
                        Column.number("Base"),
                        Column.text("Base verdict"),
                        Column.number("Answered"),
                        Column.text("Verdict then")),
                rows);
    }

    private static List<Cell> answerRow(Answer answer, ClaimResult result, AnswerEffect effect) {
        boolean flipped = !effect.verdict().word().equals(result.verdict().word());
        Cell verdict =
                new Cell(effect.verdict().words(), effect.verdict().word(), flipped ? List.of("changed") : List.of());
        return List.of(
                Cell.of(answer.id()),
                Cell.of(result.claim().id()),
                probability(result),
                Cell.of(result.verdict().words()),
                Wording.believed(result)
                        ? Cell.of(NumberStyle.PERCENT.text(effect.probability()), effect.probability())
                        : Cell.of("–"),
                verdict);
    }

    /** What the answers come to, in a sentence each. */
    List<String> answerSentences() {
        List<String> sentences = new ArrayList<>();
        for (Answer answer : run.scenario().answers()) {
            List<String> flips = new ArrayList<>();
            for (ClaimResult result : run.claims()) {
                result.answers().stream()
                        .filter(effect -> effect.answer().equals(answer.id()))
                        .filter(effect ->
                                !effect.verdict().word().equals(result.verdict().word()))
                        .forEach(effect -> flips.add("claim " + result.claim().id() + " from "
                                + result.verdict().word() + " to "
                                + effect.verdict().word()));
            }
            String set = Wording.list(answer.set().entrySet().stream()
                    .map(change -> change.getKey() + " " + change.getValue())
                    .toList());
            sentences.add(answer.text().strip() + " Run with " + set + ", this changes "
                    + (flips.isEmpty() ? "no verdict." : Wording.list(flips) + "."));
        }
        return sentences;
    }
}
