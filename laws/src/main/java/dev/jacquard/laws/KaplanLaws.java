package dev.jacquard.laws;

import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.loss.CriticalBatch;
import dev.jacquard.scaling.loss.KaplanLaw;
import dev.jacquard.scaling.loss.KaplanPower;
import dev.jacquard.scaling.loss.KaplanSteps;
import java.util.ArrayList;
import java.util.List;

/** The laws of Kaplan et al. 2020 that are not laws of size and data together, as the catalogue offers them. */
final class KaplanLaws {

    private static final Variable LOSS = Variable.any("loss", "nats/token", "cross-entropy");
    private static final Variable PARAMETERS =
            Variable.positive("parameters", "parameter", "size of the model, embeddings excluded");

    private KaplanLaws() {}

    static List<CatalogueLaw> all() {
        List<CatalogueLaw> all = new ArrayList<>();
        KaplanPower.published().forEach(law -> all.add(power(law)));
        all.add(steps(KaplanSteps.kaplan2020()));
        all.add(batch(CriticalBatch.kaplan2020()));
        all.add(overfitting(KaplanLaw.kaplan2020()));
        return all;
    }

    private static CatalogueLaw power(Published<KaplanPower> published) {
        KaplanPower law = published.law();
        String name = law.input().words();
        Variable input = Variable.positive(name, law.input().unit(), name + ", the only limit of the loss");
        return law(published, List.of(input), List.of(LOSS), v -> new double[] {law.loss(v[0])});
    }

    private static CatalogueLaw steps(Published<KaplanSteps> published) {
        Variable steps = Variable.positive("steps", "1", "steps at a batch far above the critical one");
        return law(published, List.of(PARAMETERS, steps), List.of(LOSS), v ->
                new double[] {published.law().loss(v[0], v[1])});
    }

    private static CatalogueLaw batch(Published<CriticalBatch> published) {
        Variable loss = Variable.positive("loss", "nats/token", "cross-entropy reached");
        Variable tokens = Variable.any("tokens", "token", "batch at which steps and compute both double");
        return law(published, List.of(loss), List.of(tokens), v ->
                new double[] {published.law().tokens(v[0])});
    }

    private static CatalogueLaw overfitting(Published<KaplanLaw> published) {
        Variable tokens = Variable.any("tokens", "token", "data that avoids overfitting");
        return new CatalogueLaw(
                "overfitting/kaplan2020",
                "overfitting",
                "Kaplan et al., tokens a model needs so that overfitting costs it almost nothing",
                "Kaplan et al. 2020, equation 4.4 (https://arxiv.org/abs/2001.08361)",
                published.confidence(),
                List.of(PARAMETERS),
                List.of(tokens),
                published.range(),
                "N excludes embeddings; WebText2.",
                v -> new double[] {KaplanLaw.tokensAgainstOverfitting(v[0])});
    }

    static CatalogueLaw law(
            Published<?> published, List<Variable> inputs, List<Variable> outputs, CatalogueLaw.Formula formula) {
        return new CatalogueLaw(
                published.id(),
                published.family(),
                published.title(),
                published.citation().text(),
                published.confidence(),
                inputs,
                outputs,
                published.range(),
                published.notes(),
                formula);
    }
}
