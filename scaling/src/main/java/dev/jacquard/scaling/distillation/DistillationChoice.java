package dev.jacquard.scaling.distillation;

/**
 * One model of one size at one compute, with a teacher and without.
 *
 * <pre>{@code
 * law.choice(1e9, 2e10, teacher, DistillationCost.OWN_TEACHER).distil();   // false: one student does not pay for a teacher
 * }</pre>
 *
 * @param distilled loss of the student, nats per token
 * @param supervised loss of the same model trained on data alone for the same compute, nats per token
 * @param flop the compute of either
 */
public record DistillationChoice(double distilled, double supervised, double flop) {

    /** Loss that the teacher takes off, nats per token; below zero where it adds. */
    public double gain() {
        return supervised - distilled;
    }

    /** Whether the teacher is worth its cost. */
    public boolean distil() {
        return gain() > 0;
    }
}
