package dev.jacquard.scenarios;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.charts.output.ResultTable.Style;
import dev.jacquard.data.Fact;
import dev.jacquard.data.Published;
import dev.jacquard.laws.Facts;
import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.numerics.uncertainty.Belief;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.ModelInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The facts under an argument in whose place others have come since it pinned them, and what its claims would be with those.
 *
 * <pre>{@code
 * NewerFacts newer = run.newerFacts();
 * newer.facts();                       // pinned and newest value, input by input
 * newer.claims();                      // each claim with the pins and with the newest values, on the same draws
 * }</pre>
 *
 * @param facts what was superseded, in the order of the inputs
 * @param comparison the run with the newest values against the one with the pins; empty where no value is made of a superseded fact
 */
public record NewerFacts(List<Newer> facts, Optional<Comparison> comparison) {

    /** What is said of a value that was chosen by hand. */
    public static final String BY_HAND = "cannot be told: its range was chosen by hand";

    /**
     * A fact and what has taken its place.
     *
     * @param input the input that rests on it
     * @param name the fact, or the law, as it is pinned
     * @param pinned its value then; empty for a law
     * @param newest the fact, or the law, that stands now
     * @param now its value; empty for a law
     * @param byHand whether the input's value was chosen by hand, so that nobody can tell what it would be
     */
    public record Newer(String input, String name, String pinned, String newest, String now, boolean byHand) {

        /** One sentence: which input rests on what, and what has come since. */
        public String sentence() {
            String was = pinned.isEmpty() ? "" : " (" + pinned + ")";
            String is = now.isEmpty() ? "" : " (" + now + ")";
            return input + " rests on " + name + was + ", superseded by " + newest + is;
        }
    }

    public NewerFacts {
        facts = List.copyOf(facts);
    }

    static NewerFacts of(ScenarioRun run, int threads) {
        Scenario scenario = run.scenario();
        NewerFacts newer = scenario.newerFacts();
        return newer.moveClaims()
                ? new NewerFacts(
                        newer.facts(),
                        Optional.of(scenario.withNewestFacts()
                                .run(run.draws(), run.seed(), threads)
                                .versus(run)))
                : newer;
    }

    /** Whether a value is made of a superseded fact, so that a run tells what its claims would be with the newest. */
    public boolean moveClaims() {
        return facts.stream().anyMatch(newer -> !newer.byHand());
    }

    /** What was superseded under a scenario; nothing for one that is asked as of a day. */
    static List<Newer> of(Scenario scenario) {
        List<Newer> all = new ArrayList<>();
        if (scenario.knownOn().isPresent()) {
            return all;
        }
        for (Definition.Input input : scenario.definition().inputs()) {
            Assumption assumption = input.assumption();
            boolean byHand = assumption.facts().template().isEmpty();
            for (Fact fact : assumption.facts().superseded()) {
                Fact now = Facts.newest(fact.name());
                all.add(new Newer(
                        assumption.name(),
                        fact.name().toString(),
                        fact.quantity(),
                        now.name().toString(),
                        now.quantity(),
                        byHand));
            }
            if (input.spec().kind() == ModelInput.Kind.LAW) {
                supersededLaws(assumption.belief())
                        .forEach(law -> all.add(new Newer(
                                assumption.name(),
                                law.id(),
                                "",
                                law.vintage().supersededBy().orElseThrow(),
                                "",
                                true)));
            }
        }
        return all;
    }

    private static List<? extends Published<?>> supersededLaws(Belief belief) {
        return belief instanceof Belief.Choice choice
                ? choice.options().stream()
                        .map(option -> LawCatalogue.publishedLossLaw(option.name()))
                        .filter(law -> law.vintage().supersededBy().isPresent())
                        .toList()
                : List.of();
    }

    /** A choice of laws without those that had not been published by a day; the whole choice where none had. */
    static Belief knownOn(Belief belief, LocalDate day) {
        if (!(belief instanceof Belief.Choice choice)) {
            return belief;
        }
        List<Belief.Choice.Option> known = choice.options().stream()
                .filter(option ->
                        LawCatalogue.publishedLossLaw(option.name()).vintage().isKnownOn(day))
                .toList();
        return known.isEmpty() ? belief : new Belief.Choice(known);
    }

    /** Whether nothing was superseded. */
    public boolean isEmpty() {
        return facts.isEmpty();
    }

    /** Each claim with the pins and with the newest values; none where no value is made of a superseded fact. */
    public List<Comparison.ClaimChange> claims() {
        return comparison.map(Comparison::claims).orElse(List.of());
    }

    /** The facts as a table. */
    public ResultTable table() {
        return ResultTable.of(facts)
                .text("input", "Input", Newer::input)
                .text("fact", "Pinned", Newer::name)
                .text("value", "Value", Newer::pinned)
                .text("newest", "Newest", Newer::newest)
                .text("now", "Value now", Newer::now)
                .column("effect", "With it", Style.SENTENCES, newer -> newer.byHand() ? BY_HAND : "as below")
                .table();
    }

    /** The claims as a table. */
    public ResultTable claimsTable() {
        return ResultTable.of(claims())
                .text("claim", "Claim", Comparison.ClaimChange::id)
                .share("pinned", "With the pins", Comparison.ClaimChange::baseProbability)
                .share("newest", "With the newest", Comparison.ClaimChange::changedProbability)
                .error("standardError", "± s.e.", Comparison.ClaimChange::standardError)
                .text("verdict", "Verdict", change -> change.baseVerdict().words())
                .text(
                        "newestVerdict",
                        "Verdict with the newest",
                        change -> change.changedVerdict().words())
                .table();
    }
}
