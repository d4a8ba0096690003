package dev.jacquard.command;

import static dev.jacquard.command.Ran.jacquard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.scaling.allocation.Plan;
import dev.jacquard.scaling.data.DataConstrainedLaw;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCommandTest {

    private static final double IDENTITY = 1e-12;
    private static final double SOLVER = 1e-6;

    private static final List<String> NUMBERS = List.of("parameters", "tokens", "flop", "loss", "tokensPerParameter");

    @Test
    void thePlanHasTheFieldsThatProgramsReadOn() throws IOException {
        JsonNode plan = json("plan", "--flop", "5.76e23", "--json");
        assertThat(plan.fieldNames())
                .toIterable()
                .containsExactly(
                        "format",
                        "parameters",
                        "tokens",
                        "flop",
                        "loss",
                        "usd",
                        "tokensPerParameter",
                        "low",
                        "high",
                        "level",
                        "warnings",
                        "seed",
                        "version",
                        "why");
        assertThat(plan.get("parameters").doubleValue()).isCloseTo(7.22487025e10, within(5e1));
        assertThat(plan.get("tokens").doubleValue()).isCloseTo(1.32874358539e12, within(5.0));
        assertThat(plan.get("flop").doubleValue()).isCloseTo(5.76e23, within(IDENTITY * 5.76e23));
        assertThat(plan.get("loss").doubleValue()).isCloseTo(1.9744411084, within(5e-11));
        assertThat(plan.get("tokensPerParameter").doubleValue()).isCloseTo(18.3912449553, within(5e-10));
        assertThat(plan.get("usd").isNull()).isTrue();
        assertThat(plan.get("why").textValue()).startsWith("usd: ");
        assertThat(plan.get("level").doubleValue()).isEqualTo(0.9);
        assertThat(plan.get("seed").intValue()).isEqualTo(1);
    }

    @Test
    void intervalsHoldThePlanAndWidenWithTheLevel() throws IOException {
        JsonNode usual = json("plan", "--flop", "5.76e23", "--json");
        JsonNode wide = json("plan", "--flop", "5.76e23", "--level", "0.99", "--json");
        for (String name : NUMBERS) {
            double value = usual.get(name).doubleValue();
            double low = usual.at("/low/" + name).doubleValue();
            double high = usual.at("/high/" + name).doubleValue();
            assertThat(value).as(name).isBetween(low * (1 - IDENTITY), high * (1 + IDENTITY));
            assertThat(wide.at("/low/" + name).doubleValue()).as(name).isLessThanOrEqualTo(low);
            assertThat(wide.at("/high/" + name).doubleValue()).as(name).isGreaterThanOrEqualTo(high);
        }
        // Refits of resampled runs spread the size by this much; independent errors would by a factor of forty.
        assertThat(usual.at("/high/parameters").doubleValue()
                        / usual.at("/low/parameters").doubleValue())
                .isBetween(1.7, 2.2);
    }

    @Test
    void anotherSeedMovesTheIntervalsAndNotThePlan() throws IOException {
        JsonNode one = json("plan", "--flop", "1e24", "--json");
        JsonNode other = json("plan", "--flop", "1e24", "--seed", "2", "--json");
        assertThat(other.get("parameters")).isEqualTo(one.get("parameters"));
        assertThat(other.at("/low/parameters")).isNotEqualTo(one.at("/low/parameters"));
        assertThat(other.get("seed").intValue()).isEqualTo(2);
        assertThat(json("plan", "--flop", "1e24", "--json")).isEqualTo(one);
    }

    @Test
    void aLawWithoutErrorsHasNoIntervalsAndSaysWhy() throws IOException {
        JsonNode plan = json("plan", "--flop", "5.76e23", "--law", "chinchilla/hoffmann2022", "--json");
        assertThat(plan.get("low").isNull()).isTrue();
        assertThat(plan.get("high").isNull()).isTrue();
        assertThat(plan.get("level").isNull()).isTrue();
        assertThat(plan.get("why").textValue()).contains("low, high, level: no errors of chinchilla/hoffmann2022");
        assertThat(plan.get("warnings"))
                .anyMatch(warning -> warning.textValue().startsWith("parameters: 2.01 times beyond the runs of"))
                .anyMatch(warning -> warning.textValue().startsWith("rounded coefficients: tokens per parameter"));
    }

    @Test
    void servingAsksForASmallerModelTrainedForLonger() throws IOException {
        JsonNode plan = json("plan", "--flop", "5.76e23", "--serve-tokens", "1e13", "--json");
        Plan expected = Plan.of(ChinchillaLaw.besiroglu2024(), 5.76e23).serving(1e13);
        assertThat(plan.get("parameters").doubleValue()).isEqualTo(expected.parameters());
        assertThat(plan.get("flop").doubleValue()).isEqualTo(expected.flop()).isGreaterThan(5.76e23);
        assertThat(plan.at("/low/flop").doubleValue()).isLessThan(expected.flop());
        assertThat(plan.get("warnings"))
                .anyMatch(warning -> warning.textValue().startsWith("training takes 1.32 times the budget"));
    }

    @Test
    void uniqueTokensBringTheLawOfRepeatedData() throws IOException {
        JsonNode plan = json("plan", "--flop", "1e22", "--unique-tokens", "25e9", "--json");
        double size =
                DataConstrainedLaw.muennighoff2023().law().optimal(1e22, 25e9).parameters();
        assertThat(plan.get("parameters").doubleValue()).isCloseTo(size, within(SOLVER * size));
        assertThat(plan.get("low").isNull()).isTrue();
        assertThat(plan.get("warnings"))
                .anyMatch(warning -> warning.textValue().contains("data-constrained/muennighoff2023-global"));
    }

    @Test
    void uniqueTokensAndServingGoTogether() throws IOException {
        JsonNode plan = json("plan", "--flop", "1e22", "--unique-tokens", "25e9", "--serve-tokens", "1e12", "--json");
        JsonNode idle = json("plan", "--flop", "1e22", "--unique-tokens", "25e9", "--json");
        assertThat(plan.get("loss").doubleValue()).isCloseTo(idle.get("loss").doubleValue(), within(SOLVER));
        assertThat(plan.get("parameters").doubleValue())
                .isLessThan(idle.get("parameters").doubleValue());
    }

    @Test
    void theTextIsForPeople() {
        assertThat(jacquard("plan", "--flop", "5.76e23", "--serve-tokens", "1e13")
                        .done())
                .startsWith("A training run of 5.76e23 FLOP by chinchilla/besiroglu2024, to serve 10 trillion tokens\n")
                .containsPattern("model +34.1 billion +parameters +\\d\\d.\\d billion +\\d\\d.\\d billion\n")
                .contains("90 % intervals: 1000 draws of the coefficients together, seed 1")
                .contains("note: tokens: 11.7 times beyond the runs of chinchilla/besiroglu2024")
                .contains(
                        "note: chinchilla/besiroglu2024: from agreeing secondary sources, not read in the primary one; reported")
                .contains("\nreported: Besiroglu");
        assertThat(jacquard("plan", "--flop", "1e22", "--unique-tokens", "25e9").done())
                .containsPattern("passes over the data +9.49\n")
                .contains("no intervals: what repeats are worth");
        assertThat(jacquard("plan", "--flop", "1e20", "--law", "coupled/castro2025")
                        .done())
                .contains("unverified: Castro")
                .contains("about the law: The form is confirmed by summaries");
    }

    @Test
    void aPlanSaysOfWhichOfItsNumbersNobodyStatedARange() throws IOException {
        String said = "chinchilla/gemstones2025: nobody stated where this was observed in tokens";
        assertThat(jacquard("plan", "--flop", "1e21", "--law", "chinchilla/gemstones2025")
                        .done())
                .contains("note: " + said);
        assertThat(json("plan", "--flop", "1e21", "--law", "chinchilla/gemstones2025", "--json")
                        .get("warnings"))
                .extracting(JsonNode::textValue)
                .contains(said);
        assertThat(jacquard("plan", "--flop", "1e21", "--law", "chinchilla/sardana2023-100")
                        .done())
                .as("size and tokens per parameter settle the tokens")
                .doesNotContain("nobody stated");
    }

    @Test
    void everyLawOfParametersAndTokensPlans() throws IOException {
        for (JsonNode law : json("laws", "--json")) {
            List<String> inputs = law.findValuesAsText("name");
            if (inputs.equals(List.of("parameters", "tokens", "loss"))) {
                String id = law.get("id").textValue();
                JsonNode plan = json("plan", "--flop", "1e21", "--law", id, "--json");
                assertThat(plan.get("flop").doubleValue()).as(id).isCloseTo(1e21, within(SOLVER * 1e21));
            }
        }
    }

    @Test
    void amountsMayCarryUnits() {
        assertThat(jacquard("plan", "--flop", "5.76e23 FLOP", "--serve-tokens", "1e12 token")
                        .done())
                .isEqualTo(jacquard("plan", "--flop", "5.76e23", "--serve-tokens", "1e12")
                        .done());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--flop -1|--flop: -1.0 (expected: a finite number > 0)",
                "--serve-tokens 1|--flop: missing (expected: training compute, such as 5.76e23)",
                "--flop 1e22 --level 90|--level: 90.0 (expected: in (0, 1)); as a fraction: 0.9",
                "--flop 1e22 --unique-tokens 0|--unique-tokens: 0.0 (expected: a finite number > 0)",
                "--usd 1e6 --accelerator h100 --mfu 0.4|--usd: 1e6 (expected: --flop); plans in money need a model of what"
                        + " accelerators cost, and there is none yet",
                "--flop 1e22 --mfu 0.4|--mfu: 0.4 (expected: --flop); plans in money need a model of what accelerators cost,"
                        + " and there is none yet",
                "--flop 1e22 --law data-constrained/muennighoff2023|--law: data-constrained/muennighoff2023 (expected:"
                        + " --unique-tokens with it: it is a law of repeated data)",
                "--flop 1e22 --unique-tokens 1e9 --law kaplan/kaplan2020|--law: kaplan/kaplan2020 (expected: with"
                        + " --unique-tokens, since what repeats are worth belongs to its base law, one of:"
                        + " data-constrained/muennighoff2023, data-constrained/muennighoff2023-global)"
            })
    void whatCannotBePlannedIsOneLine(String options, String line) {
        jacquard(("plan " + options).split(" ")).refusedWith(line);
    }

    @Test
    void aLawOfComputeAloneHasNothingToSplit() {
        assertThat(jacquard("plan", "--flop", "1e22", "--law", "power-law/dey2023")
                        .err())
                .startsWith("--law: power-law/dey2023 (expected: one of: chinchilla/")
                .contains("more that jacquard laws lists)");
        assertThat(jacquard("plan", "--flop", "1e22 kg").err()).startsWith("--flop: unit: kg (expected:");
    }

    private static JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(jacquard(arguments).done());
    }
}
