package dev.jacquard.laws;

import dev.jacquard.numerics.Check;
import dev.jacquard.scaling.batch.BatchTradeoff;
import dev.jacquard.scaling.capability.BrokenLaw;
import dev.jacquard.scaling.capability.DownstreamError;
import dev.jacquard.scaling.data.DataConstrainedLaw;
import dev.jacquard.scaling.data.RepeatedRun;
import dev.jacquard.scaling.experts.FineGrainedLaw;
import dev.jacquard.scaling.experts.FineGrainedRun;
import dev.jacquard.scaling.experts.RoutedLaw;
import dev.jacquard.scaling.experts.RoutedRun;
import dev.jacquard.scaling.inference.CoverageLaw;
import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.ChinchillaOnOtherRuns;
import dev.jacquard.scaling.loss.ComputeRun;
import dev.jacquard.scaling.loss.CoupledLaw;
import dev.jacquard.scaling.loss.LossRun;
import dev.jacquard.scaling.loss.OvertrainedLaw;
import dev.jacquard.scaling.loss.PowerLaw;
import dev.jacquard.scaling.precision.Bits;
import dev.jacquard.scaling.precision.PostTrainingLaw;
import dev.jacquard.scaling.precision.PostTrainingRun;
import dev.jacquard.scaling.precision.PrecisionLaw;
import dev.jacquard.scaling.precision.PrecisionRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The families of laws that {@code jacquard fit} offers: one entry makes a family known to the command and to {@code list families}. */
public final class FitFamilies {

    private static final String COMPUTE = "training compute, FLOP";
    private static final String FITTED = "fitted law";

    private static final FitFamily<ChinchillaLaw, LossRun> CHINCHILLA = new FitFamily<>(
            "chinchilla",
            "L(N, D) = E + A / N^alpha + B / D^beta",
            "Hoffmann et al. 2022, equation 2",
            List.of("parameters", "tokens", "loss"),
            ChinchillaLaw.FAMILY,
            ChinchillaLaw.fitter(),
            values -> new LossRun(values[0], values[1], values[2]),
            LossRun::loss,
            Optional.of(new FitFamily.Curve<>(
                    LossRun::flop, COMPUTE, ChinchillaLaw::optimalLoss, "least loss of the fitted law")),
            FitFamilies::derived);

    private static final FitFamily<PowerLaw, ComputeRun> POWER_LAW = new FitFamily<>(
            "power-law",
            "L(C) = floor + (C / scale)^-slope",
            "Dey et al. 2023, equation 1",
            List.of("flop", "loss"),
            PowerLaw.FAMILY,
            PowerLaw.fitter(),
            values -> new ComputeRun(values[0], values[1]),
            ComputeRun::loss,
            Optional.of(new FitFamily.Curve<>(ComputeRun::flop, COMPUTE, PowerLaw::loss, FITTED)),
            FitFamilies::nothing);

    private static final FitFamily<CoupledLaw, LossRun> COUPLED = new FitFamily<>(
            "coupled",
            "L(N, D) = E + (A / N^alpha + B / D^beta)^gamma",
            "Busbridge et al. 2025, the supervised law",
            List.of("parameters", "tokens", "loss"),
            CoupledLaw.FAMILY,
            CoupledLaw.fitter(),
            values -> new LossRun(values[0], values[1], values[2]),
            LossRun::loss,
            Optional.empty(),
            FitFamilies::nothing);

    private static final FitFamily<DataConstrainedLaw, RepeatedRun> DATA_CONSTRAINED = new FitFamily<>(
            "data-constrained",
            "L(N, D, U) = E + A / N'^alpha + B / D'^beta with N', D' saturating; E .. beta held at the base law of the source",
            "Muennighoff et al. 2023, equations 5 and 6",
            List.of("parameters", "tokens", "uniqueTokens", "loss"),
            DataConstrainedLaw.FAMILY,
            DataConstrainedLaw.fitter(ChinchillaOnOtherRuns.muennighoff2023().law()),
            values -> new RepeatedRun(values[0], values[1], values[2], values[3]),
            RepeatedRun::loss,
            Optional.empty(),
            FitFamilies::nothing);

    private static final FitFamily<FineGrainedLaw, FineGrainedRun> FINE_GRAINED = new FitFamily<>(
            "fine-grained",
            "L(N, D, G) = c + (g / G^gamma + a) / N^alpha + b / D^beta",
            "Krajewski et al. 2024, equation 9",
            List.of("parameters", "tokens", "granularity", "loss"),
            FineGrainedLaw.FAMILY,
            FineGrainedLaw.fitter(),
            values -> new FineGrainedRun(values[0], values[1], values[2], values[3]),
            FineGrainedRun::loss,
            Optional.empty(),
            FitFamilies::nothing);

    private static final FitFamily<RoutedLaw, RoutedRun> ROUTED = new FitFamily<>(
            "routed",
            "log10 L(N, E) = a log10 N + b log10 E' + c log10 N log10 E' + d, E' saturating",
            "Clark et al. 2022, equation 1",
            List.of("parameters", "experts", "loss"),
            RoutedLaw.FAMILY,
            RoutedLaw.fitter(),
            values -> new RoutedRun(values[0], values[1], values[2]),
            RoutedRun::loss,
            Optional.empty(),
            FitFamilies::nothing);

    private static final FitFamily<CoverageLaw, CoverageLaw.Point> COVERAGE = new FitFamily<>(
            "coverage",
            "c(k) = exp(a k^b)",
            "Brown et al. 2024, section 3",
            List.of("samples", "coverage"),
            CoverageLaw.FAMILY,
            CoverageLaw.fitter(),
            values -> new CoverageLaw.Point(values[0], values[1]),
            CoverageLaw.Point::coverage,
            Optional.of(new FitFamily.Curve<>(CoverageLaw.Point::samples, "samples", CoverageLaw::coverage, FITTED)),
            FitFamilies::nothing);

    private static final FitFamily<BatchTradeoff, BatchTradeoff.Run> BATCH = new FitFamily<>(
            "batch",
            "ln S(B) = ln[Smin (1 + Emin / (Smin B))]",
            "McCandlish et al. 2018, equation 2.11",
            List.of("batch", "steps"),
            BatchTradeoff.FAMILY,
            BatchTradeoff.fitter(),
            values -> new BatchTradeoff.Run(values[0], values[1]),
            BatchTradeoff.Run::steps,
            Optional.of(new FitFamily.Curve<>(
                    BatchTradeoff.Run::batch, "batch, in the unit of Emin", BatchTradeoff::steps, FITTED)),
            rows -> law -> Map.of("criticalBatch", law.criticalBatch()));

    private static final FitFamily<OvertrainedLaw, LossRun> OVERTRAINED = new FitFamily<>(
            "overtrained",
            "L(C, M) = E + (a M^eta + b M^-eta) C^-eta, with M = D / N and C = 6 N D",
            "Gadre et al. 2024, equation 4",
            List.of("parameters", "tokens", "loss"),
            OvertrainedLaw.FAMILY,
            OvertrainedLaw.fitter(),
            values -> new LossRun(values[0], values[1], values[2]),
            LossRun::loss,
            Optional.empty(),
            FitFamilies::nothing);

    private static final FitFamily<PrecisionLaw, PrecisionRun> PRECISION = new FitFamily<>(
            "precision",
            "L(N, D, P) = E + A / (N f_w(Pw) f_a(Pa) f_kv(Pkv))^alpha + B / D^alpha",
            "Kumar et al. 2024, table 2 and appendix K",
            List.of("parameters", "tokens", "weightBits", "activationBits", "cacheBits", "loss"),
            PrecisionLaw.FAMILY,
            PrecisionLaw.fitter(),
            values -> new PrecisionRun(values[0], values[1], new Bits(values[2], values[3], values[4]), values[5]),
            PrecisionRun::loss,
            Optional.empty(),
            FitFamilies::nothing);

    private static final FitFamily<PostTrainingLaw, PostTrainingRun> POST_TRAINING = new FitFamily<>(
            "post-training",
            "degradation(N, D, P) = CT D^gD / N^gN e^(-P / gamma)",
            "Kumar et al. 2024, table 2 and appendix K",
            List.of("parameters", "tokens", "bits", "degradation"),
            PostTrainingLaw.FAMILY,
            PostTrainingLaw.fitter(),
            values -> new PostTrainingRun(values[0], values[1], values[2], values[3]),
            PostTrainingRun::degradation,
            Optional.empty(),
            FitFamilies::nothing);

    private static final FitFamily<DownstreamError, DownstreamError.Point> DOWNSTREAM = new FitFamily<>(
            "downstream-error",
            "error(L) = epsilon - k exp(-gamma L)",
            "Gadre et al. 2024, equation 5",
            List.of("loss", "error"),
            DownstreamError.FAMILY,
            DownstreamError.fitter(),
            values -> new DownstreamError.Point(values[0], values[1]),
            DownstreamError.Point::error,
            Optional.empty(),
            FitFamilies::nothing);

    private static final FitFamily<BrokenLaw, BrokenLaw.Point> BROKEN = new FitFamily<>(
            "broken",
            "y(x) = a + b x^-c0 (1 + (x / d1)^(1 / f1))^(-c1 f1)",
            "Caballero et al. 2022, equation 1",
            List.of("x", "y"),
            BrokenLaw.family(1),
            BrokenLaw.fitter(1),
            values -> new BrokenLaw.Point(values[0], values[1]),
            BrokenLaw.Point::y,
            Optional.of(new FitFamily.Curve<>(BrokenLaw.Point::x, "x", BrokenLaw::at, FITTED)),
            FitFamilies::nothing);

    private FitFamilies() {}

    public static List<FitFamily<?, ?>> all() {
        return List.of(
                CHINCHILLA,
                POWER_LAW,
                COUPLED,
                OVERTRAINED,
                DATA_CONSTRAINED,
                FINE_GRAINED,
                ROUTED,
                PRECISION,
                POST_TRAINING,
                DOWNSTREAM,
                BROKEN,
                COVERAGE,
                BATCH);
    }

    /** The family of this name; an unknown one is refused with the nearest. */
    public static FitFamily<?, ?> find(String id) {
        List<String> ids = names();
        int index = ids.indexOf(id);
        if (index < 0) {
            throw Check.refused(
                    "--law",
                    id,
                    "one of: " + Check.among(id, ids, "jacquard list families lists") + Check.nearest(id, ids));
        }
        return all().get(index);
    }

    static List<String> names() {
        return all().stream().map(FitFamily::id).toList();
    }

    private static <L, R> Function<L, Map<String, Double>> nothing(List<R> rows) {
        return law -> Map.of();
    }

    /** The exponents, and the best split of the compute of the largest run: what may be compared between publications. */
    private static Function<ChinchillaLaw, Map<String, Double>> derived(List<LossRun> rows) {
        double budget = rows.stream().mapToDouble(LossRun::flop).max().orElseThrow();
        return law -> derived(law, budget);
    }

    private static Map<String, Double> derived(ChinchillaLaw law, double budget) {
        Map<String, Double> derived = new LinkedHashMap<>();
        derived.put("a", law.parameterExponent());
        derived.put("b", law.tokenExponent());
        derived.put("gamma", law.computeExponent());
        derived.put("G", law.G());
        Allocation best = law.optimal(budget);
        derived.put("largestFlop", budget);
        derived.put("parametersAtLargestFlop", best.parameters());
        derived.put("tokensAtLargestFlop", best.tokens());
        derived.put("tokensPerParameterAtLargestFlop", best.tokensPerParameter());
        derived.put("lossAtLargestFlop", law.optimalLoss(budget));
        return derived;
    }
}
