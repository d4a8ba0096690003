package dev.jacquard.essays;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.Figure;
import dev.jacquard.economics.growth.GrowthSlope;
import dev.jacquard.economics.growth.LineOrExponential;
import dev.jacquard.economics.growth.SigmoidFoot;
import dev.jacquard.economics.selfimprovement.LossyLoop;
import dev.jacquard.numerics.Ces;
import dev.jacquard.scaling.parallel.CorrelatedAttempts;
import dev.jacquard.scaling.parallel.SpeedupLaw;
import dev.jacquard.scaling.parallel.SteppingOnToes;
import dev.jacquard.scaling.parallel.SupervisorQueue;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.In;
import dev.jacquard.scenarios.argument.Out;
import dev.jacquard.scenarios.argument.Series;
import java.util.Arrays;
import java.util.List;

/**
 * Whether AI that helps to make AI runs away, or loses too much on the way: Nathan Lambert's "Lossy self-improvement".
 *
 * <p>Two questions. How far do more agents help on one problem: {@code mechanism} chooses <em>one</em> description of what is lost
 * (never two, because they describe one loss). And how does research productivity A grow when part of the loop is closed, returns
 * diminish and efficiency leaks: {@link LossyLoop}.
 *
 * <p>Our choices, where the essay gives none: a path that grows beyond {@value #SOFTWARE_CEILING} times the start is held there
 * (the ceiling of software that the full take-off model uses); a draw that reaches infinity within the ten years counts as
 * super-exponential; paths are read every quarter of a year. sigma up to 10 and returns from 0.01 to 100 are far wider than any
 * published estimate: beyond them the loop is at its limits.
 *
 * @param reviewTime time a person takes to review one result, minutes
 * @param autonomousTime time an agent works alone between reviews, minutes
 * @param parallelShare share of one worker's research time that agents can speed up
 * @param sigma elasticity of substitution between what agents can do and what they cannot
 * @param correlation between attempts of like models
 * @param mechanism which description of the loss among many agents
 * @param kappa share of the research loop that AI closes
 * @param returns r, doublings of software for a doubling of research input
 * @param lambda parallelisability of research
 * @param loss elasticity of efficiency lost per e-fold of productivity
 * @param startGrowth growth of software progress today, 1/year; from 0.01, because a path that hardly moves in ten years is as
 *     much a line as an exponential, to 10
 * @param progressUnit what "linear" is said about
 * @param rampShare where on a sigmoid the data end
 * @see "Nathan Lambert, Lossy self-improvement, interconnects.ai, 22 March 2026; the model is ours"
 */
public record LossySelfImprovement(
        @In(unit = "min", low = 0, lowOpen = true) double reviewTime,
        @In(unit = "min", low = 0, lowOpen = true) double autonomousTime,
        @In(unit = "share") double parallelShare,
        @In(low = 0, high = 10) double sigma,
        @In(unit = "share") double correlation,
        Mechanism mechanism,
        @In(unit = "share") double kappa,
        @In(low = 0.01, high = 100) double returns,
        @In(unit = "share") double lambda,
        @In(low = 0) double loss,
        @In(unit = "1/year", low = 0.01, high = 10) double startGrowth,
        ProgressUnit progressUnit,
        @In(unit = "share") double rampShare) {

    /** Rival descriptions of what is lost among many agents. */
    public enum Mechanism {
        /** Part of the work is not sped up: {@link Ces}. */
        CES,
        /** Attempts resemble each other: {@link CorrelatedAttempts}. */
        CORRELATION,
        /** Agents wait for one person: {@link SupervisorQueue}. */
        REVIEW_QUEUE,
        /** Researchers step on each other's toes: {@link SteppingOnToes}. */
        STEPPING_ON_TOES
    }

    /** What progress is counted in. */
    public enum ProgressUnit {
        /** Research productivity itself. */
        PRODUCTIVITY,
        /** Its logarithm: what benchmarks and time horizons behave like. */
        LOG_PRODUCTIVITY
    }

    /** Largest improvement that software alone can bring, as a multiple of the start. */
    static final double SOFTWARE_CEILING = 1e12;

    /** Returns to research of a loop that amplifies itself for certain, for comparison with closing it. */
    static final double STRONG_RETURNS = 3;

    static final double HORIZON_YEARS = 10;
    static final int QUARTERS = 41;
    static final double LOG_CEILING = Math.log(SOFTWARE_CEILING);

    public LossySelfImprovement {
        notNull("mechanism", mechanism);
        notNull("progressUnit", progressUnit);
    }

    /**
     * What the claims are about.
     *
     * @param kneeAgents agents one person can keep busy, {@code 1 + Z / S}
     * @param gain40over4 speed of 40 agents over that of 4 under the drawn mechanism
     * @param gain10000over400 speed of 10 000 agents over that of 400
     * @param growthSlope slope of ln growth on ln productivity over ten years; below zero losses win
     * @param linearOverExponential residual of the best exponential over that of the best line for the path in the drawn unit
     * @param closedLoopLead e-folds of productivity after ten years that closing the loop adds, less the larger of what strong
     *     returns and a lossless loop add
     * @param indistinguishable share of series in which the foot of a sigmoid passes for an exponential
     * @param logProductivity ln A after ten years
     * @param productivity A over ten years
     */
    public record Outputs(
            double kneeAgents,
            double gain40over4,
            double gain10000over400,
            double growthSlope,
            double linearOverExponential,
            double closedLoopLead,
            double indistinguishable,
            double logProductivity,
            @Out(unit = "1") Series productivity) {}

    /** The outputs of one draw. */
    public Outputs outputs() {
        LossyLoop loop = loop();
        double[] logs = loop.logPath(HORIZON_YEARS, QUARTERS, LOG_CEILING);
        double[] levels = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            levels[i] = Math.exp(logs[i]);
        }
        SpeedupLaw law = law(mechanism);
        return new Outputs(
                1 + autonomousTime / reviewTime,
                law.gain(4, 40),
                law.gain(400, 10_000),
                growthSlope(loop, logs),
                LineOrExponential.residualRatio(progressUnit == ProgressUnit.PRODUCTIVITY ? levels : logs),
                closedLoopLead(loop, logs[logs.length - 1]),
                SigmoidFoot.indistinguishable(rampShare),
                logs[logs.length - 1],
                Series.of(HORIZON_YEARS / (QUARTERS - 1), levels));
    }

    /** The figures of the report: {@link LossyFigures}. */
    public static List<Figure> figures(ScenarioRun run) {
        return new LossyFigures(run).all();
    }

    /** The self-improving loop of this draw. */
    LossyLoop loop() {
        return LossyLoop.ofReturns(startGrowth, kappa, sigma, lambda, returns, loss);
    }

    /** Speed-up by agents under one description of the loss; whole numbers of agents only. */
    SpeedupLaw law(Mechanism described) {
        return switch (described) {
            case CES -> new Ces(parallelShare, sigma)::gain;
            case CORRELATION -> new CorrelatedAttempts(correlation);
            case REVIEW_QUEUE -> new SupervisorQueue(1, 1, autonomousTime, reviewTime).asLaw();
            case STEPPING_ON_TOES -> new SteppingOnToes(lambda);
        };
    }

    /** The slope along the path below the ceiling; infinity within the ten years counts as super-exponential. */
    static double growthSlope(LossyLoop loop, double[] logs) {
        double singular = loop.singularTime().orElse(Double.POSITIVE_INFINITY);
        if (singular <= HORIZON_YEARS) {
            return Math.max(loop.limitingExponent(), Math.nextUp(GrowthSlope.BAND));
        }
        int below = 0;
        double[] growths = new double[logs.length];
        while (below < logs.length && logs[below] < LOG_CEILING) {
            growths[below] = loop.logGrowth(logs[below]);
            below++;
        }
        return below < 3
                ? loop.exponent(0)
                : GrowthSlope.ofLogs(Arrays.copyOf(logs, below), Arrays.copyOf(growths, below))
                        .slope();
    }

    private double closedLoopLead(LossyLoop loop, double reached) {
        double closing = loop.closed().logLevelAfter(HORIZON_YEARS, LOG_CEILING) - reached;
        double returnsBetter =
                loop.withReturns(Math.max(returns, STRONG_RETURNS)).logLevelAfter(HORIZON_YEARS, LOG_CEILING) - reached;
        double lossless = loop.lossless().logLevelAfter(HORIZON_YEARS, LOG_CEILING) - reached;
        return closing - Math.max(returnsBetter, lossless);
    }
}
