package dev.jacquard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.crux.Disagreement;
import dev.jacquard.scenarios.draws.SingleDraw;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder whose model are the formulas of its file, through all that a scenario can be asked. */
class FormulaFolderTest {

    private static final double IDENTITY = 1e-12;
    private static final int DRAWS = 2_000;

    static final String CHIP = """
            format: 1
            id: chip
            title: Does a chip of one model repay?
            model: formulas
            inputs:
              chipCost: {value: "90%: 1000 .. 20000 USD", basis: judgement, why: unit cost and design}
              streamSpeed: {value: "90%: 8000 .. 17000 token/s", basis: judgement, why: reported}
              busyShare: {value: "90%: 0.1 .. 0.7", unit: share, basis: judgement, why: no load to share}
              power: {value: "90%: 1 .. 30 USD/month", basis: judgement, why: electricity}
              tokenPrice: {value: "90%: 0.02 .. 0.15 USD/Mtoken", basis: judgement, why: rented}
              premium: {value: "choice: none (1) | speed (3)", basis: judgement, why: what users pay for}
              weightBits: {value: "choice: 16 bit (2) | 8 bit (1)", basis: judgement, why: formats}
            formulas:
              breakEven: {is: "if(income > 0 USD/month, chipCost / income, never)", unit: month}
              income: {is: tokensPerMonth * tokenPrice * markup - power, unit: USD/month}
              tokensPerMonth: {is: streamSpeed * busyShare, unit: token/month}
              markup: {by: premium, none: 1, else: 2.5}
              density: {is: 16 bit / weightBits}
              profitable: {is: "if(premium is \\"none\\", undefined, income / power)", bounds: -2 .. 1e9}
            claims:
              - {id: repays, by: us, kind: belief, evidence: D, text: It repays in two years., when: breakEven < 2 year}
              - {id: covers, by: us, kind: belief, evidence: D, text: It covers its power., when: profitable > 1}
            outputs: [breakEven, income]
            """;

    @TempDir
    private Path parent;

    private Scenario load(String yaml) {
        return Scenario.load(Folders.write(parent.resolve("chip"), "scenario.yaml", yaml));
    }

    @Test
    void aDrawIsComputedByHand() {
        Scenario fixed = load(CHIP)
                .with("chipCost", "= 8000 USD")
                .with("streamSpeed", "= 10000 token/s")
                .with("busyShare", "= 0.5")
                .with("power", "= 20 USD/month")
                .with("tokenPrice", "= 0.1 USD/Mtoken")
                .with("premium", "= speed")
                .with("weightBits", "= 8 bit");
        ScenarioRun run = fixed.run(1, 1);
        double tokens = 10_000 * 0.5 * 365.25 * 86_400 / 12;
        double income = tokens * 0.1e-6 * 2.5 - 20;

        assertThat(run.output("tokensPerMonth").values()).containsExactly(tokens);
        assertThat(run.output("income").values()[0]).isCloseTo(income, within(IDENTITY * income));
        assertThat(run.output("breakEven").values()[0]).isCloseTo(8000 / income, within(IDENTITY));
        assertThat(run.output("density").values()).containsExactly(2);
        assertThat(run.output("income").unit()).hasToString("USD/month");
    }

    @Test
    void neverIsLaterThanAnyMonth() {
        ScenarioRun run = load(CHIP).run(DRAWS, 1);
        double[] breakEven = run.output("breakEven").values();
        double[] income = run.output("income").values();

        for (int draw = 0; draw < DRAWS; draw++) {
            assertThat(Double.isInfinite(breakEven[draw])).isEqualTo(income[draw] <= 0);
        }
        assertThat(Arrays.stream(income).filter(value -> value <= 0).count()).isPositive();
    }

    @Test
    void aClaimIsJudgedInTheDrawsInWhichItsOutputIsDefined() {
        ScenarioRun run = load(CHIP).run(DRAWS, 1);
        double[] values = run.output("profitable").values();
        long defined =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
        long above = Arrays.stream(values).filter(value -> value > 1).count();

        assertThat(run.output("profitable").definedShare())
                .isEqualTo((double) defined / DRAWS)
                .isBetween(0.7, 0.8);
        assertThat(run.claims().get(1).probability()).isEqualTo((double) above / defined);
        assertThat(run.output("profitable").summary().count()).isEqualTo(defined);
        assertThat(run.warnings())
                .contains("output profitable is undefined in " + (DRAWS - defined)
                        + " of 2000 draws, and claims on it are judged in the others");
    }

    @Test
    void aClaimOnWhatIsMostlyUndefinedIsOpen() {
        String rarely = CHIP.replace("none (1) | speed (3)", "none (3) | speed (1)")
                .replace("profitable > 1", "profitable > -2");
        ScenarioRun run = load(rarely).run(DRAWS, 1);

        assertThat(run.claims().get(1).probability()).isEqualTo(1);
        assertThat(run.claims().get(1).verdict().word()).isEqualTo("open");
    }

    @Test
    void whatNoDrawDefinesIsRefused() {
        String never = CHIP.replace("income / power)", "undefined)");

        assertThatThrownBy(() -> load(never).run(DRAWS, 1))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("profitable: undefined in all 2000 draws (expected: a number in some of them)");
    }

    @Test
    void anyNumberOfThreadsGivesTheSameDraws() {
        Scenario scenario = load(CHIP);

        assertThat(RunCsv.draws(scenario.run(DRAWS, 1, 3))).isEqualTo(RunCsv.draws(scenario.run(DRAWS, 1, 1)));
    }

    @Test
    void aFailureSaysOnHowManyDrawsAndWhichFormula() {
        String logs = CHIP.replace("is: 16 bit / weightBits", "is: ln(income / 1 USD * 1 month)");

        assertThatThrownBy(() -> load(logs).run(DRAWS, 1))
                .isInstanceOf(ScenarioException.class)
                .hasMessageMatching(
                        "formulas: fails on \\d+ of 2000 draws, [0-9.]+ % \\(expected: an answer for every draw\\);"
                                + " first on draw \\d+ of seed 1: NotFinite: density: ln of -[0-9.]+ is no number; see it alone with"
                                + " --seed 1 --draw \\d+");
    }

    @Test
    void boundsOfAFormulaAreKept() {
        String bound = CHIP.replace("bounds: -2 .. 1e9", "bounds: 0 .. 1e9");

        assertThatThrownBy(() -> load(bound).run(DRAWS, 1))
                .hasMessageContaining("profitable: -")
                .hasMessageContaining("(expected: in [0, 1e9], its bounds)");
    }

    @Test
    void oneDrawCanBeSeenAlone() {
        Scenario scenario = load(CHIP);
        SingleDraw draw = scenario.draw(1, 7);

        assertThat(draw.failureText()).isEmpty();
        assertThat(draw.outputs()).containsKeys("breakEven", "income", "markup");
        assertThat(draw.inputs().get("premium")).isIn("none", "speed");
    }

    @Test
    void twoBeliefsAboutOneSetOfFormulasHaveACrux() {
        Path folder = Folders.write(parent.resolve("chip"), "scenario.yaml", CHIP);
        for (String[] view :
                new String[][] {{"seller", "90%: 0.1 .. 0.15 USD/Mtoken"}, {"buyer", "90%: 0.01 .. 0.03 USD/Mtoken"}}) {
            Folders.write(
                    folder,
                    "beliefs/" + view[0] + ".yaml",
                    "format: 1\nwho: the " + view[0] + "\ninputs:\n  tokenPrice: {value: \"" + view[1]
                            + "\", basis: judgement, why: his}\n");
        }
        Scenario scenario = Scenario.load(folder);
        Disagreement parting =
                scenario.crux("seller", "buyer").draws(DRAWS).run().on("repays");

        assertThat(parting.contributions().get(0).input()).isEqualTo("tokenPrice");
        assertThat(Math.abs(parting.gap())).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "is: streamSpeed * busyShare, unit: token/month | is: streamSpeed * bsyShare | scenario.yaml:16 tokensPerMonth: bsyShare: unknown name (expected: an input, a formula or a function); did you mean busyShare?\\n  streamSpeed * bsyShare\\n                ^",
                "is: streamSpeed * busyShare, unit: token/month | is: streamSpeed * busyShare, unit: USD | scenario.yaml:16 tokensPerMonth: unit: USD for token/s (expected: a unit of the same time, data, money, energy, length and temperature)",
                "is: streamSpeed * busyShare, unit: token/month | is: streamSpeed + busyShare | scenario.yaml:16 tokensPerMonth: + of token/s and a plain number (expected: the same dimension)\\n  streamSpeed + busyShare\\n              ^",
                "is: streamSpeed * busyShare, unit: token/month | is: income | scenario.yaml:15 income: income -> tokensPerMonth -> income (expected: no circle among formulas)",
                "is: streamSpeed * busyShare, unit: token/month | si: streamSpeed | scenario.yaml:16 si: unknown field of a formula (expected one of: is, unit, bounds, label, by, else, forms); did you mean is?",
                "is: streamSpeed * busyShare, unit: token/month | unit: token | scenario.yaml:16 tokensPerMonth: neither is nor by (expected: `is: EXPRESSION`, or `by: CHOICE` and an expression for each form)",
                "is: streamSpeed * busyShare, unit: token/month | is: 1, by: premium | scenario.yaml:16 tokensPerMonth: both is and by (expected: `is: EXPRESSION`, or `by: CHOICE` and an expression for each form)",
                "is: streamSpeed * busyShare, unit: token/month | is: 1, unit: tokn | scenario.yaml:16 tokensPerMonth: unit: tokn (expected: a known unit); did you mean token?",
                "by: premium, none: 1, else: 2.5                | by: premum, none: 1, else: 2 | scenario.yaml:17 markup.by: premum (expected: an input that is a choice, one of premium, weightBits); did you mean premium?",
                "by: premium, none: 1, else: 2.5                | by: premium, none: 1 | scenario.yaml:17 markup: no expression for speed (expected: one for each form of premium, or else)",
                "by: premium, none: 1, else: 2.5                | by: premium, else: 1 | scenario.yaml:17 markup: no form (expected: an expression for each form of premium)",
                "by: premium, none: 1, else: 2.5                | by: [premium, premium, premium], none: 1 | scenario.yaml:17 markup.by: 3 choices (expected: one or two choices)",
                "bounds: -2 .. 1e9                              | bounds: 2 .. 1 | scenario.yaml:19 profitable.bounds: 2 .. 1 (expected: a lower end below the upper one)",
                "`  income: {is`                                | `  exp: {is` | scenario.yaml:15 exp: a word of the formulas (expected: another name, such as expValue)",
                "`  power: {`                                   | `  t: {` | scenario.yaml:9 t: a word of the formulas (expected: another name, such as tValue)",
                "unit: share, basis                             | unit: shre, basis | scenario.yaml:8 busyShare: unit: shre (expected: a known unit); did you mean share?",
                "breakEven < 2 year                             | breakEvn < 2 year | scenario.yaml:21 repays: breakEvn: unknown output of formulas (expected one of: breakEven, income, tokensPerMonth, markup, density, profitable); did you mean breakEven?",
                "model: formulas                                | model: LossySelfImprovement | scenario.yaml:14 formulas: beside model: LossySelfImprovement (expected: `model: formulas`)",
            })
    void whatIsWrongIsRefusedWithItsPlace(String before, String after, String message) {
        String yaml = CHIP.replace(before, after);
        assertThat(yaml).isNotEqualTo(CHIP);

        assertThatThrownBy(() -> load(yaml))
                .isInstanceOf(ScenarioException.class)
                .hasMessage(message.replace("\\n", "\n"));
    }

    /** A percentage is a share, and a fact brings its unit. */
    @Test
    void unitsComeFromValuesAndFromFacts() {
        Scenario scenario = load("""
                format: 1
                id: chip
                title: What does a busy hour cost?
                model: formulas
                inputs:
                  busy: {value: "90%: 30 .. 85 %", basis: judgement, why: share of hours}
                  rent: {fact: accelerator-rents/h100-rent.usdPerHour@2026-09-15, basis: Epoch AI, why: today}
                formulas:
                  busyHour: {is: rent / busy, unit: USD/accelerator-hour}
                """);
        assertThat(scenario.assumption("busy").unit()).isEqualTo(Unit.SHARE);
        assertThat(scenario.assumption("rent").unit()).hasToString("USD/accelerator-hour");
        ScenarioRun run = scenario.run(100, 1);
        assertThat(run.output("busyHour").values()[0])
                .isCloseTo(2 / run.input("busy").values()[0], within(1e-12));
    }

    @Test
    void twoThousandFormulasRun() {
        StringBuilder yaml = new StringBuilder("format: 1\nid: chip\ntitle: Many?\nmodel: formulas\ninputs:\n"
                + "  x: {value: \"90%: 1 .. 2\", basis: test, why: one}\nformulas:\n");
        for (int i = 1999; i >= 1; i--) {
            yaml.append("  f" + i + ": {is: f" + (i - 1) + " + x}\n");
        }
        ScenarioRun run = load(yaml + "  f0: {is: x}\n").run(100, 1);
        double x = run.output("f0").values()[0];

        assertThat(run.output("f1999").values()[0]).isCloseTo(2000 * x, within(1e-9));
    }
}
