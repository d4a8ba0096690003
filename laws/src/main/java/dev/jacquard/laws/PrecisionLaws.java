package dev.jacquard.laws;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.scaling.precision.BitResponse;
import dev.jacquard.scaling.precision.Bits;
import dev.jacquard.scaling.precision.LowPrecisionLaw;
import dev.jacquard.scaling.precision.PostTrainingLaw;
import dev.jacquard.scaling.precision.PrecisionLaw;
import dev.jacquard.scaling.precision.QuantizedWeights;
import java.util.ArrayList;
import java.util.List;

/** The laws of {@code scaling.precision} as the catalogue offers them. */
final class PrecisionLaws {

    private static final Variable PARAMETERS =
            Variable.positive("parameters", "parameter", "size of the model, without embeddings");
    private static final Variable TOKENS = Variable.positive("tokens", "token", "tokens it is trained on");
    private static final Variable LOSS = Variable.any("loss", "nats/token", "cross-entropy");

    private PrecisionLaws() {}

    static List<CatalogueLaw> all() {
        List<CatalogueLaw> all = new ArrayList<>();
        PrecisionLaw.published().forEach(published -> all.add(training(published)));
        all.add(response(BitResponse.kumar2024FloatingPoint()));
        all.add(postTraining(PostTrainingLaw.kumar2024()));
        all.add(lowPrecision(LowPrecisionLaw.castro2025()));
        all.add(memory());
        return List.copyOf(all);
    }

    private static Variable bits(double least) {
        Variable bits = Variable.positive("bits", "1", "bits of a number");
        return new Variable(bits.name(), bits.unit(), bits.meaning(), least, false);
    }

    private static CatalogueLaw training(Published<PrecisionLaw> published) {
        PrecisionLaw law = published.law();
        return CatalogueLaw.of(
                published,
                List.of(PARAMETERS, TOKENS, bits(law.leastBits())),
                List.of(
                        LOSS,
                        Variable.any("effectiveParameters", "parameter", "parameters that count"),
                        Variable.any("bestBits", "1", "bits with the least loss at any budget")),
                v -> new double[] {
                    law.loss(v[0], v[1], Bits.all(v[2])), law.effectiveParameters(v[0], Bits.all(v[2])), law.bestBits()
                });
    }

    private static CatalogueLaw response(Published<BitResponse> published) {
        BitResponse law = published.law();
        return CatalogueLaw.of(
                published,
                List.of(bits(law.leastBits())),
                List.of(Variable.any("share", "share", "share of parameters that counts")),
                v -> new double[] {law.share(v[0])});
    }

    private static CatalogueLaw postTraining(Published<PostTrainingLaw> published) {
        return CatalogueLaw.of(
                published,
                List.of(PARAMETERS, TOKENS, bits(0)),
                List.of(Variable.any("degradation", "nats/token", "loss after rounding less loss before")),
                v -> new double[] {published.law().degradation(v[0], v[1], v[2])});
    }

    private static CatalogueLaw lowPrecision(Published<LowPrecisionLaw> published) {
        LowPrecisionLaw law = published.law();
        return CatalogueLaw.of(
                published,
                List.of(
                        PARAMETERS,
                        TOKENS,
                        Variable.positive(
                                "speedup", "1", "how many times faster a training FLOP is than at full precision")),
                List.of(
                        LOSS,
                        Variable.any("fullLoss", "nats/token", "cross-entropy of the same run at full precision"),
                        Variable.any("gain", "1", "speed-up times loss-equivalent compute; above 1 the format pays")),
                v -> new double[] {law.loss(v[0], v[1]), law.full().loss(v[0], v[1]), law.gain(v[2])});
    }

    private static CatalogueLaw memory() {
        return new CatalogueLaw(
                "quantized-weights/dettmers2022",
                "quantized-weights",
                "Memory of weights in few bits, with a scale of 16 bits for each block",
                "Dettmers, Zettlemoyer 2022, The case for 4-bit precision: k-bit Inference Scaling Laws"
                        + " (https://arxiv.org/abs/2212.09720)",
                Confidence.VERIFIED,
                List.of(
                        Variable.positive("parameters", "parameter", "size of the model"),
                        bits(0),
                        new Variable("block", PARAMETERS.unit(), "weights that share a scale", 1, false),
                        Variable.any("outliers", "share", "share of weights kept at 16 bits")),
                List.of(
                        Variable.any("bitsPerParameter", "1", "bits per parameter, scales and outliers included"),
                        Variable.any("memory", "byte", "memory of the weights")),
                CalibratedRange.of("parameters", 1.9e7, 1.76e11).and("bits", 3, 16),
                "Weights only. 4 bits are best for the total bits of a model nearly throughout; compare your own measurements by"
                        + " scaling.precision.BitCurves.",
                v -> {
                    QuantizedWeights stored =
                            QuantizedWeights.blocks(v[1], v[2]).withOutliers(v[3]);
                    return new double[] {stored.bitsPerParameter(), stored.memoryBytes(v[0])};
                });
    }
}
