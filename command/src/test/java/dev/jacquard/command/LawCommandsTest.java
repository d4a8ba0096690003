package dev.jacquard.command;

import static dev.jacquard.command.Ran.jacquard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.laws.CatalogueLaw;
import dev.jacquard.laws.LawCatalogue;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawCommandsTest {

    /** Half a unit of the last printed digit of a loss of 1.97388186316. */
    private static final double HALF_THE_LAST_DIGIT = 5e-12;

    /** Half a unit of the last printed digit of 6.0 agents at work among 40. */
    private static final double SATURATED = 0.05;

    private static final String CHINCHILLA = "chinchilla/besiroglu2024";

    @Test
    void lawsHaveTheFieldsThatProgramsReadOn() throws IOException {
        JsonNode first = json("laws", "--json").get(0);
        assertThat(first.get("format").intValue()).isEqualTo(1);
        assertThat(first.get("id").textValue()).isEqualTo(CHINCHILLA);
        assertThat(first.get("family").textValue()).isEqualTo("chinchilla");
        assertThat(first.get("confidence").textValue())
                .as("its printed values are from secondary sources")
                .isEqualTo("reported");
        assertThat(first.at("/inputs/1/name").textValue()).isEqualTo("tokens");
        assertThat(first.at("/inputs/1/unit").textValue()).isEqualTo("token");
        assertThat(first.at("/outputs/0/unit").textValue()).isEqualTo("nats/token");
        assertThat(first.at("/calibrated/parameters/1").doubleValue()).isEqualTo(1.62e10);
        assertThat(first.has("title") && first.has("citation")).isTrue();
    }

    @Test
    void evalPrintsTheLossInFullPrecisionAndHowFarBeyondTheData() throws IOException {
        JsonNode result = json("eval", CHINCHILLA, "parameters=70e9", "tokens=1.4e12", "--json");
        assertThat(result.get("law").textValue()).isEqualTo(CHINCHILLA);
        assertThat(result.at("/inputs/parameters").doubleValue()).isEqualTo(70e9);
        assertThat(result.at("/outputs/loss").doubleValue()).isCloseTo(1.97388186316, within(HALF_THE_LAST_DIGIT));
        assertThat(result.at("/beyond/0/input").textValue()).isEqualTo("parameters");
        assertThat(result.at("/beyond/1/times").doubleValue()).isEqualTo(1.4e12 / 3.18e11);
        assertThat(result.get("confidence").textValue()).isEqualTo("reported");
    }

    @Test
    void evalSaysWhatTheRoundingOfPrintedCoefficientsLeavesOpen() throws IOException {
        JsonNode rounded = json("eval", "chinchilla/hoffmann2022", "parameters=70e9", "tokens=1.4e12", "--json");
        assertThat(rounded.get("warnings")).hasSize(1);
        assertThat(rounded.at("/warnings/0").textValue())
                .isEqualTo(
                        "rounded coefficients: the loss is 1.937 as printed, anything from 1.901 to 1.977 as rounded");
        assertThat(json("eval", CHINCHILLA + "-notebook", "parameters=70e9", "tokens=1.4e12", "--json")
                        .get("warnings"))
                .isEmpty();
        assertThat(json("eval", CHINCHILLA, "parameters=70e9", "tokens=1.4e12", "--json")
                        .get("warnings"))
                .extracting(JsonNode::textValue)
                .containsExactly(
                        CHINCHILLA + ": from agreeing secondary sources, not read in the primary one; reported");
        assertThat(jacquard("eval", "coupled/castro2025", "parameters=1e8", "tokens=1e10")
                        .done())
                .contains("note: coupled/castro2025: not checked against its source; unverified");
    }

    @Test
    void publishedSplitsAreLawsToo() throws IOException {
        JsonNode deepseek =
                json("eval", "allocation/deepseek2024", "flop=1e20", "--json").get("outputs");
        assertThat(deepseek.get("flopPerToken").doubleValue()).isCloseTo(5251267288.78, within(5e-3));
        assertThat(deepseek.get("tokens").doubleValue()).isCloseTo(19045296021.0, within(5e-1));
        JsonNode growth = json("eval", "allocation/hoffmann2022-approach2", "times=10", "--json")
                .get("outputs");
        assertThat(growth.get("parametersTimes").doubleValue()).isEqualTo(Math.pow(10, 0.49));
        assertThat(json("eval", "learning-rate/deepseek2024", "flop=1e20", "--json")
                        .at("/outputs/learningRate")
                        .doubleValue())
                .isCloseTo(9.85998174441e-4, within(5e-16));
    }

    @Test
    void lawsOfOneFamilyAreListedAlone() throws IOException {
        assertThat(jacquard("laws", "coupled").done())
                .startsWith("coupled: parameters tokens -> loss\n  coupled/busbridge2025  verified    ")
                .contains("\n  coupled/castro2025     unverified  ")
                .doesNotContain("chinchilla/");
        assertThat(json("laws", "coupled", "--json"))
                .hasSizeGreaterThan(1)
                .allMatch(law -> law.get("id").textValue().startsWith("coupled/"));
        assertThat(jacquard("laws", "coupeld").err())
                .startsWith("FAMILY: coupeld (expected: one of: coupled, ")
                .endsWith("; did you mean coupled?\n");
    }

    @Test
    void theListNamesEachSignatureOnce() throws IOException {
        String text = jacquard("laws").done();
        assertThat(text.split("\nallocation: flop -> ", -1)).hasSize(2);
        for (JsonNode law : json("laws", "--json")) {
            assertThat(text).contains("\n  " + law.get("id").textValue());
        }
    }

    @Test
    void insideTheDataNothingIsBeyondIt() throws IOException {
        assertThat(json("eval", CHINCHILLA, "parameters=1e9", "tokens=2e10", "--json")
                        .get("beyond"))
                .isEmpty();
        assertThat(jacquard("eval", CHINCHILLA, "parameters=1e9", "tokens=2e10").done())
                .doesNotContain("beyond the data");
        assertThat(jacquard("eval", CHINCHILLA, "parameters=1e9", "tokens=3.18e13")
                        .done())
                .contains("beyond the data: tokens, 100 times outside the observed range");
    }

    @Test
    void aLawThatNobodyObservedSaysSoInsteadOfLookingInside() throws IOException {
        String said = "nobody stated where this was observed";
        JsonNode amdahl = json("eval", "amdahl", "parallel=0.9", "agents=4", "--json");
        assertThat(amdahl.get("beyond").isNull()).isTrue();
        assertThat(amdahl.get("why").textValue()).isEqualTo("beyond: " + said);
        assertThat(jacquard("eval", "amdahl", "parallel=0.9", "agents=4").done())
                .contains("\n" + said
                        + "\nnote: amdahl: from agreeing secondary sources, not read in the primary one; reported"
                        + "\nreported: Amdahl");
        JsonNode listed = json("laws", "critical-batch", "--json").get(0);
        assertThat(listed.get("calibrated").isNull()).isTrue();
        assertThat(listed.get("why").textValue()).isEqualTo("calibrated: " + said);
        assertThat(jacquard("eval", "progress/ho2024", "years=2").done())
                .as("its range is one of calendar years, of which it takes none")
                .contains(said);
        assertThat(jacquard("eval", CHINCHILLA, "parameters=1e9", "tokens=2e10").done())
                .doesNotContain(said);
    }

    @Test
    void anInputOfWhichNobodyStatedARangeIsNotPassedOffAsInside() throws IOException {
        String[] point = {"parameters=1e9", "tokens=1e15"};
        JsonNode beyond = json("eval", "chinchilla/gemstones2025", point[0], point[1], "--json")
                .get("beyond");
        assertThat(beyond).hasSize(1);
        assertThat(beyond.at("/0/input").textValue()).isEqualTo("tokens");
        assertThat(beyond.at("/0/times").isNull()).isTrue();
        assertThat(beyond.at("/0/why").textValue()).isEqualTo("times: nobody stated where this was observed");
        assertThat(jacquard("eval", "chinchilla/gemstones2025", point[0], point[1])
                        .done())
                .contains("\nnobody stated where this was observed in tokens\n");
        assertThat(jacquard("eval", "chinchilla/sardana2023-100", point[0], point[1])
                        .done())
                .as("what is stated of another quantity is said")
                .contains("\nnobody stated where this was observed in tokens; stated: tokensPerParameter 10 .. 100\n");
        assertThat(jacquard("eval", "progress/ho2024", "years=2").done())
                .contains("\nnobody stated where this was observed; stated: year 2012 .. 2023\n");
    }

    @Test
    void theListSaysOfWhichLawsNobodyStatedARange() throws IOException {
        String text = jacquard("laws").done();
        for (JsonNode law : json("laws", "--json")) {
            String title = law.get("title").textValue();
            String said = "; nobody stated where this was observed\n";
            assertThat(text.contains(title + said))
                    .as(law.get("id").textValue())
                    .isEqualTo(law.get("calibrated").isNull());
        }
    }

    @Test
    void rangesThatThePapersStateAreKnown() throws IOException {
        assertThat(jacquard("eval", "allocation/deepseek2024", "flop=3e23").done())
                .contains("beyond the data: flop, 1000 times outside the observed range 1e17 .. 3e20");
        assertThat(jacquard("eval", "allocation/llama2024", "flop=3.8e25").done())
                .contains("beyond the data: flop, 3800 times outside the observed range 6e18 .. 1e22");
        assertThat(json("eval", "learning-rate/deepseek2024", "flop=2e19", "--json")
                        .get("beyond"))
                .isEmpty();
    }

    @Test
    void aNameThatALawHadBeforeGivesTheSameAnswer() {
        String[] point = {"parameters=1e9", "tokens=2e10"};
        assertThat(jacquard("eval", "over-training/gadre2024-c4-refit", point[0], point[1])
                        .done())
                .isEqualTo(jacquard("eval", "overtrained/gadre2024-c4-refit", point[0], point[1])
                        .done());
        assertThat(jacquard("eval", "over-training/gadre2024-c4-refit", point[0], point[1], "--json")
                        .done())
                .contains("\"law\": \"over-training/gadre2024-c4-refit\"");
        assertThat(jacquard("eval", "batch/deepseek2024", "flop=1e20").done())
                .isEqualTo(
                        jacquard("eval", "best-batch/deepseek2024", "flop=1e20").done());
        String[] batch = {"batch=3", "noiseScale=4", "largest=1"};
        String before = jacquard("eval", "batch/learning-rate", batch[0], batch[1], batch[2])
                .done();
        assertThat(before).contains("note: batch/learning-rate: not checked");
        assertThat(before.replace("batch/learning-rate", "batch-learning-rate"))
                .isEqualTo(jacquard("eval", "batch-learning-rate", batch[0], batch[1], batch[2])
                        .done());
        assertThat(jacquard("laws", "over-training").done())
                .isEqualTo(jacquard("laws", "overtrained").done());
        assertThat(jacquard("laws").done()).doesNotContain("over-training/", "\n  batch/deepseek2024");
        assertThat(jacquard("eval", "over-training/gadre2023").err())
                .startsWith("LAW: over-training/gadre2023 (expected: one of: ");
    }

    @Test
    void theHelpOfSpeedupNamesEveryLawOfIt() {
        String help = jacquard("speedup", "--help").done();
        assertThat(LawCatalogue.speedups()).extracting(CatalogueLaw::id).allMatch(help::contains);
    }

    @Test
    void valuesMayCarryUnits() {
        String bare = jacquard("speedup", "supervisor", "agents=40", "supervisors=1", "autonomous=480", "review=5")
                .done();
        String units = jacquard(
                        "speedup",
                        "supervisor",
                        "agents=40 agents",
                        "supervisors= 1",
                        "autonomous=8 h",
                        "review== 300 s")
                .done();
        assertThat(units).isEqualTo(bare);
    }

    @Test
    void theSupervisorsQueueSaturatesAtItsKnee() throws IOException {
        JsonNode outputs = json(
                        "speedup", "supervisor", "agents=40", "supervisors=1", "autonomous=30", "review=5", "--json")
                .get("outputs");
        assertThat(outputs.get("knee").doubleValue()).isEqualTo(7);
        assertThat(outputs.get("speedup").doubleValue()).isCloseTo(7, within(SATURATED));
        assertThat(outputs.get("running").doubleValue()).isCloseTo(6, within(SATURATED));
    }

    @Test
    void aCeilingThatDoesNotExistIsNullWithAReason() throws IOException {
        JsonNode outputs =
                json("speedup", "amdahl", "parallel=1", "agents=40", "--json").get("outputs");
        assertThat(outputs.get("ceiling").isNull()).isTrue();
        assertThat(outputs.get("why").textValue()).contains("ceiling").contains("infinite");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "parallel=95|parallel: 95.0 (expected: in [0, 1]); as a fraction: 0.95",
                "parallel=0,95|parallel: 0,95 (expected: a number such as 2.5 or 3e24, then a unit); write a decimal point, not a comma",
                "parallel=NaN|parallel: NaN (expected: a number such as 2.5 or 3e24, then a unit)",
                "parallel=Infinity|parallel: Infinity (expected: a number such as 2.5 or 3e24, then a unit)",
                "parallel=1e999|parallel: Infinity (expected: a finite number)",
                "parallel|parallel: no value (expected: name=value, such as parallel=1)",
                "paralel=0.9|paralel: unknown input of amdahl (expected: one of: parallel, agents); did you mean parallel?",
                "agents=4|agents: given twice (expected: each input once)"
            })
    void aBadInputIsOneLine(String argument, String line) {
        jacquard("speedup", "amdahl", "agents=40", argument).refusedWith(line);
    }

    @Test
    void wrongNamesUnitsAndCountsAreRefused() {
        assertThat(jacquard("eval", "amdal").err())
                .startsWith("LAW: amdal (expected: one of: ")
                .endsWith("did you mean amdahl?\n");
        assertThat(jacquard("speedup", CHINCHILLA).err()).contains("(expected: one of: amdahl, gustafson, supervisor,");
        assertThat(jacquard("eval", "amdahl", "parallel=0.9", "agents=4 kg").err())
                .startsWith("agents: unit: kg (expected:");
        jacquard("eval", "amdahl", "parallel=0.9")
                .refusedWith("agents: missing (expected: agents=VALUE, how many agents)");
        jacquard("eval", "supervisor", "agents=4.5", "supervisors=1", "autonomous=1", "review=1")
                .refusedWith("agents: 4.5 (expected: a whole number >= 1)");
        jacquard("eval", "supervisor", "agents=4", "supervisors=1", "autonomous=-1", "review=1")
                .refusedWith("autonomous: -1 (expected: a number > 0)");
        jacquard("eval", CHINCHILLA, "parameters=0", "tokens=1").refusedWith("parameters: 0 (expected: a number > 0)");
    }

    @Test
    void aWrongKindToListNamesThoseThereAre() {
        jacquard("list", "accelerators")
                .refusedWith("KIND: accelerators (expected: one of: data, units, families, distributions)");
    }

    private static JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(jacquard(arguments).done());
    }
}
