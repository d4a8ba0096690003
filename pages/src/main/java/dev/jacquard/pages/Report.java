package dev.jacquard.pages;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.Figure;
import dev.jacquard.charts.output.WholeFile;
import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * The report of a run: every sentence, number and figure computed from it or referred to it.
 *
 * <pre>{@code
 * var run = Scenario.load("lossy-self-improvement").run(20_000, 7);
 * Report.of(run).writeHtml(Path.of("lossy.html"));
 * }</pre>
 *
 * A model may bring figures of its own: a public static method {@code List<Figure> figures(ScenarioRun run)} beside its {@code
 * outputs()}. The same run and date give the same bytes.
 */
public final class Report {

    private final ScenarioRun run;
    private final Provenance provenance;
    private final List<Block> blocks;

    private Report(ScenarioRun run, LocalDate date) {
        this.run = run;
        this.provenance = Provenance.of(run, date);
        this.blocks = List.copyOf(Contents.of(run, date));
    }

    /** The report as of today (UTC). */
    public static Report of(ScenarioRun run) {
        return of(run, LocalDate.now(ZoneOffset.UTC));
    }

    /**
     * The report as of a day: dated inputs more than 180 days older are flagged.
     *
     * @throws ScenarioException if the scenario has no story, or the story says something that the run does not know
     */
    public static Report of(ScenarioRun run, LocalDate date) {
        return new Report(notNull("run", run), notNull("date", date));
    }

    /** What was run. */
    public ScenarioRun run() {
        return run;
    }

    /** The scenario's id, which names the files. */
    public String slug() {
        return run.scenario().id();
    }

    /** The question. */
    public String title() {
        return run.scenario().title();
    }

    /** The first sentence: how the verdicts stand, or which choice they turn on. */
    public String headline() {
        return Headline.of(run.claims());
    }

    /** How the author's beliefs stand, counted by verdict. */
    public String counts() {
        return Headline.counts(run.claims());
    }

    /** Who wrote the argument, where and when, in a line. */
    public String byline() {
        Scenario scenario = run.scenario();
        String who = scenario.author().isEmpty() ? "An argument of ours" : "An argument by " + scenario.author();
        return who
                + scenario.source()
                        .map(source -> ", “" + source.title() + "”"
                                + source.date().map(day -> ", " + day).orElse(""))
                        .orElse("");
    }

    /** What is needed to get this report again. */
    public Provenance provenance() {
        return provenance;
    }

    /** The content, in order, without a format. */
    public List<Block> blocks() {
        return blocks;
    }

    /** The figures in the order of the report. */
    public List<Figure> figures() {
        return Contents.pictures(blocks).stream().map(Block.Picture::figure).toList();
    }

    /**
     * One figure, by the id that stories and files call it by: its place may change with the argument, its id does not.
     *
     * @throws IllegalArgumentException for an unknown id, with those there are
     */
    public Figure figure(String id) {
        List<String> ids = figures().stream().map(Figure::id).toList();
        return figures().stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        Check.refused("figure", id, "one of: " + String.join(", ", ids) + Check.nearest(id, ids)));
    }

    /** One HTML page that needs nothing else. */
    public String html() {
        return HtmlPage.of(this);
    }

    /** The same content as Markdown; figures are their captions and data files. */
    public String markdown() {
        return MarkdownPage.of(this);
    }

    /** The same content for programs. */
    public String json() {
        return JsonPage.of(this);
    }

    /** Every table and the data of every figure as CSV, by file name. */
    public Map<String, String> csv() {
        return CsvFiles.of(this);
    }

    /**
     * Writes the HTML page, whole or not at all.
     *
     * @throws IllegalArgumentException if the file cannot be written; what was there before is still there
     */
    public void writeHtml(Path file) {
        WholeFile.write(file, html());
    }

    @Override
    public String toString() {
        return slug() + ": " + headline() + " (" + provenance.line() + ")";
    }
}
