package dev.jacquard.scenarios.draws;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.uncertainty.MonteCarloError;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.binding.Definition;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Adds draws until a target is met.
 *
 * <p>Each step goes by the square root law to where the target should be met, and two per cent beyond; but never to more than eight times
 * the draws, because an error from few draws is itself uncertain. So the number of draws is a function of scenario, target and seed alone.
 */
public final class Approach {

    /**
     * The draws with which the target was met, or given up.
     *
     * @param draws the draws
     * @param outcome how near they came
     */
    public record Reached(Draws draws, TargetError.Outcome outcome) {}

    private static final int FIRST = 1_024;
    private static final double BEYOND = 1.02;
    private static final int LARGEST_STEP = 8;

    private final TargetError target;
    private final ProgressListener progress;

    /** Ready to run towards a target, telling a listener how far it has come. */
    public Approach(TargetError target, ProgressListener progress) {
        this.target = target;
        this.progress = progress;
    }

    /**
     * Runs a scenario.
     *
     * @throws IllegalArgumentException if there is nothing to measure
     */
    public Reached from(Definition definition, long seed, int threads) {
        List<Claim> all = definition.claims();
        List<Integer> claims = IntStream.range(0, all.size())
                .filter(claim -> all.get(claim).kind() != Claim.Kind.IDENTITY)
                .boxed()
                .toList();
        if (target.output().isEmpty() && claims.isEmpty()) {
            throw Check.refused("target error", "no claim to measure", "a scenario with claims, or a named output");
        }
        Draws draws = Draws.run(definition, Math.min(FIRST, target.mostDraws()), seed, threads, progress);
        while (true) {
            TargetError.Outcome outcome = outcome(draws, claims);
            if (outcome.reached() || draws.count() >= target.mostDraws()) {
                return new Reached(draws, outcome);
            }
            draws = draws.more(next(draws.count(), outcome.error()), progress);
        }
    }

    private int next(int draws, double error) {
        double needed = BEYOND * Convergence.drawsFor(draws, error, target.error());
        double step = Math.min(Math.max(needed, draws + FIRST), (double) LARGEST_STEP * draws);
        return (int) Math.min(target.mostDraws(), FIRST * Math.ceil(step / FIRST));
    }

    private TargetError.Outcome outcome(Draws draws, List<Integer> claims) {
        if (target.output().isPresent()) {
            String output = target.output().get();
            return new TargetError.Outcome(
                    target, "p50 of " + output, draws.output(output).standardError(0.5));
        }
        String worst = "";
        double largest = -1;
        for (int claim : claims) {
            double error = MonteCarloError.ofShare(draws.probability(claim), draws.count());
            if (error > largest) {
                largest = error;
                worst = draws.definition().claims().get(claim).id();
            }
        }
        return new TargetError.Outcome(target, "p of " + worst, largest);
    }
}
