package dev.jacquard.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.numerics.ReferenceData;
import java.io.IOException;
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
            "--drop-worst",
            "5",
            "--json"
        };
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
