package dev.jacquard.scaling.distillation;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.data.Variables.PARAMETERS;
import static dev.jacquard.data.Variables.TOKENS;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Constants;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.Bisection;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.Residual;
import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.scaling.loss.CoupledLaw;
import dev.jacquard.scaling.loss.LossLaw;
import java.util.List;
import java.util.Map;

/**
 * Loss of a student by its size, its data and the loss of its teacher.
 *
 * <p>{@code L_S = L_T + L_T^-c0 (1 + (L_T / (Lsup d1))^(1/f1))^(-c1 f1) (A / N^alpha + B / D^beta)^gamma}, with N parameters of the student, D
 * tokens it learns from, L_T the loss of the teacher, and Lsup the loss of the student's size and data without one; all in nats per token.
 *
 * <p>A better teacher helps only so far: one far ahead of the student is hard to learn from (the capacity gap), and one that is not ahead
 * enough leaves the student worse off than the data alone. The exponent {@code 1 / f1} is about eleven, so the bracket is worked out as a
 * logarithm and never overflows.
 *
 * <p>The form is read; the coefficients are from memory, and c1, f1 and d1 hardly differ in what they do: predict with the law, read no
 * letter alone.
 *
 * <pre>{@code
 * var law = DistillationLaw.busbridge2025().law();
 * law.loss(1e9, 2e10, 2.0);   // 2.277, against 2.375 from data alone
 * law.loss(1e9, 1e11, 2.2);   // 2.250, against 2.240: this teacher is too weak
 * }</pre>
 *
 * @param supervised the law without a teacher, giving Lsup
 * @param student A, alpha, B, beta, gamma of the bracket; its E is 0
 * @param c0 exponent of the teacher's loss
 * @param c1 exponent beyond the break, {@code > 0}
 * @param f1 width of the break, {@code > 0}
 * @param d1 ratio of losses at the break, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2502.08606">Busbridge et al. 2025</a>, equation 8
 */
public record DistillationLaw(CoupledLaw supervised, CoupledLaw student, double c0, double c1, double f1, double d1) {

    private static final int TEACHERS_TRIED = 400;

    private static final Variable SIZE = PARAMETERS.meaning("size of the student, without embeddings");
    private static final Variable LEARNT = TOKENS.meaning("tokens it learns from");
    private static final Variable TEACHER_LOSS = Variable.positive("teacherLoss", "nats/token", "loss of the teacher");
    private static final Variable STUDENT_LOSS = LOSS.meaning("cross-entropy of the student");
    private static final Variable SUPERVISED_LOSS =
            Variable.any("supervisedLoss", "nats/token", "cross-entropy on the same tokens without a teacher");

    /** What goes in and comes out: size, data and the teacher to the loss of the student. */
    public static final Signature<DistillationLaw> SIGNATURE = Signature.ofEach(
                    "distillation", (DistillationLaw law) -> family(law.supervised), () -> List.of(busbridge2025()))
            .takes(SIZE, LEARNT, TEACHER_LOSS)
            .gives(STUDENT_LOSS, SIZE, LEARNT, TEACHER_LOSS, DistillationLaw::loss)
            .gives(SUPERVISED_LOSS, SIZE, LEARNT, (law, parameters, tokens) -> law.supervised.loss(parameters, tokens))
            .falls(SUPERVISED_LOSS, SIZE, LEARNT);

    /** How it is fitted to a table of students: given the law of models trained on data alone. */
    public static final Fitting<DistillationLaw, DistillationRun> FITTING = Fitting.of(
                    SIGNATURE,
                    "L_S = L_T + L_T^-c0 (1 + (L_T / (Lsup d1))^(1 / f1))^(-c1 f1) (A / N^alpha + B / D^beta)^gamma, Lsup given",
                    "Busbridge et al. 2025, equation 8",
                    Rows.of(
                            v -> new DistillationRun(v[0], v[1], v[2], v[3]),
                            DistillationRun::loss,
                            Column.positive(SIZE),
                            Column.positive(LEARNT),
                            Column.positive(TEACHER_LOSS),
                            Column.positive(STUDENT_LOSS)))
            .needing(Constants.none()
                    .law(
                            "supervised",
                            "the law of models trained on data alone",
                            CoupledLaw.FAMILY,
                            CoupledLaw.published()))
            .by(given -> fitter(given.law("supervised", CoupledLaw.FAMILY)));

    public DistillationLaw {
        notNull("supervised", supervised);
        notNull("student", student);
        if (student.E() != 0) {
            throw Check.refused("E of student", student.E(), "0: the teacher's loss is the floor");
        }
        Check.finite("c0", c0);
        positive("c1", c1);
        positive("f1", f1);
        positive("d1", d1);
    }

    /** The form above a known supervised law: A, alpha, B, beta, gamma, c0, c1, f1, d1. */
    public static Family<DistillationLaw> family(CoupledLaw supervised) {
        notNull("supervised", supervised);
        return Family.of(
                DistillationLaw.class,
                v -> new DistillationLaw(
                        supervised, new CoupledLaw(0, v[0], v[1], v[2], v[3], v[4]), v[5], v[6], v[7], v[8]),
                law -> new double[] {
                    law.student.A(),
                    law.student.alpha(),
                    law.student.B(),
                    law.student.beta(),
                    law.student.gamma(),
                    law.c0,
                    law.c1,
                    law.f1,
                    law.d1
                },
                Param.positive("A", "1").startingIn(1e2, 1e5),
                Param.positive("alpha", "1").startingIn(0.2, 0.6),
                Param.positive("B", "1").startingIn(1e3, 1e6),
                Param.positive("beta", "1").startingIn(0.3, 0.8),
                Param.positive("gamma", "1").startingIn(0.4, 1),
                Param.real("c0", "1").startingIn(1, 4),
                Param.positive("c1", "1").startingIn(10, 1e3),
                Param.positive("f1", "1").startingIn(0.05, 0.3),
                Param.positive("d1", "1").startingIn(0.8, 2));
    }

    /** Busbridge et al. 2025: students of 143M to 7.75B on C4; coefficients from memory. */
    public static Published<DistillationLaw> busbridge2025() {
        return new Published<>(
                        new DistillationLaw(
                                CoupledLaw.busbridge2025().law(),
                                new CoupledLaw(0, 2243, .321, 24181, .637, .764),
                                2.549,
                                522.61,
                                .090,
                                1.315),
                        "distillation/busbridge2025",
                        "Students by size, data and the loss of their teacher",
                        new Citation(
                                "Busbridge et al.",
                                2025,
                                "Distillation Scaling Laws",
                                "https://arxiv.org/abs/2502.08606",
                                "equation 8"),
                        Confidence.UNVERIFIED,
                        CalibratedRange.of("parameters", 1.43e8, 7.75e9).and("tokens", 4e9, 5.12e11),
                        Map.of(),
                        "The form and the supervised law (coupled/busbridge2025) are read; the coefficients of the distillation term are from"
                                + " memory and not to be quoted without saying so.")
                .defined(Definitions.of(Counted.NON_EMBEDDING, "SentencePiece token", "C4", Floor.FITTED));
    }

    /** A fitter for students, given the supervised law: {@code ln predicted - ln observed}, Huber 1e-3, 200 starts. */
    public static Fitter<DistillationLaw, DistillationRun> fitter(CoupledLaw supervised) {
        return Fitter.of(
                        family(supervised),
                        (DistillationLaw law, DistillationRun run) ->
                                law.loss(run.parameters(), run.tokens(), run.teacherLoss()),
                        DistillationRun::loss)
                .residual(Residual.LOG)
                .objective(Objective.huber(1e-3))
                .input("parameters", DistillationRun::parameters)
                .input("tokens", DistillationRun::tokens)
                .input("teacherLoss", DistillationRun::teacherLoss);
    }

    /**
     * Loss of the student, nats per token; never below that of its teacher.
     *
     * @param parameters N_S, {@code > 0}
     * @param tokens D_S, {@code > 0}
     * @param teacherLoss L_T, nats per token, {@code > 0}
     */
    public double loss(double parameters, double tokens, double teacherLoss) {
        return positive("teacherLoss", teacherLoss) + excess(parameters, tokens, teacherLoss);
    }

    /** The law of the student's size and data under one teacher. */
    public LossLaw under(double teacherLoss) {
        positive("teacherLoss", teacherLoss);
        return (parameters, tokens) -> loss(parameters, tokens, teacherLoss);
    }

    /** {@code (1 + x)^(-c1 f1)} as {@code exp(-c1 f1 ln(1 + e^(ln x)))}, x being about a ratio to the eleventh power. */
    private double excess(double parameters, double tokens, double teacherLoss) {
        double bracket = -c1 * f1 * softplus(logRatio(parameters, tokens, teacherLoss));
        return Math.exp(bracket - c0 * Math.log(teacherLoss)) * student.loss(parameters, tokens);
    }

    /** {@code ln x = ln(L_T / (Lsup d1)) / f1}. */
    private double logRatio(double parameters, double tokens, double teacherLoss) {
        return Math.log(teacherLoss / (supervised.loss(parameters, tokens) * d1)) / f1;
    }

    private static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** {@code d L_S / d ln L_T}: what a worse teacher adds itself, less what it is easier to learn from. */
    private double teacherSlope(double parameters, double tokens, double teacherLoss) {
        double share = 1 / (1 + Math.exp(-logRatio(parameters, tokens, teacherLoss)));
        return teacherLoss - excess(parameters, tokens, teacherLoss) * (c0 + c1 * share);
    }

    /**
     * The loss of the teacher that is best for a student, among those at hand. The curve may have several bottoms; the lowest counts.
     *
     * @param parameters N_S, {@code > 0}
     * @param tokens D_S, {@code > 0}
     * @param strongest least loss of a teacher, {@code > 0}
     * @param weakest largest loss of a teacher, above the strongest's
     */
    public double bestTeacherLoss(double parameters, double tokens, double strongest, double weakest) {
        positive("strongest", strongest);
        if (!(weakest > strongest && weakest < Double.POSITIVE_INFINITY)) {
            throw Check.refused("weakest", weakest, "a finite number above strongest = " + strongest);
        }
        double best = strongest;
        double left = strongest;
        for (int i = 1; i <= TEACHERS_TRIED; i++) {
            double right = strongest * Math.pow(weakest / strongest, (double) i / TEACHERS_TRIED);
            double candidate = bottom(parameters, tokens, left, right);
            if (loss(parameters, tokens, candidate) < loss(parameters, tokens, best)) {
                best = candidate;
            }
            left = right;
        }
        return best;
    }

    /** The bottom between two teachers where there is one, or the worse teacher. */
    private double bottom(double parameters, double tokens, double left, double right) {
        boolean falls = teacherSlope(parameters, tokens, left) < 0;
        boolean rises = teacherSlope(parameters, tokens, right) > 0;
        return falls && rises ? Bisection.root(x -> teacherSlope(parameters, tokens, x), left, right) : right;
    }

    /** A student beside the same model trained on data alone for the same compute. */
    public DistillationChoice choice(double parameters, double tokens, Teacher teacher, DistillationCost cost) {
        double flop = cost.flop(parameters, tokens, teacher);
        return new DistillationChoice(
                loss(parameters, tokens, teacher.loss()),
                supervised.loss(parameters, Compute.tokens(flop, parameters)),
                flop);
    }

    /**
     * The student's tokens at which data alone become the better use of the same compute.
     *
     * @param fewest tokens at which the teacher still pays
     * @param most tokens at which it does not any more
     * @throws IllegalArgumentException if the teacher does not pay at the fewest, or still does at the most
     */
    public double takeover(double parameters, Teacher teacher, DistillationCost cost, double fewest, double most) {
        if (!choice(parameters, fewest, teacher, cost).distil()) {
            throw Check.refused("fewest", fewest, "tokens at which the teacher pays");
        }
        if (choice(parameters, most, teacher, cost).distil()) {
            throw Check.refused("most", most, "tokens at which the teacher does not pay");
        }
        double log = Bisection.root(
                x -> choice(parameters, Math.exp(x), teacher, cost).gain(), Math.log(fewest), Math.log(most));
        return Math.exp(log);
    }
}
