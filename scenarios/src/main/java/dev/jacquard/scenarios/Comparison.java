package dev.jacquard.scenarios;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.MonteCarloError;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.Verdict;
import dev.jacquard.scenarios.draws.OutputDraws;
import dev.jacquard.scenarios.draws.Tablesaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Two runs of one model on common random numbers: what moved when assumptions changed.
 *
 * <p>A difference is known better than either number, because the same draws are in both; its standard error comes from the draws in
 * pairs.
 */
public final class Comparison {

    private final ScenarioRun base;
    private final ScenarioRun changed;

    /**
     * An input that differs.
     *
     * @param name the input
     * @param base its notation in the base
     * @param changed its notation in the changed run
     */
    public record InputChange(String name, String base, String changed) {}

    /**
     * An output in both runs.
     *
     * @param name the output
     * @param unit its unit
     * @param base summary in the base
     * @param changed summary in the changed run
     * @param difference summary of the differences, draw by draw; infinite where one run is
     * @param errors how well the differences are known
     */
    public record OutputChange(
            String name, Unit unit, Summary base, Summary changed, Summary difference, Errors errors) {

        /** How far the median moved, in standard deviations of the base; infinite where the base does not vary but it moved. */
        public double shift() {
            double moved = Math.abs(changed.p50() - base.p50());
            return moved == 0 || Double.isNaN(moved) ? 0 : moved / base.standardDeviation();
        }

        /** How far the median moved. */
        public double medianMoved() {
            return changed.p50() - base.p50();
        }
    }

    /**
     * Monte Carlo standard errors of differences. They come from the draws in pairs: what both runs share cancels.
     *
     * @param mean of the difference of the means, {@code sd(differences) / sqrt(n)}
     * @param median of the difference of the medians, {@code sqrt(s^2 + t^2 - 2 r s t)} with s and t the errors of the medians and r the
     *     correlation of lying above them
     * @param typical of the median of the differences
     * @param unpairedMean of the difference of the means, had the runs draws of their own
     */
    public record Errors(double mean, double median, double typical, double unpairedMean) {}

    /**
     * A claim in both runs.
     *
     * @param id the claim
     * @param baseProbability its probability in the base
     * @param changedProbability its probability in the changed run
     * @param baseVerdict its verdict in the base
     * @param changedVerdict its verdict in the changed run
     * @param standardError Monte Carlo standard error of the difference of the probabilities, from the draws in which only one is true
     */
    public record ClaimChange(
            String id,
            double baseProbability,
            double changedProbability,
            Verdict baseVerdict,
            Verdict changedVerdict,
            double standardError) {

        /** How far the probability moved. */
        public double moved() {
            return changedProbability - baseProbability;
        }

        /** Whether the verdict is another word. */
        public boolean flipped() {
            return !baseVerdict.word().equals(changedVerdict.word());
        }
    }

    Comparison(ScenarioRun base, ScenarioRun changed) {
        if (base.seed() != changed.seed() || base.draws() != changed.draws()) {
            throw Check.refused(
                    "runs",
                    base.draws() + " draws of seed " + base.seed() + " and " + changed.draws() + " of seed "
                            + changed.seed(),
                    "the same draws and seed, so that differences are not noise");
        }
        this.base = base;
        this.changed = changed;
    }

    /** The run compared against. */
    public ScenarioRun base() {
        return base;
    }

    /** The changed run. */
    public ScenarioRun changed() {
        return changed;
    }

    /** The inputs that differ. */
    public List<InputChange> inputs() {
        List<InputChange> changes = new ArrayList<>();
        for (Assumption own : changed.scenario().assumptions()) {
            base.scenario().assumptions().stream()
                    .filter(other -> other.name().equals(own.name()))
                    .filter(other -> !other.notation().equals(own.notation()))
                    .forEach(other -> changes.add(new InputChange(own.name(), other.notation(), own.notation())));
        }
        return List.copyOf(changes);
    }

    /** The outputs that both runs have, in the base's order. */
    public List<OutputChange> outputs() {
        List<String> known = changed.outputs().stream().map(OutputDraws::name).toList();
        return base.outputs().stream()
                .filter(output -> known.contains(output.name()))
                .map(output -> change(output, changed.output(output.name())))
                .toList();
    }

    private static OutputChange change(OutputDraws base, OutputDraws changed) {
        double[] before = base.values();
        double[] after = changed.values();
        double[] differences = new double[Math.min(before.length, after.length)];
        for (int draw = 0; draw < differences.length; draw++) {
            // Two infinities of the same sign did not move.
            differences[draw] = before[draw] == after[draw] ? 0 : after[draw] - before[draw];
        }
        Summary difference = Summary.of(differences);
        return new OutputChange(
                base.name(),
                base.unit(),
                base.summary(),
                changed.summary(),
                difference,
                errors(base, changed, difference, MonteCarloError.ofQuantile(differences, 0.5)));
    }

    private static Errors errors(OutputDraws base, OutputDraws changed, Summary difference, double typical) {
        double first = base.standardError(0.5);
        double second = changed.standardError(0.5);
        double correlation = correlationAboveMedians(base.values(), changed.values());
        double shared = first == 0 || second == 0 ? 0 : 2 * correlation * first * second;
        // The kept draws tell the spread; all draws tell how far it has averaged out.
        double all = base.summary().count();
        return new Errors(
                difference.standardDeviation() / Math.sqrt(all),
                Math.sqrt(Math.max(0, first * first + second * second - shared)),
                typical * Math.sqrt(difference.count() / all),
                Math.hypot(MonteCarloError.ofMean(base.summary()), MonteCarloError.ofMean(changed.summary())));
    }

    private static double correlationAboveMedians(double[] base, double[] changed) {
        double middle = Summary.quantile(base, 0.5);
        double changedMiddle = Summary.quantile(changed, 0.5);
        int same = 0;
        int n = Math.min(base.length, changed.length);
        for (int draw = 0; draw < n; draw++) {
            same += base[draw] > middle == changed[draw] > changedMiddle ? 1 : 0;
        }
        return 2.0 * same / n - 1;
    }

    /** The claims that both scenarios have, in the base's order. */
    public List<ClaimChange> claims() {
        List<ClaimChange> changes = new ArrayList<>();
        for (ClaimResult before : base.claims()) {
            changed.claims().stream()
                    .filter(after -> after.claim().id().equals(before.claim().id()))
                    .forEach(after -> changes.add(new ClaimChange(
                            before.claim().id(),
                            before.probability(),
                            after.probability(),
                            before.verdict(),
                            after.verdict(),
                            pairedError(before.claim(), after.claim()))));
        }
        return List.copyOf(changes);
    }

    /** {@code sqrt(((b + c) - (b - c)^2 / n) / n)} for b draws in which it became true and c in which it became false. */
    private double pairedError(Claim before, Claim after) {
        if (before.predicate().isEmpty() || after.predicate().isEmpty()) {
            return 0;
        }
        boolean[] base = this.base.truth(this.base.scenario().claims().indexOf(before));
        boolean[] changed = this.changed.truth(this.changed.scenario().claims().indexOf(after));
        double became = 0;
        double ceased = 0;
        int n = Math.min(base.length, changed.length);
        for (int draw = 0; draw < n; draw++) {
            became += changed[draw] && !base[draw] ? 1 : 0;
            ceased += base[draw] && !changed[draw] ? 1 : 0;
        }
        double moved = (became - ceased) / n;
        return Math.sqrt(((became + ceased) / n - moved * moved) / this.base.draws());
    }

    /** What moved, in words: verdicts that flipped, then outputs by how far their median moved. */
    public List<String> moved() {
        List<String> moved = new ArrayList<>();
        claims().stream()
                .filter(ClaimChange::flipped)
                .forEach(claim -> moved.add(
                        "claim " + claim.id() + ": " + claim.baseVerdict().word() + " -> "
                                + claim.changedVerdict().word()));
        outputs().stream()
                .filter(output -> output.shift() > 0)
                .sorted(Comparator.comparingDouble(OutputChange::shift).reversed())
                .forEach(output -> moved.add("output " + output.name()));
        return List.copyOf(moved);
    }

    /** Outputs and claims side by side: median and 90 % range, verdict and probability. */
    public Table table() {
        return Tablesaw.table("changed against base", Tables.comparison(this));
    }
}
