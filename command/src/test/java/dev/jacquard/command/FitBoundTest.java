package dev.jacquard.command;

import static dev.jacquard.command.Ran.jacquard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.scaling.loss.ComputeRun;
import dev.jacquard.scaling.loss.PowerLaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code jacquard fit} says of a parameter on its bound, and that a bootstrap gives one answer everywhere. */
@Tag("once")
class FitBoundTest {

    /** Decimals of a table that the report rounds: half a unit of the last of five digits, relative. */
    private static final double PRINTED = 5e-5;

    @TempDir
    private Path folder;

    /** Runs of four sizes and three lengths that fall more steeply than a law with a floor: a floor would have to be negative. */
    private Path runs() throws IOException {
        StringBuilder csv = new StringBuilder("parameters,tokens,loss\n");
        int row = 0;
        for (double size : new double[] {1.2e6, 2.9e6, 8.9e6, 3.35e7}) {
            for (double tokens : new double[] {5e6, 2e7, 8e7}) {
                row++;
                double loss = 300 * Math.pow(size, -0.36) + 1400 * Math.pow(tokens, -0.37) - 0.3;
                csv.append(size).append(',').append(tokens).append(',');
                csv.append(loss * (1 + 0.01 * Math.sin(7.0 * row))).append('\n');
            }
        }
        return Files.writeString(folder.resolve("runs.csv"), csv);
    }

    private static JsonNode json(String... arguments) throws IOException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--json";
        all[arguments.length + 1] = "--quiet";
        return new ObjectMapper().readTree(jacquard(all).done());
    }

    @Test
    void aFloorOnItsBoundIsNamedInTextAndJsonAndTheOthersKeepTheirIntervals() throws IOException {
        String[] line = {"fit", runs().toString(), "--law", "chinchilla", "--objective", "lsq", "--starts", "40"};
        String text = jacquard(line).done();
        assertThat(text)
                .containsPattern("(?m)^E +0 +none +0 \\.\\. [0-9.]+ +nats/token +on its bound$")
                .contains("note: E stands on its bound 0: ")
                .doesNotContain("no optimum");
        JsonNode answer = json(line);
        JsonNode floor = answer.at("/estimates/E");
        assertThat(floor.get("value").doubleValue()).isZero();
        assertThat(floor.get("onBound").booleanValue()).isTrue();
        assertThat(floor.get("low").doubleValue()).isZero();
        assertThat(floor.get("high").doubleValue()).isBetween(0.01, 2.5);
        assertThat(floor.get("interval").textValue()).isEqualTo("profile likelihood");
        assertThat(answer.at("/estimates/beta/low").doubleValue()).isPositive();
        assertThat(answer.at("/estimates/beta/onBound").isMissingNode()).isTrue();
        for (JsonNode variant : answer.get("sensitivity")) {
            assertThat(variant.get("estimates").isObject())
                    .as(variant.get("variant").textValue())
                    .isTrue();
        }
        for (String name : List.of("a", "gamma", "tokensPerParameterAtLargestFlop")) {
            assertThat(answer.at("/derived/" + name + "/low").isNumber())
                    .as(name)
                    .isTrue();
        }
    }

    @Test
    void aBootstrapGivesOneAnswerEverywhere() throws IOException {
        Path draws = folder.resolve("draws.csv");
        String[] line = {
            "fit", "published-runs/cerebras-gpt", "--law", "power-law", "--objective", "lsq", "--bootstrap", "50"
        };
        String[] quiet = Arrays.copyOf(line, line.length + 1);
        quiet[line.length] = "--quiet";
        String text = jacquard(quiet).done();
        String[] saving = Arrays.copyOf(line, line.length + 2);
        saving[line.length] = "--save-draws";
        saving[line.length + 1] = draws.toString();
        JsonNode answer = json(saving);
        assertThat(text)
                .contains("note: intervals: 90 %, bootstrap over rows, 50 resamples, seed 1, percentiles")
                .containsPattern("(?m)^bootstrap +bootstrap over rows, 50 resamples, seed 1$")
                .doesNotContain("Wald")
                .doesNotContain("profile likelihood")
                .doesNotContainPattern("(?m)^bootstrap +estimate");
        assertThat(answer.at("/checklist/bootstrap").textValue())
                .isEqualTo("bootstrap over rows, 50 resamples, seed 1");
        assertThat(answer.get("warnings").toString()).doesNotContain("Wald");
        List<String> names = List.of("floor", "scale", "slope");
        for (String name : names) {
            JsonNode estimate = answer.at("/estimates/" + name);
            double low = estimate.get("low").doubleValue();
            double high = estimate.get("high").doubleValue();
            assertThat(text)
                    .containsPattern("(?m)^" + name + " .*" + " "
                            + Decimals.rounded(low, 5).replace(".", "\\.") + " \\.\\. "
                            + Decimals.rounded(high, 5).replace(".", "\\."));
            double[] column = column(draws, names.indexOf(name));
            double place = 0.05 * (column.length - 1);
            int below = (int) place;
            double fifth = column[below] + (place - below) * (column[below + 1] - column[below]);
            assertThat(low).isCloseTo(fifth, within(PRINTED * (1e-9 + fifth)));
        }
        double lowest = 1.572;
        assertThat(answer.at("/estimates/floor/high").doubleValue()).isLessThan(lowest);
    }

    @Test
    void javaGivesTheAnswerOfTheCommand() throws IOException {
        JsonNode answer = json("fit", file(), "--law", "power-law", "--objective", "lsq", "--bootstrap", "30");
        var fit = PowerLaw.fitter()
                .objective(dev.jacquard.numerics.fit.Objective.leastSquares())
                .starts(200, 1)
                .fit(computeRuns());
        var draws = fit.bootstrap(30, 1);
        draws.estimates().forEach(estimate -> {
            JsonNode there = answer.at("/estimates/" + estimate.name());
            assertThat(there.get("low").doubleValue()).isEqualTo(estimate.low());
            assertThat(there.get("standardError").doubleValue()).isEqualTo(estimate.standardError());
        });
        assertThat(draws.checklist().entries().get("bootstrap"))
                .isEqualTo(answer.at("/checklist/bootstrap").textValue());
    }

    private static List<ComputeRun> computeRuns() {
        List<ComputeRun> runs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            double flop = 1e18 * Math.pow(5, i);
            runs.add(new ComputeRun(flop, (1.7 + Math.pow(flop / 1e21, -0.2)) * (1 + 0.01 * Math.sin(3.0 * i))));
        }
        return runs;
    }

    private String file() throws IOException {
        StringBuilder csv = new StringBuilder("flop,loss\n");
        computeRuns()
                .forEach(run ->
                        csv.append(run.flop()).append(',').append(run.loss()).append('\n'));
        return Files.writeString(folder.resolve("compute.csv"), csv).toString();
    }

    private static double[] column(Path draws, int index) throws IOException {
        return Files.readAllLines(draws).stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[index]))
                .sorted()
                .toArray();
    }
}
