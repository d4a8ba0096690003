package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Parallel;
import dev.jacquard.numerics.sampling.Sampling;
import dev.jacquard.numerics.sensitivity.Bootstrap;
import dev.jacquard.numerics.sensitivity.Design;
import dev.jacquard.numerics.sensitivity.FirstOrder;
import dev.jacquard.numerics.sensitivity.InputSample;
import dev.jacquard.numerics.sensitivity.MorrisDesign;
import dev.jacquard.numerics.sensitivity.MorrisEffects;
import dev.jacquard.numerics.sensitivity.Outputs;
import dev.jacquard.numerics.sensitivity.Pawn;
import dev.jacquard.numerics.sensitivity.SaltelliDesign;
import dev.jacquard.numerics.sensitivity.ShapleyDesign;
import dev.jacquard.numerics.sensitivity.ShapleyEffects;
import dev.jacquard.numerics.sensitivity.SobolIndices;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.draws.ProgressListener;
import java.util.List;

/**
 * Which inputs matter to one output of a scenario, or to whether one of its claims is true.
 *
 * <p>Where inputs are correlated, Sobol' indices are no shares of variance and are refused; {@link #shapley} takes their place, and
 * {@link #method} says which of the two fits. Where the output is infinite in some draws it has no variance: {@link #rank}, {@link
 * #pawn} and {@link #tornado} take it as it is, and a claim about it is 0 or 1 and can be analysed by all methods.
 *
 * <pre>{@code
 * var sensitivity = Scenario.load("lossy-self-improvement").sensitivity("growthSlope");
 * sensitivity.sobol(4_096, 7);      // prints first and total share of each input with its interval
 * sensitivity.rank(20_000, 7).table();
 * }</pre>
 *
 * <p>Intervals are {@value #LEVEL} ones, as in the rest of a report; {@link #withLevel} gives others. The seed fixes every number;
 * threads change none.
 */
public final class Sensitivity {

    /** Level of the intervals, and of the central interval that a tornado spans, unless another is asked for. */
    public static final double LEVEL = 0.9;

    /** Resamples of each interval: its width is known to about 7 %. */
    private static final int RESAMPLES = 100;

    /** Levels of the Morris grid, the usual number. */
    private static final int GRID = 4;

    /** Slices of PAWN, the number its authors recommend. */
    private static final int SLICES = 10;

    private final Response response;
    private final double level;
    private final int threads;
    private final ProgressListener progress;

    private Sensitivity(Response response, double level, int threads, ProgressListener progress) {
        this.response = response;
        this.level = level;
        this.threads = threads;
        this.progress = progress;
    }

    /** Of the output that a scenario shows first; of a path its last date, of an indexed output its first index. */
    public static Sensitivity ofShown(Definition definition) {
        Surface surface = Surface.of(definition);
        return of(Response.of(
                surface, surface.layout().whole(definition.outputs().get(0)).get(0)));
    }

    /** Of a response. */
    public static Sensitivity of(Response response) {
        return new Sensitivity(response, LEVEL, Runtime.getRuntime().availableProcessors(), ProgressListener.NONE);
    }

    /** The same analysis with intervals of another level, in (0, 1). */
    public Sensitivity withLevel(double other) {
        return new Sensitivity(response, Check.openFraction("level", other), threads, progress);
    }

    /** The same analysis on so many threads. */
    public Sensitivity withThreads(int other) {
        return new Sensitivity(response, level, Parallel.threads(other), progress);
    }

    /** The same analysis with somebody who hears how far it has come. */
    public Sensitivity withProgress(ProgressListener listener) {
        return new Sensitivity(response, level, threads, Check.notNull("listener", listener));
    }

    /** What is analysed. */
    public Response response() {
        return response;
    }

    /** The method that answers best how an output's variance is shared out: Sobol', or Shapley where inputs are correlated. */
    public Method method() {
        return response.isCorrelated() ? Method.SHAPLEY : Method.SOBOL;
    }

    /**
     * The analysis by any method.
     *
     * @param method the method
     * @param draws pairs of points, walks or plain draws, as the method has them
     * @param seed seed of the points and of the resamples
     */
    public SensitivityResult by(Method method, int draws, long seed) {
        return switch (method) {
            case SOBOL -> sobol(draws, seed);
            case JANSEN -> jansen(draws, seed);
            case MORRIS -> morris(draws, seed);
            case PAWN -> pawn(draws, seed);
            case TORNADO -> tornado(draws, seed);
            case SHAPLEY -> shapley(draws, seed);
            case RANK -> rank(draws, seed);
        };
    }

    /**
     * Sobol' indices: first order after Saltelli 2010, total order after Jansen, on scrambled Sobol' points.
     *
     * @param draws N, pairs of points, at least 2; a power of two suits the points; the model is asked N (inputs + 2) times
     * @param seed seed of the points and of the resamples
     * @throws IllegalArgumentException if inputs are correlated, or the output is infinite somewhere
     */
    public SobolResult sobol(int draws, long seed) {
        return sobol(Method.SOBOL, FirstOrder.SALTELLI_2010, draws, seed);
    }

    /** The same with Jansen's first order, less prone to negative values for inputs that matter little. */
    public SobolResult jansen(int draws, long seed) {
        return sobol(Method.JANSEN, FirstOrder.JANSEN_1999, draws, seed);
    }

    private SobolResult sobol(Method method, FirstOrder firstOrder, int draws, long seed) {
        refuseCorrelated(method);
        SaltelliDesign design =
                SaltelliDesign.of(response.factors(), Check.atLeast("draws", draws, 2), Sampling.SOBOL, seed);
        Outputs<SaltelliDesign> outputs = finite(method, evaluate(design));
        return SobolResult.of(
                study(method, design.size(), seed), SobolIndices.of(outputs, firstOrder, bootstrap(seed)));
    }

    private void refuseCorrelated(Method method) {
        if (response.isCorrelated()) {
            throw Check.refused(
                    "method",
                    method.word() + " with correlated inputs",
                    "shapley, which shares the variance out among correlated inputs; or rank, pawn, tornado, morris");
        }
    }

    /**
     * Shapley effects, for inputs that may be correlated, on scrambled Sobol' points.
     *
     * @param draws N, draws, at least 2; the model is asked N (inputs + 1) times
     * @param seed seed of the points, the orders and the resamples
     * @throws IllegalArgumentException if the output is infinite somewhere
     */
    public ShapleyResult shapley(int draws, long seed) {
        ShapleyDesign design = ShapleyDesign.of(
                response.factors(), response.copula(), Check.atLeast("draws", draws, 2), Sampling.SOBOL, seed);
        Outputs<ShapleyDesign> outputs = finite(Method.SHAPLEY, evaluate(design));
        return ShapleyResult.of(
                study(Method.SHAPLEY, design.size(), seed), ShapleyEffects.of(outputs, bootstrap(seed)));
    }

    /**
     * Morris' elementary effects on a grid of four levels over the central 90 % of each input.
     *
     * @param draws walks, at least 2; the model is asked walks (inputs + 1) times
     * @param seed seed of the walks and of the resamples
     * @throws IllegalArgumentException if the output is infinite somewhere
     */
    public MorrisResult morris(int draws, long seed) {
        MorrisDesign design = MorrisDesign.of(response.factors(), Check.atLeast("draws", draws, 2), GRID, seed)
                .within((1 - LEVEL) / 2, (1 + LEVEL) / 2);
        Outputs<MorrisDesign> outputs = finite(Method.MORRIS, evaluate(design));
        MorrisEffects effects = MorrisEffects.of(outputs, bootstrap(seed));
        return new MorrisResult(study(Method.MORRIS, design.size(), seed), effects.ranked(), asIfIndependent());
    }

    private List<String> asIfIndependent() {
        return response.isCorrelated() ? List.of(OneAtATime.AS_IF_INDEPENDENT) : List.of();
    }

    /**
     * PAWN distances in ten slices, on the draws of a run with this seed.
     *
     * @param draws how many draws, at least 20; 50 in each slice or more are better
     * @param seed seed of the draws and of the dummy inputs that give the noise floor
     */
    public PawnResult pawn(int draws, long seed) {
        Pawn pawn = Pawn.of(onValues(Check.atLeast("draws", draws, 2 * SLICES), seed), SLICES, level, seed);
        return new PawnResult(study(Method.PAWN, draws, seed), pawn.noiseFloor(), pawn.effects());
    }

    /**
     * Rank correlations, on the draws of a run with this seed.
     *
     * @param draws how many draws, at least four more than there are inputs
     * @param seed seed of the draws
     */
    public RankResult rank(int draws, long seed) {
        Check.atLeast("draws", draws, response.factors().size() + 4);
        return new RankResult(
                study(Method.RANK, draws, seed), Ranked.of(response.surface(), onValues(draws, seed), level));
    }

    /** Plain draws with the values of the inputs in place of coordinates. */
    private Outputs<InputSample> onValues(int draws, long seed) {
        InputSample sample = response.sample(draws, seed);
        Outputs<InputSample> outputs = evaluate(sample);
        double[] values = new double[outputs.size()];
        java.util.Arrays.setAll(values, outputs::get);
        return response.surface().inValues(sample).outputs(values);
    }

    /** One input at a time, and nothing said about inputs that act together; ask {@link #tornado(int, long)} for that. */
    public TornadoResult tornado() {
        return OneAtATime.of(response, level, 0, asIfIndependent());
    }

    /**
     * One input at a time, with a warning where inputs act together so much that this tells too little.
     *
     * @param draws pairs of points of the Sobol' indices that tell
     * @param seed their seed
     */
    public TornadoResult tornado(int draws, long seed) {
        TornadoResult alone = OneAtATime.of(response, level, seed, asIfIndependent());
        if (response.isCorrelated()) {
            return alone;
        }
        Check.atLeast("draws", draws, 2);
        SaltelliDesign design = SaltelliDesign.of(response.factors(), draws, Sampling.SOBOL, seed);
        Outputs<SaltelliDesign> outputs = evaluate(design);
        if (infinite(outputs) > 0) {
            return alone.with(
                    List.of("the output is infinite at some points, so that nobody knows how much inputs act together"),
                    design.size());
        }
        SobolResult together = SobolResult.of(
                study(Method.SOBOL, design.size(), seed),
                SobolIndices.of(outputs, FirstOrder.SALTELLI_2010, bootstrap(seed)));
        return alone.with(together.interactionWarning().stream().toList(), design.size());
    }

    private <D extends Design<D>> Outputs<D> evaluate(D design) {
        return response.evaluate(design, threads, progress);
    }

    private <D extends Design<D>> Outputs<D> finite(Method method, Outputs<D> outputs) {
        int infinite = infinite(outputs);
        if (infinite > 0) {
            throw Check.refused(
                    response.name(),
                    "infinite in " + infinite + " of " + outputs.size() + " evaluations",
                    "a finite output for " + method.word()
                            + "; rank, pawn and tornado take infinite ones, and the truth of a claim is always finite");
        }
        return outputs;
    }

    static int infinite(Outputs<?> outputs) {
        int infinite = 0;
        for (int row = 0; row < outputs.size(); row++) {
            infinite += Double.isInfinite(outputs.get(row)) ? 1 : 0;
        }
        return infinite;
    }

    private Study study(Method method, int evaluations, long seed) {
        return new Study(method, response.name(), response.unit(), evaluations, seed, level);
    }

    private Bootstrap bootstrap(long seed) {
        return new Bootstrap(RESAMPLES, level, seed);
    }

    @Override
    public String toString() {
        return "sensitivity of " + response;
    }
}
