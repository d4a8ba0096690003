package dev.jacquard.scaling.inference;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.data.Variables.PARAMETERS;
import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;
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
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.data.fitting.Rows;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.Residual;
import java.util.List;
import java.util.Map;

/**
 * Loss of a model that reads its input in several parallel streams and averages what they say.
 *
 * <p>{@code L = (A / (N (k ln P + 1)))^alpha + E}, with N parameters without embeddings and P streams, trained on 42e9 tokens; L in nats per
 * token. P streams are worth a factor {@code k ln P + 1} of parameters, for P times the compute and the same weights.
 *
 * <p><b>E and alpha are hardly told apart</b> by sizes within a factor of nine: the published set and an independent refit have E of .69
 * and .53 and nearly the same losses. Use the law within its range, and compare no exponent.
 *
 * <pre>{@code
 * var law = ParallelStreamsLaw.chen2025Stack().law();
 * law.loss(2.8e9, 4);                        // 1.015
 * law.equivalentParameters(2.8e9, 4, 1);     // 4.33e9
 * }</pre>
 *
 * @param E irreducible loss, nats/token, {@code > 0}
 * @param A size at which the model term is 1, parameters, {@code > 0}
 * @param k what the logarithm of the streams is worth, {@code > 0}
 * @param alpha exponent, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2505.10475">Chen et al. 2025</a>, equation 5
 */
public record ParallelStreamsLaw(double E, double A, double k, double alpha) {

    private static final String CONFOUNDED =
            " Fixed data of 42e9 tokens. E and alpha are strongly confounded: compare the two sets.";

    /** The form: E, A, k, alpha, all searched as logarithms. */
    public static final Family<ParallelStreamsLaw> FAMILY = Family.of(
            ParallelStreamsLaw.class,
            v -> new ParallelStreamsLaw(v[0], v[1], v[2], v[3]),
            law -> new double[] {law.E, law.A, law.k, law.alpha},
            Param.positive("E", "nats/token").startingIn(0.1, 2),
            Param.positive("A", "parameter").startingIn(1e6, 1e9),
            Param.positive("k", "1").startingIn(0.1, 1),
            Param.positive("alpha", "1").startingIn(0.05, 0.5));

    private static final Variable SIZE = PARAMETERS.meaning("size of the model, without embeddings");
    private static final Variable STREAMS = Variable.any("streams", "1", "parallel streams, 1 for a plain model")
            .from(1);
    private static final Variable EQUIVALENT =
            Variable.any("equivalentParameters", "parameter", "the plain model of the same loss");

    /** What goes in and comes out: size and streams to loss. */
    public static final Signature<ParallelStreamsLaw> SIGNATURE = Signature.of(
                    "parallel-streams", FAMILY, ParallelStreamsLaw::published)
            .takes(SIZE, STREAMS)
            .gives(LOSS, SIZE, STREAMS, ParallelStreamsLaw::loss)
            .gives(
                    EQUIVALENT,
                    SIZE,
                    STREAMS,
                    (law, parameters, streams) -> law.equivalentParameters(parameters, streams, 1))
            .falls(LOSS, SIZE, STREAMS)
            .rises(EQUIVALENT, SIZE, STREAMS);

    /** How it is fitted to a table. */
    public static final Fitting<ParallelStreamsLaw, StreamRun> FITTING = Fitting.of(
                    SIGNATURE,
                    "L(N, P) = E + (A / (N (k ln P + 1)))^alpha",
                    "Chen et al. 2025, equation 5",
                    Rows.of(
                            v -> new StreamRun(v[0], v[1], v[2]),
                            StreamRun::loss,
                            Column.positive(SIZE),
                            Column.positive(STREAMS),
                            Column.positive(LOSS)))
            .by(ParallelStreamsLaw::fitter);

    public ParallelStreamsLaw {
        positive("E", E);
        positive("A", A);
        positive("k", k);
        positive("alpha", alpha);
    }

    /** Chen et al. 2025 on Stack-V2-Python; k is confirmed by the authors' demonstration page, the rest is from memory. */
    public static Published<ParallelStreamsLaw> chen2025Stack() {
        return published(new ParallelStreamsLaw(.6909, 1.130e7, .393463, .189371), "stack", "Stack-V2-Python", .9978);
    }

    /** Chen et al. 2025 on the Pile; coefficients from memory, k to two digits confirmed. */
    public static Published<ParallelStreamsLaw> chen2025Pile() {
        return published(new ParallelStreamsLaw(1.2888, 1.973e8, .334456, .195897), "pile", "the Pile", .9987);
    }

    /** An independent refit on Stack-V2-Python. */
    public static Published<ParallelStreamsLaw> refitStack() {
        return refit(new ParallelStreamsLaw(.532023, 1.831564e7, .419331, .132752), "stack", "Stack-V2-Python");
    }

    /** An independent refit on the Pile. */
    public static Published<ParallelStreamsLaw> refitPile() {
        return refit(new ParallelStreamsLaw(1.376680, 1.353353e8, .344689, .223649), "pile", "the Pile");
    }

    /** All sets: the two of the authors, then the two refits. */
    public static List<Published<ParallelStreamsLaw>> published() {
        return List.of(chen2025Stack(), chen2025Pile(), refitStack(), refitPile());
    }

    /** What the authors' demonstration page says: 2.8e9 parameters in 4 streams are worth these, in billions, on Stack-V2-Python. */
    public static List<PublishedClaim<ParallelStreamsLaw>> claims() {
        return List.of(equivalence(1, 4.33), equivalence(2, 3.40), equivalence(8, 2.38));
    }

    private static PublishedClaim<ParallelStreamsLaw> equivalence(double streams, double billions) {
        double halfTheLastDigit = 0.005;
        return new PublishedClaim<>(
                "billions of parameters in " + Math.round(streams) + " streams worth 2.8 in 4",
                chen("the authors' demonstration page"),
                law -> law.equivalentParameters(2.8e9, 4, streams) / 1e9,
                billions - halfTheLastDigit,
                billions + halfTheLastDigit);
    }

    private static Published<ParallelStreamsLaw> published(
            ParallelStreamsLaw law, String name, String text, double r2) {
        return publication(
                law,
                "chen2025-" + name,
                "Parallel streams on " + text,
                "equation 5 and its fit",
                text,
                "R2 " + r2 + ". Coefficients from memory; k is confirmed." + CONFOUNDED);
    }

    private static Published<ParallelStreamsLaw> refit(ParallelStreamsLaw law, String name, String text) {
        return publication(
                law,
                "chen2025-" + name + "-refit",
                "Parallel streams on " + text + ", fitted again",
                "an independent refit of the form of equation 5",
                text,
                "Found in a program by others, who do not say how they fitted; not repeated here." + CONFOUNDED);
    }

    private static Citation chen(String where) {
        return new Citation(
                "Chen et al.",
                2025,
                "Parallel Scaling Law for Language Models",
                "https://arxiv.org/abs/2505.10475",
                where);
    }

    private static Published<ParallelStreamsLaw> publication(
            ParallelStreamsLaw law, String name, String title, String where, String text, String notes) {
        return new Published<>(
                        law,
                        "parallel-streams/" + name,
                        title,
                        chen(where),
                        Confidence.UNVERIFIED,
                        CalibratedRange.of("parameters", 5e8, 4.4e9).and("streams", 1, 8),
                        Map.of(),
                        notes)
                .defined(Definitions.of(Counted.NON_EMBEDDING, "the authors' token", text, Floor.FITTED));
    }

    /** A fitter for runs: least squares in the logarithm of the loss, from 200 starts. Read its correlation of E and alpha first. */
    public static Fitter<ParallelStreamsLaw, StreamRun> fitter() {
        return Fitter.of(
                        FAMILY,
                        (ParallelStreamsLaw law, StreamRun run) -> law.loss(run.parameters(), run.streams()),
                        StreamRun::loss)
                .residual(Residual.LOG)
                .input("parameters", StreamRun::parameters)
                .input("streams", StreamRun::streams);
    }

    /**
     * Loss, nats per token.
     *
     * @param parameters N, {@code > 0}
     * @param streams P, {@code >= 1}
     */
    public double loss(double parameters, double streams) {
        return Math.pow(A / (positive("parameters", parameters) * multiplier(streams)), alpha) + E;
    }

    /** How many times the parameters so many streams are worth: {@code k ln P + 1}. */
    public double multiplier(double streams) {
        return k * Math.log(atLeast("streams", streams, 1)) + 1;
    }

    /** Parameters in other streams with the same loss: {@code N (k ln P + 1) / (k ln P' + 1)}. */
    public double equivalentParameters(double parameters, double streams, double otherStreams) {
        return positive("parameters", parameters) * multiplier(streams) / multiplier(otherStreams);
    }

    /**
     * What theory gives in place of {@code k ln P + 1}: {@code (P / ((P - 1) rho + 1))^(1 / alpha)}, for streams whose errors have
     * correlation rho. Streams that err alike are worth one.
     *
     * @param streams P, {@code >= 1}
     * @param correlation rho, in [0, 1]
     */
    public double theoreticalMultiplier(double streams, double correlation) {
        atLeast("streams", streams, 1);
        return Math.pow(streams / ((streams - 1) * fraction("correlation", correlation) + 1), 1 / alpha);
    }
}
