package dev.jacquard.scaling.capability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Published;
import dev.jacquard.numerics.ReferenceData;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.scaling.Printed;
import dev.jacquard.scaling.loss.LossRun;
import dev.jacquard.scaling.loss.OvertrainedLaw;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The 104 runs of Gadre et al., three training sets; fits on five of them, and on six for the error. */
@Tag("reference")
class OvertrainingReferenceTest {

    private static final Percentage SOLVER = Percentage.withPercentage(1e-4);

    private static final double SOLVER_RELATIVE = 1e-6;

    /** Half a unit of the last digit, relative: laws of loss are tabulated to seven significant digits, of error to five. */
    private static final double SEVEN_DIGITS = 5e-7;

    private static final double FIVE_DIGITS = 5e-5;

    /** Standard errors are printed with two digits. */
    private static final double TWO_DIGITS = 0.05;

    private record Row(String set, String arch, double multiplier, LossRun run, double error17, double error46) {

        boolean small() {
            return !arch.startsWith("open_lm");
        }

        boolean fitted() {
            return small() && multiplier == 1 || arch.startsWith("d=96_") && multiplier == 16;
        }

        boolean fittedForErrors() {
            return fitted() || arch.equals("open_lm_1b") && multiplier == 1;
        }

        DownstreamError.Point point(int tasks) {
            return new DownstreamError.Point(run.loss(), tasks == 17 ? error17 : error46);
        }
    }

    private static List<Row> rows(String set) throws IOException {
        List<String> lines =
                Files.readAllLines(ReferenceData.file("data/mlfoundations-scaling/overtraining_testbed.csv"));
        List<String> header = Arrays.asList(lines.get(0).split(",", -1));
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Row(
                        cells[header.indexOf("train_dataset")],
                        cells[header.indexOf("arch")],
                        number(cells, header, "chinchilla_multiplier"),
                        new LossRun(
                                number(cells, header, "params"),
                                number(cells, header, "tokens"),
                                number(cells, header, "loss_c4_val")),
                        number(cells, header, "err_avg17"),
                        number(cells, header, "err_avg46")))
                .filter(row -> row.set().equals(set))
                .toList();
    }

    private static double number(String[] cells, List<String> header, String column) {
        return Double.parseDouble(cells[header.indexOf(column)]);
    }

    private static Fit<OvertrainedLaw, LossRun> fit(String set) throws IOException {
        List<LossRun> five =
                rows(set).stream().filter(Row::fitted).map(Row::run).toList();
        assertThat(five).hasSize(5);
        return OvertrainedLaw.fitter().starts("gadre2024").fit(five);
    }

    private static Row row(String set, String arch, double multiplier) throws IOException {
        return rows(set).stream()
                .filter(row -> row.arch().equals(arch) && row.multiplier() == multiplier)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFiveRedPajamaRunsHaveTheStatedOptimum() throws IOException {
        Fit<OvertrainedLaw, LossRun> fit = fit("rpj");
        assertThat(fit.value()).isCloseTo(4.25647670442e-4, SOLVER);
        isNear(
                OvertrainedLaw.FAMILY,
                fit.law(),
                new OvertrainedLaw(1.83664837845, 212.236110248, 366.687173791, .136425351255),
                SOLVER_RELATIVE);
    }

    @ParameterizedTest
    @CsvSource({"rpj, 0", "c4_original, 1", "rw_original, 2"})
    void theRefitsCarriedAreThoseOfTheRuns(String set, int place) throws IOException {
        isNear(
                OvertrainedLaw.FAMILY,
                fit(set).law(),
                OvertrainedLaw.published().get(place).law(),
                SEVEN_DIGITS);
    }

    @Test
    void fiveSmallRunsPredictLargeOnes() throws IOException {
        OvertrainedLaw law = fit("rpj").law();
        assertThat(percentOff(law, row("rpj", "open_lm_1b", 32).run())).isCloseTo(.71033518, Printed.decimals(6));
        assertThat(percentOff(law, row("rpj", "open_lm_7b", 1).run())).isCloseTo(.73204580, Printed.decimals(6));
    }

    @Test
    void theC4FitErrsMoreFarOut() throws IOException {
        assertThat(percentOff(
                        fit("c4_original").law(),
                        row("c4_original", "open_lm_7b", 1).run()))
                .isCloseTo(4.3, Printed.decimals(1));
    }

    private static double percentOff(OvertrainedLaw law, LossRun run) {
        return 100 * Math.abs(law.loss(run.parameters(), run.tokens()) / run.loss() - 1);
    }

    @ParameterizedTest
    @CsvSource({
        "rpj, 17, 0",
        "c4_original, 17, 1",
        "rw_original, 17, 2",
        "rpj, 46, 3",
        "c4_original, 46, 4",
        "rw_original, 46, 5"
    })
    void theErrorLawsCarriedAreThoseOfTheRuns(String set, int tasks, int place) throws IOException {
        Published<DownstreamError> published = DownstreamError.gadre2024().get(place);
        Fit<DownstreamError, DownstreamError.Point> fit = errorFit(set, tasks);
        isNear(DownstreamError.FAMILY, fit.law(), published.law(), FIVE_DIGITS);
        published
                .standardErrors()
                .forEach((name, error) -> assertThat(fit.estimate(name).standardError())
                        .as(name)
                        .isCloseTo(error, within(TWO_DIGITS * error)));
    }

    @Test
    void theMeanErrorOfLargeRunsFollows() throws IOException {
        OvertrainedLaw loss = fit("rpj").law();
        DownstreamError error = errorFit("rpj", 17).law();
        Row over = row("rpj", "open_lm_1b", 32);
        Row large = row("rpj", "open_lm_7b", 1);
        assertThat(percentOff(error, loss, over)).isCloseTo(3.6365, Printed.decimals(4));
        assertThat(percentOff(error, loss, large)).isCloseTo(.0464, Printed.decimals(4));
    }

    private static double percentOff(DownstreamError error, OvertrainedLaw loss, Row row) {
        double predicted =
                error.error(loss.loss(row.run().parameters(), row.run().tokens()));
        return 100 * Math.abs(predicted / row.error17() - 1);
    }

    private static Fit<DownstreamError, DownstreamError.Point> errorFit(String set, int tasks) throws IOException {
        List<DownstreamError.Point> six = rows(set).stream()
                .filter(Row::fittedForErrors)
                .map(row -> row.point(tasks))
                .toList();
        assertThat(six).hasSize(6);
        return DownstreamError.fitter().starts(50, 1).fit(six);
    }

    private static <L> void isNear(Family<L> family, L law, L expected, double relative) {
        double[] actual = family.vector(law);
        double[] wanted = family.vector(expected);
        for (int k = 0; k < actual.length; k++) {
            assertThat(actual[k]).as(family.names().get(k)).isCloseTo(wanted[k], within(relative * wanted[k]));
        }
    }
}
