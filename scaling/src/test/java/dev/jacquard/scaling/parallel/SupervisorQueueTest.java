package dev.jacquard.scaling.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.numerics.ReferenceData;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupervisorQueueTest {

    private static final Percentage IDENTITY = Percentage.withPercentage(1e-9);
    private static final Offset<Double> SIX_DECIMALS = within(0.5e-6 + 1e-12);

    /** The textbook set-up of six machines and one repairer. */
    @Test
    void sixMachinesAndOneRepairerMatchTheTextbook() {
        var queue = new SupervisorQueue(6, 1, 20, 2);
        SupervisorQueue.State state = queue.state();
        assertThat(Math.exp(queue.logIdleProbability())).isCloseTo(0.484515, SIX_DECIMALS);
        assertThat(state.withSupervisors()).isCloseTo(0.845149, SIX_DECIMALS);
        assertThat(state.queued()).isCloseTo(0.329664, SIX_DECIMALS);
        assertThat(state.throughput()).isCloseTo(0.257743, SIX_DECIMALS);
        assertThat(state.timeWithSupervisors()).isCloseTo(3.279044, SIX_DECIMALS);
        assertThat(state.queueTime()).isCloseTo(1.279044, SIX_DECIMALS);
    }

    /** Thirty minutes alone, five to review, one person. */
    @ParameterizedTest
    @CsvSource({
        "3,   0.081967, 0.409836, 1.6,       2.459016, 0.819672",
        "4,   0.106087, 0.530435, 2.704918,  3.182609, 0.795652",
        "7,   0.162989, 0.814945, 7.947670,  4.889672, 0.698525",
        "10,  0.191372, 0.956858, 17.254349, 5.741149, 0.574115"
    })
    void aTeamOfOnePersonMatchesIndependentValues(
            int agents, double throughput, double utilisation, double wait, double running, double availability) {
        SupervisorQueue.State state = new SupervisorQueue(agents, 1, 30, 5).state();
        assertThat(state.throughput()).isCloseTo(throughput, SIX_DECIMALS);
        assertThat(state.utilisation()).isCloseTo(utilisation, SIX_DECIMALS);
        assertThat(state.queueTime()).isCloseTo(wait, SIX_DECIMALS);
        assertThat(state.running()).isCloseTo(running, SIX_DECIMALS);
        assertThat(state.availability()).isCloseTo(availability, SIX_DECIMALS);
    }

    @ParameterizedTest
    @CsvSource({"40, 165.0, 0.15", "400, 1965.0, 0.015", "10000, 49965.0, 0.0006"})
    void beyondTheKneeOnlyTheWaitGrows(int agents, double wait, double availability) {
        SupervisorQueue.State state = new SupervisorQueue(agents, 1, 30, 5).state();
        assertThat(state.throughput()).isCloseTo(0.2, IDENTITY);
        assertThat(state.running()).isCloseTo(6, IDENTITY);
        assertThat(state.queueTime()).isCloseTo(wait, IDENTITY);
        assertThat(state.availability()).isCloseTo(availability, IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({"4, 0.008245, 0.0412", "40, 0.081927, 0.4096", "400, 0.2, 1"})
    void longerAutonomyMovesTheKnee(int agents, double throughput, double utilisation) {
        var queue = new SupervisorQueue(agents, 1, 480, 5);
        assertThat(queue.knee()).isEqualTo(97);
        assertThat(queue.state().throughput()).isCloseTo(throughput, SIX_DECIMALS);
        assertThat(queue.state().utilisation()).isCloseTo(utilisation, within(0.5e-4));
    }

    /** Mean-value analysis (Reiser and Lavenberg 1980) is another route to the same steady state for one supervisor. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 60, 500})
    void meanValueAnalysisAgreesForOneSupervisor(int agents) {
        double z = 30;
        double s = 5;
        double queued = 0;
        double throughput = 0;
        for (int n = 1; n <= agents; n++) {
            double time = s * (1 + queued);
            throughput = n / (z + time);
            queued = throughput * time;
        }
        SupervisorQueue.State state = new SupervisorQueue(agents, 1, z, s).state();
        assertThat(state.throughput()).isCloseTo(throughput, IDENTITY);
        assertThat(state.withSupervisors()).isCloseTo(queued, IDENTITY);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 10, 1", "9, 2, 10, 3", "40, 3, 30, 5", "400, 7, 0.5, 5", "2000, 100, 100, 4"})
    void theSteadyStateObeysLittleAndItsBounds(int agents, int supervisors, double z, double s) {
        var queue = new SupervisorQueue(agents, supervisors, z, s);
        SupervisorQueue.State state = queue.state();
        assertThat(state.throughput()).isLessThanOrEqualTo(queue.throughputBound() * (1 + 1e-12));
        assertThat(state.throughput()).isCloseTo(state.running() / z, IDENTITY);
        assertThat(state.running() + state.withSupervisors()).isCloseTo(agents, IDENTITY);
        assertThat(state.timeWithSupervisors()).isCloseTo(state.queueTime() + s, IDENTITY);
        assertThat(queue.speedup()).isLessThanOrEqualTo(Math.min(agents, queue.knee()) * (1 + 1e-12));
    }

    @Test
    void oneAgentAloneNeverWaits() {
        SupervisorQueue.State state = new SupervisorQueue(1, 1, 10, 1).state();
        assertThat(state.queueTime()).isZero();
        assertThat(new SupervisorQueue(1, 1, 10, 1).speedup()).isCloseTo(1, IDENTITY);
    }

    @Test
    void asALawItGivesTheGainOfMoreAgents() {
        SpeedupLaw law = new SupervisorQueue(1, 1, 30, 5).asLaw();
        assertThat(law.gain(4, 40))
                .isCloseTo(0.2 / new SupervisorQueue(4, 1, 30, 5).state().throughput(), IDENTITY);
        assertThatThrownBy(() -> law.speedup(4.5)).hasMessage("agents: 4.5 (expected: a whole number >= 1)");
    }

    @Test
    @Tag("reference")
    void highPrecisionSteadyStatesAreReproduced() throws IOException {
        JsonNode cases = new ObjectMapper()
                .readTree(ReferenceData.file("oracles/parallel_queueing.json").toFile())
                .get("machine_repairman_MMcN");
        assertThat(cases).isNotEmpty();
        for (JsonNode row : cases) {
            var queue = new SupervisorQueue(
                    row.get("N").intValue(), row.get("c").intValue(), number(row, "Z"), number(row, "S"));
            SupervisorQueue.State state = queue.state();
            assertThat(queue.logIdleProbability())
                    .as("ln p0 of %s", row)
                    .isCloseTo(logOf(row.get("p0").asText()), IDENTITY);
            assertThat(state.throughput()).as("X of %s", row).isCloseTo(number(row, "X"), IDENTITY);
            assertThat(state.withSupervisors()).as("L of %s", row).isCloseTo(number(row, "L"), IDENTITY);
            assertThat(state.queued()).as("Lq of %s", row).isCloseTo(number(row, "Lq"), IDENTITY);
            assertThat(state.utilisation()).as("U of %s", row).isCloseTo(number(row, "util"), IDENTITY);
            assertThat(state.timeWithSupervisors()).as("R of %s", row).isCloseTo(number(row, "R"), IDENTITY);
            assertThat(state.queueTime()).as("Wq of %s", row).isCloseTo(number(row, "Wq"), IDENTITY);
            assertThat(queue.speedup()).as("speed-up of %s", row).isCloseTo(number(row, "speedup_vs_1"), IDENTITY);
        }
    }

    @Test
    @Tag("reference")
    void highPrecisionSpeedupsAreReproduced() throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(ReferenceData.file("oracles/parallel_queueing.json").toFile());
        for (JsonNode row : all.get("amdahl")) {
            assertThat(new Amdahl(number(row, "p")).speedup(number(row, "n")))
                    .isCloseTo(number(row, "speedup"), IDENTITY);
        }
        for (JsonNode row : all.get("gustafson")) {
            assertThat(new Gustafson(number(row, "p")).speedup(number(row, "n")))
                    .isCloseTo(number(row, "speedup"), IDENTITY);
        }
        for (JsonNode row : all.get("expected_max_normal")) {
            assertThat(BestOfN.ofStandardNormals(number(row, "n"))).isCloseTo(number(row, "value"), IDENTITY);
        }
    }

    private static double number(JsonNode row, String field) {
        return Double.parseDouble(row.get(field).asText());
    }

    /** The natural logarithm of a decimal number that may lie far below the smallest double. */
    private static double logOf(String decimal) {
        int exponentAt = decimal.indexOf('e');
        if (exponentAt < 0) {
            return Math.log(Double.parseDouble(decimal));
        }
        return Math.log(Double.parseDouble(decimal.substring(0, exponentAt)))
                + Integer.parseInt(decimal.substring(exponentAt + 1)) * Math.log(10);
    }
}
