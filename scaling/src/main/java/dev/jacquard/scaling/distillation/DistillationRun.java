package dev.jacquard.scaling.distillation;

import static dev.jacquard.numerics.Check.positive;

/**
 * One student as the fit of {@link DistillationLaw} sees it.
 *
 * <pre>{@code
 * new DistillationRun(1e9, 2e10, 2.0, 2.277);
 * }</pre>
 *
 * @param parameters N_S of the student, without embeddings, {@code > 0}
 * @param tokens D_S it learnt from, {@code > 0}
 * @param teacherLoss L_T, nats per token, {@code > 0}
 * @param loss cross-entropy of the student, nats per token, {@code > 0}
 */
public record DistillationRun(double parameters, double tokens, double teacherLoss, double loss) {

    public DistillationRun {
        positive("parameters", parameters);
        positive("tokens", tokens);
        positive("teacherLoss", teacherLoss);
        positive("loss", loss);
    }
}
