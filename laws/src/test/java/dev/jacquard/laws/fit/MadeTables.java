package dev.jacquard.laws.fit;

import static dev.jacquard.laws.fit.MadeTable.each;
import static dev.jacquard.laws.fit.MadeTable.of;
import static dev.jacquard.laws.fit.MadeTable.spread;

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
import dev.jacquard.scaling.horizon.LogisticHorizon;
import dev.jacquard.scaling.inference.CoverageLaw;
import dev.jacquard.scaling.inference.ParallelStreamsLaw;
import dev.jacquard.scaling.inference.ScaleRl;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.ChinchillaOnOtherRuns;
import dev.jacquard.scaling.loss.CoupledLaw;
import dev.jacquard.scaling.loss.KaplanLaw;
import dev.jacquard.scaling.loss.OvertrainedLaw;
import dev.jacquard.scaling.loss.PowerLaw;
import dev.jacquard.scaling.parallel.UniversalScalabilityLaw;
import dev.jacquard.scaling.precision.Bits;
import dev.jacquard.scaling.precision.LowPrecisionLaw;
import dev.jacquard.scaling.precision.PostTrainingLaw;
import dev.jacquard.scaling.precision.PrecisionLaw;
import dev.jacquard.scaling.tokens.Compression.Counting;
import dev.jacquard.scaling.tokens.Vocabulary;
import dev.jacquard.scaling.tokens.VocabularyLaw;
import java.util.List;
import java.util.stream.Stream;

/** For each family a table made from one of its laws; columns are never in the order of the law's own arguments alone. */
final class MadeTables {

    private static final double[] SIZES = spread(1e8, 1e10, 5);
    private static final double[] DATA = spread(2e9, 1e12, 5);
    private static final List<double[]> RUNS = each(SIZES, DATA);

    private MadeTables() {}

    static Stream<MadeTable> all() {
        return Stream.of(losses(), bent(), experts(), abilities(), others()).flatMap(each -> each);
    }

    private static Stream<MadeTable> losses() {
        var chinchilla = new ChinchillaLaw(1.8, 400, .34, 2000, .37);
        var coupled = new CoupledLaw(1.2, 3000, .41, 18000, .43, .6);
        var kaplan = new KaplanLaw(6.4e13, .076, 1.8e13, .103);
        var power = new PowerLaw(1.7, 1e19, .3);
        var over = OvertrainedLaw.published().get(0).law();
        double[] vector = OvertrainedLaw.FAMILY.vector(over);
        return Stream.of(
                MadeTable.of(
                        "chinchilla",
                        "parameters,tokens,loss",
                        RUNS,
                        v -> chinchilla.loss(v[0], v[1]),
                        "E",
                        1.8,
                        "A",
                        400,
                        "alpha",
                        .34,
                        "B",
                        2000,
                        "beta",
                        .37),
                MadeTable.of(
                        "coupled",
                        "parameters,tokens,loss",
                        RUNS,
                        v -> coupled.loss(v[0], v[1]),
                        "alpha",
                        .41,
                        "beta",
                        .43,
                        "gamma",
                        .6),
                MadeTable.of(
                        "kaplan",
                        "tokens,parameters,loss",
                        RUNS,
                        v -> kaplan.loss(v[1], v[0]),
                        "alphaN",
                        .076,
                        "alphaD",
                        .103,
                        "Nc",
                        6.4e13),
                MadeTable.of(
                        "overtrained",
                        "parameters,tokens,loss",
                        RUNS,
                        v -> over.loss(v[0], v[1]),
                        OvertrainedLaw.FAMILY.names().get(0),
                        vector[0]),
                MadeTable.of(
                        "power-law",
                        "flop,loss",
                        each(spread(1e18, 1e25, 12)),
                        v -> power.loss(v[0]),
                        "floor",
                        1.7,
                        "scale",
                        1e19,
                        "slope",
                        .3));
    }

    private static Stream<MadeTable> bent() {
        var base = ChinchillaOnOtherRuns.muennighoff2023().law();
        var repeated = new DataConstrainedLaw(base, 12, 4);
        var full = CoupledLaw.castro2025().law();
        var low = new LowPrecisionLaw(full, .6, .9);
        var distilled = DistillationLaw.busbridge2025().law();
        var precise = PrecisionLaw.FAMILY.create(new double[] {2.8, 4300, .5, 18000, .5, 2.7, .1, 2.2, .1, 1, .1});
        var rounded = new PostTrainingLaw(.06, .5, .3, .56);
        var vocabulary = new VocabularyLaw(5.5, 1.8, .45, .2, .67, 2.1, .45, Counting.ENTRIES);
        return Stream.of(
                MadeTable.of(
                        "data-constrained",
                        "parameters,uniqueTokens,tokens,loss",
                        each(SIZES, spread(1e9, 1e11, 3), spread(1e10, 1e12, 4)),
                        v -> repeated.loss(v[0], v[2], v[1]),
                        "RDstar",
                        12,
                        "RNstar",
                        4),
                MadeTable.of(
                                "low-precision",
                                "parameters,tokens,loss",
                                RUNS,
                                v -> low.loss(v[0], v[1]),
                                "effN",
                                .6,
                                "effD",
                                .9)
                        .with("full", "coupled/castro2025"),
                MadeTable.of(
                                "distillation",
                                "teacherLoss,parameters,tokens,loss",
                                each(of(1.8, 2, 2.3, 2.8), spread(2e8, 8e9, 4), spread(4e9, 5e11, 4)),
                                v -> distilled.loss(v[1], v[2], v[0]),
                                "gamma",
                                .764,
                                "c0",
                                2.549)
                        .with("supervised", "coupled/busbridge2025"),
                MadeTable.of(
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
                MadeTable.of(
                        "post-training",
                        "bits,parameters,tokens,degradation",
                        each(of(3, 4, 5, 6), of(3e7, 1.1e8, 2.2e8), of(1.5e9, 6e9, 2.6e10)),
                        v -> rounded.degradation(v[1], v[2], v[0]),
                        "CT",
                        .06,
                        "gD",
                        .5,
                        "gN",
                        .3,
                        "gamma",
                        .56),
                MadeTable.of(
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
                        .with("vocabularyIn", "1"));
    }

    private static Stream<MadeTable> experts() {
        var fine = FineGrainedLaw.krajewski2024().law();
        var routed = RoutedLaw.FAMILY.create(new double[] {-.08, -.1, .009, 1.07, 2, 300});
        var split = new MemorySplitLaw(1.7, .35, .8);
        var streams = new ParallelStreamsLaw(.7, 1.2e7, .33, .2);
        return Stream.of(
                MadeTable.of(
                        "fine-grained",
                        "granularity,parameters,tokens,loss",
                        each(of(1, 2, 4, 8, 16), spread(1e8, 4e9, 5), spread(1e10, 2e11, 5)),
                        v -> fine.loss(v[1], v[2], v[0]),
                        "g",
                        2.1,
                        "gamma",
                        .58,
                        "alpha",
                        .115),
                MadeTable.of(
                        "routed",
                        "experts,parameters,loss",
                        each(of(1, 4, 16, 64, 256, 512), spread(1.5e7, 1.3e9, 5)),
                        v -> routed.loss(v[1], v[0]),
                        "a",
                        -.08,
                        "c",
                        .009,
                        "Em",
                        300),
                MadeTable.of(
                        "memory-split",
                        "rho,loss",
                        each(of(0, .2, .4, .6, .7, .8, .9, 1)),
                        v -> split.loss(v[0]),
                        "Lmin",
                        1.7,
                        "kappa",
                        .35,
                        "rhoStar",
                        .8),
                MadeTable.of(
                        "parallel-streams",
                        "streams,parameters,loss",
                        each(of(1, 2, 4, 8), spread(5e8, 5e9, 6)),
                        v -> streams.loss(v[1], v[0]),
                        "k",
                        .33,
                        "alpha",
                        .2));
    }

    private static Stream<MadeTable> abilities() {
        var down = new DownstreamError(.85, 2, .75);
        var accuracy = new AccuracySigmoid(.25, .05, 4, .9);
        var line = new ComputeLine(.3, -14);
        var broken = new BrokenLaw(.1, 2, .2, List.of(new BrokenLaw.Break(.3, 1e3, .3)));
        var horizon = new LogisticHorizon(60, .55);
        return Stream.of(
                MadeTable.of(
                        "downstream-error",
                        "loss,error",
                        each(spread(2, 4, 12)),
                        v -> down.error(v[0]),
                        "epsilon",
                        .85,
                        "k",
                        2,
                        "gamma",
                        .75),
                MadeTable.of(
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
                MadeTable.of(
                        "compute-line",
                        "flop,score",
                        each(spread(1e20, 1e25, 8)),
                        v -> line.score(v[0]),
                        "theta",
                        .3,
                        "nu",
                        -14),
                MadeTable.of(
                        "broken", "x,y", each(spread(1, 1e7, 25)), v -> broken.at(v[0]), "c0", .2, "c1", .3, "d1", 1e3),
                MadeTable.of(
                        "time-horizon",
                        "minutes,success",
                        each(spread(1, 2_000, 12)),
                        v -> horizon.success(v[0]),
                        "h50",
                        60,
                        "beta",
                        .55));
    }

    private static Stream<MadeTable> others() {
        var coverage = new CoverageLaw(-2, -.35);
        var batch = new BatchTradeoff(1e4, 1e9);
        var rl = new ScaleRl(.61, 1.9, 2_500, .12);
        var usl = new UniversalScalabilityLaw(.05, 1e-3, 2e6);
        return Stream.of(
                MadeTable.of(
                        "coverage",
                        "samples,coverage",
                        each(spread(1, 1e4, 10)),
                        v -> coverage.coverage(v[0]),
                        "a",
                        -2,
                        "b",
                        -.35),
                MadeTable.of(
                        "batch",
                        "batch,steps",
                        each(spread(1e3, 1e7, 10)),
                        v -> batch.steps(v[0]),
                        "Smin",
                        1e4,
                        "Emin",
                        1e9),
                MadeTable.of(
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
                MadeTable.of(
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
