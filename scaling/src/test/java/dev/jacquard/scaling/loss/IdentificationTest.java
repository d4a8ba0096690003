package dev.jacquard.scaling.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.fit.Estimate;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.Objective;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the published frontier runs can and cannot tell. */
@Tag("once")
class IdentificationTest {

    private static List<String> unidentified(Fit<ChinchillaLaw, LossRun> fit) {
        return fit.estimates().stream()
                .filter(estimate -> !estimate.identified())
                .map(Estimate::name)
                .toList();
    }

    @Test
    void runsAtTwentyTokensPerParameterDetermineNoParameter() {
        var fit = ChinchillaLaw.fitter().fit(CerebrasAndPythia.cerebras());
        assertThat(unidentified(fit)).containsExactly("E", "A", "alpha", "B", "beta");
        assertThat(fit.warnings())
                .anyMatch(warning -> warning.startsWith("parameters and tokens move together"))
                .anyMatch(warning -> warning.startsWith("not identified by these rows: E, A, alpha, B, beta"));
        assertThat(fit.report()).contains("not identified");
    }

    @Test
    void runsOnOneNumberOfTokensDoNotDetermineTheDataTermNorTheFloor() {
        var fit = ChinchillaLaw.fitter().fit(CerebrasAndPythia.pythia());
        assertThat(unidentified(fit)).contains("E", "B", "beta").doesNotContain("alpha");
        assertThat(fit.estimate("beta").standardError()).isInfinite();
        assertThat(fit.checks().certificate().conditionNumber()).isInfinite();
        assertThat(fit.warnings()).anyMatch(warning -> warning.startsWith("tokens is the same in all rows"));
    }

    @Test
    void bothFamiliesTogetherStillLeaveTheFloorOpen() {
        var rows = Stream.concat(CerebrasAndPythia.cerebras().stream(), CerebrasAndPythia.pythia().stream())
                .toList();
        var fit = ChinchillaLaw.fitter().objective(Objective.leastSquares()).fit(rows);
        assertThat(unidentified(fit)).contains("E");
        assertThat(fit.warnings()).noneMatch(warning -> warning.contains("move together"));
    }

    /** The authors print L = (f / 5.984e22)^-0.0737 + 0.5066; letters differ, since only their combination is known. */
    @Test
    void thePaperColumnGivesTheAuthorsCurveButNotTheirLetters() {
        var fit = PowerLaw.fitter().objective(Objective.leastSquares()).fit(CerebrasAndPythia.paperColumn());
        PowerLaw printed = PowerLaw.dey2023().law();
        double reportedScatter = 0.0066;
        for (ComputeRun run : CerebrasAndPythia.paperColumn()) {
            double theirs = printed.loss(run.flop());
            assertThat(fit.predict(run)).isCloseTo(theirs, within(reportedScatter * theirs));
        }
        assertThat(printed.slope())
                .isBetween(fit.estimate("slope").low(), fit.estimate("slope").high());
        assertThat(fit.estimate("floor").identified()).isFalse();
        assertThat(fit.estimate("scale").identified()).isFalse();
        assertThat(fit.estimate("slope").identified()).isTrue();
        double theirValue = CerebrasAndPythia.paperColumn().stream()
                .mapToDouble(run -> Math.log(printed.loss(run.flop()) / run.loss()))
                .map(residual -> residual * residual)
                .sum();
        assertThat(fit.value()).isLessThan(theirValue);
    }

    @Test
    void theModelCardColumnWantsNoFloorAtAll() {
        var card = PowerLaw.fitter().objective(Objective.huber(1e-3)).fit(CerebrasAndPythia.modelCardColumn());
        assertThat(card.law().floor()).isLessThan(1e-6);
        assertThat(card.estimate("floor").identified()).isFalse();
        assertThat(card.checks().starts().agreeing()).isGreaterThan(100);
    }

    @Test
    void bootstrapOfSevenRunsCountsTheResamplesThatSayNothing() {
        var fit = PowerLaw.fitter().objective(Objective.leastSquares()).fit(CerebrasAndPythia.paperColumn());
        var draws = fit.bootstrap(300, 1);
        assertThat(draws.draws().size() + draws.failures()).isEqualTo(300);
        assertThat(draws.failures()).isLessThan(15);
        var far = draws.predict(new ComputeRun(2.3e24, 1));
        assertThat(far.beyond()).containsExactly("flop: 100x beyond the largest run fitted");
        var near = draws.predict(new ComputeRun(2.3e22, 1));
        assertThat(far.p95() - far.p5()).isGreaterThan(near.p95() - near.p5());
    }
}
