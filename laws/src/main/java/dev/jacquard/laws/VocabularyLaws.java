package dev.jacquard.laws;

import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.tokens.Vocabulary;
import dev.jacquard.scaling.tokens.VocabularyLaw;
import java.util.ArrayList;
import java.util.List;

/** The law of the vocabulary as the catalogue offers it: the loss, and the best size. */
final class VocabularyLaws {

    private static final Variable PARAMETERS =
            Variable.positive("parameters", "parameter", "all parameters but the vocabulary's");
    private static final Variable WIDTH = Variable.count("width", "1", "length of an embedding");
    private static final Variable VOCABULARY =
            new Variable("vocabulary", WIDTH.unit(), "entries, a count and not thousands", 256, false);

    private VocabularyLaws() {}

    static List<CatalogueLaw> all() {
        List<CatalogueLaw> all = new ArrayList<>();
        VocabularyLaw.published().forEach(published -> all.add(loss(published)));
        VocabularyLaw.published().forEach(published -> all.add(best(published)));
        return List.copyOf(all);
    }

    private static CatalogueLaw loss(Published<VocabularyLaw> published) {
        VocabularyLaw law = published.law();
        return CatalogueLaw.of(
                published,
                List.of(
                        PARAMETERS,
                        VOCABULARY,
                        WIDTH,
                        Variable.positive("characters", "1", "characters of text it is trained on")),
                List.of(
                        Variable.any("loss", "nats/token", "cross-entropy less that of a unigram model"),
                        Variable.any("vocabularyParameters", "parameter", "parameters of the vocabulary")),
                v -> {
                    Vocabulary vocabulary = new Vocabulary(v[1]);
                    return new double[] {law.lossOfText(v[0], vocabulary, v[2], v[3]), vocabulary.parameters(v[2])};
                });
    }

    private static CatalogueLaw best(Published<VocabularyLaw> published) {
        return new CatalogueLaw(
                published.id().replace("vocabulary/", "best-vocabulary/"),
                "best-vocabulary",
                "Best vocabulary at a budget, by " + published.id(),
                published.citation().text(),
                published.confidence(),
                List.of(PARAMETERS, WIDTH, Variable.positive("flop", "FLOP", "training compute")),
                List.of(Variable.any("vocabulary", "1", "entries, not rounded")),
                published.range(),
                published.notes(),
                v -> new double[] {published.law().bestVocabulary(v[0], v[1], v[2])});
    }
}
