package dev.jacquard.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Definitions.Counted;
import dev.jacquard.numerics.fit.Estimate;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.FitDraws;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.numerics.fit.Interval;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.fit.Profile;
import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scaling.allocation.LawComparison;
import dev.jacquard.scaling.allocation.RoundedCoefficients;
import dev.jacquard.scaling.experts.RoutedLaw;
import dev.jacquard.scaling.frontier.BudgetMinimum;
import dev.jacquard.scaling.frontier.Envelope;
import dev.jacquard.scaling.frontier.FrontierEstimate;
import dev.jacquard.scaling.frontier.IsoFlop;
import dev.jacquard.scaling.frontier.TrainingCurve;
import dev.jacquard.scaling.inference.SampleCount;
import dev.jacquard.scaling.inference.ScaleRl;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.ChinchillaRefits;
import dev.jacquard.scaling.loss.KaplanLaw;
import dev.jacquard.scaling.loss.LossRun;
import dev.jacquard.scaling.loss.Rounding;
import dev.jacquard.scaling.loss.RunUnits;
import dev.jacquard.scaling.precision.Bits;
import dev.jacquard.scaling.precision.PrecisionLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What users of scaling laws get wrong, in the order of the reference: each of the fifteen as a behaviour. Runs are simulated from Besiroglu
 * et al.'s law with errors of half a per cent; the same on real runs is in the tests of each law.
 */
@Tag("once")
class LessonsTest {

    private static final double SOLVER = 1e-6;
    private static final double NOISE = 0.005;
    private static final ChinchillaLaw TRUTH = ChinchillaLaw.besiroglu2024().law();
    private static final List<LossRun> RUNS = runs();
    private static final Fit<ChinchillaLaw, LossRun> FIT = fitter().fit(RUNS);

    private static double normal(String name, int row) {
        return StandardNormal.quantile(Stream.of(1, name).uniform(row));
    }

    /** Eight sizes by seven lengths. */
    private static List<LossRun> runs() {
        List<LossRun> runs = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 7; j++) {
                double parameters = 5e7 * Math.pow(2.2, i);
                double tokens = 1e9 * Math.pow(2.5, j);
                double error = NOISE * normal("runs", 7 * i + j);
                runs.add(new LossRun(parameters, tokens, TRUTH.loss(parameters, tokens) * Math.exp(error)));
            }
        }
        return runs;
    }

    private static Fitter<ChinchillaLaw, LossRun> fitter() {
        return ChinchillaLaw.fitter().starts(20, 1);
    }

    @Test
    void one_ASumOrAMeanOfAnySizeIsMinimisedByTheSameEstimates() {
        for (double factor : new double[] {1e-6, 1.0 / RUNS.size(), 1e6}) {
            Fit<ChinchillaLaw, LossRun> scaled =
                    fitter().objective(Objective.huber(1e-3).times(factor)).fit(RUNS);
            assertThat(scaled.value() / FIT.value() / factor).isCloseTo(1, within(SOLVER));
            for (Estimate estimate : FIT.estimates()) {
                assertThat(scaled.estimate(estimate.name()).value() / estimate.value())
                        .isCloseTo(1, within(SOLVER));
            }
            assertThat(scaled.checks().certificate().possibleDecrease()).isLessThan(1e-9);
        }
    }

    @Test
    void two_OtherMinimaAreFoundAndToldWithTheirGapsAndShowInTheProfile() {
        record Wave(double rate) {
            static final Family<Wave> FAMILY = Family.of(
                    Wave.class,
                    v -> new Wave(v[0]),
                    w -> new double[] {w.rate},
                    Param.positive("rate", "1").searchedAsIs().startingIn(0.2, 6));
        }
        record Point(double x, double y) {}
        List<Point> points = DoubleStream.iterate(0, x -> x < 6, x -> x + 0.3)
                .mapToObj(x -> new Point(x, Math.sin(2 * x) + 0.1 * Math.cos(17 * x)))
                .toList();
        Fit<Wave, Point> fit = Fitter.of(Wave.FAMILY, (Wave w, Point p) -> Math.sin(w.rate() * p.x()), Point::y)
                .starts(60, 1)
                .fit(points);
        assertThat(fit.law().rate()).isCloseTo(2, within(0.05));
        assertThat(fit.checks().starts().others()).isNotEmpty().allMatch(basin -> basin.gap() > 0.5);
        assertThat(fit.report()).contains("ended higher").contains("in a minimum of their own");
        assertThat(fit.errors()
                        .profile("rate", 0.5, 1, 1.5, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 5.8)
                        .valleys())
                .hasSizeGreaterThan(1);
        assertThat(ChinchillaLaw.fitter().fit(RUNS).checks().starts().run()).isEqualTo(4_500);
    }

    @Test
    void three_RoundedCoefficientsAreWarnedOfAndTheirRoundingCarriedOn() {
        RoundedCoefficients hoffmann =
                RoundedCoefficients.of(ChinchillaLaw.hoffmann2022().law(), 5.76e23);
        assertThat(hoffmann.printed()).isCloseTo(93, within(0.5));
        assertThat(ChinchillaRefits.hoffmann2022Tex().law().optimal(5.76e23).tokensPerParameter())
                .isCloseTo(59, within(0.5))
                .isBetween(hoffmann.low(), hoffmann.high());
        assertThat(hoffmann.warning()).isPresent();
        Rounding cutoff = Rounding.of(RoutedLaw.FAMILY, RoutedLaw.clark2022RlR().law(), RoutedLaw::cutoff);
        assertThat(cutoff.printed()).isCloseTo(32e9, within(0.5e9));
        assertThat(85e9).isBetween(cutoff.low(), cutoff.high());
        ChinchillaLaw own = FIT.law();
        ChinchillaLaw printed = new ChinchillaLaw(
                digits(own.E()), digits(own.A()), digits(own.alpha()), digits(own.B()), digits(own.beta()));
        assertThat(FIT.checks().roundingOf(printed).orElseThrow()).startsWith("rounded coefficients: predictions");
        assertThat(FIT.checks().roundingOf(own)).isEmpty();
    }

    private static double digits(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(2))
                .doubleValue();
    }

    @Test
    void four_IntervalsStateLevelAndMethodAndOnesTooNarrowForTheRowsAreFound() {
        Interval profile = FIT.errors().profile("beta").interval();
        FitDraws<ChinchillaLaw, LossRun> pairs = FIT.bootstrap(200, 1);
        FitDraws<ChinchillaLaw, LossRun> clustered =
                fitter().groups(LossRun::parameters).fit(RUNS).bootstrap(200, 1);
        assertThat(profile.level()).isEqualTo(0.9);
        assertThat(profile.method()).isEqualTo("profile likelihood");
        assertThat(pairs.interval("beta", 0.8).method()).startsWith("bootstrap over rows, 200 resamples, seed 1");
        assertThat(clustered.interval("beta", 0.8).method()).startsWith("bootstrap over 8 groups of rows");
        assertThat(FIT.errors().how()).startsWith("sandwich");
        assertThat(FIT.report()).contains("90 % interval");
        // Hoffmann et al. print 0.454 to 0.455 for the exponent a, with some 400 runs.
        assertThat(pairs.rowsNeeded(ChinchillaLaw::parameterExponent, 0.454, 0.455, 0.80))
                .isGreaterThan(4_000);
        assertThat(FIT.errors().bootstrapGroups(20, 1, row -> "one group").warnings())
                .anyMatch(warning -> warning.contains("lie closer together than 56 rows allow"));
    }

    @Test
    void five_UnitsAndDefinitionsThatDifferAreNamed() {
        double[] parameters = {7e9, 13e9, 70e9};
        double[] billions = {140, 260, 1400};
        double[] loss = {2.2, 2.1, 1.95};
        assertThat(RunUnits.suspicions(parameters, billions, loss))
                .containsExactly("tokens: 2e-8 for each parameter in the median row; counted in units of 1e9?");
        assertThat(ChinchillaLaw.hoffmann2022().definitions().parameters()).isEqualTo(Counted.TOTAL);
        assertThat(KaplanLaw.kaplan2020().definitions().parameters()).isEqualTo(Counted.NON_EMBEDDING);
        assertThat(RoutedLaw.clark2022SBase().definitions().parameters()).isEqualTo(Counted.ACTIVE);
        assertThat(RoutedLaw.clark2022SBase().definitions().logarithm().words()).isEqualTo("ten");
        assertThat(Compute.flopOfPetaflopDays(1)).isEqualTo(8.64e19);
        List<LossRun> wrong = RUNS.stream()
                .map(run -> new LossRun(run.parameters(), run.tokens() / 1e9, run.loss()))
                .toList();
        assertThat(fitter().fit(wrong).warnings()).anyMatch(warning -> warning.endsWith("counted in units of 1e9?"));
        assertThat(FIT.warnings()).noneMatch(warning -> warning.contains("units"));
    }

    @Test
    void six_LawsCarryTheFormThatWasFittedAndTiesAreSaid() {
        PrecisionLaw kumar = PrecisionLaw.kumar2024().law();
        assertThat(PrecisionLaw.claim().holds(kumar)).isTrue();
        assertThat(PrecisionLaw.claim().holds(PrecisionLaw.kumar2024Printed().law()))
                .isFalse();
        assertThat(kumar.loss(2.2e8, 2.6e10, Bits.all(16))).isLessThan(kumar.loss(2.2e8, 2.6e10, Bits.all(8)));
        Fit<ChinchillaLaw, LossRun> tied =
                fitter().tied("alpha", "beta").fixed("E", 1.8).fit(RUNS);
        assertThat(tied.law().alpha()).isEqualTo(tied.law().beta());
        assertThat(tied.errors().degreesOfFreedom()).isEqualTo(RUNS.size() - 3);
        assertThat(tied.checks().checklist().entries())
                .containsEntry("tied", "alpha = beta")
                .containsEntry("fixed", "E = 1.8");
        assertThat(tied.report()).contains("tied: alpha = beta");
    }

    @Test
    void seven_ReachHoldOutAndDistanceAreAlwaysSaid() {
        assertThat(FIT.report())
                .contains("hold-out: fitted to the ")
                .contains(" rows with training compute up to ")
                .contains("the rows reach parameters 50000000 .. ");
        assertThat(FIT.checks().holdOut(0.2).error()).isLessThan(3 * NOISE);
        assertThat(FIT.beyond(new LossRun(1e12, 1e11, 2)))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("parameters: 80.2x beyond");
        assertThat(FIT.errors()
                        .draws(200, 1)
                        .predict(new LossRun(1e12, 1e11, 2))
                        .toString())
                .endsWith("beyond the largest run fitted");
    }

    @Test
    void eight_TheTableOfOtherChoicesIsPrintedByDefault() {
        assertThat(FIT.report())
                .contains("huber:1e-5", "huber:0.1", "lad", "lsq", "without the row met worst", "tied: alpha = beta");
        List<LossRun> spoiled = new ArrayList<>(RUNS);
        LossRun first = RUNS.get(0);
        spoiled.set(0, new LossRun(first.parameters(), first.tokens(), first.loss() * 1.5));
        var table = fitter().objective(Objective.leastSquares())
                .fit(spoiled)
                .checks()
                .sensitivity();
        double fitted = table.value("as fitted (lsq)", "beta");
        double without = table.value("without the row met worst", "beta");
        assertThat(Math.abs(fitted - TRUTH.beta())).isGreaterThan(2 * Math.abs(without - TRUTH.beta()));
    }

    @Test
    void nine_RunsMadeInDifferentWaysAreNotMixedInSilenceAndTheChecklistAsks() {
        Fitter<ChinchillaLaw, LossRun> byLength = fitter().alike("cooldown", run -> run.tokens() > 5e9);
        assertThatThrownBy(() -> byLength.fit(RUNS))
                .hasMessageStartingWith("cooldown: false in 16, true in 40 rows (expected: the same in all rows");
        Fit<ChinchillaLaw, LossRun> stated = byLength.stating("cooldown", "not in runs below 5e9 tokens")
                .stating("tokenizer", "GPT-2 BPE")
                .fit(RUNS);
        assertThat(stated.warnings()).anyMatch(warning -> warning.startsWith("cooldown differs between rows"));
        assertThat(stated.checks().checklist().entries().keySet())
                .contains("form", "range of tokens", "weights", "objective", "optimiser", "starts", "tied", "bootstrap")
                .contains("meaning of parameters", "schedule", "code", "data");
        assertThat(stated.checks().checklist().notStated())
                .contains("schedule", "checkpoints")
                .doesNotContain("tokenizer");
    }

    @Test
    void ten_WhatTheRowsCannotTellApartIsShownAndDerivedNumbersHaveTheirOwnIntervals() {
        List<LossRun> frontier = RUNS.stream()
                .map(run -> new LossRun(
                        run.parameters(),
                        20 * run.parameters(),
                        TRUTH.loss(run.parameters(), 20 * run.parameters())
                                * run.loss()
                                / TRUTH.loss(run.parameters(), run.tokens())))
                .toList();
        Fit<ChinchillaLaw, LossRun> blind = fitter().fit(frontier);
        assertThat(blind.warnings()).anyMatch(warning -> warning.startsWith("parameters and tokens move together"));
        assertThat(blind.estimates()).anyMatch(estimate -> !estimate.identified());
        assertThat(blind.checks().certificate().conditionNumber())
                .isGreaterThan(100 * FIT.checks().certificate().conditionNumber());
        Interval a = FIT.errors().draws(2_000, 1).interval("a", ChinchillaLaw::parameterExponent, 0.9);
        double relative = (FIT.estimate("A").high() - FIT.estimate("A").low())
                / FIT.estimate("A").value();
        assertThat((a.high() - a.low()) / a.value()).isLessThan(relative / 3);
        // Ceiling and knee of a run that has not reached its knee.
        ScaleRl run = ScaleRl.khatri2025(0.30).get(0).law();
        Fit<ScaleRl, ScaleRl.Point> early = ScaleRl.fitter(0.30).fit(points(run, 300, 2_000));
        Fit<ScaleRl, ScaleRl.Point> late = ScaleRl.fitter(0.30).fit(points(run, 300, 50_000));
        assertThat(Math.abs(early.errors().correlations()[0][2])).isGreaterThan(0.98);
        assertThat(early.estimate("Cmid").standardError())
                .isGreaterThan(5 * late.estimate("Cmid").standardError());
        Profile ceiling = early.errors().profile("A");
        assertThat(ceiling.high() - ceiling.low())
                .isGreaterThan(5
                        * (late.errors().profile("A").high()
                                - late.errors().profile("A").low()));
    }

    private static List<ScaleRl.Point> points(ScaleRl run, double from, double to) {
        return IntStream.range(0, 20)
                .mapToObj(i -> {
                    double hours = from * Math.pow(to / from, i / 19.0);
                    return new ScaleRl.Point(hours, run.passRate(hours) + 0.001 * normal("pass rates", i));
                })
                .toList();
    }

    /** The lowest of many noisy losses at a budget lies below what any run of it can be expected to reach. */
    @Test
    void eleven_AnEnvelopeSaysHowLuckyItsBestRunsAre() {
        FrontierEstimate envelope = Envelope.of(curves()).estimate(100, 1);
        double below = envelope.minima().stream()
                .mapToDouble(minimum -> TRUTH.optimalLoss(minimum.flop()) / minimum.loss() - 1)
                .average()
                .orElseThrow();
        assertThat(below).isGreaterThan(NOISE);
        assertThat(envelope.diagnostics()).anyMatch(line -> line.startsWith("winner's curse: the best runs lie "));
        assertThat(envelope.a(0.9).method()).startsWith("bootstrap over runs within each size");
    }

    /** Sixteen sizes, each with six lengths; a run's luck moves its whole curve. */
    private static List<TrainingCurve> curves() {
        List<TrainingCurve> curves = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            double parameters = 7e7 * Math.pow(1.4, i);
            for (int j = 0; j < 6; j++) {
                double end = 5 * parameters * Math.pow(2, j);
                double luck = Math.exp(NOISE * normal("luck", 6 * i + j));
                curves.add(new TrainingCurve(IntStream.rangeClosed(0, 20)
                        .mapToDouble(k -> end * Math.pow(0.05, 1 - k / 20.0))
                        .mapToObj(tokens -> new LossRun(parameters, tokens, TRUTH.loss(parameters, tokens) * luck))
                        .toList()));
            }
        }
        return curves;
    }

    /** About its minimum a budget's loss is so flat that noise too small to see moves the best size: hence a parabola, and its spread. */
    @Test
    void eleven_TheBestOfABudgetComesFromAllItsRunsWithItsSpreadAsWeight() {
        double[] budgets = {1e18, 1e20, 1e22};
        List<LossRun> runs = new ArrayList<>();
        for (double budget : budgets) {
            for (int i = 0; i < 15; i++) {
                double parameters = TRUTH.optimal(budget).parameters() * Math.pow(4, i / 7.0 - 1);
                double tokens = Compute.tokens(budget, parameters);
                double error = NOISE * normal("budgets", runs.size());
                runs.add(new LossRun(parameters, tokens, TRUTH.loss(parameters, tokens) * Math.exp(error)));
            }
        }
        FrontierEstimate estimate = IsoFlop.of(runs).estimate(500, 1);
        for (BudgetMinimum minimum : estimate.minima()) {
            double best = TRUTH.optimalLoss(minimum.flop());
            double luckiest = runs.stream()
                    .filter(run -> Math.abs(run.flop() / minimum.flop() - 1) < SOLVER)
                    .mapToDouble(LossRun::loss)
                    .min()
                    .orElseThrow();
            assertThat(luckiest).isLessThan(best).isLessThan(minimum.loss());
            // The mean of 15 errors, and what the slope and the bend of the parabola add to it.
            assertThat(minimum.loss() / best - 1).isCloseTo(0, within(4 * NOISE * 1.5 / Math.sqrt(15)));
            double moved = TRUTH.optimal(minimum.flop()).parameters() * Math.exp(minimum.logDeviation());
            assertThat(TRUTH.loss(moved, Compute.tokens(minimum.flop(), moved)) / best - 1)
                    .isLessThan(NOISE);
        }
        // The larger the budget the flatter, and the less its minimum counts.
        assertThat(estimate.minima().stream().mapToDouble(BudgetMinimum::logDeviation))
                .isSorted()
                .allMatch(deviation -> deviation > 0.01);
        assertThat(estimate.diagnostics())
                .filteredOn(line -> line.contains("standard deviation of ln N"))
                .hasSize(budgets.length);
        Interval a = estimate.a(0.95);
        assertThat(TRUTH.parameterExponent()).isBetween(a.low(), a.high());
    }

    @Test
    void twelve_ExponentsOfLawsWhoseLettersDifferAreNotSubtracted() {
        var both = LawComparison.of(KaplanLaw.kaplan2020(), ChinchillaLaw.besiroglu2024());
        assertThatThrownBy(() -> both.exponentDifference(KaplanLaw::alphaN, ChinchillaLaw::alpha))
                .hasMessageContaining("compare a, gamma or sigma by derived(flop)");
        assertThat(both.derived(1e21).one().parameterExponent()).isBetween(0.4, 0.8);
    }

    @Test
    void thirteen_MetricsThatMislead() {
        assertThat(new SampleCount(10, 3).plugIn(5)).isNotEqualTo(new SampleCount(10, 3).passAtK(5));
        assertThatThrownBy(() -> new SampleCount(10, 3).passAtK(11)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ChinchillaLaw.hoffmann2022()
                        .definitions()
                        .differences(KaplanLaw.kaplan2020().definitions()))
                .anyMatch(difference -> difference.startsWith("token: "));
    }

    @Test
    void fourteen_AnEnvelopeSaysThatItIsOne() {
        Fit<ChinchillaLaw, LossRun> envelope =
                fitter().objective(Objective.asymmetric(10)).fit(RUNS);
        assertThat(envelope.choices().target()).isEqualTo("9.091 % quantile of ln observed");
        assertThat(envelope.report()).contains("target: 9.091 % quantile of ln observed");
        long below = RUNS.stream()
                .filter(run -> envelope.predict(run) > run.loss() * (1 + SOLVER))
                .count();
        assertThat(below).isLessThanOrEqualTo(6);
        assertThat(FIT.choices().target()).startsWith("between median and mean");
    }

    @Test
    void fifteen_TheSameSeedGivesTheSameBytesOnAnyNumberOfThreads() {
        Fit<ChinchillaLaw, LossRun> alone = fitter().threads(1).fit(RUNS);
        Fit<ChinchillaLaw, LossRun> many = fitter().threads(4).fit(RUNS);
        assertThat(many.report()).isEqualTo(alone.report());
        assertThat(many.bootstrap(50, 7).draws())
                .isEqualTo(alone.bootstrap(50, 7).draws());
        assertThat(many.errors().draws(50, 7).draws())
                .isEqualTo(alone.errors().draws(50, 7).draws());
        assertThat(alone.bootstrap(50, 8).draws())
                .isNotEqualTo(alone.bootstrap(50, 7).draws());
        List<LossRun> moved = new ArrayList<>(RUNS);
        LossRun first = RUNS.get(0);
        moved.set(0, new LossRun(first.parameters(), first.tokens(), Math.nextUp(first.loss())));
        assertThat(fitter().fit(moved).choices().dataHash())
                .isNotEqualTo(alone.choices().dataHash());
        assertThat(alone.report()).contains(alone.choices().dataHash());
    }
}
