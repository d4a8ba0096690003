package dev.jacquard.command;

import static dev.jacquard.command.Ran.jacquard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.data.Datasets;
import dev.jacquard.laws.fit.Fittings;
import dev.jacquard.numerics.Check;
import dev.jacquard.scaling.inference.ScaleRl;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.PowerLaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitCommandTest {

    /** Solver tolerance of an estimate, relative. */
    private static final double SOLVER = 1e-6;

    private static final ChinchillaLaw TRUTH = new ChinchillaLaw(1.8, 400, 0.34, 2000, 0.37);
    private static final PowerLaw FLOORED = new PowerLaw(1.7, 1e19, 0.3);

    @TempDir
    private Path folder;

    private Path runs;

    @BeforeEach
    void writeRuns() throws IOException {
        StringBuilder csv = new StringBuilder("Model Size,tokens,flop,loss,series\n");
        for (double n = 1e8; n < 2e10; n *= 4) {
            for (double d = 1e9; d < 1e12; d *= 5) {
                csv.append(n)
                        .append(',')
                        .append(d)
                        .append(',')
                        .append(6 * n * d)
                        .append(',');
                csv.append(TRUTH.loss(n, d))
                        .append(",s")
                        .append(Math.round(Math.log(n)))
                        .append('\n');
            }
        }
        runs = Files.writeString(folder.resolve("runs.csv"), csv);
    }

    @Test
    void runsWithoutNoiseGiveTheLawBack() throws IOException {
        JsonNode answer = fit("--column", "parameters=Model Size", "--starts", "40");
        assertThat(answer.get("format").intValue()).isEqualTo(1);
        assertThat(answer.get("law").textValue()).isEqualTo("chinchilla");
        assertThat(answer.get("residual").textValue()).isEqualTo("log");
        assertThat(answer.get("rows").intValue()).isEqualTo(20);
        assertThat(answer.at("/starts/run").intValue()).isEqualTo(40);
        assertThat(answer.at("/estimates/E/value").doubleValue()).isCloseTo(1.8, within(SOLVER * 1.8));
        assertThat(answer.at("/estimates/beta/value").doubleValue()).isCloseTo(0.37, within(SOLVER * 0.37));
        assertThat(answer.at("/derived/a/value").doubleValue()).isCloseTo(0.37 / 0.71, within(SOLVER));
        assertThat(answer.at("/correlations/A/A").doubleValue()).isEqualTo(1);
        assertThat(answer.get("warnings").isArray()).isTrue();
    }

    @Test
    void theThirdOfParametersTokensAndFlopFollowsWithAWarning() throws IOException {
        JsonNode both = fit("--column", "parameters=modelsize", "--starts", "20");
        JsonNode implied = fit("--column", "parameters=Model Size", "--column", "flop=flop", "--starts", "20");
        assertThat(implied.at("/estimates/alpha/value").doubleValue())
                .isCloseTo(both.at("/estimates/alpha/value").doubleValue(), within(SOLVER));
        assertThat(implied.get("warnings").toString()).contains("tokens follow from C = 6ND");
        assertThat(both.get("warnings").toString()).doesNotContain("6ND");
    }

    @Test
    void columnsCountInTheUnitStated() throws IOException {
        Path billions = folder.resolve("billions.csv");
        String text = Files.readString(runs).replaceFirst("tokens", "Gtokens");
        StringBuilder scaled = new StringBuilder();
        for (String line : text.split("\n")) {
            String[] cells = line.split(",");
            cells[1] = cells[1].startsWith("G") ? cells[1] : Double.toString(Double.parseDouble(cells[1]) / 1e9);
            scaled.append(String.join(",", cells)).append('\n');
        }
        Files.writeString(billions, scaled);
        for (String unit : List.of("tokens=1e9", "tokens=Gtoken")) {
            JsonNode answer = json(
                    "fit",
                    billions.toString(),
                    "--law",
                    "chinchilla",
                    "--column",
                    "parameters=Model Size",
                    "--column",
                    "tokens=Gtokens",
                    "--unit",
                    unit,
                    "--starts",
                    "20");
            assertThat(answer.at("/estimates/B/value").doubleValue()).isCloseTo(2000, within(SOLVER * 2000));
        }
    }

    @Test
    void thePowerLawWithFloorIsOfferedToo() throws IOException {
        StringBuilder csv = new StringBuilder("C,L\n");
        for (double c = 1e18; c < 1e25; c *= 5) {
            csv.append(c).append(',').append(FLOORED.loss(c)).append('\n');
        }
        JsonNode answer = new ObjectMapper()
                .readTree(Ran.withInput(
                                csv.toString(),
                                "fit",
                                "-",
                                "--law",
                                "power-law",
                                "--column",
                                "flop=C",
                                "--column",
                                "loss=L",
                                "--json")
                        .done());
        assertThat(answer.at("/estimates/slope/value").doubleValue()).isCloseTo(0.3, within(SOLVER));
        assertThat(answer.at("/starts/run").intValue()).isEqualTo(200);
    }

    /** The constant that no column holds is an option, and what it was stands in the checklist. */
    @Test
    void aLawWithAStartThatIsGivenIsFittedFromTheCommandLine() throws IOException {
        ScaleRl truth = new ScaleRl(0.61, 1.9, 2_500, 0.12);
        StringBuilder csv = new StringBuilder("hours,passRate\n");
        for (double hours = 100; hours < 1e5; hours *= 1.8) {
            csv.append(hours).append(',').append(truth.passRate(hours)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("rl.csv"), csv);
        Path plot = folder.resolve("rl.svg");
        JsonNode answer = json(
                "fit",
                file.toString(),
                "--law",
                "scale-rl",
                "--column",
                "acceleratorHours=hours",
                "--set",
                "R0=12 %",
                "--starts",
                "20",
                "--plot",
                plot.toString());
        assertThat(answer.at("/estimates/A/value").doubleValue()).isCloseTo(0.61, within(SOLVER));
        assertThat(answer.at("/estimates/Cmid/value").doubleValue()).isCloseTo(2_500, within(2_500 * SOLVER));
        assertThat(answer.at("/estimates/R0/fixed").booleanValue()).isTrue();
        assertThat(answer.at("/checklist/taken as given").textValue()).isEqualTo("R0 = 12 %");
        assertThat(Files.readString(plot)).contains("R0 given, fitted to");
    }

    @Test
    void theScalabilityLawHasTheFormOfAllOthers() throws IOException {
        JsonNode answer = json("fit", "scalability/specsdm91", "--law", "usl", "--quiet");
        assertThat(answer.at("/estimates/sigma/value").doubleValue()).isCloseTo(0.02772847561863439, within(SOLVER));
        assertThat(answer.at("/certificate/kind").textValue()).startsWith("gradient zero");
        assertThat(answer.at("/derived/peakWorkers/value").doubleValue())
                .isCloseTo(96.51956096660942, within(96 * SOLVER));
        assertThat(answer.at("/checklist/starts").textValue()).isEqualTo("10 read off the rows");
        String text = jacquard("fit", "scalability/raytracer", "--law", "usl", "--quiet")
                .out();
        assertThat(text).contains("usl, X(N) = ").containsPattern("(?m)^kappa +0 +none .*on its bound$");
    }

    @Test
    void aNameThatAFamilyHadBeforeKeepsWorking() {
        String now = jacquard(
                        "fit",
                        runs.toString(),
                        "--law",
                        "overtrained",
                        "--column",
                        "parameters=modelsize",
                        "--starts",
                        "9")
                .done();
        assertThat(jacquard(
                                "fit",
                                runs.toString(),
                                "--law",
                                "over-training",
                                "--column",
                                "parameters=modelsize",
                                "--starts",
                                "9")
                        .done())
                .isEqualTo(now);
    }

    @Test
    void droppingTheWorstKeepsRowsStrictlyBelowTheKthLargest() throws IOException {
        Path tied = Files.writeString(
                folder.resolve("tied.csv"), Files.readString(runs) + "1e9,1e9,6e18,9,x\n1e9,1e9,6e18,9,x\n");
        assertThat(json(
                                "fit",
                                tied.toString(),
                                "--law",
                                "chinchilla",
                                "--column",
                                "parameters=Model Size",
                                "--starts",
                                "9",
                                "--drop-worst",
                                "1")
                        .get("rows")
                        .intValue())
                .isEqualTo(20);
    }

    @Test
    void aBootstrapReplacesErrorsAndIntervalsAndIsRepeatable() throws IOException {
        noisy();
        String[] options = {"--column", "parameters=Model Size", "--starts", "9", "--bootstrap", "40", "--level", "0.8"
        };
        JsonNode answer = fit(options);
        assertThat(answer.get("intervals").textValue()).isEqualTo("bootstrap");
        assertThat(answer.get("seed").longValue()).isEqualTo(1);
        assertThat(answer.get("version").textValue()).isNotBlank();
        assertThat(answer.at("/bootstrap/draws").intValue()).isEqualTo(40);
        double low = answer.at("/estimates/E/low").doubleValue();
        double high = answer.at("/estimates/E/high").doubleValue();
        assertThat(answer.at("/estimates/E/value").doubleValue()).isBetween(low, high);
        assertThat(answer.at("/derived/a/standardError").doubleValue()).isPositive();
        assertThat(fit(options)).isEqualTo(answer);
        assertThat(fit(with(options, "--threads", "1"))).isEqualTo(answer);
        assertThat(fit(with(options, "--seed", "2")).get("estimates")).isNotEqualTo(answer.get("estimates"));
        assertThat(fit(with(options, "--group", "series")).get("estimates")).isNotEqualTo(answer.get("estimates"));
    }

    @Test
    void drawsAndPlotAreWrittenAsFiles() throws IOException {
        noisy();
        Path draws = folder.resolve("draws.csv");
        Path plot = folder.resolve("plot.svg");
        fit(
                "--column",
                "parameters=Model Size",
                "--starts",
                "9",
                "--bootstrap",
                "20",
                "--save-draws",
                draws.toString(),
                "--plot",
                plot.toString());
        assertThat(Files.readAllLines(draws)).hasSizeBetween(2, 21).first().isEqualTo("E,A,alpha,B,beta");
        assertThat(Files.readString(plot)).contains("<svg").contains("fitted to 20 runs");
    }

    @Test
    void theShippedRunsSayWhatTheyCannotIdentify() {
        Ran ran = jacquard("fit", "published-runs/cerebras-gpt", "--law", "chinchilla", "--starts", "20");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).startsWith("published-runs: ").contains("Two rival loss columns");
        assertThat(ran.out()).contains("not identified").contains("parameters and tokens move together");
        assertThat(jacquard("fit", "published-runs/pythia", "--law", "chinchilla", "--starts", "20", "--quiet")
                        .out())
                .contains("tokens is the same in all rows");
    }

    @Test
    void rowsWithoutTheRivalLossAreLeftOutAndCounted() throws IOException {
        JsonNode answer =
                json("fit", "published-runs", "--law", "power-law", "--column", "loss=lossModelCard", "--quiet");
        assertThat(answer.get("rows").intValue()).isEqualTo(7);
        assertThat(answer.at("/data/source").textValue())
                .contains("Cerebras-GPT")
                .contains("Pythia");
        assertThat(answer.get("warnings").toString())
                .contains("13 of 20 rows left out: lossModelCard is missing there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,loss;1,2|FILE parameters: no such column (expected: --column parameters=HEADER with one of: x, loss)",
                "parameters,tokens,loss;1e9,2e9,n.a.|FILE:2 loss: \"n.a.\" (expected: a number); to leave the row out, write NA or nothing",
                "parameters,tokens,loss;1e9,2e9,\"2,5\"|FILE:2 loss: \"2,5\" (expected: a number); with a decimal point: 2.5",
                "parameters,tokens,loss;1e9,2e9,NaN|FILE:2 loss: \"NaN\" (expected: a finite number); to leave the row out, write NA or"
                        + " nothing",
                "parameters,tokens,loss;1e9,2e9,-2|FILE:2 loss: -2 (expected: a number > 0)",
                "parameters,tokens,loss;1e9,0,2|FILE:2 tokens: 0 (expected: a number > 0)",
                "parameters,tokens,loss;1e9,,2|FILE: no row is complete (expected: rows with parameters, tokens, loss)",
                "parameters,tokens,loss|FILE:1: no rows under the header (expected: at least one)",
                "''|FILE: empty (expected: a header line and rows)"
            })
    void aBadTableIsOneLine(String text, String line) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), text.replace(';', '\n'));
        jacquard("fit", file.toString(), "--law", "chinchilla").refusedWith(line.replace("FILE", file.toString()));
    }

    @Test
    void fewerRowsThanParametersAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("few.csv"), "parameters,tokens,loss\n1e9,2e9,3\n2e9,2e9,2.9\n");
        Ran ran = jacquard("fit", file.toString(), "--law", "chinchilla");
        assertThat(ran.err()).contains("2 rows").contains("5 parameters").hasLineCount(1);
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void aBinaryFileAFolderAndAMissingFileAreRefused() throws IOException {
        Path png = Files.write(folder.resolve("x.csv"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
        assertThat(jacquard("fit", png.toString(), "--law", "chinchilla").err()).contains("a PNG image");
        assertThat(jacquard("fit", folder.toString(), "--law", "chinchilla").err())
                .contains("a folder (expected: a CSV file)");
        jacquard("fit", "published-run", "--law", "chinchilla")
                .refusedWith(
                        "published-run: no such file or data set (expected: a CSV file, - for standard input, or one of: "
                                + Check.among("published-run", Datasets.slugs(), "jacquard list data lists")
                                + "); did you mean published-runs?");
        assertThat(jacquard("fit", "published-runs/pytia", "--law", "chinchilla")
                        .err())
                .contains("did you mean pythia?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--law chinchila|--law: chinchila (expected: one of: FAMILIES); did you mean chinchilla?",
                "--law scale-rl --column acceleratorHours=flop --column passRate=loss --unit passRate=0.1|R0: missing (expected: --set R0=VALUE, pass rate before training)",
                "--law scale-rl --column acceleratorHours=flop --column passRate=loss --unit passRate=0.1 --set R0=2|R0: 2.0 (expected: in (0.0, 1.0))",
                "--law scale-rl --column acceleratorHours=flop --column passRate=loss --unit passRate=0.1 --set R=.1|R: nothing of that name to set (expected: one of: R0); did you mean R0?",
                "--set R0|--set: R0 (expected: name=VALUE)",
                "--objective ols|objective: ols (expected: huber:1e-3, lad, lsq, quantile:0.1, expectile:0.1 or asymmetric:10)",
                "--starts none|--starts: none (expected: published, or a whole number from 1 to 9999999)",
                "--starts 0|--starts: 0 (expected: published, or a whole number from 1 to 9999999)",
                "--drop-worst -1|--drop-worst: -1 (expected: a whole number >= 0)",
                "--drop-worst 20|--drop-worst: 20 (expected: fewer, so that a row is left)",
                "--drop-worst 21|--drop-worst: 21 (expected: at most the number of rows, 20)",
                "--level 90|--level: 90.0 (expected: in (0, 1)); as a fraction: 0.9",
                "--level x|--level: x (expected: a number)",
                "--bootstrap x|--bootstrap: x (expected: a whole number)",
                "--column lost=x|--column: lost (expected: one of: parameters, tokens, flop, loss); did you mean loss?",
                "--column loss|--column: loss (expected: name=HEADER)",
                "--unit tokens=parsec|--unit tokens: parsec (expected: a number such as 1e9, or a unit such as token)",
                "--save-draws d.csv|--save-draws: d.csv (expected: --bootstrap N with it)"
            })
    void aBadOptionIsOneLine(String options, String line) {
        String[] arguments = ("fit " + runs + " --law chinchilla --column parameters=modelsize " + options).split(" ");
        if (options.startsWith("--law")) {
            arguments = ("fit " + runs + " " + options).split(" ");
        }
        String families = Check.among("chinchila", Fittings.names(), "jacquard list families lists");
        jacquard(arguments).refusedWith(line.replace("FAMILIES", families));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--plot", "--save-draws"})
    void aFolderThatIsNotThereIsRefusedBeforeAnyWork(String option) {
        Path target = folder.resolve("missing").resolve("x.svg");
        jacquard("fit", "nothing.csv", "--law", "chinchilla", "--bootstrap", "9", option, target.toString())
                .refusedWith(target + ": its folder does not exist (expected: a folder that is there)");
    }

    private void noisy() throws IOException {
        StringBuilder csv = new StringBuilder();
        int row = 0;
        for (String line : Files.readAllLines(runs)) {
            String[] cells = line.split(",");
            cells[3] = row == 0
                    ? cells[3]
                    : Double.toString(Double.parseDouble(cells[3]) * (1 + 0.01 * Math.sin(7.0 * row)));
            csv.append(String.join(",", cells)).append('\n');
            row++;
        }
        Files.writeString(runs, csv);
    }

    private static String[] with(String[] options, String... more) {
        String[] all = java.util.Arrays.copyOf(options, options.length + more.length);
        System.arraycopy(more, 0, all, options.length, more.length);
        return all;
    }

    private JsonNode fit(String... options) throws IOException {
        return json(with(new String[] {"fit", runs.toString(), "--law", "chinchilla"}, options));
    }

    private static JsonNode json(String... arguments) throws IOException {
        Ran ran = jacquard(with(arguments, "--json"));
        assertThat(ran.code()).as(ran.err()).isZero();
        return new ObjectMapper().readTree(ran.out());
    }
}
