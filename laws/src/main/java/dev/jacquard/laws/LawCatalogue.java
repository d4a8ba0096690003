package dev.jacquard.laws;

import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.numerics.Check;
import dev.jacquard.scaling.batch.BatchTradeoff;
import dev.jacquard.scaling.batch.GradientNoise;
import dev.jacquard.scaling.capability.AccuracySigmoid;
import dev.jacquard.scaling.capability.BrokenLaw;
import dev.jacquard.scaling.capability.ComputeEquivalentGain;
import dev.jacquard.scaling.capability.ComputeLine;
import dev.jacquard.scaling.capability.DownstreamError;
import dev.jacquard.scaling.capability.ExactMatch;
import dev.jacquard.scaling.capability.ItemResponse;
import dev.jacquard.scaling.capability.ProgressRate;
import dev.jacquard.scaling.data.DataConstrainedLaw;
import dev.jacquard.scaling.distillation.DistillationLaw;
import dev.jacquard.scaling.experts.FineGrainedLaw;
import dev.jacquard.scaling.experts.JointMoeLaw;
import dev.jacquard.scaling.experts.MemorySplitLaw;
import dev.jacquard.scaling.experts.RoutedLaw;
import dev.jacquard.scaling.experts.SparsityLaw;
import dev.jacquard.scaling.frontier.AllocationFit;
import dev.jacquard.scaling.frontier.Frontier;
import dev.jacquard.scaling.frontier.PowerOfCompute;
import dev.jacquard.scaling.horizon.BootstrapBias;
import dev.jacquard.scaling.horizon.BradleyTerryHorizon;
import dev.jacquard.scaling.horizon.HalfLife;
import dev.jacquard.scaling.horizon.HorizonTrajectories;
import dev.jacquard.scaling.horizon.HorizonTrend;
import dev.jacquard.scaling.horizon.LogisticHorizon;
import dev.jacquard.scaling.horizon.StagedTask;
import dev.jacquard.scaling.horizon.WeibullHorizon;
import dev.jacquard.scaling.inference.CoverageLaw;
import dev.jacquard.scaling.inference.ParallelStreamsLaw;
import dev.jacquard.scaling.inference.PassAtK;
import dev.jacquard.scaling.inference.SampleCount;
import dev.jacquard.scaling.inference.ScaleRl;
import dev.jacquard.scaling.inference.TestTimeMatching;
import dev.jacquard.scaling.inference.TrainTestTradeoff;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.CoupledLaw;
import dev.jacquard.scaling.loss.CriticalBatch;
import dev.jacquard.scaling.loss.KaplanLaw;
import dev.jacquard.scaling.loss.KaplanPower;
import dev.jacquard.scaling.loss.KaplanSteps;
import dev.jacquard.scaling.loss.LossLaw;
import dev.jacquard.scaling.loss.OvertrainedLaw;
import dev.jacquard.scaling.loss.PowerLaw;
import dev.jacquard.scaling.parallel.Amdahl;
import dev.jacquard.scaling.parallel.CorrelatedAttempts;
import dev.jacquard.scaling.parallel.Gustafson;
import dev.jacquard.scaling.parallel.SteppingOnToes;
import dev.jacquard.scaling.parallel.SunNi;
import dev.jacquard.scaling.parallel.SupervisorQueue;
import dev.jacquard.scaling.parallel.UniversalScalabilityLaw;
import dev.jacquard.scaling.precision.BitResponse;
import dev.jacquard.scaling.precision.LowPrecisionLaw;
import dev.jacquard.scaling.precision.PostTrainingLaw;
import dev.jacquard.scaling.precision.PrecisionLaw;
import dev.jacquard.scaling.precision.QuantizedWeights;
import dev.jacquard.scaling.tokens.BlockTokens;
import dev.jacquard.scaling.tokens.LzwTokens;
import dev.jacquard.scaling.tokens.RunTokens;
import dev.jacquard.scaling.tokens.VocabularyLaw;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every law the project carries, listed by hand: nothing is found by searching the class path.
 *
 * <p>The lists hold signatures and fittings: a law is in them by one line, and by a second one if it can be fitted; what it takes, gives and
 * who published it stands beside the law.
 *
 * <pre>{@code
 * LawCatalogue.find("amdahl").at(Map.of("parallel", 0.95, "agents", 40.0)).get("speedup");   // 13.56
 * LawCatalogue.lossLaw("chinchilla/besiroglu2024").loss(70e9, 1.4e12);                        // 1.974
 * }</pre>
 */
public final class LawCatalogue {

    private static final String SPEEDUP = "speedup";

    /** Laws of loss that a model may choose among: each says the loss of a size and data, the ones to prefer first. */
    private static final List<Signature<? extends LossLaw>> LOSS = List.of(
            ChinchillaLaw.SIGNATURE,
            PowerLaw.SIGNATURE,
            KaplanLaw.SIGNATURE,
            CoupledLaw.SIGNATURE,
            OvertrainedLaw.SIGNATURE);

    private LawCatalogue() {}

    /** All other laws, in the order in which they are listed; apart, so that who chooses a loss law loads no others. */
    private static final class Others {

        static final List<Signature<?>> SIGNATURES = List.of(
                KaplanPower.OF_PARAMETERS,
                KaplanPower.OF_TOKENS,
                KaplanPower.HESTNESS,
                KaplanSteps.SIGNATURE,
                CriticalBatch.SIGNATURE,
                KaplanLaw.OVERFITTING,
                Frontier.SIGNATURE,
                AllocationFit.GROWTH,
                PowerOfCompute.LEARNING_RATE,
                PowerOfCompute.BATCH,
                PowerOfCompute.STEPS,
                Amdahl.SIGNATURE,
                Gustafson.SIGNATURE,
                SupervisorQueue.SIGNATURE,
                CorrelatedAttempts.SIGNATURE,
                SunNi.SIGNATURE,
                SteppingOnToes.SIGNATURE,
                UniversalScalabilityLaw.SIGNATURE,
                CoverageLaw.SIGNATURE,
                PassAtK.SIGNATURE,
                SampleCount.SIGNATURE,
                TestTimeMatching.SIGNATURE,
                TrainTestTradeoff.SIGNATURE,
                ParallelStreamsLaw.SIGNATURE,
                ScaleRl.SIGNATURE,
                DataConstrainedLaw.SIGNATURE,
                RoutedLaw.SIGNATURE,
                FineGrainedLaw.SIGNATURE,
                JointMoeLaw.SIGNATURE,
                SparsityLaw.SIGNATURE,
                MemorySplitLaw.SIGNATURE,
                PrecisionLaw.SIGNATURE,
                BitResponse.SIGNATURE,
                PostTrainingLaw.SIGNATURE,
                LowPrecisionLaw.SIGNATURE,
                QuantizedWeights.SIGNATURE,
                DistillationLaw.SIGNATURE,
                LogisticHorizon.SIGNATURE,
                HalfLife.SIGNATURE,
                WeibullHorizon.SIGNATURE,
                BradleyTerryHorizon.SIGNATURE,
                StagedTask.SIGNATURE,
                HorizonTrend.SIGNATURE,
                BootstrapBias.SIGNATURE,
                BatchTradeoff.SIGNATURE,
                GradientNoise.SIGNATURE,
                BlockTokens.SIGNATURE,
                RunTokens.SIGNATURE,
                LzwTokens.SIGNATURE,
                VocabularyLaw.SIGNATURE,
                VocabularyLaw.BEST,
                DownstreamError.SIGNATURE,
                AccuracySigmoid.SIGNATURE,
                ExactMatch.SIGNATURE,
                ItemResponse.SIGNATURE,
                ComputeLine.SIGNATURE,
                BrokenLaw.SIGNATURE,
                ProgressRate.SIGNATURE,
                ComputeEquivalentGain.SIGNATURE);

        private Others() {}
    }

    /** What can be fitted to a table; apart as well, since few who ask a law fit one. */
    private static final class Fitted {

        static final List<Fitting<?, ?>> FITTINGS = List.of(
                ChinchillaLaw.FITTING,
                PowerLaw.FITTING,
                CoupledLaw.FITTING,
                OvertrainedLaw.FITTING,
                DataConstrainedLaw.FITTING,
                FineGrainedLaw.FITTING,
                RoutedLaw.FITTING,
                PrecisionLaw.FITTING,
                PostTrainingLaw.FITTING,
                DownstreamError.FITTING,
                BrokenLaw.FITTING,
                CoverageLaw.FITTING,
                BatchTradeoff.FITTING,
                KaplanLaw.FITTING,
                DistillationLaw.FITTING,
                LowPrecisionLaw.FITTING,
                MemorySplitLaw.FITTING,
                VocabularyLaw.FITTING,
                AccuracySigmoid.FITTING,
                ComputeLine.FITTING,
                ScaleRl.FITTING,
                ParallelStreamsLaw.FITTING,
                UniversalScalabilityLaw.FITTING,
                LogisticHorizon.FITTING,
                HorizonTrend.FITTING,
                HorizonTrajectories.Linear.FITTING,
                HorizonTrajectories.Quadratic.FITTING,
                HorizonTrajectories.Power.FITTING,
                HorizonTrajectories.Saturating.FITTING);

        private Fitted() {}
    }

    /** What every family takes and gives: loss laws first, then the others by topic. */
    public static List<Signature<?>> signatures() {
        List<Signature<?>> all = new ArrayList<>(LOSS);
        all.addAll(Others.SIGNATURES);
        return List.copyOf(all);
    }

    /** The families that can be fitted to a table of one's own, in the order in which they are listed. */
    public static List<Fitting<?, ?>> fittings() {
        return Fitted.FITTINGS;
    }

    /** All laws, every publication for itself, in the order of {@link #signatures()}. */
    public static List<CatalogueLaw> all() {
        return signatures().stream()
                .flatMap(signature -> CatalogueLaw.all(signature).stream())
                .toList();
    }

    /** The laws that say how much faster many agents are than one. */
    public static List<CatalogueLaw> speedups() {
        return family(SPEEDUP);
    }

    /** The laws of a family, by its name or by one that it had before; an unknown one is refused with the nearest. */
    public static List<CatalogueLaw> family(String family) {
        List<CatalogueLaw> all = all();
        List<String> families =
                all.stream().map(CatalogueLaw::family).distinct().toList();
        String wanted = current(family, families, signatures());
        if (!families.contains(wanted)) {
            throw Check.refused(
                    "FAMILY",
                    family,
                    "one of: " + Check.among(family, families, "jacquard laws lists")
                            + Check.nearest(family, families));
        }
        return all.stream().filter(law -> law.family().equals(wanted)).toList();
    }

    /**
     * The law of this name; an unknown one is refused with the nearest. One asked for by a name that it had before answers to that name, a
     * family by its newest publication that is not superseded (the first of its list), and {@code FAMILY@2023-01-01} by what it was that day.
     */
    public static CatalogueLaw find(String id) {
        List<CatalogueLaw> all = all();
        int at = id.indexOf('@');
        if (at >= 0) {
            return preferred(id.substring(0, at), day(id, at + 1))
                    .orElseThrow(() -> Check.refused("LAW", id, "a family that had been published by that day"));
        }
        if (all.stream().noneMatch(law -> law.id().equals(id))) {
            Optional<CatalogueLaw> preferred = preferred(id, LocalDate.MAX);
            if (preferred.isPresent()) {
                return preferred.get();
            }
        }
        String now = current(id, all.stream().map(CatalogueLaw::id).toList(), signatures());
        return now.equals(id) ? find(id, all) : find(now, all).named(id);
    }

    private static LocalDate day(String id, int from) {
        try {
            return LocalDate.parse(id.substring(from));
        } catch (DateTimeParseException e) {
            throw Check.refused("LAW", id, "a day such as 2026-01-31 behind @");
        }
    }

    /** The publication of a family to prefer on a day: the first that was known then and had not been superseded. */
    private static Optional<CatalogueLaw> preferred(String family, LocalDate day) {
        List<CatalogueLaw> known = all().stream()
                .filter(law ->
                        law.id().startsWith(family + "/") && law.vintage().isKnownOn(day))
                .toList();
        List<String> ids = known.stream().map(CatalogueLaw::id).toList();
        return known.stream()
                .filter(law ->
                        law.vintage().supersededBy().filter(ids::contains).isEmpty())
                .findFirst();
    }

    /** The law of this name among some; an unknown one is refused with the nearest. */
    public static CatalogueLaw find(String id, List<CatalogueLaw> among) {
        List<String> ids = among.stream().map(CatalogueLaw::id).toList();
        int index = ids.indexOf(id);
        if (index < 0) {
            throw Check.refused(
                    "LAW", id, "one of: " + Check.among(id, ids, "jacquard laws lists") + Check.nearest(id, ids));
        }
        return among.get(index);
    }

    /** What a name has become: itself if it is known, or if none of the known ones was called so before. */
    private static String current(String name, List<String> known, List<? extends Signature<?>> signatures) {
        if (known.contains(name)) {
            return name;
        }
        return signatures.stream()
                .map(signature -> signature.current(name))
                .filter(known::contains)
                .findFirst()
                .orElse(name);
    }

    /** Every publication of a law that models choose by name, the ones to prefer first within their family. */
    public static List<Published<? extends LossLaw>> lossLaws() {
        List<Published<? extends LossLaw>> all = new ArrayList<>();
        LOSS.forEach(signature -> all.addAll(signature.published()));
        return List.copyOf(all);
    }

    /** The publication of a loss law with this name; an unknown one is refused with the nearest. */
    public static Published<? extends LossLaw> publishedLossLaw(String id) {
        List<Published<? extends LossLaw>> all = lossLaws();
        List<String> ids = all.stream().map(Published::id).toList();
        int index = ids.indexOf(currentLossLaw(id));
        if (index < 0) {
            throw Check.refused(
                    "law", id, "one of: " + Check.among(id, ids, "jacquard laws lists") + Check.nearest(id, ids));
        }
        return all.get(index);
    }

    /** The name that a loss law has now: itself, unless it is one that the law had before. */
    public static String currentLossLaw(String id) {
        List<String> ids = lossLaws().stream().map(law -> law.id()).toList();
        return current(id, ids, LOSS);
    }

    /** The loss law of this name as a value, for models that choose one; an unknown one is refused with the nearest. */
    public static LossLaw lossLaw(String id) {
        return publishedLossLaw(id).law();
    }
}
