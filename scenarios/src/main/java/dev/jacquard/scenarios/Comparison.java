package dev.jacquard.scenarios;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tech.tablesaw.api.Table;

/** Two runs of one model on common random numbers: what moved when assumptions changed. */
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
     * @param difference summary of the differences, draw by draw; absent draws are those infinite in a run
     */
    public record OutputChange(String name, Unit unit, Summary base, Summary changed, Summary difference) {

        /** How far the median moved, in standard deviations of the base; infinite where the base does not vary but it moved. */
        public double shift() {
            double moved = Math.abs(changed.p50() - base.p50());
            return moved == 0 || Double.isNaN(moved) ? 0 : moved / base.standardDeviation();
        }
    }

    /**
     * A claim in both runs.
     *
     * @param id the claim
     * @param baseProbability its probability in the base
     * @param changedProbability its probability in the changed run
     * @param baseVerdict its verdict in the base
     * @param changedVerdict its verdict in the changed run
     */
    public record ClaimChange(
            String id, double baseProbability, double changedProbability, Verdict baseVerdict, Verdict changedVerdict) {

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
        double[] differences = new double[before.length];
        for (int draw = 0; draw < before.length; draw++) {
            // Two infinities of the same sign did not move.
            differences[draw] = before[draw] == after[draw] ? 0 : after[draw] - before[draw];
        }
        return new OutputChange(base.name(), base.unit(), base.summary(), changed.summary(), Summary.of(differences));
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
                            after.verdict())));
        }
        return List.copyOf(changes);
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
        return Tables.comparison(this);
    }
}
