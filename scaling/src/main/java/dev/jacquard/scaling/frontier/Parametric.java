package dev.jacquard.scaling.frontier;

import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.FitDraws;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.LossRun;
import java.util.ArrayList;
import java.util.List;

/**
 * Approach 3 of Hoffmann et al.: a law of loss fitted to all runs, whose best split is a pair of powers exactly.
 *
 * <p>It needs no runs at equal budgets, and stands or falls with the form of the law.
 *
 * <pre>{@code
 * Parametric.estimate(ChinchillaLaw.fitter().fit(runs), 1_000, 1).a(0.9);
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/2203.15556">Hoffmann et al. 2022</a>, section 3.3
 */
public final class Parametric {

    private Parametric() {}

    /**
     * The estimate with its bootstrap over runs.
     *
     * @param fit the law fitted to the runs, with any objective
     * @param draws how many resamples, at least 1
     * @param seed of the resamples
     */
    public static FrontierEstimate estimate(Fit<ChinchillaLaw, LossRun> fit, int draws, long seed) {
        FitDraws<ChinchillaLaw, LossRun> resamples = fit.bootstrap(draws, seed);
        List<String> diagnostics = new ArrayList<>(fit.warnings());
        if (resamples.failures() > 0) {
            diagnostics.add(resamples.failures() + " of " + draws + " resamples have no optimum");
        }
        return new FrontierEstimate(
                "approach 3, parametric",
                Frontier.of(fit.law()),
                resamples.draws().map(Frontier::of),
                "runs",
                List.of(),
                diagnostics);
    }
}
