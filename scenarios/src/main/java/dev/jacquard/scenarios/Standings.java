package dev.jacquard.scenarios;

import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.claims.Claim;
import dev.jacquard.scenarios.claims.Condition;
import dev.jacquard.scenarios.crux.Standing;
import java.util.List;
import java.util.stream.Stream;

/** How two authors stand on all claims that draws decide: one run of each on common random numbers. */
final class Standings {

    private final Pairing pairing;
    private final int draws;
    private final Engine first;
    private final Engine second;

    Standings(Pairing pairing, int draws, long seed, int threads) {
        this.pairing = pairing;
        this.draws = draws;
        this.first = new Engine(pairing.first(), seed, threads);
        this.second = new Engine(pairing.second(), seed, threads);
    }

    /** In the order of the first author's file. */
    List<Standing> all() {
        List<Claim> claims = pairing.first().claims().stream()
                .filter(claim -> claim.predicate().isPresent() && !isOtherwise(claim, pairing.second()))
                .toList();
        if (claims.isEmpty()) {
            return List.of();
        }
        double[][] outputs = first.run(draws).outputs();
        double[][] others = second.run(draws).outputs();
        return claims.stream()
                .map(claim -> new Standing(
                        claim.id(), share(first, outputs, predicate(claim)), share(second, others, predicate(claim))))
                .toList();
    }

    private static Condition predicate(Claim claim) {
        return claim.predicate().orElseThrow();
    }

    /** Whether the other author gives the same id to another condition: then it is another claim. */
    private static boolean isOtherwise(Claim claim, Definition other) {
        Stream<Claim> same = other.claims().stream().filter(own -> own.id().equals(claim.id()));
        return same.anyMatch(own -> !own.predicate().equals(claim.predicate()));
    }

    private static double share(Engine engine, double[][] outputs, Condition predicate) {
        double[] values = engine.layout().reading(predicate.subject()).of(outputs);
        long count = 0;
        for (double value : values) {
            count += predicate.holds(value) ? 1 : 0;
        }
        return (double) count / values.length;
    }
}
