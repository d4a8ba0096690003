package dev.jacquard.laws.fit;

import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.numerics.Check;
import dev.jacquard.scaling.batch.BatchTradeoff;
import dev.jacquard.scaling.capability.AccuracySigmoid;
import dev.jacquard.scaling.capability.BrokenLaw;
import dev.jacquard.scaling.capability.ComputeLine;
import dev.jacquard.scaling.capability.DownstreamError;
import dev.jacquard.scaling.data.DataConstrainedLaw;
import dev.jacquard.scaling.distillation.DistillationLaw;
import dev.jacquard.scaling.experts.FineGrainedLaw;
import dev.jacquard.scaling.experts.MemorySplitLaw;
import dev.jacquard.scaling.experts.RoutedLaw;
import dev.jacquard.scaling.horizon.HorizonTrajectories;
import dev.jacquard.scaling.horizon.HorizonTrend;
import dev.jacquard.scaling.horizon.LogisticHorizon;
import dev.jacquard.scaling.inference.CoverageLaw;
import dev.jacquard.scaling.inference.ParallelStreamsLaw;
import dev.jacquard.scaling.inference.ScaleRl;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.CoupledLaw;
import dev.jacquard.scaling.loss.KaplanLaw;
import dev.jacquard.scaling.loss.OvertrainedLaw;
import dev.jacquard.scaling.loss.PowerLaw;
import dev.jacquard.scaling.parallel.UniversalScalabilityLaw;
import dev.jacquard.scaling.precision.LowPrecisionLaw;
import dev.jacquard.scaling.precision.PostTrainingLaw;
import dev.jacquard.scaling.precision.PrecisionLaw;
import dev.jacquard.scaling.tokens.VocabularyLaw;
import java.util.List;

/** The families of laws that can be fitted to a table: one line makes one known to the command line, Java and {@code list families}. */
public final class Fittings {

    private static final List<Fitting<?, ?>> ALL = List.of(
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

    private Fittings() {}

    /** All of them. */
    public static List<Fitting<?, ?>> all() {
        return ALL;
    }

    /** The names of all of them. */
    public static List<String> names() {
        return ALL.stream().map(Fitting::id).toList();
    }

    /**
     * The one of this name.
     *
     * @throws IllegalArgumentException for an unknown name, with the nearest
     */
    public static Fitting<?, ?> named(String id) {
        return named(id, Hints.JAVA);
    }

    /** The same, with a refusal that names the option of the command line. */
    public static Fitting<?, ?> forCommandLine(String id) {
        return named(id, Hints.COMMAND_LINE);
    }

    static Fitting<?, ?> named(String id, Hints hints) {
        List<String> ids = names();
        for (Fitting<?, ?> fitting : ALL) {
            if (fitting.id().equals(id) || fitting.formerly().contains(id)) {
                return fitting;
            }
        }
        throw Check.refused(
                hints.option("law"),
                id,
                "one of: " + Check.among(id, ids, "jacquard list families lists") + Check.nearest(id, ids));
    }
}
