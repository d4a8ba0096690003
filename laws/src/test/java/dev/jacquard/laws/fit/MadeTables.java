package dev.jacquard.laws.fit;

import static dev.jacquard.laws.fit.MadeTable.each;
import static dev.jacquard.laws.fit.MadeTable.of;
import static dev.jacquard.laws.fit.MadeTable.spread;

import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.scaling.batch.BatchTradeoff;
import dev.jacquard.scaling.capability.AccuracySigmoid;
import dev.jacquard.scaling.capability.ComputeLine;
import dev.jacquard.scaling.distillation.DistillationLaw;
import dev.jacquard.scaling.horizon.LogisticHorizon;
import dev.jacquard.scaling.inference.ScaleRl;
import dev.jacquard.scaling.loss.CoupledLaw;
import dev.jacquard.scaling.parallel.UniversalScalabilityLaw;
import dev.jacquard.scaling.precision.Bits;
import dev.jacquard.scaling.precision.LowPrecisionLaw;
import dev.jacquard.scaling.precision.PrecisionLaw;
import dev.jacquard.scaling.tokens.Compression.Counting;
import dev.jacquard.scaling.tokens.Vocabulary;
import dev.jacquard.scaling.tokens.VocabularyLaw;
import java.util.List;
import java.util.stream.Stream;

/**
 * For each family a table made from one of its laws: from its first publication, unless the family has an entry here, because it was not
 * published, needs constants, or is not determined by the range that was observed.
 */
final class MadeTables {

    /** Those that read days of release, which {@link FitsTest} makes itself. */
    static final List<String> DATED =
            List.of("horizon-trend", "horizon-linear", "horizon-quadratic", "horizon-power", "horizon-saturating");

    private MadeTables() {}

    static Stream<MadeTable> all() {
        List<MadeTable> own = own();
        Stream<MadeTable> others = LawCatalogue.fittings().stream()
                .filter(fitting -> !DATED.contains(fitting.id())
                        && own.stream().noneMatch(made -> made.law().equals(fitting.id())))
                .map(MadeTable::of);
        return Stream.concat(own.stream(), others);
    }

    private static List<MadeTable> own() {
        var runs = each(spread(1e8, 1e10, 5), spread(2e9, 1e12, 5));
        var low = new LowPrecisionLaw(CoupledLaw.castro2025().law(), .6, .9);
        var distilled = DistillationLaw.busbridge2025().law();
        var precise = PrecisionLaw.FAMILY.create(new double[] {2.8, 4300, .5, 18000, .5, 2.7, .1, 2.2, .1, 1, .1});
        var vocabulary = new VocabularyLaw(5.5, 1.8, .45, .2, .67, 2.1, .45, Counting.ENTRIES);
        var accuracy = new AccuracySigmoid(.25, .05, 4, .9);
        var line = new ComputeLine(.3, -14);
        var horizon = new LogisticHorizon(60, .55);
        var batch = new BatchTradeoff(1e4, 1e9);
        var rl = new ScaleRl(.61, 1.9, 2_500, .12);
        var usl = new UniversalScalabilityLaw(.05, 1e-3, 2e6);
        return List.of(
                of("low-precision", "parameters,tokens,loss", runs, v -> low.loss(v[0], v[1]), "effN", .6, "effD", .9)
                        .with("full", "coupled/castro2025"),
                of(
                                "distillation",
                                "teacherLoss,parameters,tokens,loss",
                                each(of(1.8, 2, 2.3, 2.8), spread(2e8, 8e9, 4), spread(4e9, 5e11, 4)),
                                v -> distilled.loss(v[1], v[2], v[0]),
                                "gamma",
                                .764,
                                "c0",
                                2.549)
                        .with("supervised", "coupled/busbridge2025"),
                of(
                        "precision",
                        "parameters,tokens,weightBits,activationBits,cacheBits,loss",
                        each(of(3e7, 2.2e8), of(1.5e9, 2.6e10), of(3, 5, 12), of(4, 8), of(3, 6, 12)),
                        v -> precise.loss(v[0], v[1], new Bits(v[2], v[3], v[4])),
                        "E",
                        2.8,
                        "alpha",
                        .5,
                        "gammaW",
                        2.7),
                of(
                                "vocabulary",
                                "parameters,vocabulary,width,characters,loss",
                                each(spread(3e7, 3e9, 4), spread(4e3, 1e5, 4), of(512, 2048), spread(1e9, 1e12, 4)),
                                v -> vocabulary.lossOfText(v[0], new Vocabulary(v[1]), v[2], v[3]),
                                "E",
                                5.5,
                                "A2",
                                .2,
                                "beta",
                                .45)
                        .with("vocabularyIn", "1"),
                of(
                                "task-accuracy",
                                "loss,accuracy",
                                each(spread(.1, 3, 16)),
                                v -> accuracy.accuracy(v[0]),
                                "ceil",
                                .05,
                                "k",
                                4,
                                "L0",
                                .9)
                        .with("floor", "25 %"),
                of(
                        "compute-line",
                        "flop,score",
                        each(spread(1e20, 1e25, 8)),
                        v -> line.score(v[0]),
                        "theta",
                        .3,
                        "nu",
                        -14),
                of(
                        "time-horizon",
                        "minutes,success",
                        each(spread(1, 2_000, 12)),
                        v -> horizon.success(v[0]),
                        "h50",
                        60,
                        "beta",
                        .55),
                of(
                        "batch",
                        "batch,steps",
                        each(spread(1e3, 1e7, 10)),
                        v -> batch.steps(v[0]),
                        "Smin",
                        1e4,
                        "Emin",
                        1e9),
                of(
                                "scale-rl",
                                "acceleratorHours,passRate",
                                each(spread(1e2, 1e5, 12)),
                                v -> rl.passRate(v[0]),
                                "A",
                                .61,
                                "B",
                                1.9,
                                "Cmid",
                                2_500)
                        .with("R0", "0.12"),
                of(
                        "usl",
                        "workers,throughput",
                        each(of(1, 2, 4, 8, 16, 32, 64)),
                        v -> usl.throughput(v[0]),
                        "sigma",
                        .05,
                        "kappa",
                        1e-3,
                        "lambda",
                        2e6));
    }
}
