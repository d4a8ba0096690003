package dev.jacquard.scaling.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.ReferenceData;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.scaling.loss.ChinchillaOnOtherRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 182 runs behind R_D* and R_N* of Muennighoff et al., from the outputs of their notebook. */
@Tag("reference")
class DataConstrainedReferenceTest {

    /** The tabulated objectives print eight decimals. */
    private static final double OBJECTIVE = 5e-9;

    private static final double SOLVER = 1e-6;

    private static List<RepeatedRun> runs() throws IOException {
        return Files.readAllLines(ReferenceData.file("data/datablations/runs_182_fit_set.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> Arrays.stream(cells)
                        .skip(1)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .map(v -> new RepeatedRun(v[0], v[1], v[2], v[3]))
                .toList();
    }

    private static Fitter<DataConstrainedLaw, RepeatedRun> fitter() {
        return DataConstrainedLaw.fitter(ChinchillaOnOtherRuns.muennighoff2023().law());
    }

    private static Fit<DataConstrainedLaw, RepeatedRun> at(double RDstar) throws IOException {
        return fitter().fixed("RDstar", RDstar).starts(50, 1).fit(runs());
    }

    /** With R_D* held on either side the objective rises, and yet it is lower far away. */
    @Test
    void thePublishedPointIsALocalMinimumAndNotTheLowest() throws IOException {
        DataConstrainedLaw published = DataConstrainedLaw.muennighoff2023().law();
        Fit<DataConstrainedLaw, RepeatedRun> there = at(published.RDstar());
        assertThat(there.law().RNstar()).isCloseTo(published.RNstar(), within(1e-3 * published.RNstar()));
        assertThat(there.value()).isCloseTo(.01582593525801614, within(SOLVER * there.value()));
        assertThat(at(14.5).value()).isGreaterThan(there.value());
        assertThat(at(16.5).value()).isGreaterThan(there.value());

        Fit<DataConstrainedLaw, RepeatedRun> lowest = fitter().fit(runs());
        assertThat(lowest.value()).isCloseTo(.01580466, within(OBJECTIVE)).isLessThan(there.value());
        assertThat(lowest.law().RDstar()).isCloseTo(95.365, within(5e-4));
        assertThat(lowest.law().RNstar()).isCloseTo(1.7059, within(5e-5));
        assertThat(lowest.estimate("RDstar").identified()).isFalse();
        assertThat(lowest.estimate("RNstar").identified()).isTrue();
        assertThat(lowest.warnings()).anyMatch(warning -> warning.startsWith("not identified by these rows: RDstar"));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 7.56, .01590981",
        "15.388, 5.31, .01582593",
        "20, 3.21, .01584076",
        "30, 2.74, .01582081",
        "50, 2.26, .01580815",
        "95.365, 1.7059, .01580466",
        "200, 1.39, .01581646",
        "1e6, 0.742, .01592345"
    })
    void theProfileOverRepeatsIsNearlyFlat(double RDstar, double RNstar, double value) throws IOException {
        Fit<DataConstrainedLaw, RepeatedRun> fit = at(RDstar);
        assertThat(fit.value()).isCloseTo(value, within(OBJECTIVE));
        double halfAUnit = RDstar == 95.365 ? 5e-5 : RDstar == 1e6 ? 5e-4 : 5e-3;
        assertThat(fit.law().RNstar()).isCloseTo(RNstar, within(halfAUnit));
    }

    @Test
    void aLawKnownToBeTrueComesBackFromTheRunsDesign() throws IOException {
        DataConstrainedLaw truth = DataConstrainedLaw.muennighoff2023().law();
        List<RepeatedRun> made = runs().stream()
                .map(run -> new RepeatedRun(
                        run.parameters(),
                        run.tokens(),
                        run.uniqueTokens(),
                        truth.loss(run.parameters(), run.tokens(), run.uniqueTokens())))
                .toList();
        DataConstrainedLaw found = fitter().starts(DataConstrainedLaw.publishedStarts(truth.base()))
                .fit(made)
                .law();
        assertThat(found.RDstar()).isCloseTo(truth.RDstar(), within(SOLVER * truth.RDstar()));
        assertThat(found.RNstar()).isCloseTo(truth.RNstar(), within(SOLVER * truth.RNstar()));
    }
}
