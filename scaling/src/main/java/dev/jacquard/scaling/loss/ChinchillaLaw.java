package dev.jacquard.scaling.loss;

import static dev.jacquard.data.Variables.LOSS;
import static dev.jacquard.data.Variables.PARAMETERS;
import static dev.jacquard.data.Variables.TOKENS;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.Residual;
import dev.jacquard.numerics.quantity.Compute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Loss of a dense transformer as a sum of an irreducible, a model-size and a data term.
 *
 * <p>{@code L(N, D) = E + A / N^alpha + B / D^beta}, with N parameters, D training tokens, L in nats per token.
 *
 * <p>Calibrated on 7e7 &lt;= N &lt;= 1.6e10, 5e9 &lt;= D &lt;= 5e11; another tokenizer shifts E, and repeated data break the D term.
 * Prefer {@link #besiroglu2024()}: it is fitted to the same runs as {@link #hoffmann2022()}, and agrees with the other two
 * approaches of that paper. More refits of the same runs are in {@link ChinchillaRefits}.
 *
 * <pre>{@code
 * var chinchilla = ChinchillaLaw.besiroglu2024();
 * chinchilla.law().loss(70e9, 1.4e12);   // 1.974 nats per token
 * chinchilla.law().optimal(5e26);        // Allocation[parameters=2.32e12, tokens=3.59e13]
 * }</pre>
 *
 * @param E irreducible loss, nats/token, {@code >= 0}
 * @param A size of the model term: the loss it would add at N = 1, nats/token, {@code > 0}
 * @param alpha exponent of the model term, {@code > 0}
 * @param B size of the data term: the loss it would add at D = 1, nats/token, {@code > 0}
 * @param beta exponent of the data term, {@code > 0}
 * @see <a href="https://arxiv.org/abs/2203.15556">Hoffmann et al. 2022</a>, equation 2
 */
public record ChinchillaLaw(double E, double A, double alpha, double B, double beta) implements LossLaw, AllocationLaw {

    private static final double PUBLISHED_DELTA = 1e-3;
    private static final String PUBLISHED_GRID = Fitting.PUBLISHED;
    private static final int GRID_HALVES = 5;
    private static final int GRID_SIZES = 6;

    /** The form: E, A, alpha, B, beta. The exponents are searched as they are, since the published start grid holds zeros. */
    public static final Family<ChinchillaLaw> FAMILY = Family.of(
                    ChinchillaLaw.class,
                    v -> new ChinchillaLaw(v[0], v[1], v[2], v[3], v[4]),
                    law -> new double[] {law.E, law.A, law.alpha, law.B, law.beta},
                    Param.positive("E", "nats/token").startingIn(Math.exp(-1), Math.exp(1)),
                    Param.positive("A", "nats/token").startingIn(1, Math.exp(20)),
                    Param.positive("alpha", "1").searchedAsIs().startingIn(0, 1),
                    Param.positive("B", "nats/token").startingIn(1, Math.exp(20)),
                    Param.positive("beta", "1").searchedAsIs().startingIn(0, 1))
            .withTie("alpha", "beta")
            .withGrid(PUBLISHED_GRID, ChinchillaLaw::publishedStarts);

    /** What goes in and comes out: size and data to loss. */
    public static final Signature<ChinchillaLaw> SIGNATURE = Signature.of(
                    "chinchilla", FAMILY, ChinchillaLaw::published)
            .takes(PARAMETERS, TOKENS)
            .gives(LOSS, PARAMETERS, TOKENS, ChinchillaLaw::loss)
            .falls(LOSS, PARAMETERS, TOKENS);

    /** How it is fitted to a table. */
    public static final Fitting<ChinchillaLaw, LossRun> FITTING = Fitting.of(
                    SIGNATURE,
                    "L(N, D) = E + A / N^alpha + B / D^beta",
                    "Hoffmann et al. 2022, equation 2",
                    LossRun.ROWS)
            .by(ChinchillaLaw::fitter)
            .drawnOver(
                    "training compute, FLOP", LossRun::flop, ChinchillaLaw::optimalLoss, "least loss of the fitted law")
            .tellingOf(ChinchillaLaw::told);

    public ChinchillaLaw {
        nonNegative("E", E);
        positive("A", A);
        positive("alpha", alpha);
        positive("B", B);
        positive("beta", beta);
    }

    /**
     * Hoffmann et al. 2022, approach 3, as printed: rounded to two digits in the exponents.
     *
     * <p>The rounding matters: at 5.76e23 FLOP it asks for 93 tokens per parameter where the unrounded values ask for 59 ({@link
     * ChinchillaRefits#hoffmann2022Tex()}). Kept because it is the most quoted set; for use prefer {@link #besiroglu2024()}.
     */
    public static Published<ChinchillaLaw> hoffmann2022() {
        return new Published<>(
                        new ChinchillaLaw(1.69, 406.4, 0.34, 410.7, 0.28),
                        "chinchilla/hoffmann2022",
                        "Chinchilla, approach 3, as printed",
                        ChinchillaRefits.hoffmann("equation 10"),
                        Confidence.VERIFIED,
                        CalibratedRange.of("parameters", 7e7, 1.6e10).and("tokens", 5e9, 5e11),
                        Map.of(),
                        "N includes embeddings. Rounded coefficients: tokens per parameter move from 59 to 93 at 5.76e23 FLOP. The printed"
                                + " intervals are an artefact of an optimiser that stopped early.")
                .defined(ChinchillaRefits.DEFINITIONS);
    }

    /**
     * Besiroglu et al. 2024: the refit of Hoffmann's runs, read from the figure. The set to prefer.
     *
     * <p>It is, up to rounding, the least-absolute-deviations optimum ({@link ChinchillaRefits#epochLad()}) and not the minimiser of
     * the Huber objective that the paper names ({@link ChinchillaRefits#epochHuber()}); the two agree within their errors.
     */
    public static Published<ChinchillaLaw> besiroglu2024() {
        return new Published<>(
                        new ChinchillaLaw(1.8172, 482.01, 0.3478, 2085.43, 0.3658),
                        "chinchilla/besiroglu2024",
                        "Chinchilla, refitted by Besiroglu et al.",
                        new Citation(
                                "Besiroglu, Erdil, Barnett, You",
                                2024,
                                "Chinchilla Scaling: A replication attempt",
                                "https://arxiv.org/abs/2404.10102",
                                "equation 4"),
                        Confidence.REPORTED,
                        ChinchillaRefits.epochRange(),
                        ChinchillaRefits.errors(0.03, 124.58, 0.02, 1293.23, 0.02),
                        "N includes embeddings; tokens are C / (6 N). 240 of 245 runs read from a figure of Hoffmann et al.; preferred."
                                + " The authors' notebook rounds to the same values but for E, 1.8169: chinchilla/besiroglu2024-notebook.")
                .defined(ChinchillaRefits.DEFINITIONS);
    }

    /** Every publication, the ones to prefer first. */
    public static List<Published<ChinchillaLaw>> published() {
        return Stream.of(List.of(besiroglu2024(), hoffmann2022()), ChinchillaRefits.all(), ChinchillaOnOtherRuns.all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * A fitter for runs: {@code ln predicted - ln observed}, Huber 1e-3 (both papers' objective), exact derivatives, from the 4 500
     * {@link #publishedStarts()}.
     *
     * <pre>{@code
     * var fit = ChinchillaLaw.fitter().fit(runs);
     * var lad = ChinchillaLaw.fitter().objective(Objective.lad()).fit(runs);
     * }</pre>
     */
    public static Fitter<ChinchillaLaw, LossRun> fitter() {
        Fitter<ChinchillaLaw, LossRun> fitter = Fitter.of(
                FAMILY, (ChinchillaLaw law, LossRun run) -> law.loss(run.parameters(), run.tokens()), LossRun::loss);
        return LossRun.describe(fitter)
                .residual(Residual.LOG)
                .objective(Objective.huber(PUBLISHED_DELTA))
                .surface(LossSurface::new)
                .starts(PUBLISHED_GRID);
    }

    /** The exponents, and the best split of the compute of the largest run: what may be compared between publications. */
    private static Function<ChinchillaLaw, Map<String, Double>> told(List<LossRun> runs) {
        double budget = runs.stream().mapToDouble(LossRun::flop).max().orElseThrow();
        return law -> law.told(budget);
    }

    private Map<String, Double> told(double budget) {
        Map<String, Double> told = new LinkedHashMap<>();
        told.put("a", parameterExponent());
        told.put("b", tokenExponent());
        told.put("gamma", computeExponent());
        told.put("G", G());
        Allocation best = optimal(budget);
        told.put("largestFlop", budget);
        told.put("parametersAtLargestFlop", best.parameters());
        told.put("tokensAtLargestFlop", best.tokens());
        told.put("tokensPerParameterAtLargestFlop", best.tokensPerParameter());
        told.put("lossAtLargestFlop", optimalLoss(budget));
        return told;
    }

    /**
     * The published grid of starts: alpha and beta in 0, 0.5 .. 2, ln E in -1, -0.5 .. 1, ln A and ln B in 0, 5 .. 25; 4 500 in all,
     * each in the order of {@link #FAMILY}.
     *
     * @see <a href="https://arxiv.org/abs/2203.15556">Hoffmann et al. 2022</a>, appendix D.3
     */
    public static double[][] publishedStarts() {
        double[][] starts = new double[GRID_SIZES * GRID_SIZES * GRID_HALVES * GRID_HALVES * GRID_HALVES][];
        for (int s = 0; s < starts.length; s++) {
            int place = s;
            double beta = 0.5 * (place % GRID_HALVES);
            place /= GRID_HALVES;
            double alpha = 0.5 * (place % GRID_HALVES);
            place /= GRID_HALVES;
            double logE = -1 + 0.5 * (place % GRID_HALVES);
            place /= GRID_HALVES;
            double logB = 5.0 * (place % GRID_SIZES);
            double logA = 5.0 * (place / GRID_SIZES);
            starts[s] = new double[] {Math.exp(logE), Math.exp(logA), alpha, Math.exp(logB), beta};
        }
        return starts;
    }

    @Override
    public double loss(double parameters, double tokens) {
        positive("parameters", parameters);
        positive("tokens", tokens);
        return E + A * Math.pow(parameters, -alpha) + B * Math.pow(tokens, -beta);
    }

    /** The exponent a of the best model size, {@code N* ~ C^a}: {@code beta / (alpha + beta)}. */
    public double parameterExponent() {
        return beta / (alpha + beta);
    }

    /** The exponent b of the best number of tokens, {@code D* ~ C^b}: {@code alpha / (alpha + beta)}. */
    public double tokenExponent() {
        return alpha / (alpha + beta);
    }

    /** The exponent gamma of the best reducible loss, {@code L* - E ~ C^-gamma}: {@code alpha beta / (alpha + beta)}. */
    public double computeExponent() {
        return alpha * beta / (alpha + beta);
    }

    /** {@code G = (alpha A / (beta B))^(1 / (alpha + beta))}, the constant of {@code N* = G (C/6)^a} (Hoffmann, equation 4). */
    public double G() {
        return Math.pow(alpha * A / (beta * B), 1 / (alpha + beta));
    }

    /**
     * The split with the least loss at a training budget: {@code N* = G (C/6)^a}, {@code D* = (C/6)^b / G}.
     *
     * @param flop C, training compute, FLOP, {@code > 0}
     * @see <a href="https://arxiv.org/abs/2203.15556">Hoffmann et al. 2022</a>, equation 4
     */
    @Override
    public Allocation optimal(double flop) {
        double parameters = G() * Math.pow(parametersTimesTokens(flop), parameterExponent());
        return new Allocation(parameters, Compute.tokens(flop, parameters));
    }

    /** The tokens with which a model of a given size is the best for its compute: {@code alpha A N^-alpha = beta B D^-beta}. */
    public double optimalTokens(double parameters) {
        return Math.pow(beta * B / parameterPull(parameters), 1 / beta);
    }

    /**
     * The split with the least loss where training costs {@code kappa N^p D^q}.
     *
     * <p>At the optimum the elasticities of the loss stand as those of the cost, {@code alpha A N^-alpha / p = beta B D^-beta / q};
     * with D on the budget line this is linear in ln N. {@code kappa = 6, p = q = 1} is {@link #optimal(double)}.
     *
     * @param cost the budget, in the unit of the cost, {@code > 0}
     * @param kappa price level, {@code > 0}
     * @param p elasticity of the cost to parameters, {@code > 0}
     * @param q elasticity of the cost to tokens, {@code > 0}
     */
    public Allocation optimal(double cost, double kappa, double p, double q) {
        double room = Math.log(positive("cost", cost) / positive("kappa", kappa));
        double pull = Math.log(alpha * A * positive("q", q) / (beta * B * positive("p", p)));
        double logParameters = (pull + beta * room / q) / (alpha + beta * p / q);
        return new Allocation(Math.exp(logParameters), Math.exp((room - p * logParameters) / q));
    }

    /** The least loss at a training budget: {@code E + (A G^-alpha + B G^beta) (C/6)^-gamma}. */
    public double optimalLoss(double flop) {
        double g = G();
        double reducible = A * Math.pow(g, -alpha) + B * Math.pow(g, beta);
        return E + reducible * Math.pow(parametersTimesTokens(flop), -computeExponent());
    }

    /** Minus the elasticity of the loss to parameters times the loss: {@code alpha A N^-alpha}, nats/token. */
    public double parameterPull(double parameters) {
        return alpha * A * Math.pow(positive("parameters", parameters), -alpha);
    }

    /** Minus the elasticity of the loss to tokens times the loss: {@code beta B D^-beta}, nats/token. */
    public double tokenPull(double tokens) {
        return beta * B * Math.pow(positive("tokens", tokens), -beta);
    }

    @Override
    public double parameterPull(double parameters, double tokens) {
        positive("tokens", tokens);
        return parameterPull(parameters);
    }

    @Override
    public double tokenPull(double parameters, double tokens) {
        positive("parameters", parameters);
        return tokenPull(tokens);
    }

    /**
     * Elasticity of substitution between parameters and tokens along a line of equal loss: {@code 1 / (1 + beta s + alpha (1 -
     * s))}, with s the parameters' share of the two pulls. Always below 1: the two are gross complements.
     */
    public double elasticityOfSubstitution(double parameters, double tokens) {
        double share = parameterPull(parameters) / (parameterPull(parameters) + tokenPull(tokens));
        return 1 / (1 + beta * share + alpha * (1 - share));
    }

    /**
     * How many times more compute divides the best reducible loss by a factor: {@code r^(1 / gamma)}.
     *
     * @param factor r, {@code > 0}; 2 asks for the compute that halves {@code L* - E}
     */
    public double computeToDivideReducibleLoss(double factor) {
        return Math.pow(positive("factor", factor), 1 / computeExponent());
    }

    /** N D on a budget: C / 6. */
    private static double parametersTimesTokens(double flop) {
        return Compute.tokens(Check.positive("flop", flop), 1);
    }
}
