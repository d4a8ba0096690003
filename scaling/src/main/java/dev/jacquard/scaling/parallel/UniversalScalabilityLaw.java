package dev.jacquard.scaling.parallel;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.numerics.Check.refused;
import static dev.jacquard.scaling.parallel.SpeedupVariables.AGENTS;
import static dev.jacquard.scaling.parallel.SpeedupVariables.SPEEDUP;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.ScalabilityRun;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;

/**
 * The universal scalability law: workers queue for what they share, and talk to each other in pairs.
 *
 * <p>{@code X(N) = lambda N / (1 + sigma (N - 1) + kappa N (N - 1))}, with N workers and X work in a unit of time. kappa = 0 is
 * {@link Amdahl} with a serial share sigma; kappa above 0 gives a number of workers beyond which more of them do less.
 *
 * <p>A law of averages of one system under one load: measured at up to N workers it says little about the peak at ten times N.
 * {@link UslFit} reads it off measurements. Do not multiply it with another law of this package, which describes the same loss.
 *
 * <pre>{@code
 * var team = new UniversalScalabilityLaw(0.05, 0.001, 1);
 * team.speedup(4);         // 3.44
 * team.peakWorkers();      // 30.8
 * team.speedup(400);       // 2.22: worse than 4
 * }</pre>
 *
 * @param sigma contention: the share of one worker's time spent on what only one can use at a time, in [0, 1]
 * @param kappa coherency: the cost of agreeing, for each pair of workers, as a share of one worker's time, {@code >= 0}
 * @param lambda throughput of one worker, work/time, {@code > 0}
 * @see <a href="https://doi.org/10.1007/978-3-540-31010-5">Gunther 2007, Guerrilla Capacity Planning</a>, chapter 4 (the law);
 *     chapter 5 (its fit)
 */
public record UniversalScalabilityLaw(double sigma, double kappa, double lambda) implements SpeedupLaw {

    /**
     * The form: sigma, kappa, lambda, for searches inside the bounds. A fit that may end on a bound (no contention, no coherency) is
     * {@link UslFit}'s.
     */
    public static final Family<UniversalScalabilityLaw> FAMILY = Family.of(
            UniversalScalabilityLaw.class,
            v -> new UniversalScalabilityLaw(v[0], v[1], v[2]),
            law -> new double[] {law.sigma, law.kappa, law.lambda},
            Param.fraction("sigma"),
            Param.positive("kappa", "1").startingIn(1e-6, 1e-1),
            Param.positive("lambda", "work/time"));

    private static final Variable SIGMA =
            Variable.any("sigma", "share", "contention: share of one agent's time on what only one can use");
    private static final Variable KAPPA =
            Variable.any("kappa", "share", "coherency: cost of agreeing, for each pair of agents");
    private static final Variable PEAK_SPEEDUP = Variable.any("peakSpeedup", "1", "speed-up there");

    /** What goes in and comes out: contention, coherency and the agents to the speed-up and its peak. */
    public static final Signature<UniversalScalabilityLaw> SIGNATURE = Signature.of(
                    SpeedupVariables.stated(
                            "usl",
                            "Universal scalability law: agents queue for what they share and talk in pairs",
                            "Gunther 2007, Guerrilla Capacity Planning (https://doi.org/10.1007/978-3-540-31010-5)",
                            Confidence.REPORTED),
                    in -> new UniversalScalabilityLaw(in.of(SIGMA), in.of(KAPPA), 1))
            .constants(FAMILY)
            .takes(SIGMA, KAPPA, AGENTS)
            .gives(SPEEDUP, AGENTS, UniversalScalabilityLaw::speedup)
            .gives(
                    Variable.any("efficiency", "1", "speed-up for each agent"),
                    AGENTS,
                    UniversalScalabilityLaw::efficiency)
            .gives(
                    Variable.any("peak", "agent", "agents beyond which more of them do less"),
                    (law, in) -> law.peakWorkers())
            .gives(PEAK_SPEEDUP, (law, in) -> law.peakThroughput())
            .falls(SPEEDUP, SIGMA, KAPPA);

    /** How it is fitted to a table of measurements: searched from the lowest point within the bounds, which {@link UslFit} finds. */
    public static final Fitting<UniversalScalabilityLaw, ScalabilityRun> FITTING = Fitting.of(
                    "usl",
                    "X(N) = lambda N / (1 + sigma (N - 1) + kappa N (N - 1))",
                    "Gunther 2007, chapters 4 and 5",
                    Rows.of(
                            v -> new ScalabilityRun("of the table", v[0], v[1]),
                            ScalabilityRun::throughput,
                            Column.positive("workers", "1", "processors, users or agents at work"),
                            Column.positive("throughput", "1", "work in a unit of time")))
            .by(UniversalScalabilityLaw::fitter)
            .startingNear(UslFit::starts)
            .drawnOver("workers", ScalabilityRun::workers, UniversalScalabilityLaw::throughput)
            .telling("peakWorkers", UniversalScalabilityLaw::peakWorkers)
            .telling("peakThroughput", UniversalScalabilityLaw::peakThroughput);

    public UniversalScalabilityLaw {
        fraction("sigma", sigma);
        nonNegative("kappa", kappa);
        positive("lambda", lambda);
    }

    /** A fitter to measurements: least squares of the throughput, 200 starts; the estimates of {@link UslFit}, with all that a fit tells. */
    public static Fitter<UniversalScalabilityLaw, ScalabilityRun> fitter() {
        return Fitter.of(
                        FAMILY,
                        (UniversalScalabilityLaw law, ScalabilityRun run) -> law.throughput(run.workers()),
                        ScalabilityRun::throughput)
                .input("workers", ScalabilityRun::workers)
                .noting(UslFit::notes);
    }

    /**
     * Work in a unit of time.
     *
     * @param workers N, {@code > 0}: a load below one, such as half a session on average, is met in a part of the time of one worker
     * @throws IllegalArgumentException below one worker where the law has no positive throughput: kappa above {@code (1 - sigma (1 - N)) / (N
     *     (1 - N))}
     */
    public double throughput(double workers) {
        return lambda * workers / stretch(workers);
    }

    /** {@code X(N) / lambda}. */
    @Override
    public double speedup(double agents) {
        return agents / stretch(atLeast("workers", agents, 1));
    }

    /** Speed-up for each worker, {@code X(N) / (lambda N)}: 1 for one worker. */
    public double efficiency(double workers) {
        return 1 / stretch(workers);
    }

    /** The time a piece of work takes with N workers busy, {@code R(N) = N / X(N)} (Little's law). */
    public double latency(double workers) {
        return stretch(workers) / lambda;
    }

    /** How much longer a piece of work takes than alone: {@code 1 + sigma (N - 1) + kappa N (N - 1)}. */
    private double stretch(double workers) {
        positive("workers", workers);
        double stretch = 1 + (workers - 1) * (sigma + kappa * workers);
        if (!(stretch > 0)) {
            throw refused("workers", workers, "a load at which the law has a positive throughput");
        }
        return stretch;
    }

    /**
     * The number of workers with the highest throughput, {@code sqrt((1 - sigma) / kappa)}; infinite without coherency, and 1 where a
     * second worker already costs more than it does.
     */
    public double peakWorkers() {
        return kappa == 0 ? Double.POSITIVE_INFINITY : Math.max(1, Math.sqrt((1 - sigma) / kappa));
    }

    /** The best whole number of workers, by comparing both neighbours of the peak; infinite without coherency. */
    public double bestWholeWorkers() {
        double below = Math.floor(peakWorkers());
        if (below == Double.POSITIVE_INFINITY) {
            return below;
        }
        return speedup(below + 1) > speedup(below) ? below + 1 : below;
    }

    /** The highest throughput: at {@link #peakWorkers()}, or {@link #asymptote()} without coherency. */
    public double peakThroughput() {
        return kappa == 0 ? asymptote() : throughput(peakWorkers());
    }

    /** Amdahl's ceiling, {@code lambda / sigma}: what workers without number would do if agreeing cost nothing. */
    public double asymptote() {
        return lambda / sigma;
    }

    /** Gunther's optimum {@code 1 / sigma}: where Amdahl's ceiling meets the line of perfect scaling, workers. */
    public double optimalWorkers() {
        return 1 / sigma;
    }

    /**
     * The fewest workers that reach a throughput: the smaller root of {@code kappa N^2 + (sigma - kappa - lambda / X) N + (1 - sigma) = 0}.
     *
     * @param throughput X, in [lambda, {@link #peakThroughput()}]; below the latter without coherency, where it is not reached
     */
    public double workersFor(double throughput) {
        reachable(throughput, lambda);
        if (throughput == lambda) {
            return 1;
        }
        double slope = slope(throughput);
        return Math.max(1, 2 * (1 - sigma) / (slope + root(slope)));
    }

    /**
     * The most workers that still have a throughput: the larger root, on the falling side of the peak; infinite without coherency, where
     * nothing falls.
     *
     * @param throughput X, above 0 and at most {@link #peakThroughput()}
     */
    public double mostWorkersFor(double throughput) {
        reachable(throughput, Double.MIN_VALUE);
        double slope = slope(throughput);
        return kappa == 0 ? Double.POSITIVE_INFINITY : Math.max(1, (slope + root(slope)) / (2 * kappa));
    }

    private void reachable(double throughput, double least) {
        boolean below = kappa > 0 || throughput == lambda ? throughput <= peakThroughput() : throughput < asymptote();
        if (!(throughput >= least && below)) {
            throw refused("throughput", throughput, "from " + least + " to the peak, " + peakThroughput());
        }
    }

    private double slope(double throughput) {
        return lambda / throughput + kappa - sigma;
    }

    private double root(double slope) {
        // At the peak itself the difference is zero but for rounding.
        return Math.sqrt(Math.max(0, slope * slope - 4 * kappa * (1 - sigma)));
    }

    /**
     * The latency at a throughput before the peak, {@code workersFor(X) / X}.
     *
     * @param throughput X, as for {@link #workersFor}
     */
    public double latencyAt(double throughput) {
        return workersFor(throughput) / throughput;
    }

    /**
     * The number of workers at which work takes a given time: the positive root of {@code kappa N^2 + (sigma - kappa) N + (1 - sigma) =
     * lambda R}; infinite if more workers never slow each other down.
     *
     * @param latency R, at least that of one worker, {@code 1 / lambda}
     */
    public double workersAtLatency(double latency) {
        double excess = atLeast("latency", latency, 1 / lambda) * lambda - 1;
        // In M = N - 1: kappa M^2 + (sigma + kappa) M = excess.
        double slope = sigma + kappa;
        return slope == 0
                ? Double.POSITIVE_INFINITY
                : 1 + 2 * excess / (slope + Math.sqrt(slope * slope + 4 * kappa * excess));
    }

    /** The throughput at which work takes a given time: {@code workersAtLatency(R) / R}. */
    public double throughputAtLatency(double latency) {
        return workersAtLatency(latency) / latency;
    }

    /**
     * Where the time of one piece of work goes, {@code lambda R(N) / N} as shares of one worker's time: {@code 1 / N + sigma (N - 1) / N +
     * kappa (N - 1)}.
     */
    public Overhead overhead(double workers) {
        atLeast("workers", workers, 1);
        return new Overhead(1 / workers, sigma * (workers - 1) / workers, kappa * (workers - 1));
    }

    /**
     * Time for each piece of work with N workers, as a share of one worker's time.
     *
     * @param ideal the time that perfect scaling would leave, {@code 1 / N}
     * @param contention time spent waiting for what is shared
     * @param coherency time spent agreeing
     */
    public record Overhead(double ideal, double contention, double coherency) {

        /** All three: the time one piece of work takes, over that of one worker. */
        public double total() {
            return ideal + contention + coherency;
        }
    }
}
