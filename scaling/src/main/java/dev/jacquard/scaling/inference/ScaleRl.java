package dev.jacquard.scaling.inference;

import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.openFraction;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Constants;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.sensitivity.Roots;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Pass rate of a model under reinforcement learning as a sigmoid of compute.
 *
 * <p>{@code R(C) = R0 + (A - R0) / (1 + (Cmid / C)^B)}: from the rate before training to the asymptote A, half of the gain at Cmid. It
 * is a straight line in log odds: {@code ln[(R - R0) / (A - R)] = B (ln C - ln Cmid)}.
 *
 * <p>Before the knee A and Cmid are confounded: a higher ceiling reached later gives the same early curve, since there {@code R - R0}
 * is about {@code (A - R0) (C / Cmid)^B}. An asymptote means something only when about half of the sigmoid has been seen. The authors
 * fit runs after their first 1 500 accelerator-hours; repeated runs move A by 0.02. The rate is bounded, so a difference of rates near
 * the ceiling is not a difference of ability. Compute is in hours of one kind of accelerator and does not carry to another.
 *
 * <pre>{@code
 * ScaleRl run = ScaleRl.khatri2025(0.30).get(0).law();   // 8B dense, 14k tokens; R0 is yours to state
 * run.passRate(1e5);                                     // 0.610
 * }</pre>
 *
 * @param A asymptotic pass rate, in (R0, 1]
 * @param B steepness, {@code > 0}
 * @param Cmid compute at which half of the gain is made, accelerator-hour, {@code > 0}
 * @param R0 pass rate before training, in [0, A)
 * @see <a href="https://arxiv.org/abs/2510.13786">Khatri et al. 2025</a>, equation 1
 */
public record ScaleRl(double A, double B, double Cmid, double R0) {

    /** The form: A, B, Cmid, R0; the papers fit with R0 held, as {@link #fitter} does. */
    public static final Family<ScaleRl> FAMILY = Family.of(
            ScaleRl.class,
            v -> new ScaleRl(v[0], v[1], v[2], v[3]),
            law -> new double[] {law.A, law.B, law.Cmid, law.R0},
            Param.fraction("A"),
            Param.positive("B", "1").startingIn(0.3, 5),
            Param.positive("Cmid", "accelerator-hour").startingIn(1e2, 1e5),
            Param.fraction("R0"));

    private static final double SEARCH_BELOW = 1e-3;
    private static final double SEARCH_ABOVE = 1e6;
    private static final int SEARCH_POINTS = 400;

    private static final Variable HOURS = Variable.positive("acceleratorHours", "accelerator-hour", "compute");
    private static final Variable START = Variable.any("R0", "share", "pass rate before training");
    private static final Variable PASS_RATE = Variable.any("passRate", "share", "pass rate reached");
    private static final Variable GAINED = Variable.any("gainedShare", "share", "share of the whole gain made so far");

    /** A start for sets that print none; whoever asks by name gives another. */
    private static final double SOME_START = 0.3;

    /** What goes in and comes out: compute and the start, which no publication prints, to the pass rate. */
    public static final Signature<ScaleRl> SIGNATURE = Signature.of("scale-rl", FAMILY, () -> khatri2025(SOME_START))
            .takes(HOURS, START)
            .gives(
                    PASS_RATE,
                    HOURS,
                    START,
                    (run, hours, start) -> run.from(start).passRate(hours))
            .gives(GAINED, HOURS, START, (run, hours, start) -> run.from(start).gainedShare(hours))
            .rises(PASS_RATE, HOURS, START)
            .rises(GAINED, HOURS);

    /** How it is fitted to a table, the start given. */
    public static final Fitting<ScaleRl, ScaleRl.Point> FITTING = Fitting.of(
                    SIGNATURE,
                    "R(C) = R0 + (A - R0) / (1 + (Cmid / C)^B), R0 given",
                    "Khatri et al. 2025, equation 1",
                    Rows.of(
                            v -> new Point(v[0], v[1]),
                            Point::passRate,
                            Column.positive(HOURS),
                            Column.share(PASS_RATE)))
            .needing(Constants.none().number(START))
            .by(given -> fitter(given.number("R0")))
            .drawnOver("compute, accelerator-hours", Point::acceleratorHours, ScaleRl::passRate);

    public ScaleRl {
        openFraction("R0", R0);
        fraction("A", A);
        if (!(A > R0)) {
            throw Check.refused("A", A, "above R0 = " + R0);
        }
        positive("B", B);
        positive("Cmid", Cmid);
    }

    /**
     * A pass rate seen on the way.
     *
     * @param acceleratorHours compute so far, {@code > 0}
     * @param passRate mean reward on held-out prompts, in [0, 1]
     */
    public record Point(double acceleratorHours, double passRate) {
        public Point {
            positive("acceleratorHours", acceleratorHours);
            fraction("passRate", passRate);
        }
    }

    /**
     * Table 1 of Khatri et al.: the ScaleRL recipe on an 8B dense model with 14k and 32k tokens of thought, the 17B x 16 mixture, and
     * batches of 512 and 2048. The paper prints no R0 for each run, so it has to be given.
     *
     * @param R0 pass rate before training, in (0, 0.6)
     */
    public static List<Published<ScaleRl>> khatri2025(double R0) {
        return List.of(
                khatri("khatri2025-8b-14k", "8B dense, 14k tokens", 0.610, 1.92, 2542, R0),
                khatri("khatri2025-8b-32k", "8B dense, 32k tokens", 0.645, 1.89, 11272, R0),
                khatri("khatri2025-scout", "Llama-4 Scout, 17B x 16 experts", 0.710, 1.65, 4242, R0),
                khatri("khatri2025-batch512", "8B dense, batch 512", 0.605, 1.77, 2818, R0),
                khatri("khatri2025-batch2048", "8B dense, batch 2048", 0.645, 1.70, 10909, R0));
    }

    private static Published<ScaleRl> khatri(String name, String run, double A, double B, double Cmid, double R0) {
        return new Published<>(
                        new ScaleRl(A, B, Cmid, R0),
                        "scale-rl/" + name,
                        "Pass rate under reinforcement learning: ScaleRL, " + run,
                        new Citation(
                                "Khatri, Madaan, Tiwari et al.",
                                2025,
                                "The Art of Scaling Reinforcement Learning Compute for LLMs",
                                "https://arxiv.org/abs/2510.13786",
                                "table 1"),
                        Confidence.REPORTED,
                        CalibratedRange.of("acceleratorHours", 1_500, 1e5),
                        Map.of("A", 0.02),
                        "R0 is not printed for each run: a required input. Hours of one kind of accelerator (GB200). A and Cmid are confounded"
                                + " until about half of the sigmoid has been seen; three repeated runs move A by 0.02.")
                .defined(new Definitions(
                        Definitions.Counted.NONE,
                        Definitions.Logarithm.NATURAL,
                        "none",
                        "mean pass rate",
                        "held-out prompts of the training distribution",
                        Definitions.Floor.NONE));
    }

    /**
     * A fitter of A, B and Cmid with the start held: least squares of the pass rate, 200 starts. Leave out the rows of the warm-up.
     *
     * @param R0 pass rate before training
     */
    public static Fitter<ScaleRl, Point> fitter(double R0) {
        return Fitter.of(FAMILY, (ScaleRl law, Point point) -> law.passRate(point.acceleratorHours()), Point::passRate)
                .fixed("R0", R0);
    }

    /** The same run from another start. */
    private ScaleRl from(double start) {
        return new ScaleRl(A, B, Cmid, start);
    }

    /**
     * Pass rate after a compute.
     *
     * @param acceleratorHours C, {@code > 0}
     */
    public double passRate(double acceleratorHours) {
        return R0 + (A - R0) * gainedShare(acceleratorHours);
    }

    /** The share of the whole gain made so far, {@code 1 / (1 + (Cmid / C)^B)}; below a half, A and Cmid cannot be told apart. */
    public double gainedShare(double acceleratorHours) {
        return 1 / (1 + Math.pow(Cmid / positive("acceleratorHours", acceleratorHours), B));
    }

    /** Compute that reaches a pass rate strictly between R0 and A: {@code Cmid ((R - R0) / (A - R))^(1 / B)}. */
    public double acceleratorHoursFor(double passRate) {
        if (!(passRate > R0 && passRate < A)) {
            throw Check.refused("passRate", passRate, "in (" + R0 + ", " + A + ")");
        }
        return Cmid * Math.pow((passRate - R0) / (A - passRate), 1 / B);
    }

    /**
     * The last compute at which two runs have one pass rate, where there is one between a thousandth of the smaller Cmid and a million
     * times the larger; beyond it the higher asymptote leads.
     */
    public OptionalDouble crossover(ScaleRl other) {
        double from = Math.log(SEARCH_BELOW * Math.min(Cmid, other.Cmid));
        double to = Math.log(SEARCH_ABOVE * Math.max(Cmid, other.Cmid));
        double[] grid = new double[SEARCH_POINTS];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = from + (to - from) * i / (SEARCH_POINTS - 1);
        }
        List<Roots.Root> roots = Roots.all(x -> passRate(Math.exp(x)) - other.passRate(Math.exp(x)), grid);
        return roots.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.exp(roots.get(roots.size() - 1).x()));
    }
}
