package dev.jacquard.scaling.inference;

import static dev.jacquard.numerics.Check.atLeast;
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
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import java.util.List;
import java.util.Map;

/**
 * Coverage: the share of tasks that some of k samples solves, as an exponentiated power of k.
 *
 * <p>{@code c(k) = exp(a k^b)} with a and b below zero, so that {@code ln c = a k^b} and coverage tends to 1. It is a description of
 * a curve; where it comes from is the spread of difficulty ({@link PassAtK}).
 *
 * <p>Coverage counts a task as solved when any sample is right. Without a verifier that finds the right one, selection by majority
 * or by a reward model stops gaining near a hundred samples.
 *
 * <pre>{@code
 * CoverageLaw.brown2024().law().coverage(1000);   // 0.648
 * }</pre>
 *
 * @param a {@code ln} of the coverage at one sample, {@code < 0}
 * @param b exponent, {@code < 0}
 * @see <a href="https://arxiv.org/abs/2407.21787">Brown et al. 2024</a>, section 3
 */
public record CoverageLaw(double a, double b) {

    /** The form: a and b, searched as they are. */
    public static final Family<CoverageLaw> FAMILY = Family.of(
            CoverageLaw.class,
            v -> new CoverageLaw(v[0], v[1]),
            law -> new double[] {law.a, law.b},
            negative("a", -10, -0.1),
            negative("b", -1, -0.05));

    private static final Variable SAMPLES = Variable.positive("samples", "1", "samples drawn at each task, k >= 1");
    private static final Variable COVERAGE = Variable.any("coverage", "share", "share of tasks solved by any sample");

    /** What goes in and comes out: samples to coverage. */
    public static final Signature<CoverageLaw> SIGNATURE = Signature.of("coverage", FAMILY, () -> List.of(brown2024()))
            .takes(SAMPLES)
            .gives(COVERAGE, SAMPLES, CoverageLaw::coverage)
            .rises(COVERAGE, SAMPLES);

    /** How it is fitted to a table. */
    public static final Fitting<CoverageLaw, CoverageLaw.Point> FITTING = Fitting.of(
                    SIGNATURE,
                    "c(k) = exp(a k^b)",
                    "Brown et al. 2024, section 3",
                    Rows.of(
                            v -> new Point(v[0], v[1]),
                            Point::coverage,
                            Column.positive(SAMPLES),
                            Column.positive(COVERAGE)))
            .by(CoverageLaw::fitter)
            .drawnOver("samples", Point::samples, CoverageLaw::coverage);

    public CoverageLaw {
        positive("minus a", -a);
        positive("minus b", -b);
    }

    /**
     * Coverage after a number of samples.
     *
     * @param samples k, {@code >= 1}
     * @param coverage share of tasks solved, in (0, 1)
     */
    public record Point(double samples, double coverage) {
        public Point {
            atLeast("samples", samples, 1);
            openFraction("coverage", coverage);
        }
    }

    /**
     * DeepSeek-Coder-V2-Instruct on SWE-bench Lite, through the two printed points: 15.9 % with one sample and 56 % with 250. The
     * parameters are algebra from those two; the paper prints none for this task.
     */
    public static Published<CoverageLaw> brown2024() {
        return new Published<>(
                        through(1, 0.159, 250, 0.56),
                        "coverage/brown2024",
                        "Coverage of SWE-bench Lite by repeated samples of DeepSeek-Coder-V2-Instruct",
                        new Citation(
                                "Brown, Juravsky, Ehrlich et al.",
                                2024,
                                "Large Language Monkeys: Scaling Inference Compute with Repeated Sampling",
                                "https://arxiv.org/abs/2407.21787",
                                "figure 2"),
                        Confidence.DERIVED,
                        CalibratedRange.of("samples", 1, 250),
                        Map.of(),
                        "Two points determine two parameters: nothing is left over to test the form. One model, one agent framework, tests as"
                                + " the verifier.")
                .defined(new Definitions(
                        Definitions.Counted.NONE,
                        Definitions.Logarithm.NATURAL,
                        "none",
                        "share of tasks solved",
                        "SWE-bench Lite",
                        Definitions.Floor.NONE));
    }

    /** The law through two points: {@code b = ln(ln c2 / ln c1) / ln(k2 / k1)}, {@code a = ln c1 / k1^b}. */
    public static CoverageLaw through(double samples1, double coverage1, double samples2, double coverage2) {
        double first = Math.log(openFraction("coverage1", coverage1));
        double second = Math.log(openFraction("coverage2", coverage2));
        if (!(samples1 >= 1 && samples2 > samples1 && coverage2 > coverage1)) {
            throw Check.refused(
                    "second point",
                    samples2 + " samples, coverage " + coverage2,
                    "more samples and more coverage than " + samples1 + " and " + coverage1);
        }
        double b = Math.log(second / first) / Math.log(samples2 / samples1);
        return new CoverageLaw(first * Math.pow(samples1, -b), b);
    }

    /** A fitter: least squares of coverage, 200 starts. Space the numbers of samples evenly in their logarithm. */
    public static Fitter<CoverageLaw, Point> fitter() {
        return Fitter.of(FAMILY, (CoverageLaw law, Point point) -> law.coverage(point.samples()), Point::coverage);
    }

    /**
     * Share of tasks solved by at least one of k samples.
     *
     * @param samples k, {@code >= 1}
     */
    public double coverage(double samples) {
        return Math.exp(a * Math.pow(atLeast("samples", samples, 1), b));
    }

    /** Samples at which the law reaches a coverage: {@code (ln c / a)^(1 / b)}; below 1 where one sample reaches more. */
    public double samplesFor(double coverage) {
        return Math.pow(Math.log(openFraction("coverage", coverage)) / a, 1 / b);
    }

    private static Param negative(String name, double startLow, double startHigh) {
        return new Param(name, "1", Double.NEGATIVE_INFINITY, 0, Param.Scale.AS_IS, startLow, startHigh);
    }
}
