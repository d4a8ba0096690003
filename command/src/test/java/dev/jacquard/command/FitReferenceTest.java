package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.numerics.ReferenceData;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The command that fits real runs, against optima known to fifty digits. */
@Tag("reference")
class FitReferenceTest {

    /** The objective at the optimum, relative: solver. */
    private static final double OBJECTIVE = 1e-10;

    /** The parameters at the optimum, relative: solver. */
    private static final double PARAMETER = 1e-6;

    @Test
    void theDigitisedRunsReachTheHuberOptimumFromThePublishedStarts() throws IOException {
        JsonNode answer = fit();
        JsonNode exact = oracle().get("exact_optimum");
        assertThat(answer.get("rows").intValue()).isEqualTo(240);
        assertThat(answer.get("objective").textValue()).isEqualTo("huber:0.001");
        assertThat(answer.at("/starts/run").intValue()).isEqualTo(4500);
        isClose(answer.get("value"), exact.get("loss").asDouble(), OBJECTIVE);
        for (String name : new String[] {"E", "A", "B", "alpha", "beta"}) {
            isClose(answer.at("/estimates/" + name + "/value"), exact.get(name).asDouble(), PARAMETER);
        }
    }

    @Test
    void leastAbsoluteDeviationsReachTheExactOptimumThatWasPrinted() throws IOException {
        JsonNode answer = fit("--objective", "lad");
        JsonNode exact = oracle().get("lad_exact");
        isClose(answer.get("value"), exact.get("abs_loss_sum").asDouble(), OBJECTIVE);
        for (String name : new String[] {"A", "B", "E"}) {
            isClose(answer.at("/estimates/" + name + "/value"), exact.get(name).asDouble(), PARAMETER);
        }
        isClose(answer.at("/estimates/alpha/value"), exact.get("params").get(3).asDouble(), PARAMETER);
        isClose(answer.at("/estimates/beta/value"), exact.get("params").get(4).asDouble(), PARAMETER);
    }

    /** Delta 1e-5, 1e-3 and 1e-1 on one data set; with the five runs of highest loss kept, beta is .453. */
    @Test
    void theTableShowsHowTheChoiceOfLossMovesBeta() throws IOException {
        JsonNode table = fit("--starts", "50").get("sensitivity");
        double halfADigit = 5e-5;
        assertThat(table.findValuesAsText("variant").subList(0, 3))
                .containsExactly("as fitted (huber:0.001)", "huber:1e-5", "huber:0.1");
        assertThat(beta(table.get(1))).isCloseTo(0.3658, within(halfADigit));
        assertThat(beta(table.get(0))).isCloseTo(0.3672, within(halfADigit));
        assertThat(beta(table.get(2))).isCloseTo(0.4059, within(halfADigit));
        JsonNode all = fit("--starts", "50", "--drop-worst", "0");
        assertThat(all.at("/estimates/beta/value").doubleValue()).isCloseTo(0.453049, within(5e-7));
    }

    private static double beta(JsonNode variant) {
        return variant.at("/estimates/beta").doubleValue();
    }

    @Test
    void repeatsOfMuennighoffAreNotIdentifiedAboveAndSaySo() throws IOException {
        String file =
                ReferenceData.file("data/datablations/runs_182_fit_set.csv").toString();
        JsonNode answer = new ObjectMapper()
                .readTree(Ran.jacquard(
                                "fit",
                                file,
                                "--law",
                                "data-constrained",
                                "--column",
                                "parameters=params",
                                "--column",
                                "uniqueTokens=unique_tokens",
                                "--starts",
                                "40",
                                "--level",
                                "0.95",
                                "--json")
                        .done());
        JsonNode repeats = answer.at("/estimates/RDstar");
        assertThat(repeats.get("identified").booleanValue()).isFalse();
        assertThat(repeats.get("value").doubleValue()).isCloseTo(95.365, within(5e-4));
        assertThat(repeats.get("low").doubleValue()).isBetween(4.0, 15.0);
        assertThat(repeats.get("high").isNull()).isTrue();
        assertThat(repeats.get("why").textValue()).contains("high: the rows do not determine it");
        assertThat(repeats.get("interval").textValue()).isEqualTo("profile likelihood");
        assertThat(answer.at("/estimates/RNstar/identified").booleanValue()).isTrue();
        assertThat(answer.at("/estimates/alpha/fixed").booleanValue()).isTrue();
        assertThat(answer.at("/starts/others").size()).isPositive();
    }

    private static JsonNode fit(String... more) throws IOException {
        String file = ReferenceData.file("data/epoch-analyzing-chinchilla/svg_extracted_data.csv")
                .toString();
        String[] arguments = {
            "fit",
            file,
            "--law",
            "chinchilla",
            "--column",
            "parameters=Model Size",
            "--column",
            "flop=Training FLOP",
            "--column",
            "loss=loss",
            "--json"
        };
        String[] kept = List.of(more).contains("--drop-worst") ? new String[0] : new String[] {"--drop-worst", "5"};
        arguments = Stream.of(arguments, kept).flatMap(Stream::of).toArray(String[]::new);
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return new ObjectMapper().readTree(Ran.jacquard(all).done());
    }

    private static JsonNode oracle() throws IOException {
        return new ObjectMapper()
                .readTree(ReferenceData.file("oracles/chinchilla.json").toFile());
    }

    private static void isClose(JsonNode value, double exact, double tolerance) {
        assertThat(value.doubleValue()).isCloseTo(exact, within(tolerance * exact));
    }
}
