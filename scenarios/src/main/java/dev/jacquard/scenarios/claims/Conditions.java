package dev.jacquard.scenarios.claims;

import dev.jacquard.scenarios.argument.Bars;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.conditions.ConditionSearch;
import dev.jacquard.scenarios.conditions.FoundCondition;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a claim holds and where it fails.
 *
 * @param found that where it holds before that where it fails; at most one of each
 * @param lookedFor whether there were draws enough to look for any: {@value ConditionSearch#LEAST_DRAWS}
 */
public record Conditions(List<FoundCondition> found, boolean lookedFor) {

    /** Those of a claim about data and of an identity, which have none. */
    static final Conditions NONE = new Conditions(List.of(), true);

    public Conditions {
        found = List.copyOf(found);
    }

    /**
     * Those of a belief.
     *
     * @param values what its predicate reads, one a draw; not a number where the output is undefined
     * @param plain the verdict without conditions
     * @param ranked positions of the inputs that vary, those that matter most first
     */
    static Conditions of(
            ConditionSearch search,
            Condition predicate,
            double[] values,
            Bars bars,
            Verdict plain,
            Supplier<int[]> ranked) {
        BitSet truth = new BitSet(values.length);
        BitSet defined = new BitSet(values.length);
        for (int draw = 0; draw < values.length; draw++) {
            truth.set(draw, predicate.holds(values[draw]));
            defined.set(draw, !Double.isNaN(values[draw]));
        }
        ConditionSearch.Outright outright = plain instanceof Verdict.Holds
                ? ConditionSearch.Outright.HOLDS
                : plain instanceof Verdict.Fails ? ConditionSearch.Outright.FAILS : ConditionSearch.Outright.OPEN;
        Optional<List<FoundCondition>> found = search.of(truth, defined, bars, outright, ranked);
        return new Conditions(found.orElse(List.of()), found.isPresent());
    }

    /** The verdict on a claim that is undecided without a condition. */
    Optional<Verdict> verdict(double p) {
        return found.stream()
                .findFirst()
                .map(first ->
                        first.holds() ? new Verdict.HoldsIf(first.where(), p) : new Verdict.FailsIf(first.where(), p));
    }
}
