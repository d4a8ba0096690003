package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.numerics.sampling.Sampling;
import dev.jacquard.numerics.sensitivity.Bootstrap;
import dev.jacquard.numerics.sensitivity.Design;
import dev.jacquard.numerics.sensitivity.Outputs;
import dev.jacquard.numerics.sensitivity.SaltelliDesign;
import dev.jacquard.numerics.sensitivity.ShapleyDesign;
import dev.jacquard.numerics.sensitivity.ShapleyEffects;
import dev.jacquard.numerics.sensitivity.SobolIndices;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.draws.Draws;
import dev.jacquard.scenarios.draws.ProgressListener;
import dev.jacquard.scenarios.draws.Sampler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What drives the outputs that a scenario shows first; the model is asked once for all of them. */
public final class Driving {

    /** Pairs of points or draws at most: they tell a share of a few per cent from none. */
    private static final int PAIRS = 2_048;

    private static final int RESAMPLES = 100;

    private final Draws draws;
    private final Surface surface;
    private final List<Response> responses;

    private Driving(Draws draws, int most) {
        this.draws = draws;
        this.surface = Surface.of(draws.definition());
        this.responses = draws.definition().outputs().stream()
                .flatMap(name -> surface.layout().whole(name).stream())
                .limit(most)
                .map(name -> Response.of(surface, name))
                .toList();
    }

    /** The drivers of the first outputs, so many of them; none where no input varies. */
    public static List<OutputDrivers> of(Draws draws, int most) {
        boolean fixed = draws.definition().inputs().stream().noneMatch(i -> Sampler.varies(i.marginal()));
        return fixed || draws.count() < 2 ? List.of() : new Driving(draws, most).all();
    }

    private List<OutputDrivers> all() {
        int pairs = Integer.highestOneBit(Math.min(draws.count(), PAIRS));
        Bootstrap bootstrap = new Bootstrap(RESAMPLES, Sensitivity.LEVEL, draws.seed());
        if (surface.copula().isIndependent()) {
            SaltelliDesign design = SaltelliDesign.of(surface.factors(), pairs, Sampling.SOBOL, draws.seed());
            return each(
                    Method.SOBOL,
                    design,
                    "",
                    (study, outputs) -> SobolResult.of(study, SobolIndices.of(outputs, bootstrap)));
        }
        ShapleyDesign design =
                ShapleyDesign.of(surface.factors(), surface.copula(), pairs, Sampling.SOBOL, draws.seed());
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
            outputs = Response.evaluate(responses, design, draws.threads(), ProgressListener.NONE);
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
            return Optional.of(OneAtATime.of(response, Sensitivity.LEVEL, draws.seed(), warnings));
        } catch (ScenarioException e) {
            return Optional.empty();
        }
    }

    /** Rank correlations of the draws that are already there. */
    private Optional<SensitivityResult> ranks(Response response) {
        if (draws.kept() < surface.factors().size() + 4) {
            return Optional.empty();
        }
        double[] values = draws.output(response.name()).values();
        return Optional.of(new RankResult(
                study(Method.RANK, response, draws.kept()),
                Ranked.of(
                        surface,
                        surface.inValues(surface.sample(draws.kept(), draws.seed()))
                                .outputs(values),
                        Sensitivity.LEVEL)));
    }

    private Study study(Method method, Response response, int evaluations) {
        return new Study(method, response.name(), response.unit(), evaluations, draws.seed(), Sensitivity.LEVEL);
    }
}
