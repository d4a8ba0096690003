package dev.jacquard.scaling.tokens;

import static dev.jacquard.data.Variables.FLOP;
import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.data.Variables.PARAMETERS;
import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.data.Definitions.Floor;
import dev.jacquard.data.Published;
import dev.jacquard.data.PublishedClaim;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Constants;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.Bisection;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.scaling.tokens.Compression.Counting;
import java.util.List;
import java.util.Map;

/**
 * Loss by the size of the vocabulary, beside that of the model and the data.
 *
 * <p>{@code Lu = -E + A1 / n^alpha1 + A2 / v^alpha2 + B / D^beta}, with n the other parameters in millions, {@code v = V d} the parameters of the
 * vocabulary in millions (V entries of width d), and D tokens in billions. Methods take counts, and turn them into these units. Lu is the
 * cross-entropy less that of a unigram model, in nats per token: below zero, and comparable between vocabularies as plain losses are not.
 *
 * <p><b>What D is depends on the fit</b> ({@link Counting}). The authors' own turns characters into tokens with V in thousands; with entries the
 * same runs give another law, whose best vocabulary is a third and which fits worse. {@link #claim()} tells them apart.
 *
 * <pre>{@code
 * var law = VocabularyLaw.tao2024().law();
 * law.bestVocabulary(2.87e9, 3_200, 2.8e21);   // 44 555 entries
 * law.loss(2.87e9, 1.03e8, 1e11);              // -5.201
 * }</pre>
 *
 * @param E what a model without limits gains over a unigram model, nats/token, {@code > 0}
 * @param A1 size of the term of the other parameters, at a million, {@code > 0}
 * @param alpha1 its exponent, {@code > 0}
 * @param A2 size of the term of the vocabulary's parameters, at a million, {@code > 0}
 * @param alpha2 its exponent, {@code > 0}
 * @param B size of the data term, at a billion tokens, {@code > 0}
 * @param beta its exponent, {@code > 0}; tied to alpha1 in all published sets
 * @param counting which D the letters belong to
 * @see <a href="https://arxiv.org/abs/2407.13623">Tao et al. 2024</a>, the parametric fit (approach 3)
 */
public record VocabularyLaw(
        double E, double A1, double alpha1, double A2, double alpha2, double B, double beta, Counting counting) {

    private static final double MILLION = 1e6;
    private static final double BILLION = 1e9;

    /** Where the best vocabulary is looked for, as the logarithm of its parameters. */
    private static final double FARTHEST = 100;

    private static final Variable REST = PARAMETERS.meaning("all parameters but the vocabulary's");
    private static final Variable WIDTH = Variable.count("width", "1", "length of an embedding");
    private static final Variable ENTRIES = Variable.any("vocabulary", "1", "entries, a count and not thousands")
            .from(256);
    private static final Variable CHARACTERS =
            Variable.positive("characters", "1", "characters of text it is trained on");
    private static final Variable NORMALISED = LOSS.meaning("cross-entropy less that of a unigram model");
    private static final Variable BEST_ENTRIES = Variable.any("vocabulary", "1", "entries, not rounded");

    /** What goes in and comes out: size, vocabulary and text to loss. */
    public static final Signature<VocabularyLaw> SIGNATURE = Signature.ofEach(
                    "vocabulary", (VocabularyLaw law) -> family(law.counting), VocabularyLaw::published)
            .takes(REST, ENTRIES, WIDTH, CHARACTERS)
            .gives(
                    NORMALISED,
                    (law, in) -> law.lossOfText(
                            in.of(REST), new Vocabulary(in.of(ENTRIES)), in.of(WIDTH), in.of(CHARACTERS)))
            .gives(
                    Variable.any("vocabularyParameters", "parameter", "parameters of the vocabulary"),
                    ENTRIES,
                    WIDTH,
                    (law, entries, width) -> new Vocabulary(entries).parameters(width))
            .falls(NORMALISED, REST, CHARACTERS);

    /** How it is fitted to a table of runs; the loss is less that of a unigram model. */
    public static final Fitting<VocabularyLaw, VocabularyRun> FITTING = Fitting.of(
                    SIGNATURE,
                    "Lu = -E + A1 / n^alpha1 + A2 / v^alpha2 + B / D^beta, alpha1 = beta",
                    "Tao et al. 2024, the parametric fit (approach 3)",
                    Rows.of(
                            v -> new VocabularyRun(v[0], new Vocabulary(v[1]), v[2], v[3], v[4]),
                            VocabularyRun::loss,
                            Column.positive(REST),
                            Column.positive(ENTRIES),
                            Column.positive(WIDTH),
                            Column.positive(CHARACTERS),
                            Column.any("loss", "nats/token", "cross-entropy less that of a unigram model")))
            .needing(Constants.none()
                    .number(
                            "vocabularyIn",
                            "1",
                            "in what V is counted where characters become tokens, 1000 or 1",
                            1000))
            .by(given -> fitter(Counting.in(given.number("vocabularyIn"))));

    /** What goes in and comes out of {@link #bestVocabulary}: size and budget to the best vocabulary. */
    public static final Signature<VocabularyLaw> BEST = Signature.of("best-vocabulary", VocabularyLaw::publishedForBest)
            .takes(REST, WIDTH, FLOP)
            .gives(BEST_ENTRIES, REST, WIDTH, FLOP, VocabularyLaw::bestVocabulary);

    public VocabularyLaw {
        positive("E", E);
        positive("A1", A1);
        positive("alpha1", alpha1);
        positive("A2", A2);
        positive("alpha2", alpha2);
        positive("B", B);
        positive("beta", beta);
        notNull("counting", counting);
    }

    /** The form for one way to count tokens: E, A1, alpha1, A2, alpha2, B, beta, all searched as logarithms. */
    public static Family<VocabularyLaw> family(Counting counting) {
        return Family.of(
                VocabularyLaw.class,
                v -> new VocabularyLaw(v[0], v[1], v[2], v[3], v[4], v[5], v[6], counting),
                law -> new double[] {law.E, law.A1, law.alpha1, law.A2, law.alpha2, law.B, law.beta},
                Param.positive("E", "nats/token").startingIn(3, 8),
                Param.positive("A1", "nats/token").startingIn(0.2, 20),
                Param.positive("alpha1", "1").startingIn(0.2, 1),
                Param.positive("A2", "nats/token").startingIn(0.02, 2),
                Param.positive("alpha2", "1").startingIn(0.2, 1.5),
                Param.positive("B", "nats/token").startingIn(0.2, 20),
                Param.positive("beta", "1").startingIn(0.2, 1));
    }

    /** Tao et al. 2024 as published; V in thousands where characters become tokens. */
    public static Published<VocabularyLaw> tao2024() {
        return published(
                new VocabularyLaw(5.533, 1.831, .447, .196, .671, 2.124, .447, Counting.THOUSANDS),
                "tao2024",
                "Vocabulary, other parameters and data",
                "the parametric fit (approach 3)",
                Confidence.REPORTED,
                "alpha1 and beta are tied. The fit counts tokens with V in thousands, two to three times those there are.");
    }

    /** The same form fitted again to the authors' 1 054 rows in the same way: more digits. */
    public static Published<VocabularyLaw> tao2024Refit() {
        return published(
                new VocabularyLaw(5.5349, 1.8289, .4453, .1907, .6637, 2.1220, .4453, Counting.THOUSANDS),
                "tao2024-refit",
                "Vocabulary, other parameters and data, fitted again",
                "recomputed on 1 054 rows of the authors' data",
                Confidence.RECOMPUTED,
                "V in thousands where characters become tokens, as the authors do; objective 62.3.");
    }

    /** The same rows with tokens counted as they are: another law, and a worse fit. */
    public static Published<VocabularyLaw> tao2024Entries() {
        return published(
                new VocabularyLaw(5.5369, 1.9035, .4398, .1287, 1.0588, 1.3313, .4398, Counting.ENTRIES),
                "tao2024-entries",
                "Vocabulary, other parameters and data, fitted again with tokens as they are",
                "recomputed on 1 054 rows of the authors' data",
                Confidence.RECOMPUTED,
                "V a count of entries where characters become tokens; objective 66.8 against 62.3, and a best vocabulary of a third of the"
                        + " published one: to show what the unit does.");
    }

    /** All sets, the one to use first. */
    public static List<Published<VocabularyLaw>> published() {
        return List.of(tao2024(), tao2024Refit(), tao2024Entries());
    }

    /** What the authors derive: Llama 2 70B, trained on 2e12 tokens, should have had at least 216 000 entries. */
    public static PublishedClaim<VocabularyLaw> claim() {
        return new PublishedClaim<>(
                "best vocabulary of Llama 2 70B, entries",
                tao("abstract"),
                law -> law.bestVocabulary(70e9, 8_192, Compute.trainingFlop(70e9, 2e12)),
                216e3,
                Double.POSITIVE_INFINITY);
    }

    private static Citation tao(String where) {
        return new Citation(
                "Tao et al.",
                2024,
                "Scaling Laws with Vocabulary: Larger Models Deserve Larger Vocabularies",
                "https://arxiv.org/abs/2407.13623",
                where);
    }

    private static List<Published<VocabularyLaw>> publishedForBest() {
        return published().stream()
                .map(each -> new Published<>(
                                each.law(),
                                each.id().replace("vocabulary/", "best-vocabulary/"),
                                "Best vocabulary at a budget, by " + each.id(),
                                each.citation(),
                                each.confidence(),
                                each.range(),
                                each.standardErrors(),
                                each.notes())
                        .defined(each.definitions()))
                .toList();
    }

    private static Published<VocabularyLaw> published(
            VocabularyLaw law, String name, String title, String where, Confidence confidence, String notes) {
        return new Published<>(
                        law,
                        "vocabulary/" + name,
                        title,
                        tao(where),
                        confidence,
                        CalibratedRange.of("parameters", 3.3e7, 3e9).and("vocabulary", 4e3, 9.6e4),
                        Map.of(),
                        notes + " The range of the vocabulary is from memory.")
                .defined(Definitions.of(Counted.NON_VOCABULARY, law.counting.token(), "SlimPajama", Floor.FITTED)
                        .withLossUnit("nats/token less those of a unigram model"));
    }

    /** A fitter for runs, with tokens counted in one way: plain residuals, Huber 1e-3, alpha1 and beta tied, 200 starts. */
    public static Fitter<VocabularyLaw, VocabularyRun> fitter(Counting counting) {
        return Fitter.of(
                        family(counting),
                        (VocabularyLaw law, VocabularyRun run) ->
                                law.lossOfText(run.parameters(), run.vocabulary(), run.width(), run.characters()),
                        VocabularyRun::loss)
                .objective(Objective.huber(1e-3))
                .tied("alpha1", "beta")
                .stating("tokens", "characters times f(V), V counted in " + counting)
                .input("parameters", VocabularyRun::parameters)
                .input("vocabulary", run -> run.vocabulary().entries())
                .input("characters", VocabularyRun::characters);
    }

    /**
     * Lu, nats per token less those of a unigram model.
     *
     * @param parameters Nnv, all but the vocabulary's, {@code > 0}
     * @param vocabularyParameters Nv, those of the table of the vocabulary, {@code > 0}
     * @param tokens D as {@link #counting()} counts them, {@code > 0}
     */
    public double loss(double parameters, double vocabularyParameters, double tokens) {
        return -E
                + A1 * Math.pow(positive("parameters", parameters) / MILLION, -alpha1)
                + A2 * Math.pow(positive("vocabularyParameters", vocabularyParameters) / MILLION, -alpha2)
                + B * Math.pow(positive("tokens", tokens) / BILLION, -beta);
    }

    /** Lu of a text of so many characters, its tokens counted as the letters want them. */
    public double lossOfText(double parameters, Vocabulary vocabulary, double width, double characters) {
        double tokens = counting.tokens(Compression.tao2024(), vocabulary, characters);
        return loss(parameters, vocabulary.parameters(width), tokens);
    }

    /**
     * The vocabulary with the least loss at a training budget, where its parameters take compute from the data: {@code D = F / (6 (Nnv + V
     * d))}. There {@code alpha2 A2 / v^alpha2 = beta B / D^beta v / (n + v)}; the left side falls in v and the right one rises.
     *
     * @param parameters Nnv, all but the vocabulary's, {@code > 0}
     * @param width d, length of an embedding, {@code >= 1}
     * @param flop F, {@code > 0}
     * @return entries, not rounded; may be outside any vocabulary there is
     */
    public double bestVocabulary(double parameters, double width, double flop) {
        positive("parameters", parameters);
        atLeast("width", width, 1);
        positive("flop", flop);
        double log = Bisection.root(x -> gainOfMore(parameters, Math.exp(x), flop), -FARTHEST, FARTHEST);
        return Math.exp(log) / width;
    }

    /** {@code -d Lu / d ln Nv} on the line of equal compute. */
    private double gainOfMore(double parameters, double vocabularyParameters, double flop) {
        double all = parameters + vocabularyParameters;
        double tokens = Compute.tokens(flop, all);
        return alpha2 * A2 * Math.pow(vocabularyParameters / MILLION, -alpha2)
                - beta * B * Math.pow(tokens / BILLION, -beta) * vocabularyParameters / all;
    }

    /**
     * How the vocabulary's best parameters grow with the others where tokens grow in proportion and the vocabulary is a small part:
     * {@code Nv ~ Nnv^((1 + beta) / (1 + alpha2))}, 0.866 for the published letters. The authors' other approaches give .83.
     */
    public double vocabularyExponent() {
        return (1 + beta) / (1 + alpha2);
    }
}
