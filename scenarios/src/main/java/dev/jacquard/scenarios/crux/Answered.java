package dev.jacquard.scenarios.crux;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.ModelOutput;
import dev.jacquard.scenarios.crux.Disagreement.Statistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question to two authors, understood: which output answers it, and in which number.
 *
 * @param output the output that is read
 * @param predicate what a claim compares; empty for an output
 * @param statistic the number that the draws are summed up in
 */
record Answered(String output, Optional<Condition> predicate, Statistic statistic) {

    /** The output of this name, or else the claim of this id. */
    static Answered of(Pairing pairing, String subject, Optional<Statistic> asked) {
        List<String> outputs = pairing.first().model().outputs().stream()
                .map(ModelOutput::name)
                .toList();
        if (outputs.contains(subject.replaceFirst("[\\[@].*", ""))) {
            if (asked.equals(Optional.of(Statistic.PROBABILITY))) {
                throw Check.refused(
                        "statistic", "probability", "median or mean, for an output; a claim has a probability");
            }
            return new Answered(subject, Optional.empty(), asked.orElse(Statistic.MEDIAN));
        }
        Condition predicate = predicate(pairing, subject, outputs);
        asked.filter(statistic -> statistic != Statistic.PROBABILITY).ifPresent(other -> {
            throw Check.refused("statistic", other.word(), "probability, for a claim");
        });
        return new Answered(predicate.subject(), Optional.of(predicate), Statistic.PROBABILITY);
    }

    private static Condition predicate(Pairing pairing, String id, List<String> outputs) {
        List<Claim> found = Stream.of(pairing.first(), pairing.second())
                .map(Definition::claims)
                .flatMap(List::stream)
                .filter(claim -> claim.id().equals(id))
                .toList();
        if (found.isEmpty()) {
            List<String> known = new ArrayList<>(outputs);
            pairing.first().claims().forEach(claim -> known.add(claim.id()));
            throw new IllegalArgumentException(id + ": unknown output or claim (expected one of: "
                    + Check.among(id, known, "jacquard run shows") + ")" + Check.nearest(id, known));
        }
        List<Condition> predicates = found.stream()
                .map(claim -> claim.predicate()
                        .orElseThrow(() -> Check.refused(
                                "claim", id + ", an identity without a predicate", "one that draws decide")))
                .distinct()
                .toList();
        if (predicates.size() > 1) {
            throw Check.refused(
                    "claim " + id,
                    predicates.get(0) + " and " + predicates.get(1),
                    "one predicate for both; ask for the output "
                            + predicates.get(0).subject());
        }
        return predicates.get(0);
    }

    /** What the statistic is taken of: the output, or 1 where the claim is true and 0 where it is false. */
    double[] values(double[] outputs) {
        return predicate
                .map(condition -> Arrays.stream(outputs)
                        .map(value -> condition.holds(value) ? 1 : 0)
                        .toArray())
                .orElse(outputs);
    }
}
