package dev.jacquard.scaling.inference;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Definitions;
import dev.jacquard.data.Published;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import java.util.List;
import java.util.Map;

/**
 * Test-time compute that makes up for training compute at equal strength of play.
 *
 * <p>{@code log10 test = slope log10 train + perElo Elo + intercept}, both computes in FLOP. With slope -1.2, ten times the training
 * saves about fifteen times the tree search.
 *
 * <p>Found with AlphaZero on Hex, where a perfect verifier (the rules) is free; no evidence that another domain has these numbers.
 *
 * <pre>{@code
 * TrainTestTradeoff.jones2021().law().testFactor(10);   // 0.063: a fifteenth
 * }</pre>
 *
 * @param slope of log10 test on log10 train, {@code < 0}
 * @param perElo rise of log10 test with strength, per Elo, {@code > 0}
 * @param intercept log10 FLOP
 * @see <a href="https://arxiv.org/abs/2104.03113">Jones 2021</a>, section 4
 */
public record TrainTestTradeoff(double slope, double perElo, double intercept) {

    /** The form: slope, perElo, intercept. */
    public static final Family<TrainTestTradeoff> FAMILY = Family.of(
            TrainTestTradeoff.class,
            v -> new TrainTestTradeoff(v[0], v[1], v[2]),
            law -> new double[] {law.slope, law.perElo, law.intercept},
            new Param("slope", "1", Double.NEGATIVE_INFINITY, 0, Param.Scale.AS_IS, -3, -0.1),
            Param.positive("perElo", "1/Elo").startingIn(1e-4, 1e-1),
            Param.real("intercept", "log10 FLOP").startingIn(0, 60));

    private static final Variable TRAINING = Variable.positive("trainFlop", "FLOP", "training compute");
    private static final Variable ELO = Variable.any("elo", "Elo", "strength of play against perfect play");
    private static final Variable TEST = Variable.any("testFlop", "FLOP", "test-time compute that reaches it");

    /** What goes in and comes out: training and strength to the test-time compute. */
    public static final Signature<TrainTestTradeoff> SIGNATURE = Signature.of(
                    "train-test", FAMILY, () -> List.of(jones2021()))
            .takes(TRAINING, ELO)
            .gives(TEST, TRAINING, ELO, TrainTestTradeoff::testFlop)
            .falls(TEST, TRAINING)
            .rises(TEST, ELO);

    public TrainTestTradeoff {
        positive("minus slope", -slope);
        positive("perElo", perElo);
        finite("intercept", intercept);
    }

    /** Hex on a 9 x 9 board: {@code log10 test = -1.2 log10 train + 0.004 Elo + 29}. */
    public static Published<TrainTestTradeoff> jones2021() {
        return new Published<>(
                        new TrainTestTradeoff(-1.2, 0.004, 29),
                        "train-test/jones2021",
                        "AlphaZero on 9 x 9 Hex: tree search against training at equal Elo",
                        new Citation(
                                "Jones",
                                2021,
                                "Scaling Scaling Laws with Board Games",
                                "https://arxiv.org/abs/2104.03113",
                                "section 4"),
                        Confidence.REPORTED,
                        CalibratedRange.unknown(),
                        Map.of(),
                        "Two significant digits at most. Elo is measured against perfect play, so it is negative; one game, one algorithm.")
                .defined(new Definitions(
                        Definitions.Counted.NONE,
                        Definitions.Logarithm.TEN,
                        "none",
                        "Elo",
                        "Hex on a 9 x 9 board, against perfect play",
                        Definitions.Floor.NONE));
    }

    /**
     * Test-time compute that reaches a strength, FLOP.
     *
     * @param trainFlop training compute, FLOP, {@code > 0}
     * @param elo strength, on the scale of the publication
     */
    public double testFlop(double trainFlop, double elo) {
        return Math.pow(
                10, slope * Math.log10(positive("trainFlop", trainFlop)) + perElo * finite("elo", elo) + intercept);
    }

    /** What multiplying training does to the test-time compute of equal strength: {@code factor^slope}. */
    public double testFactor(double trainFactor) {
        return Math.pow(positive("trainFactor", trainFactor), slope);
    }

    /** Elo that multiplying training buys at equal test-time compute: {@code -slope log10(factor) / perElo}. */
    public double eloOfTraining(double trainFactor) {
        return -slope * Math.log10(positive("trainFactor", trainFactor)) / perElo;
    }
}
