package dev.jacquard.scaling.capability;

import static dev.jacquard.data.Variables.FLOP;
import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;

/**
 * How a measure of ability grows with training compute within one family of models: {@code S = theta ln C + nu}.
 *
 * <p>Families have lines of their own, since they turn compute into ability with different data and methods. Inverted, the line of one family says
 * how much of its compute a model of another is worth.
 *
 * <pre>{@code
 * var line = new ComputeLine(0.3, -14);
 * line.score(1e24);    // 2.58
 * line.flop(2.58);     // 1e24
 * }</pre>
 *
 * @param theta gain with ln compute, {@code > 0}
 * @param nu measure at one FLOP, far outside any data
 * @see <a href="https://arxiv.org/abs/2405.10938">Ruan et al. 2024</a>, Observational Scaling Laws, section 3
 */
public record ComputeLine(double theta, double nu) {

    /** The form: theta, searched as a logarithm, and nu. */
    public static final Family<ComputeLine> FAMILY = Family.of(
            ComputeLine.class,
            v -> new ComputeLine(v[0], v[1]),
            law -> new double[] {law.theta, law.nu},
            Param.positive("theta", "1").startingIn(1e-3, 10),
            Param.real("nu", "1").startingIn(-50, 0));

    private static final Variable SCORE = Variable.any("score", "1", "the model's measure of ability");
    private static final Variable THETA = Variable.positive("theta", "1", "gain of the family with ln compute");
    private static final Variable NU = Variable.any("nu", "1", "measure of the family at one FLOP");
    private static final Variable EQUIVALENT = Variable.any("flop", "FLOP", "equivalent training compute");

    /** What goes in and comes out: a measure and the line of a family to equivalent compute. */
    public static final Signature<ComputeLine> SIGNATURE = Signature.of(
                    Stated.of(
                                    "observational/equivalent-compute",
                                    "Training compute at which one family of models would be as able as a model",
                                    "Ruan et al. 2024, Observational Scaling Laws, section 3 (https://arxiv.org/abs/2405.10938)",
                                    Confidence.REPORTED)
                            .noting(
                                    "The form only: theta and nu come from a fit to models of one family, in natural logarithms."),
                    in -> new ComputeLine(in.of(THETA), in.of(NU)))
            .constants(FAMILY)
            .takes(SCORE, THETA, NU)
            .gives(EQUIVALENT, SCORE, ComputeLine::flop)
            .rises(EQUIVALENT, SCORE)
            .falls(EQUIVALENT, NU);

    /** How it is fitted to a table. */
    public static final Fitting<ComputeLine, ComputeLine.Point> FITTING = Fitting.of(
                    "compute-line",
                    "S(C) = theta ln C + nu",
                    "Ruan et al. 2024, section 3",
                    Rows.of(v -> new Point(v[0], v[1]), Point::score, Column.positive(FLOP), Column.any(SCORE)))
            .by(ComputeLine::fitter)
            .drawnOver("training compute, FLOP", Point::flop, ComputeLine::score);

    public ComputeLine {
        positive("theta", theta);
        finite("nu", nu);
    }

    /**
     * A model of the family.
     *
     * @param flop C, training compute, FLOP, {@code > 0}
     * @param score its measure of ability
     */
    public record Point(double flop, double score) {
        public Point {
            positive("flop", flop);
            finite("score", score);
        }
    }

    /** A fitter: least squares of the measure, 20 starts; a family in which ability does not grow with compute has no fit. */
    public static Fitter<ComputeLine, Point> fitter() {
        return Fitter.of(FAMILY, (ComputeLine line, Point point) -> line.score(point.flop()), Point::score)
                .starts(20, 1)
                .input("flop", Point::flop);
    }

    /**
     * The measure at a training compute.
     *
     * @param flop C, FLOP, {@code > 0}
     */
    public double score(double flop) {
        return theta * Math.log(positive("flop", flop)) + nu;
    }

    /** The training compute at which the family reaches a measure, FLOP; infinite where it never does. */
    public double flop(double score) {
        return Math.exp((Check.finite("score", score) - nu) / theta);
    }
}
