package dev.jacquard.scaling.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.Published;
import dev.jacquard.numerics.ReferenceData;
import dev.jacquard.numerics.fit.Fit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The curves of Clark et al.: the last step of each run with routing in every second layer, one choice and one seed. */
@Tag("reference")
class RoutedReferenceTest {

    /** The refits are tabulated to four significant digits. */
    private static final double FOUR_DIGITS = 5e-4;

    private record Curve(String router, double step, RoutedRun run) {}

    private static List<RoutedRun> runs(String router) throws IOException {
        Map<String, Curve> last = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(
                        Files.newInputStream(ReferenceData.file("data/scaling-laws-for-routing/curves.csv.gz"))),
                StandardCharsets.UTF_8))) {
            List<String> header = Arrays.asList(reader.readLine().split(",", -1));
            reader.lines().map(line -> line.split(",", -1)).forEach(cells -> {
                boolean chosen = cells[header.indexOf("routing_frequency")].equals("0.5")
                        && cells[header.indexOf("k")].equals("1")
                        && cells[header.indexOf("seed")].equals("42")
                        && !cells[header.indexOf("loss_validation")].isEmpty();
                if (chosen) {
                    Curve curve = new Curve(
                            cells[header.indexOf("router_type")],
                            Double.parseDouble(cells[header.indexOf("step")]),
                            new RoutedRun(
                                    Double.parseDouble(cells[header.indexOf("dense_parameter_count")]),
                                    Double.parseDouble(cells[header.indexOf("num_experts")]),
                                    Double.parseDouble(cells[header.indexOf("loss_validation")])));
                    last.merge(
                            cells[header.indexOf("hyper_id")],
                            curve,
                            (one, two) -> two.step() > one.step() ? two : one);
                }
            });
        }
        return last.values().stream()
                .filter(curve -> curve.router().equals(router) || curve.router().equals("Dense"))
                .map(Curve::run)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"S-Base, s-base, 58", "RL-R, rl-r, 59", "Hash, hash, 56"})
    void theRunsGiveTheRefitCarried(String router, String id, int rows) throws IOException {
        List<RoutedRun> runs = runs(router);
        assertThat(runs).hasSize(rows);
        Fit<RoutedLaw, RoutedRun> fit = RoutedLaw.fitter().starts(50, 1).fit(runs);
        RoutedLaw expected = RoutedLaw.published().stream()
                .filter(published -> published.id().equals("routed/clark2022-" + id + "-refit"))
                .map(Published::law)
                .findFirst()
                .orElseThrow();
        double[] found = RoutedLaw.FAMILY.vector(fit.law());
        double[] wanted = RoutedLaw.FAMILY.vector(expected);
        for (int k = 0; k < found.length; k++) {
            assertThat(found[k])
                    .as(RoutedLaw.FAMILY.names().get(k))
                    .isCloseTo(wanted[k], within(FOUR_DIGITS * Math.abs(wanted[k])));
        }
        if (id.equals("s-base")) {
            double dex = Math.sqrt(fit.value() / rows) / Math.log(10);
            assertThat(dex).isCloseTo(.00323, within(5e-6));
        }
    }

    /** The five dense runs alone: a line in logarithms, slope 0.07851 and scale 3.69e13. */
    @Test
    void theDenseRunsFollowAPowerOfSize() throws IOException {
        List<RoutedRun> dense = runs("Dense");
        assertThat(dense).hasSize(5);
        double meanX = dense.stream()
                .mapToDouble(run -> Math.log(run.parameters()))
                .average()
                .orElseThrow();
        double meanY = dense.stream()
                .mapToDouble(run -> Math.log(run.loss()))
                .average()
                .orElseThrow();
        double xy = dense.stream()
                .mapToDouble(run -> (Math.log(run.parameters()) - meanX) * (Math.log(run.loss()) - meanY))
                .sum();
        double xx = dense.stream()
                .mapToDouble(run -> Math.pow(Math.log(run.parameters()) - meanX, 2))
                .sum();
        double slope = -xy / xx;
        assertThat(slope).isCloseTo(.07851, within(5e-6));
        assertThat(Math.exp(meanX + meanY / slope)).isCloseTo(3.69e13, within(5e10));
    }
}
