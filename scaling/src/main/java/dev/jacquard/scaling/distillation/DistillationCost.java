package dev.jacquard.scaling.distillation;

import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.quantity.Compute;

/**
 * Which part of a teacher a student pays for.
 *
 * <p>{@code 3 F(N_S) D_S + F(N_T) (d_lgt D_S + 3 d_pre D_T)} in FLOP, with {@code F(N) = 2 N} operations of a forward pass for each token: the
 * student's training, the teacher's answers to the student's data, and the teacher's own training. A teacher shared by several students is
 * paid by each in part.
 *
 * <pre>{@code
 * DistillationCost.EXISTING_TEACHER.flop(1e9, 2e10, teacher);
 * new DistillationCost(1, 1.0 / 20);   // trained for twenty students
 * }</pre>
 *
 * @param logits d_lgt, share of the teacher's answers that is paid for, in [0, 1]; 0 where they are stored already
 * @param pretraining d_pre, share of the teacher's training that is paid for, in [0, 1]; 0 where it exists already
 * @see <a href="https://arxiv.org/abs/2502.08606">Busbridge et al. 2025</a>, the compute of distillation
 */
public record DistillationCost(double logits, double pretraining) {

    /** The teacher exists and its answers are stored: only the student costs. */
    public static final DistillationCost FREE_TEACHER = new DistillationCost(0, 0);

    /** The teacher exists and answers. */
    public static final DistillationCost EXISTING_TEACHER = new DistillationCost(1, 0);

    /** The teacher is trained for this student alone, and answers. */
    public static final DistillationCost OWN_TEACHER = new DistillationCost(1, 1);

    public DistillationCost {
        fraction("logits", logits);
        fraction("pretraining", pretraining);
    }

    /** What a student costs, FLOP. */
    public double flop(double parameters, double tokens, Teacher teacher) {
        notNull("teacher", teacher);
        return Compute.trainingFlop(parameters, tokens)
                + logits * Compute.inferenceFlop(teacher.parameters(), tokens)
                + pretraining * Compute.trainingFlop(teacher.parameters(), teacher.tokens());
    }
}
