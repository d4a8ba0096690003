package dev.jacquard.laws;

import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.distillation.DistillationLaw;
import java.util.List;

/** The laws of {@code scaling.distillation} as the catalogue offers them. */
final class DistillationLaws {

    private DistillationLaws() {}

    static List<CatalogueLaw> all() {
        return List.of(student(DistillationLaw.busbridge2025()));
    }

    private static CatalogueLaw student(Published<DistillationLaw> published) {
        DistillationLaw law = published.law();
        return CatalogueLaw.of(
                published,
                List.of(
                        Variable.positive("parameters", "parameter", "size of the student, without embeddings"),
                        Variable.positive("tokens", "token", "tokens it learns from"),
                        Variable.positive("teacherLoss", "nats/token", "loss of the teacher")),
                List.of(
                        Variable.any("loss", "nats/token", "cross-entropy of the student"),
                        Variable.any(
                                "supervisedLoss", "nats/token", "cross-entropy on the same tokens without a teacher")),
                v -> new double[] {law.loss(v[0], v[1], v[2]), law.supervised().loss(v[0], v[1])});
    }
}
