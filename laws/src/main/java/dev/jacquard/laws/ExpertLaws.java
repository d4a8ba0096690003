package dev.jacquard.laws;

import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.experts.FineGrainedLaw;
import dev.jacquard.scaling.experts.JointMoeLaw;
import dev.jacquard.scaling.experts.MemorySplitLaw;
import dev.jacquard.scaling.experts.RoutedLaw;
import dev.jacquard.scaling.experts.SparsityLaw;
import java.util.ArrayList;
import java.util.List;

/** The laws of {@code scaling.experts} as the catalogue offers them. */
final class ExpertLaws {

    private static final Variable ACTIVE =
            Variable.positive("parameters", "parameter", "parameters that work on one token");
    private static final Variable TOTAL = Variable.positive("parameters", "parameter", "all parameters");
    private static final Variable TOKENS = Variable.positive("tokens", "token", "tokens it is trained on");
    private static final Variable EXPERTS =
            new Variable("experts", Variable.any("n", "1", "n").unit(), "experts, 1 for a dense model", 1, false);
    private static final Variable LOSS = Variable.any("loss", "nats/token", "cross-entropy");

    private ExpertLaws() {}

    static List<CatalogueLaw> all() {
        List<CatalogueLaw> all = new ArrayList<>();
        RoutedLaw.published().forEach(published -> all.add(routed(published)));
        all.add(fineGrained(FineGrainedLaw.krajewski2024()));
        all.add(joint(JointMoeLaw.ludziejewski2025()));
        all.add(sparse(SparsityLaw.abnar2025()));
        all.add(split(MemorySplitLaw.cheng2026()));
        return List.copyOf(all);
    }

    private static CatalogueLaw routed(Published<RoutedLaw> published) {
        RoutedLaw law = published.law();
        return CatalogueLaw.of(
                published,
                List.of(ACTIVE, EXPERTS),
                List.of(LOSS, Variable.any("effectiveParameters", "parameter", "the dense model of the same loss")),
                v -> new double[] {law.loss(v[0], v[1]), law.effectiveParameters(v[0], v[1])});
    }

    private static CatalogueLaw fineGrained(Published<FineGrainedLaw> published) {
        return CatalogueLaw.of(
                published,
                List.of(
                        TOTAL,
                        TOKENS,
                        Variable.positive("granularity", "1", "how many times smaller an expert is than its layer")),
                List.of(LOSS),
                v -> new double[] {published.law().loss(v[0], v[1], v[2])});
    }

    private static CatalogueLaw joint(Published<JointMoeLaw> published) {
        return CatalogueLaw.of(published, List.of(ACTIVE, TOKENS, EXPERTS), List.of(LOSS), v ->
                new double[] {published.law().loss(v[0], v[1], v[2])});
    }

    private static CatalogueLaw sparse(Published<SparsityLaw> published) {
        return CatalogueLaw.of(
                published,
                List.of(TOTAL, TOKENS, Variable.any("sparsity", "share", "share of the experts at rest")),
                List.of(LOSS),
                v -> new double[] {published.law().loss(v[0], v[1], v[2])});
    }

    private static CatalogueLaw split(Published<MemorySplitLaw> published) {
        return CatalogueLaw.of(
                published,
                List.of(Variable.any("rho", "share", "the experts' share of the sparse parameters")),
                List.of(LOSS),
                v -> new double[] {published.law().loss(v[0])});
    }
}
