package dev.jacquard.pages;

import dev.jacquard.charts.Axis;
import dev.jacquard.charts.Figure;
import dev.jacquard.charts.LineChart;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.numerics.dependence.Correlations;
import dev.jacquard.pages.Block.Box;
import dev.jacquard.pages.Block.Heading;
import dev.jacquard.pages.Block.Picture;
import dev.jacquard.pages.Block.Table;
import dev.jacquard.pages.Block.Words;
import dev.jacquard.scenarios.NewerFacts;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Correlation;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.argument.Source;
import dev.jacquard.scenarios.claims.ClaimResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The blocks of a report in their fixed order: what is found and given what, limits before equations, the model, what is
 * assumed, results, what drives them, what would change them, where the author parts with others, how far they reach, where they
 * come from.
 */
final class Contents {

    private final ScenarioRun run;
    private final Scenario scenario;
    private final Story story;
    private final Assumptions assumptions;
    private final Claims claims;
    private final ClaimFigures generic;
    private final LearningBlocks learning;
    private final DriverBlocks driving;
    private final List<PartingBlocks> partings;
    private final Map<String, Figure> figures = new LinkedHashMap<>();
    private final Set<String> essayFigures = new LinkedHashSet<>();

    private Contents(ScenarioRun run, LocalDate date) {
        this.run = run;
        this.scenario = run.scenario();
        String text = scenario.story()
                .orElseThrow(() -> new ScenarioException("story.md: missing in " + scenario.id()
                        + " (expected: the argument in words; a report needs it)"));
        this.story = Story.read("story.md", text);
        this.assumptions = new Assumptions(scenario, date);
        this.claims = new Claims(run);
        this.generic = new ClaimFigures(run);
        this.learning = new LearningBlocks(run);
        this.driving = new DriverBlocks(run);
        this.partings = PartingBlocks.of(run, date);
        for (Figure figure : EssayFigures.of(run)) {
            keep(Optional.of(figure));
            essayFigures.add(figure.id());
        }
        keep(generic.probabilities());
        keep(generic.drivers());
        keep(learning.figure());
        driving.figures().forEach(figure -> keep(Optional.of(figure)));
        partings.forEach(parting -> parting.figures().forEach(figure -> keep(Optional.of(figure))));
        for (ClaimResult result : run.claims()) {
            keep(generic.density(result));
            keep(generic.forms(result));
        }
    }

    private void keep(Optional<Figure> figure) {
        figure.ifPresent(found -> {
            if (figures.putIfAbsent(found.id(), found) != null) {
                throw new ScenarioException(
                        "figure " + found.id() + ": second figure of this id (expected: each once)");
            }
        });
    }

    /** All blocks of a run's report. */
    static List<Block> of(ScenarioRun run, LocalDate date) {
        Contents contents = new Contents(run, date);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        contents.figures.keySet().forEach(id -> numbers.put(id, 0));
        // Stories refer to figures by number, and their places give the numbers: so the first pass only counts.
        List<Block> counted = contents.new Pass(numbers).blocks();
        numbers.clear();
        pictures(counted).forEach(picture -> numbers.put(picture.figure().id(), numbers.size() + 1));
        return contents.new Pass(numbers).blocks();
    }

    static List<Picture> pictures(Collection<? extends Block> blocks) {
        List<Picture> pictures = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Picture picture) {
                pictures.add(picture);
            } else if (block instanceof Block.ClaimCard card) {
                pictures.addAll(card.pictures());
            }
        }
        return pictures;
    }

    /** One walk through the sections. */
    private final class Pass {
        private final Map<String, Integer> numbers;
        private final Map<Story.Part, List<Story.Piece>> told;
        private final Set<String> placed = new LinkedHashSet<>();
        private final List<Block> blocks = new ArrayList<>();

        Pass(Map<String, Integer> numbers) {
            this.numbers = numbers;
            this.told = story.pieces(new RunReferences(run, numbers));
        }

        List<Block> blocks() {
            place("claims");
            blocks.add(new Box("Given these assumptions", assumptions.conditions(run.draws())));
            section("claims", "What is claimed, and by whom");
            for (Claim.By by : Claim.By.values()) {
                Table table = claims.table(by);
                if (!table.rows().isEmpty()) {
                    blocks.add(table);
                }
            }
            if (story.has(Story.Part.QUESTION)) {
                section("question", "The question");
                story(Story.Part.QUESTION);
            }
            section("says", "What the author says");
            story(Story.Part.SAYS);
            section("limits", "What the model leaves out");
            story(Story.Part.LEAVES_OUT);
            section("model", "The model in one picture");
            story(Story.Part.MODEL);
            section("assumptions", "What is assumed");
            assumed();
            section("findings", "What we find");
            found();
            section("drivers", "What drives it");
            story(Story.Part.DRIVES);
            place("drivers");
            add(claims.drivers());
            driving.sentences().forEach(this::sentence);
            driving.figures().forEach(figure -> place(figure.id()));
            add(driving.table());
            section("change", "What would change our mind");
            story(Story.Part.CHANGE);
            learned();
            add(claims.tippingPoints());
            section("answer", "What the author would answer");
            story(Story.Part.ANSWER);
            claims.answerSentences().forEach(this::sentence);
            add(claims.answers());
            parted();
            section("beyond", "How far beyond the data");
            beyond();
            section("sources", "Sources");
            sources();
            return blocks;
        }

        private void section(String id, String title) {
            blocks.add(new Heading(2, id, title));
        }

        private void sentence(String text) {
            blocks.add(new Words(Prose.plain(text)));
        }

        private void add(Table table) {
            if (!table.rows().isEmpty()) {
                blocks.add(table);
            }
        }

        private void place(String figure) {
            picture(figure).ifPresent(blocks::add);
        }

        private Optional<Picture> picture(String id) {
            Figure figure = figures.get(id);
            if (figure == null || !placed.add(id)) {
                return Optional.empty();
            }
            return Optional.of(new Picture(numbers.getOrDefault(id, 0), figure));
        }

        private void story(Story.Part part) {
            for (Story.Piece piece : told.getOrDefault(part, List.of())) {
                if (piece instanceof Story.Piece.Words words) {
                    blocks.add(new Words(words.prose()));
                } else if (piece instanceof Story.Piece.FigureHere here) {
                    place(here.id());
                }
            }
        }

        private void assumed() {
            blocks.add(assumptions.table());
            sentence(assumptions.grounds());
            NewerFacts newer = run.newerFacts();
            if (!newer.isEmpty()) {
                add(Table.of("superseded", "What has taken the place of facts it rests on", newer.table()));
            }
            if (!newer.claims().isEmpty()) {
                add(Table.of("superseded-claims", "What each claim would be with the newest", newer.claimsTable()));
            }
            sentence(
                    scenario.correlations().isEmpty()
                            ? "All inputs are drawn independently; that is an assumption too."
                            : "Rank correlations (Spearman’s), by a Gaussian copula: " + Wording.list(correlations())
                                    + ". All other inputs are drawn independently.");
        }

        private List<String> correlations() {
            return scenario.correlations().stream().map(this::correlation).toList();
        }

        /** What was asked for, and what the draws have: other measures of dependence come out otherwise. */
        private String correlation(Correlation correlation) {
            double[] first = run.input(correlation.first()).values();
            double[] second = run.input(correlation.second()).values();
            return correlation.first() + " with " + correlation.second() + " "
                    + NumberStyle.PLAIN.text(correlation.spearman()) + " (in the draws "
                    + NumberStyle.PLAIN.text(Correlations.spearman(first, second)) + ", Pearson’s "
                    + NumberStyle.PLAIN.text(Correlations.pearson(first, second)) + ")";
        }

        private void found() {
            story(Story.Part.FIND);
            blocks.add(RunTables.outputs(run));
            add(RunTables.convergence(run));
            if (run.keptDraws() < run.draws()) {
                sentence(
                        "Outputs and probabilities come from all draws; drivers, tipping points, forms, variants and figures from"
                                + " the first " + NumberStyle.PLAIN.text(run.keptDraws()) + ".");
            }
            // Figures of the essay that the story does not place itself stand with the results.
            essayFigures.stream().filter(id -> !placed.contains(id)).toList().forEach(this::place);
            run.claims().forEach(result -> {
                List<Picture> own = new ArrayList<>();
                String slug = ClaimFigures.slug(result.claim().id());
                picture("claim-" + slug).ifPresent(own::add);
                picture("forms-" + slug).ifPresent(own::add);
                blocks.add(claims.card(result, own));
            });
        }

        private void learned() {
            learning.sentences().forEach(this::sentence);
            place(LearningBlocks.FIGURE);
            Table table = learning.table();
            add(table);
            if (!table.rows().isEmpty()) {
                sentence(learning.note());
            }
        }

        private void parted() {
            if (partings.isEmpty()) {
                return;
            }
            section("parting", "Where they part");
            for (PartingBlocks parting : partings) {
                if (partings.size() > 1) {
                    blocks.add(new Heading(3, "parting-with-" + parting.slug(), Wording.sentence(parting.who())));
                }
                parting.sentences().forEach(this::sentence);
                parting.figures().forEach(figure -> place(figure.id()));
                parting.tables().forEach(this::add);
            }
        }

        private void beyond() {
            List<String> lines = new ArrayList<>();
            for (Picture picture : pictures(blocks)) {
                lines.addAll(reach(picture));
            }
            for (Claim claim : scenario.claims()) {
                if (claim.evidence() == Claim.Evidence.C) {
                    lines.add("Claim " + claim.id()
                            + " uses a published law beyond its calibrated range, or constants from" + " memory.");
                }
            }
            // A caution begins with the name of a file, which keeps its own letters.
            run.warnings()
                    .forEach(warning -> lines.add(
                            (scenario.cautions().contains(warning) ? warning : Wording.sentence(warning)) + "."));
            lines.addAll(generic.leftOut());
            lines.addAll(driving.leftOut());
            lines.add(assumptions.unverified());
            blocks.add(new Box("Where this reaches past what was observed, and other warnings", lines));
        }

        private void sources() {
            scenario.source().ifPresent(source -> blocks.add(new Words(origin(source))));
            blocks.add(RunTables.bases(scenario));
        }
    }

    private static List<String> reach(Picture picture) {
        List<String> lines = new ArrayList<>();
        if (picture.figure().chart() instanceof LineChart chart) {
            for (LineChart.Series series : chart.series()) {
                double last = series.points().get(series.points().size() - 1).x();
                boolean positive = series.observedTo() > 0 && last > series.observedTo();
                if (Double.isFinite(series.observedTo()) && positive) {
                    boolean log = chart.x().logarithmic();
                    String amount = log
                            ? NumberStyle.PLAIN.text(last / series.observedTo()) + " times"
                            : NumberStyle.PLAIN.text(last - series.observedTo()) + distance(chart.x());
                    lines.add("Figure " + picture.number() + ": " + series.name() + " is drawn " + amount
                            + " beyond the data.");
                }
            }
        }
        return lines;
    }

    private static String distance(Axis axis) {
        return axis.numbers() == NumberStyle.YEAR ? " years" : " (" + axis.title() + ")";
    }

    private Prose origin(Source source) {
        String title = source.title();
        String date = source.date().map(day -> ", " + day).orElse("");
        String author = scenario.author().isEmpty() ? "" : scenario.author() + ", ";
        return Prose.linked(
                author,
                title,
                source.url().map(Contents::address).orElse(""),
                date + ". The summary is ours; the words are not the author’s.");
    }

    /** Essays give addresses as people write them, without a scheme. */
    static String address(String url) {
        return url.matches("(?i)[a-z][a-z0-9+.-]*:.*") ? url : "https://" + url;
    }
}
