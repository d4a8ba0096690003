package dev.jacquard.scaling.tokens;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;

/**
 * One run as the fit of {@link VocabularyLaw} sees it.
 *
 * <pre>{@code
 * new VocabularyRun(3.02e8, new Vocabulary(16_384), 1_024, 4.6e10, -4.6);
 * }</pre>
 *
 * @param parameters Nnv, all but the table of the vocabulary, {@code > 0}
 * @param vocabulary V
 * @param width d, length of an embedding, {@code >= 1}
 * @param characters H, characters of text it is trained on, {@code > 0}
 * @param loss cross-entropy less that of a unigram model, nats per token; below zero for a model that has learnt anything
 */
public record VocabularyRun(double parameters, Vocabulary vocabulary, double width, double characters, double loss) {

    public VocabularyRun {
        positive("parameters", parameters);
        notNull("vocabulary", vocabulary);
        atLeast("width", width, 1);
        positive("characters", characters);
        finite("loss", loss);
    }
}
