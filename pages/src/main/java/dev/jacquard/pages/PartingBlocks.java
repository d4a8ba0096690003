package dev.jacquard.pages;

import dev.jacquard.charts.Figure;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.pages.Block.Cell;
import dev.jacquard.pages.Block.Column;
import dev.jacquard.pages.Block.Table;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.crux.Crux;
import dev.jacquard.scenarios.crux.CruxFigures;
import dev.jacquard.scenarios.crux.CruxRun;
import dev.jacquard.scenarios.crux.Disagreement;
import dev.jacquard.scenarios.crux.Disagreement.Contribution;
import dev.jacquard.scenarios.crux.Disagreement.Measurement;
import dev.jacquard.scenarios.crux.Disagreement.Statistic;
import dev.jacquard.scenarios.crux.Standing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the author parts with somebody whose beliefs lie beside the scenario: one for each beliefs file. */
final class PartingBlocks {

    /** With fewer draws there is no section: {@link Crux} takes no fewer. */
    private static final int LEAST_DRAWS = 100;

    /** Claims whose probabilities are closer than this get no crux of their own: there is little to part over. */
    private static final double APART = 0.05;

    private final String slug;
    private final String who;
    private final Table believed;
    private final List<Standing> standings;
    private final Map<String, Disagreement> byClaim = new LinkedHashMap<>();
    private final Optional<Disagreement> parting;
    private final List<Figure> figures = new ArrayList<>();
    private final String failure;

    private PartingBlocks(ScenarioRun run, String beliefs, LocalDate date) {
        Scenario scenario = run.scenario();
        this.slug = ClaimFigures.slug(beliefs);
        this.who = scenario.whose(beliefs);
        Crux crux = crux(run, beliefs);
        this.believed = new Assumptions(scenario.withBeliefs(beliefs), date)
                .table(
                        "beliefs-" + slug,
                        "What " + who + " would put in place of the author’s values",
                        crux.disputed());
        List<Standing> compared = List.of();
        Optional<Disagreement> found = Optional.empty();
        String problem = "";
        try {
            CruxRun mixtures = crux.run();
            compared = mixtures.standings();
            Disagreement widest = mixtures.onWidest();
            found = Optional.of(widest);
            for (Standing own : compared) {
                if (Math.abs(own.gap()) >= APART) {
                    boolean known = own.claim().equals(widest.question().subject());
                    byClaim.put(own.claim(), known ? widest : mixtures.on(own.claim()));
                }
            }
            CruxFigures.waterfall("crux-" + slug, widest).ifPresent(figures::add);
            crux.map(widest)
                    .map(map -> CruxFigures.map("map-" + slug, widest, map))
                    .ifPresent(figures::add);
        } catch (ScenarioException | IllegalArgumentException e) {
            problem = e.getMessage();
        }
        this.standings = compared;
        this.parting = found;
        this.failure = problem;
    }

    /** As many draws as the search for the crux takes by itself, but no more than the run has. */
    private static Crux crux(ScenarioRun run, String beliefs) {
        Crux crux = run.scenario().crux(beliefs).seed(run.seed()).threads(run.threads());
        return crux.draws(Math.min(crux.draws(), run.draws()));
    }

    /** One for each beliefs file, in the order of their names. */
    static List<PartingBlocks> of(ScenarioRun run, LocalDate date) {
        return run.draws() < LEAST_DRAWS
                ? List.of()
                : run.scenario().beliefs().stream()
                        .map(beliefs -> new PartingBlocks(run, beliefs, date))
                        .toList();
    }

    String slug() {
        return slug;
    }

    String who() {
        return who;
    }

    /** The way from one answer to the other, then the map. */
    List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** The disagreement in words, or why there is none. */
    List<String> sentences() {
        if (parting.isEmpty()) {
            return List.of("The two could not be compared: " + failure + ".");
        }
        List<String> sentences = new ArrayList<>(parting.get().sentences());
        sentences.add(
                sentences.size() > 1 ? 1 : 0,
                "That is where the two are furthest apart, by " + NumberStyle.PLAIN.text(draws())
                        + " draws of each on the same random numbers; the table has the other claims.");
        return sentences;
    }

    private int draws() {
        return parting.orElseThrow().sampling().draws();
    }

    /** What the other side believes, the claims, what makes the gap, what to measure; tables without rows are left out. */
    List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        tables.add(believed);
        tables.add(claims());
        parting.ifPresent(widest -> {
            tables.add(contributions(widest));
            tables.add(measurements(widest));
        });
        return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
    }

    private Table claims() {
        List<List<Cell>> rows = standings.stream()
                .map(own -> List.of(
                        Cell.of(own.claim()),
                        probability(own.a()),
                        probability(own.b()),
                        points(own.gap()),
                        crux(own.claim())))
                .toList();
        return new Table(
                "parting-" + slug,
                "In which share of the draws each claim is true, and what the gap turns on",
                List.of(
                        Column.text("Claim"),
                        Column.number("The author"),
                        Column.number(Wording.sentence(who)),
                        Column.number("Gap, points"),
                        Column.wide("Crux, with its part in points")),
                rows);
    }

    private Cell crux(String claim) {
        Disagreement own = byClaim.get(claim);
        if (own == null || own.contributions().isEmpty()) {
            return Cell.of("–");
        }
        Contribution first = own.contributions().get(0);
        if (first.mayBeZero()) {
            return Cell.of("none told from noise");
        }
        Cell cell = Cell.of(first.input() + " (" + NumberStyle.PLAIN.text(100 * first.amount()) + ")");
        return first.role() == Assumption.Role.VALUE ? cell.flagged(List.of("a value, not a fact")) : cell;
    }

    private Table contributions(Disagreement widest) {
        return Table.of(
                "crux-" + slug,
                "What makes the gap on " + widest.question().subject(),
                widest.parts()
                        .only("input", "role", "a", "b", "amount", "standard error", "share")
                        .titled(
                                "Input",
                                "Role",
                                "The author",
                                Wording.sentence(who),
                                isProbability(widest) ? "Part, points" : "Part",
                                "± s.e.",
                                "Share"));
    }

    private Table measurements(Disagreement widest) {
        Disagreement.Measuring measuring = widest.measuring();
        boolean shares = measuring.unit().isShare();
        List<List<Cell>> rows = new ArrayList<>();
        for (Measurement own : widest.measureFirst()) {
            rows.add(List.of(
                    Cell.of(own.input()),
                    Cell.of(own.observation()),
                    worth(own.worth().value(), own.worth().mayBeZero(), shares),
                    worth(own.ceiling().value(), own.ceiling().mayBeZero(), shares)));
        }
        return new Table(
                "measure-" + slug,
                "What each measurement would gain, to decide " + measuring.decision()
                        + (shares
                                ? ": percentage points of right decisions, above the " + percent(measuring.now())
                                        + " of deciding now"
                                : ": " + measuring.payoff()),
                List.of(
                        Column.text("Input"),
                        Column.wide("Measurement"),
                        Column.number("Gain"),
                        Column.number("Known exactly")),
                rows);
    }

    private static Cell worth(double value, boolean mayBeZero, boolean share) {
        Cell cell = share ? points(value) : Cell.of(NumberStyle.PLAIN.text(value), value);
        return mayBeZero ? new Cell("≈ 0", cell.full(), List.of()) : cell;
    }

    private static boolean isProbability(Disagreement parting) {
        return parting.question().statistic() == Statistic.PROBABILITY;
    }

    /** To as many digits as the gap, so that the three add up. */
    private static Cell probability(double value) {
        return Cell.of(percent(value), value);
    }

    private static String percent(double value) {
        return NumberStyle.PLAIN.text(100 * value) + NumberStyle.NARROW + "%";
    }

    /** Percentage points for readers, the difference of shares for programs. */
    private static Cell points(double value) {
        return Cell.of(NumberStyle.PLAIN.text(100 * value), value);
    }
}
