package dev.jacquard.scaling.experts;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.scaling.experts.ExpertVariables.ACTIVE;
import static dev.jacquard.scaling.experts.ExpertVariables.EXPERTS;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Definitions.Logarithm;
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
import dev.jacquard.numerics.fit.Residual;
import java.util.List;
import java.util.Map;

/**
 * Loss of a routed model from its size and its number of experts, at 130e9 tokens.
 *
 * <p>{@code log10 L = a log10 N + b log10 Ehat + c log10 N log10 Ehat + d}, with N the parameters that work on one token, Ehat the experts
 * that count ({@link ExpertSaturation}), L in nats per token, and logarithms to the base <em>ten</em>. There is no floor, so a is a slope of
 * the whole loss.
 *
 * <p>Because {@code c > 0}, experts help less the larger the model, and not at all from {@link #cutoff()} on. <b>The cutoff is {@code
 * 10^(-b/c)}, and the printed coefficients have too few digits for it</b>: they give 1e12, 3.2e10 and 2.2e11 where the authors print 937e9,
 * 85e9 and 83e9. Quote the printed cutoffs ({@link #clarkCutoff(String)}), or compute it from an unrounded refit.
 *
 * <pre>{@code
 * var law = RoutedLaw.clark2022SBase().law();
 * law.loss(1.3e9, 64);                   // 2.050
 * law.effectiveParameters(5e6, 128);     // 5.18e7: 128 experts of 5M are worth a dense 52M
 * }</pre>
 *
 * @param a slope in size, {@code < 0} where size helps
 * @param b slope in experts, {@code < 0} where experts help
 * @param c their interaction
 * @param d level
 * @param experts which number of experts counts
 * @see <a href="https://arxiv.org/abs/2202.01169">Clark et al. 2022</a>, equation 1 and table 3
 */
public record RoutedLaw(double a, double b, double c, double d, ExpertSaturation experts) {

    private static final String RUNS = "Fixed data of 130e9 tokens. ";

    /** The form: a, b, c, d, Es, Em. */
    public static final Family<RoutedLaw> FAMILY = Family.of(
            RoutedLaw.class,
            v -> new RoutedLaw(v[0], v[1], v[2], v[3], new ExpertSaturation(v[4], v[5])),
            law -> new double[] {law.a, law.b, law.c, law.d, law.experts.Es(), law.experts.Em()},
            Param.real("a", "1").startingIn(-0.2, -0.02),
            Param.real("b", "1").startingIn(-0.3, -0.03),
            Param.real("c", "1").startingIn(0, 0.03),
            Param.real("d", "1").startingIn(0.5, 2),
            Param.positive("Es", "1").startingIn(1, 8),
            Param.positive("Em", "1").startingIn(50, 2_000));

    private static final Variable EFFECTIVE =
            Variable.any("effectiveParameters", "parameter", "the dense model of the same loss");

    /** What goes in and comes out: size and experts to loss. */
    public static final Signature<RoutedLaw> SIGNATURE = Signature.of("routed", FAMILY, RoutedLaw::published)
            .takes(ACTIVE, EXPERTS)
            .gives(LOSS, ACTIVE, EXPERTS, RoutedLaw::loss)
            .gives(EFFECTIVE, ACTIVE, EXPERTS, RoutedLaw::effectiveParameters);

    /** How it is fitted to a table. */
    public static final Fitting<RoutedLaw, RoutedRun> FITTING = Fitting.of(
                    SIGNATURE,
                    "log10 L(N, E) = a log10 N + b log10 E' + c log10 N log10 E' + d, E' saturating",
                    "Clark et al. 2022, equation 1",
                    Rows.of(
                            v -> new RoutedRun(v[0], v[1], v[2]),
                            RoutedRun::loss,
                            Column.positive(ACTIVE),
                            Column.positive(EXPERTS),
                            Column.positive(LOSS)))
            .by(RoutedLaw::fitter);

    public RoutedLaw {
        finite("a", a);
        finite("b", b);
        finite("c", c);
        finite("d", d);
        notNull("experts", experts);
    }

    /** Clark et al. 2022, S-BASE routing; printed cutoff 937e9. */
    public static Published<RoutedLaw> clark2022SBase() {
        return printed(new RoutedLaw(-0.082, -0.108, 0.009, 1.104, new ExpertSaturation(1.847, 314.478)), "s-base");
    }

    /** Clark et al. 2022, routing by reinforcement learning; printed cutoff 85e9. */
    public static Published<RoutedLaw> clark2022RlR() {
        return printed(new RoutedLaw(-0.083, -0.126, 0.012, 1.111, new ExpertSaturation(1.880, 469.982)), "rl-r");
    }

    /** Clark et al. 2022, hash layers; printed cutoff 83e9. */
    public static Published<RoutedLaw> clark2022Hash() {
        return printed(new RoutedLaw(-0.087, -0.136, 0.012, 1.157, new ExpertSaturation(4.175, 477.741)), "hash");
    }

    /** The same form fitted again to the authors' runs, S-BASE: more digits, for differences and cutoffs (7.8e11). */
    public static Published<RoutedLaw> refitSBase() {
        return refit(
                new RoutedLaw(-.08303, -.11804, .009925, 1.11358, new ExpertSaturation(2.075, 238.7)), "s-base", 58);
    }

    /** The same form fitted again to the authors' runs, RL-R; cutoff 9.7e10. */
    public static Published<RoutedLaw> refitRlR() {
        return refit(new RoutedLaw(-.08273, -.12342, .011233, 1.10701, new ExpertSaturation(1.722, 470.1)), "rl-r", 59);
    }

    /** The same form fitted again to the authors' runs, Hash; cutoff 8.9e10. */
    public static Published<RoutedLaw> refitHash() {
        return refit(new RoutedLaw(-.08736, -.13836, .012635, 1.15953, new ExpertSaturation(4.269, 427.3)), "hash", 56);
    }

    /** Every publication: the three printed sets, then the three refits. */
    public static List<Published<RoutedLaw>> published() {
        return List.of(clark2022SBase(), clark2022RlR(), clark2022Hash(), refitSBase(), refitRlR(), refitHash());
    }

    /**
     * The size at which experts stop helping, as the authors print it from unrounded coefficients, parameters.
     *
     * @param router {@code s-base}, {@code rl-r} or {@code hash}
     */
    public static double clarkCutoff(String router) {
        return switch (router) {
            case "s-base" -> 937e9;
            case "rl-r" -> 85e9;
            case "hash" -> 83e9;
            default -> throw Check.refused("router", router, "one of: s-base, rl-r, hash");
        };
    }

    private static Published<RoutedLaw> printed(RoutedLaw law, String router) {
        return publication(
                law,
                "clark2022-" + router,
                "Routed models after Clark et al., " + router,
                "table 3",
                Confidence.REPORTED,
                RUNS + "Rounded to three decimals: good for losses, useless for the cutoff 10^(-b/c).");
    }

    private static Published<RoutedLaw> refit(RoutedLaw law, String router, int runs) {
        return publication(
                law,
                "clark2022-" + router + "-refit",
                "Routed models, Clark's runs fitted again, " + router,
                "recomputed from curves.csv.gz of google-deepmind/scaling_laws_for_routing",
                Confidence.RECOMPUTED,
                RUNS + "Least squares in the logarithm of the loss on " + runs
                        + " runs, the dense ones among them; the authors' own selection differs a little.");
    }

    private static Published<RoutedLaw> publication(
            RoutedLaw law, String name, String title, String where, Confidence confidence, String notes) {
        return new Published<>(
                        law,
                        "routed/" + name,
                        title,
                        new Citation(
                                "Clark et al.",
                                2022,
                                "Unified Scaling Laws for Routed Language Models",
                                "https://arxiv.org/abs/2202.01169",
                                where),
                        confidence,
                        CalibratedRange.of("parameters", 1.5e7, 1.4e9).and("experts", 1, 512),
                        Map.of(),
                        notes)
                .defined(Definitions.of(Counted.ACTIVE, "SentencePiece 32k token", "MassiveText", Floor.ZERO)
                        .withLogarithm(Logarithm.TEN));
    }

    /** A fitter for runs: least squares in the logarithm of the loss, from 200 starts. */
    public static Fitter<RoutedLaw, RoutedRun> fitter() {
        return Fitter.of(
                        FAMILY,
                        (RoutedLaw law, RoutedRun run) -> law.loss(run.parameters(), run.experts()),
                        RoutedRun::loss)
                .residual(Residual.LOG)
                .input("parameters", RoutedRun::parameters)
                .input("experts", RoutedRun::experts);
    }

    /**
     * Loss, nats per token.
     *
     * @param parameters N, those that work on one token, {@code > 0}
     * @param experts E, {@code >= 1}; 1 is a dense model
     */
    public double loss(double parameters, double experts) {
        double size = Math.log10(positive("parameters", parameters));
        double count = Math.log10(this.experts.effective(experts));
        return Math.pow(10, a * size + b * count + c * size * count + d);
    }

    /**
     * The dense model of the same loss: {@code N^(a(E)/a(1)) (Ehat/Es)^(b/a(1))} with {@code a(E) = a + c log10 Ehat}.
     *
     * @see <a href="https://arxiv.org/abs/2202.01169">Clark et al. 2022</a>, equation 11 (effective parameter count)
     */
    public double effectiveParameters(double parameters, double experts) {
        double count = Math.log10(this.experts.effective(experts));
        double one = Math.log10(this.experts.Es());
        double slope = a + c * one;
        double log = ((a + c * count) * Math.log10(positive("parameters", parameters)) + b * (count - one)) / slope;
        return Math.pow(10, log);
    }

    /**
     * The size at which experts stop helping: {@code 10^(-b/c)}, parameters; infinite where {@code c <= 0}.
     *
     * <p>A quotient of two small numbers: with three decimals it is off by factors. Use unrounded fits only.
     */
    public double cutoff() {
        return c > 0 ? Math.pow(10, -b / c) : Double.POSITIVE_INFINITY;
    }
}
