package dev.jacquard.scenarios;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.uncertainty.FarthestDraw;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Answer;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.claims.Analysis;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.Drivers;
import dev.jacquard.scenarios.claims.Learning;
import dev.jacquard.scenarios.draws.Convergence;
import dev.jacquard.scenarios.draws.Draws;
import dev.jacquard.scenarios.draws.Middle;
import dev.jacquard.scenarios.draws.OutputDraws;
import dev.jacquard.scenarios.draws.PathDraws;
import dev.jacquard.scenarios.draws.Tablesaw;
import dev.jacquard.scenarios.draws.TargetError;
import dev.jacquard.scenarios.sensitivity.Driving;
import dev.jacquard.scenarios.sensitivity.OutputDrivers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * The draws of a scenario and what they say about its claims.
 *
 * <p>The draws are made at once; claims are worked out when first asked for, because drivers, tipping points and variants cost
 * many more calls of the model.
 */
public final class ScenarioRun {

    private final Scenario scenario;
    private final Draws draws;
    private final Optional<TargetError.Outcome> target;
    private Analysis analysis;
    private List<ClaimResult> claims;
    private List<Learning> learning;
    private NewerFacts newerFacts;

    ScenarioRun(Scenario scenario, Draws draws, Optional<TargetError.Outcome> target) {
        this.scenario = scenario;
        this.draws = draws;
        this.target = target;
    }

    /**
     * What all other inputs are held at while one is moved to its tipping points: {@code numbers at their medians, mechanism = ces (the
     * first of 4 equally likely)}.
     */
    public String held() {
        return Middle.words(scenario.definition());
    }

    /** What was run. */
    public Scenario scenario() {
        return scenario;
    }

    /** How many draws. */
    public int draws() {
        return draws.count();
    }

    /**
     * How many draws are kept, the first ones: all, unless they have more than 2^24 numbers between them.
     *
     * <p>Of a longer run, summaries of outputs and probabilities of claims are exact over all draws; drivers, tipping points, forms,
     * variants, paths and what can be learned come from the draws kept.
     */
    public int keptDraws() {
        return draws.kept();
    }

    /** How many draws, the first ones, the total effects of the claims' drivers rest on. */
    public int driverDraws() {
        return Math.min(keptDraws(), Drivers.MOST_DRAWS);
    }

    /** How many draws, the first ones, the worth of finding something out rests on. */
    public int learningDraws() {
        return Math.min(keptDraws(), Learning.MOST_DRAWS);
    }

    /** How near the run came to the error it was to stop at; empty for a run of so many draws. */
    public Optional<TargetError.Outcome> target() {
        return target;
    }

    /** Seed of the draws. */
    public long seed() {
        return draws.seed();
    }

    /** All outputs, those shown first before the others: an index at a time, and a path at its last date. */
    public List<OutputDraws> outputs() {
        return draws.outputs();
    }

    /**
     * One output over all draws.
     *
     * @param name {@code name}, {@code name[index]} or {@code name@2028-01-01}
     * @throws IllegalArgumentException for an unknown output, with the nearest one
     */
    public OutputDraws output(String name) {
        return draws.output(name);
    }

    /** Threads it ran on; no result depends on them. */
    public int threads() {
        return draws.threads();
    }

    /** Names of the outputs that are dated paths. */
    public List<String> pathNames() {
        return draws.pathNames();
    }

    /** A dated path over all draws. */
    public PathDraws path(String name) {
        return draws.path(name);
    }

    /** The draws of an input that is a number; for a choice, positions of its options from 0. */
    public OutputDraws input(String name) {
        return draws.input(scenario.assumption(name));
    }

    /** What was drawn for an input in one draw, as text: the number, or the form's name. */
    String inputText(int input, int draw) {
        return draws.inputText(input, draw);
    }

    /** What the run says about each claim, in the order of the scenario. */
    public synchronized List<ClaimResult> claims() {
        if (claims == null) {
            Analysis own = analysis();
            // One variant after the other, so that the draws of only one are held at a time.
            claims = own.results(variantOfWidth(own, 0.5), variantOfWidth(own, 2), answers(own));
        }
        return claims;
    }

    private synchronized Analysis analysis() {
        if (analysis == null) {
            analysis = new Analysis(draws);
        }
        return analysis;
    }

    private int position(String claim) {
        List<String> ids = scenario.claims().stream().map(Claim::id).toList();
        return ids.indexOf(claim);
    }

    /**
     * How well an output or a claim's probability is known after more and more of the draws.
     *
     * @param name an output as for {@link #output}, or the id of a claim
     * @throws IllegalArgumentException for an unknown one, with the nearest, or a claim that is true by derivation
     */
    public Convergence convergence(String name) {
        int claim = position(name);
        return claim < 0 || draws.engine().layout().names().contains(name)
                ? Convergence.of(output(name))
                : Convergence.of(name, draws.truth(claim), draws.count(), draws.probability(claim));
    }

    /**
     * What the run says about one claim.
     *
     * @throws IllegalArgumentException for an unknown claim, with the nearest one
     */
    public ClaimResult claim(String id) {
        List<String> ids = claims().stream().map(result -> result.claim().id()).toList();
        return claims().stream()
                .filter(result -> result.claim().id().equals(id))
                .findFirst()
                .orElseThrow(() -> Check.refused(
                        "claim", id, "one of " + Check.among(id, ids, "jacquard run shows") + Check.nearest(id, ids)));
    }

    /** Whether a claim is true, in each draw kept. */
    boolean[] truth(int claim) {
        return draws.truth(claim);
    }

    /** What would change our mind about each claim that is a belief, in the order of the scenario. */
    public synchronized List<Learning> learning() {
        if (learning == null) {
            learning = Learning.of(draws);
        }
        return learning;
    }

    /**
     * What would change our mind about one claim.
     *
     * @throws IllegalArgumentException for an unknown claim, or one that is not a belief
     */
    public Learning learning(String id) {
        return learning().stream()
                .filter(one -> one.claim().equals(id))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> beliefs =
                            learning().stream().map(Learning::claim).toList();
                    return Check.refused(
                            "claim",
                            id,
                            "a belief, one of " + Check.among(id, beliefs, "jacquard run shows")
                                    + Check.nearest(id, beliefs));
                });
    }

    private Analysis.Effects variantOfWidth(Analysis base, double factor) {
        Definition changed = scenario.definition().withJudgementWidth(factor);
        return changed == scenario.definition()
                ? base.effects()
                : variant(base, "judgement ranges at " + factor + " times their width", changed);
    }

    private Analysis.Effects variant(Analysis base, String what, Definition definition) {
        try {
            return base.ofVariant(definition, draws.seed(), draws.threads()).effects();
        } catch (ScenarioException e) {
            throw new ScenarioException("with " + what + ": " + e.getMessage(), e);
        }
    }

    private Map<String, Analysis.Effects> answers(Analysis base) {
        Map<String, Analysis.Effects> answers = new LinkedHashMap<>();
        for (Answer answer : scenario.answers()) {
            Definition changed = scenario.with(answer.set()).definition();
            answers.put(answer.id(), variant(base, "the author's answer " + answer.id(), changed));
        }
        return answers;
    }

    /**
     * What has taken the place of facts that the scenario pins, and what its claims would be with that: another run of the same draws,
     * where a value is made of such a fact.
     */
    public synchronized NewerFacts newerFacts() {
        if (newerFacts == null) {
            newerFacts = NewerFacts.of(this, draws.threads());
        }
        return newerFacts;
    }

    /**
     * What drives the outputs shown first: each input by itself, and how the variance is shared out. The model is asked for all of
     * them at once, up to 2048 (inputs + 2) times.
     *
     * @param most how many outputs at most
     */
    public List<OutputDrivers> outputDrivers(int most) {
        return Driving.of(draws, Check.atLeast("most", most, 1));
    }

    /** What a reader of this run should know beside its numbers. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(scenario.cautions());
        for (ClaimResult result : claims()) {
            if (result.constant() && result.claim().kind() == Claim.Kind.BELIEF) {
                warnings.add("claim " + result.claim().id() + " is " + (result.probability() == 1 ? "true" : "false")
                        + " in every draw: do the ranges decide it, or the world?");
            }
            result.disagreeingChoices()
                    .forEach(choice -> warnings.add(
                            "claim " + result.claim().id() + ": the forms of " + choice + " disagree on the verdict"));
        }
        for (OutputDraws output : outputs()) {
            long undefined = Math.round((1 - output.definedShare()) * keptDraws());
            if (undefined > 0) {
                warnings.add("output " + output.name() + " is undefined in " + undefined + " of " + keptDraws()
                        + " draws, and claims on it are judged in the others"
                        + (2 * undefined > keptDraws() ? "; these are less than half, so such claims stay open" : ""));
            }
            long infinite = output.summary().infinite();
            if (infinite > 0) {
                warnings.add("output " + output.name() + " is infinite in " + infinite + " of " + draws() + " draws");
            }
            output.farthest().filter(FarthestDraw::decides).ifPresent(far -> warnings.add(fewDraws(output, far)));
        }
        scenario.newerFacts().facts().forEach(newer -> warnings.add("input " + newer.sentence()));
        return List.copyOf(warnings);
    }

    private static String fewDraws(OutputDraws output, FarthestDraw far) {
        Summary summary = output.summary();
        return "the mean of " + output.name() + ", " + summary.meanText() + ", rests on few draws: one of "
                + summary.count() + " holds " + Decimals.rounded(100 * far.share(), 2)
                + " % of its variance, and without it the mean is "
                + Decimals.allowed(far.meanWithout(), far.errorWithout(), 4) + " ± "
                + Decimals.rounded(far.errorWithout(), 2)
                + "; neither it nor its standard error is to be trusted, the median is";
    }

    /** This run against a base of the same draws and seed: what moved. */
    public Comparison versus(ScenarioRun base) {
        return new Comparison(base, this);
    }

    /** The outputs as a table: unit, mean and percentiles. */
    public Table table() {
        return Tablesaw.table(
                scenario.id() + " outputs",
                Tables.outputs(this).only("output", "unit", "mean", "p5", "p50", "p95", "meanStandardError"));
    }

    /** The claims as a table: probability, verdict, driver, widths. */
    public Table claimsTable() {
        return Tablesaw.table(
                scenario.id() + " claims",
                Tables.claims(this)
                        .only(
                                "claim",
                                "by",
                                "kind",
                                "evidence",
                                "probability",
                                "standardError",
                                "verdict",
                                "driver",
                                "halfWidth",
                                "doubleWidth"));
    }

    /** Every draw as a table: inputs, then outputs. */
    public Table drawsTable() {
        return Tables.draws(this);
    }

    /** The outputs in text. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(scenario.id() + ", " + draws() + " draws, seed " + seed());
        outputs().forEach(output -> text.append('\n').append(output));
        return text.toString();
    }
}
