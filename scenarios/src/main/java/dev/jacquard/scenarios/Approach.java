package dev.jacquard.scenarios;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.claims.Claim;
import java.util.List;

/**
 * Adds draws until a target is met.
 *
 * <p>Each step goes by the square root law to where the target should be met, and two per cent beyond; but never to more than eight times
 * the draws, because an error from few draws is itself uncertain. So the number of draws is a function of scenario, target and seed alone.
 */
final class Approach {

    private static final int FIRST = 1_024;
    private static final double BEYOND = 1.02;
    private static final int LARGEST_STEP = 8;

    private final TargetError target;
    private final ProgressListener progress;

    Approach(TargetError target, ProgressListener progress) {
        this.target = target;
        this.progress = progress;
    }

    ScenarioRun from(Scenario scenario, long seed, int threads) {
        List<String> claims = scenario.claims().stream()
                .filter(claim -> claim.kind() != Claim.Kind.IDENTITY)
                .map(Claim::id)
                .toList();
        if (target.output().isEmpty() && claims.isEmpty()) {
            throw Check.refused("target error", "no claim to measure", "a scenario with claims, or a named output");
        }
        ScenarioRun run = new ScenarioRun(scenario, Math.min(FIRST, target.mostDraws()), seed, threads, progress);
        while (true) {
            TargetError.Outcome outcome = outcome(run, claims);
            if (outcome.reached() || run.draws() >= target.mostDraws()) {
                return run.stopped(outcome);
            }
            run = run.more(next(run.draws(), outcome.error()), progress);
        }
    }

    private int next(int draws, double error) {
        double needed = BEYOND * Convergence.drawsFor(draws, error, target.error());
        double step = Math.min(Math.max(needed, draws + FIRST), (double) LARGEST_STEP * draws);
        return (int) Math.min(target.mostDraws(), FIRST * Math.ceil(step / FIRST));
    }

    private TargetError.Outcome outcome(ScenarioRun run, List<String> claims) {
        if (target.output().isPresent()) {
            String output = target.output().get();
            return new TargetError.Outcome(
                    target, "p50 of " + output, run.output(output).standardError(0.5));
        }
        String worst = "";
        double largest = -1;
        for (String claim : claims) {
            double error = run.shareError(claim);
            if (error > largest) {
                largest = error;
                worst = claim;
            }
        }
        return new TargetError.Outcome(target, "p of " + worst, largest);
    }
}
