package dev.jacquard.scenarios;

import dev.jacquard.numerics.sampling.Sampling;
import dev.jacquard.numerics.sensitivity.Bootstrap;
import dev.jacquard.numerics.sensitivity.Design;
import dev.jacquard.numerics.sensitivity.Outputs;
import dev.jacquard.numerics.sensitivity.SaltelliDesign;
import dev.jacquard.numerics.sensitivity.ShapleyDesign;
import dev.jacquard.numerics.sensitivity.ShapleyEffects;
import dev.jacquard.numerics.sensitivity.SobolIndices;
import dev.jacquard.scenarios.sensitivity.Method;
import dev.jacquard.scenarios.sensitivity.OutputDrivers;
import dev.jacquard.scenarios.sensitivity.RankResult;
import dev.jacquard.scenarios.sensitivity.SensitivityResult;
import dev.jacquard.scenarios.sensitivity.ShapleyResult;
import dev.jacquard.scenarios.sensitivity.SobolResult;
import dev.jacquard.scenarios.sensitivity.Study;
import dev.jacquard.scenarios.sensitivity.TornadoResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What drives the outputs that a scenario shows first; the model is asked once for all of them. */
final class Driving {

    /** Pairs of points or draws at most: they tell a share of a few per cent from none. */
    private static final int PAIRS = 2_048;

    private static final int RESAMPLES = 100;

    private final ScenarioRun run;
    private final int threads;
    private final Surface surface;
    private final List<Response> responses;

    private Driving(ScenarioRun run, int threads, int most) {
        this.run = run;
        this.threads = threads;
        this.surface = Surface.of(run.scenario().definition());
        this.responses = run.scenario().outputs().stream()
                .flatMap(name -> surface.layout().whole(name).stream())
                .limit(most)
                .map(name -> Response.of(surface, name))
                .toList();
    }

    /** The drivers of the first outputs, so many of them; none where no input varies. */
    static List<OutputDrivers> of(ScenarioRun run, int threads, int most) {
        boolean fixed = run.scenario().definition().inputs().stream().noneMatch(i -> Sampler.varies(i.marginal()));
        return fixed || run.draws() < 2 ? List.of() : new Driving(run, threads, most).all();
    }

    private List<OutputDrivers> all() {
        int pairs = Integer.highestOneBit(Math.min(run.draws(), PAIRS));
        Bootstrap bootstrap = new Bootstrap(RESAMPLES, Sensitivity.LEVEL, run.seed());
        if (surface.copula().isIndependent()) {
            SaltelliDesign design = SaltelliDesign.of(surface.factors(), pairs, Sampling.SOBOL, run.seed());
            return each(
                    Method.SOBOL,
                    design,
                    "",
                    (study, outputs) -> SobolResult.of(study, SobolIndices.of(outputs, bootstrap)));
        }
        ShapleyDesign design = ShapleyDesign.of(surface.factors(), surface.copula(), pairs, Sampling.SOBOL, run.seed());
        return each(
                Method.SHAPLEY,
                design,
                "Inputs are correlated, so the variance is shared out as Shapley effects, which sum to one.",
                (study, outputs) -> ShapleyResult.of(study, ShapleyEffects.of(outputs, bootstrap)));
    }

    /** Turns the outputs of a design into a result. */
    private interface Analyser<D extends Design<D>> {
        SensitivityResult of(Study study, Outputs<D> outputs);
    }

    private <D extends Design<D>> List<OutputDrivers> each(Method method, D design, String note, Analyser<D> analyser) {
        List<Outputs<D>> outputs;
        try {
            outputs = Response.evaluate(responses, design, threads, ProgressListener.NONE);
        } catch (ScenarioException e) {
            return withoutDesign(e);
        }
        List<OutputDrivers> drivers = new ArrayList<>();
        for (int i = 0; i < responses.size(); i++) {
            Response response = responses.get(i);
            Optional<TornadoResult> tornado = tornado(response);
            int infinite = Sensitivity.infinite(outputs.get(i));
            if (infinite > 0) {
                drivers.add(new OutputDrivers(
                        response.name(),
                        tornado,
                        ranks(response),
                        "The output is infinite in " + infinite + " of " + design.size()
                                + " evaluations and has no variance to share out, so rank correlations are shown."));
                continue;
            }
            Study study = study(method, response, design.size());
            SensitivityResult shares = analyser.of(study, outputs.get(i));
            if (shares instanceof SobolResult sobol && sobol.isUnknown()) {
                drivers.add(new OutputDrivers(
                        response.name(),
                        tornado,
                        ranks(response),
                        "The variance rests on a few extreme draws and its shares are not known, so rank correlations are"
                                + " shown."));
                continue;
            }
            List<String> warnings = shares instanceof SobolResult sobol
                    ? sobol.interactionWarning().stream().toList()
                    : List.of();
            drivers.add(new OutputDrivers(
                    response.name(), tornado.map(bars -> bars.with(warnings, 0)), Optional.of(shares), note));
        }
        return List.copyOf(drivers);
    }

    /** The model answered every draw of the run but not every row of the design: only ranks are left. */
    private List<OutputDrivers> withoutDesign(ScenarioException failure) {
        String note = "No shares of variance: " + failure.getMessage() + ".";
        return responses.stream()
                .map(response -> new OutputDrivers(response.name(), tornado(response), ranks(response), note))
                .toList();
    }

    private Optional<TornadoResult> tornado(Response response) {
        try {
            List<String> warnings = response.isCorrelated() ? List.of(OneAtATime.AS_IF_INDEPENDENT) : List.of();
            return Optional.of(OneAtATime.of(response, Sensitivity.LEVEL, run.seed(), warnings));
        } catch (ScenarioException e) {
            return Optional.empty();
        }
    }

    /** Rank correlations of the draws that are already there. */
    private Optional<SensitivityResult> ranks(Response response) {
        if (run.keptDraws() < surface.factors().size() + 4) {
            return Optional.empty();
        }
        double[] values = run.output(response.name()).values();
        return Optional.of(new RankResult(
                study(Method.RANK, response, run.keptDraws()),
                Ranked.of(
                        surface,
                        surface.inValues(surface.sample(run.keptDraws(), run.seed()))
                                .outputs(values),
                        Sensitivity.LEVEL)));
    }

    private Study study(Method method, Response response, int evaluations) {
        return new Study(method, response.name(), response.unit(), evaluations, run.seed(), Sensitivity.LEVEL);
    }
}
