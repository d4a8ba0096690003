package dev.jacquard.scaling.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.Interval;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.LossRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The runs of Hoffmann et al. were not published: these are simulated from a published law, so that the answer is known, with the nine
 * budgets of their approach 2 and, for approach 1, four lengths over a factor of 16 for each size.
 */
@Tag("once")
class ApproachesTest {

    private static final double IDENTITY = 1e-12;
    private static final double SOLVER = 1e-6;

    private static final ChinchillaLaw TRUTH = ChinchillaLaw.besiroglu2024().law();
    private static final double[] BUDGETS = {6e18, 1e19, 3e19, 6e19, 1e20, 3e20, 6e20, 1e21, 3e21};
    private static final double LEVEL = 0.95;

    /** Sizes around the best one, by factors evenly spread on a logarithmic scale. */
    private static List<LossRun> isoFlop(double[] budgets, int sizes, double reach, double noise, long seed) {
        return isoFlop(TRUTH, budgets, sizes, reach, noise, seed);
    }

    private static List<LossRun> isoFlop(
            ChinchillaLaw law, double[] budgets, int sizes, double reach, double noise, long seed) {
        List<LossRun> runs = new ArrayList<>();
        for (double flop : budgets) {
            double best = law.optimal(flop).parameters();
            for (int i = 0; i < sizes; i++) {
                double parameters = best * Math.pow(reach, 2.0 * i / (sizes - 1) - 1);
                runs.add(run(law, parameters, flop, noise, seed, runs.size()));
            }
        }
        return runs;
    }

    /** The same sizes at all budgets. */
    private static List<LossRun> fixedSizes(ChinchillaLaw law, double noise, long seed) {
        List<LossRun> runs = new ArrayList<>();
        for (double flop : BUDGETS) {
            double best = law.optimal(flop).parameters();
            for (int i = 0; i <= 24; i++) {
                double parameters = 1e7 * Math.pow(1e4, i / 24.0);
                if (parameters > best / 6 && parameters < best * 6) {
                    runs.add(run(law, parameters, flop, noise, seed, runs.size()));
                }
            }
        }
        return runs;
    }

    private static LossRun run(ChinchillaLaw law, double parameters, double flop, double noise, long seed, int index) {
        LossRun exact = LossRun.ofCompute(parameters, flop, 1);
        return new LossRun(
                parameters,
                exact.tokens(),
                law.loss(parameters, exact.tokens()) * Math.exp(noise * normal(seed, "noise of runs", index)));
    }

    private static double normal(long seed, String name, int index) {
        return StandardNormal.quantile(Stream.of(seed, name).uniform(index));
    }

    /** Each size with four lengths; a run's luck moves its whole curve, and what stands before the end of its decay is worse. */
    private static List<TrainingCurve> curves(
            int sizes, double[] lengths, double luck, double beforeTheEnd, long seed) {
        List<TrainingCurve> curves = new ArrayList<>();
        for (int i = 0; i < sizes; i++) {
            double parameters = 7e7 * Math.pow(230, i / (sizes - 1.0));
            for (double length : lengths) {
                double end = 20 * parameters * length;
                double moved = Math.exp(luck * normal(seed, "luck of runs", curves.size()));
                List<LossRun> points = new ArrayList<>();
                for (int k = 0; k <= 40; k++) {
                    double tokens = end * Math.pow(0.05, 1 - k / 40.0);
                    double penalty = 1 + beforeTheEnd * (1 - tokens / end);
                    points.add(new LossRun(parameters, tokens, TRUTH.loss(parameters, tokens) * moved * penalty));
                }
                curves.add(new TrainingCurve(points));
            }
        }
        return curves;
    }

    private static final double[] FOUR_LENGTHS = {0.25, 0.63, 1.59, 4};

    private static void holds(Interval interval, double truth) {
        assertThat(truth).as(interval.toString()).isBetween(interval.low(), interval.high());
    }

    /** The shape about the optimum is the same at every budget: so is the parabola's shift, and the exponents are exact. */
    @Test
    void sizesThatMoveWithTheOptimumGiveExactExponents() {
        FrontierEstimate estimate = IsoFlop.of(isoFlop(BUDGETS, 9, 5, 0, 1)).estimate(20, 1);
        assertThat(estimate.frontier().a()).isCloseTo(TRUTH.parameterExponent(), within(SOLVER));
        assertThat(estimate.frontier().b()).isCloseTo(TRUTH.tokenExponent(), within(SOLVER));
        assertThat(estimate.minima()).hasSize(9);
    }

    /** The vertex is not the minimum, and its shift has the sign and size that the class states; relative, by the reach of the sizes. */
    @ParameterizedTest
    @CsvSource({
        "chinchilla/besiroglu2024, 1.3, -0.0002",
        "chinchilla/besiroglu2024, 5, -0.006",
        "chinchilla/besiroglu2024, 20, -0.020",
        "chinchilla/hoffmann2022, 1.3, 0.0005",
        "chinchilla/hoffmann2022, 5, 0.019",
        "chinchilla/hoffmann2022, 20, 0.068"
    })
    void theParabolasVertexIsShiftedMoreTheWiderTheSizes(String id, double reach, double shift) {
        ChinchillaLaw law = ChinchillaLaw.SIGNATURE.published(id).law();
        Allocation found =
                IsoFlop.of(isoFlop(law, BUDGETS, 9, reach, 0, 1)).estimate(1, 1).allocation(1e20);
        double halfAUnit = Math.abs(shift) < 0.001 ? 0.00005 : 0.0005;
        assertThat(found.parameters() / law.optimal(1e20).parameters() - 1).isCloseTo(shift, within(halfAUnit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chinchilla/besiroglu2024", "chinchilla/hoffmann2022"})
    void sizesThatStayMoveTheExponentsByLessThanAHundredth(String id) {
        ChinchillaLaw law = ChinchillaLaw.SIGNATURE.published(id).law();
        FrontierEstimate estimate = IsoFlop.of(fixedSizes(law, 0, 1)).estimate(200, 1);
        assertThat(estimate.frontier().a())
                .isCloseTo(law.parameterExponent(), within(0.01))
                .isNotCloseTo(law.parameterExponent(), within(SOLVER));
    }

    @Test
    void withNoiseTheTruthLiesInTheIntervals() {
        FrontierEstimate estimate = IsoFlop.of(isoFlop(BUDGETS, 9, 4, 0.002, 3)).estimate(500, 1);
        holds(estimate.a(LEVEL), TRUTH.parameterExponent());
        holds(estimate.b(LEVEL), TRUTH.tokenExponent());
        holds(estimate.parameters(1e22, LEVEL), TRUTH.optimal(1e22).parameters());
        holds(estimate.tokens(1e22, LEVEL), TRUTH.optimal(1e22).tokens());
        assertThat(estimate.a(LEVEL).method()).contains("bootstrap over residuals of all budgets, 500 resamples");
        assertThat(estimate.diagnostics())
                .filteredOn(line -> line.contains("standard deviation of ln N"))
                .hasSize(9);
    }

    /** Percentiles of a bootstrap over nine budgets of nine sizes; four standard errors of a share of 200. */
    @Test
    void nineIntervalsInTenHoldTheTruth() {
        int repeats = 200;
        int held = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            Interval interval = IsoFlop.of(isoFlop(BUDGETS, 9, 4, 0.002, repeat))
                    .estimate(200, 1)
                    .a(0.9);
            held += interval.low() <= TRUTH.parameterExponent() && TRUTH.parameterExponent() <= interval.high() ? 1 : 0;
        }
        double share = (double) held / repeats;
        assertThat(share).isCloseTo(0.9, within(4 * Math.sqrt(0.9 * 0.1 / repeats)));
    }

    @Test
    void theEnvelopeFindsTheExponentsWithinTheStepsOfItsSizes() {
        FrontierEstimate estimate =
                Envelope.of(curves(24, FOUR_LENGTHS, 0, 0, 1)).estimate(20, 1);
        assertThat(estimate.frontier().a()).isCloseTo(TRUTH.parameterExponent(), within(0.02));
        assertThat(estimate.frontier().a() + estimate.frontier().b()).isCloseTo(1, within(IDENTITY));
    }

    @Test
    void luckMakesTheEnvelopeTooLowAndTheDiagnosticsSayByHowMuch() {
        FrontierEstimate estimate =
                Envelope.of(curves(24, FOUR_LENGTHS, 0.01, 0, 2)).estimate(200, 1);
        double below = estimate.minima().stream()
                .mapToDouble(minimum -> TRUTH.optimalLoss(minimum.flop()) - minimum.loss())
                .average()
                .orElseThrow();
        assertThat(below).isCloseTo(0.03, within(0.005));
        String said = estimate.diagnostics().stream()
                .filter(line -> line.startsWith("winner's curse: the best runs lie "))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(said.split(" ")[6])).isCloseTo(below, within(0.01));
        holds(estimate.a(LEVEL), TRUTH.parameterExponent());
    }

    /** The numbers that the class states: to two digits. */
    @ParameterizedTest
    @CsvSource({"0, 0.51", "0.01, 0.50", "0.03, 0.49", "0.1, 0.47"})
    void pointsBeforeTheEndOfADecayLowerTheExponentEvenWithFourLengths(double penalty, double a) {
        FrontierEstimate estimate =
                Envelope.of(curves(24, FOUR_LENGTHS, 0, penalty, 1)).estimate(1, 1);
        assertThat(estimate.frontier().a()).isCloseTo(a, within(0.005));
    }

    @Test
    void theParametricApproachRecoversTheLawExactly() {
        List<LossRun> runs = isoFlop(BUDGETS, 9, 5, 0, 1);
        FrontierEstimate exact =
                Parametric.estimate(ChinchillaLaw.fitter().starts(20, 1).fit(runs), 10, 1);
        assertThat(exact.frontier().a()).isCloseTo(TRUTH.parameterExponent(), within(SOLVER));
        FrontierEstimate noisy =
                Parametric.estimate(ChinchillaLaw.fitter().starts(20, 1).fit(isoFlop(BUDGETS, 9, 5, 0.002, 3)), 200, 1);
        holds(noisy.a(LEVEL), TRUTH.parameterExponent());
        holds(noisy.parameters(1e22, LEVEL), TRUTH.optimal(1e22).parameters());
    }

    @Test
    void budgetsWithoutAMinimumOrWithFewSizesAreLeftOutByName() {
        List<LossRun> runs = new ArrayList<>(isoFlop(new double[] {1e19, 1e20, 1e21}, 7, 5, 0, 1));
        double best = TRUTH.optimal(1e22).parameters();
        for (double factor : new double[] {0.05, 0.1, 0.2, 0.4}) {
            runs.add(run(TRUTH, best * factor, 1e22, 0, 1, 0));
        }
        runs.addAll(isoFlop(new double[] {1e23}, 3, 3, 0, 1));
        FrontierEstimate estimate = IsoFlop.of(runs).estimate(5, 1);
        assertThat(estimate.minima()).hasSize(3);
        assertThat(estimate.diagnostics().get(0))
                .startsWith("budget 1e22 FLOP left out: the minimum lies at ")
                .contains("outside the sizes");
        assertThat(estimate.diagnostics().get(1)).isEqualTo("budget 1e23 FLOP left out: 3 sizes of at least 4");
        assertThatThrownBy(() -> IsoFlop.of(isoFlop(new double[] {1e19, 1e20}, 7, 5, 0, 1))
                        .estimate(5, 1))
                .hasMessage("budgets: 2 (expected: at least 3 with a minimum inside)");
        assertThatThrownBy(() -> IsoFlop.of(isoFlop(BUDGETS, 3, 5, 0, 1)).estimate(5, 1))
                .hasMessageStartingWith(
                        "budgets: 0 (expected: at least 3 with a minimum inside); budget 6e18 FLOP left out: 3 sizes of");
    }

    @Test
    void envelopesThatShowNoMinimumAreRefused() {
        assertThatThrownBy(() -> Envelope.of(curves(3, FOUR_LENGTHS, 0, 0, 1)).estimate(5, 1))
                .hasMessage("sizes: 3 (expected: at least 4)");
        assertThatThrownBy(
                        () -> Envelope.of(curves(8, new double[] {1}, 0, 0, 1)).estimate(5, 1))
                .hasMessage("runs of each size: 1 (expected: at least 2 for some size: there is nothing to draw anew)");
        assertThatThrownBy(() -> new TrainingCurve(List.of(new LossRun(1, 2, 3), new LossRun(1, 2, 3))))
                .hasMessage("tokens: 2.0 (expected: more than at the point before)");
        assertThatThrownBy(() -> new TrainingCurve(List.of(new LossRun(1, 2, 3), new LossRun(2, 3, 3))))
                .hasMessageStartingWith("parameters: 2.0");
    }

    @Test
    void theSameSeedGivesTheSameDraws() {
        IsoFlop isoFlop = IsoFlop.of(isoFlop(BUDGETS, 7, 4, 0.002, 3));
        assertThat(isoFlop.estimate(50, 1).draws())
                .isEqualTo(isoFlop.estimate(50, 1).draws());
        assertThat(isoFlop.estimate(50, 2).draws())
                .isNotEqualTo(isoFlop.estimate(50, 1).draws());
        assertThat(isoFlop.estimate(50, 2).frontier())
                .isEqualTo(isoFlop.estimate(50, 1).frontier());
    }

    @Test
    void aCurveIsStraightInLogarithmsBetweenItsPoints() {
        TrainingCurve curve = new TrainingCurve(List.of(new LossRun(1e8, 1e9, 4), new LossRun(1e8, 4e9, 3)));
        assertThat(curve.loss(6e8 * 2e9)).isCloseTo(Math.sqrt(12), within(IDENTITY * 10));
        assertThat(curve.loss(6e8 * 4e9)).isEqualTo(3);
        assertThat(curve.loss(6e8 * 5e9)).isNaN();
    }

    /** Two points agree on a slope of one half, a third, a hundred times less sure, does not. */
    @Test
    void theWeightedLineFollowsWhatIsWellKnown() {
        double[] flop = {1e18, 1e20, 1e22};
        double[] values = {1, 10, 1000};
        double even = LogLogLine.of(flop, values).power().exponent();
        assertThat(even).isCloseTo(0.75, within(IDENTITY * 10));
        LogLogLine sure = LogLogLine.of(flop, values, new double[] {0.01, 0.01, 1});
        assertThat(sure.power().exponent()).isCloseTo(0.5, within(0.001));
        assertThat(sure.power().at(1e20)).isCloseTo(10, within(0.01));
        Interval interval = sure.exponentInterval("a", 0.9);
        assertThat(interval.method()).isEqualTo("weighted log-log regression over 3 budgets, Student's t");
        assertThat(interval.low()).isLessThan(0.5);
        assertThatThrownBy(() -> LogLogLine.of(new double[] {1e20, 1e20, 1e20}, values))
                .hasMessageStartingWith("flop: 1.0E20 (expected: different budgets)");
        assertThatThrownBy(() -> LogLogLine.of(flop, values, new double[] {1, 0, 1}))
                .hasMessageStartingWith("log deviation: 0.0");
    }
}
