package dev.jacquard.command;

import static dev.jacquard.command.Ran.jacquard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code jacquard fit} says of a fit besides its estimates, and of tables that deserve a word. */
class FitDiagnosticsTest {

    private static final ChinchillaLaw TRUTH = new ChinchillaLaw(1.8, 400, 0.34, 2000, 0.37);

    /** Columns that hold exact conversions of each other agree to this, relative: solver. */
    private static final double SOLVER = 1e-6;

    @TempDir
    private Path folder;

    private Path runs;

    @BeforeEach
    void writeRuns() throws IOException {
        runs = table("runs.csv", (n, d) -> n, (n, d) -> d, (n, d) -> 6 * n * d);
    }

    /** Twenty runs with errors of one per cent; sizes by row, then lengths; the schedule differs between short and long runs. */
    private Path table(String name, DoubleBinaryOperator n, DoubleBinaryOperator d, DoubleBinaryOperator c)
            throws IOException {
        StringBuilder csv = new StringBuilder("parameters,tokens,flop,loss,schedule,series\n");
        int row = 0;
        for (double size = 1e8; size < 2e10; size *= 4) {
            for (double tokens = 1e9; tokens < 1e12; tokens *= 5) {
                row++;
                double loss = TRUTH.loss(size, tokens) * (1 + 0.01 * Math.sin(7.0 * row));
                csv.append(n.applyAsDouble(size, tokens))
                        .append(',')
                        .append(d.applyAsDouble(size, tokens))
                        .append(',')
                        .append(c.applyAsDouble(size, tokens))
                        .append(',')
                        .append(loss)
                        .append(tokens < 1e10 ? ",constant" : ",cosine")
                        .append(",s")
                        .append((int) Math.log(size))
                        .append('\n');
            }
        }
        return Files.writeString(folder.resolve(name), csv);
    }

    private JsonNode fit(String... options) throws IOException {
        String[] first = {"fit", runs.toString(), "--law", "chinchilla", "--starts", "9", "--json"};
        String[] all = Arrays.copyOf(first, first.length + options.length);
        System.arraycopy(options, 0, all, first.length, options.length);
        return new ObjectMapper().readTree(jacquard(all).done());
    }

    @Test
    void theAnswerHoldsWhatOtherChoicesGiveAndHowTheSmallerRunsPredictTheLargest() throws IOException {
        JsonNode answer = fit();
        JsonNode variants = answer.get("sensitivity");
        assertThat(variants.findValuesAsText("variant"))
                .containsExactly(
                        "as fitted (huber:0.001)",
                        "huber:1e-5",
                        "huber:0.1",
                        "lad",
                        "lsq",
                        "without the row met worst",
                        "tied: alpha = beta");
        assertThat(variants.get(6).at("/estimates/alpha").doubleValue())
                .isEqualTo(variants.get(6).at("/estimates/beta").doubleValue());
        assertThat(variants.get(0).at("/estimates/E").doubleValue())
                .isEqualTo(answer.at("/estimates/E/value").doubleValue());
        assertThat(answer.at("/holdOut/scale").textValue()).isEqualTo("training compute");
        assertThat(answer.at("/holdOut/fitted").intValue()
                        + answer.at("/holdOut/held").intValue())
                .isEqualTo(20);
        assertThat(answer.at("/holdOut/error").doubleValue()).isPositive();
        assertThat(answer.get("target").textValue()).isEqualTo("between median and mean (knee 0.001) of ln observed");
        assertThat(answer.get("akaike").doubleValue())
                .isLessThan(answer.get("schwarz").doubleValue());
    }

    @Test
    void derivedNumbersHaveIntervalsFromJointDraws() throws IOException {
        JsonNode derived = fit("--level", "0.8").get("derived");
        for (String name : new String[] {"a", "gamma", "tokensPerParameterAtLargestFlop", "lossAtLargestFlop"}) {
            double value = derived.at("/" + name + "/value").doubleValue();
            assertThat(derived.at("/" + name + "/low").doubleValue()).isLessThan(value);
            assertThat(derived.at("/" + name + "/high").doubleValue()).isGreaterThan(value);
        }
        assertThat(derived.at("/largestFlop/standardError").doubleValue()).isZero();
        double a = derived.at("/a/high").doubleValue() - derived.at("/a/low").doubleValue();
        JsonNode wider = fit("--level", "0.99").get("derived");
        assertThat(wider.at("/a/high").doubleValue() - wider.at("/a/low").doubleValue())
                .isGreaterThan(1.5 * a);
    }

    @Test
    void theChecklistTravelsWithWhatWasStatedAndWhatWasNot() throws IOException {
        JsonNode list = fit("--state", "schedule=cosine, constant below 1e10 tokens", "--state", "tokenizer=GPT-2 BPE")
                .get("checklist");
        assertThat(list.get("schedule").textValue()).isEqualTo("cosine, constant below 1e10 tokens");
        assertThat(list.get("tokenizer").textValue()).isEqualTo("GPT-2 BPE");
        assertThat(list.get("checkpoints").textValue()).isEqualTo("not stated");
        assertThat(list.get("code").textValue()).startsWith("Jacquard ").contains(", commit ");
        assertThat(list.get("range of tokens").textValue()).isEqualTo("1e9 .. 6.25e11");
        assertThat(fit("--bootstrap", "10").at("/checklist/bootstrap").textValue())
                .startsWith("bootstrap over rows, 10 resamples, seed 1");
    }

    @Test
    void aColumnThatSaysRunsWereMadeDifferentlyIsNamedUnlessStated() throws IOException {
        assertThat(fit().get("warnings").toString())
                .contains("schedule differs between rows: constant in 8, cosine in 12 rows");
        assertThat(fit("--state", "schedule=as in the table").get("warnings").toString())
                .doesNotContain("schedule differs");
    }

    @Test
    void groupsClusterTheErrorsWithoutABootstrapToo() throws IOException {
        JsonNode grouped = fit("--group", "series");
        assertThat(grouped.at("/estimates/beta/standardError").doubleValue())
                .isNotEqualTo(fit().at("/estimates/beta/standardError").doubleValue());
        assertThat(grouped.at("/checklist/groups").textValue()).isEqualTo("4 groups of rows");
    }

    @Test
    void columnsInOtherUnitsAreRefusedWithTheWayOut() throws IOException {
        Path billions = table("billions.csv", (n, d) -> n, (n, d) -> d / 1e9, (n, d) -> 6 * n * d);
        Ran ran = jacquard("fit", billions.toString(), "--law", "chinchilla", "--starts", "9");
        ran.refusedWith("tokens: 5e-8 for each parameter in the median row; counted in units of 1e9? (expected:"
                + " parameters, tokens and FLOP, or their units stated, such as --unit tokens=1e9)");
        JsonNode scaled = new ObjectMapper()
                .readTree(jacquard(
                                "fit",
                                billions.toString(),
                                "--law",
                                "chinchilla",
                                "--starts",
                                "9",
                                "--unit",
                                "tokens=1e9",
                                "--json")
                        .done());
        double beta = fit().at("/estimates/beta/value").doubleValue();
        assertThat(scaled.at("/estimates/beta/value").doubleValue()).isCloseTo(beta, within(SOLVER * beta));
        Path petaflop = table("petaflop.csv", (n, d) -> n, (n, d) -> d, (n, d) -> 6 * n * d / 1e15);
        jacquard("fit", petaflop.toString(), "--law", "chinchilla")
                .refusedWith(
                        "flop: 6 N D is 1e15 times it in the median row; one of the three counted in units of 1e15?"
                                + " (expected: parameters, tokens and FLOP, or their units stated, such as --unit tokens=1e9)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1.2})
    void anotherWayToCountComputeIsOnlySaidIfItIsFarOff(double share) throws IOException {
        Path attention = table("attention.csv", (n, d) -> n, (n, d) -> d, (n, d) -> 6 * n * d * share);
        assertThat(jacquard("fit", attention.toString(), "--law", "chinchilla", "--starts", "9")
                        .done())
                .doesNotContain("6 N D is");
    }

    @Test
    void aConstantLossIsRefusedAndASingleSizeNamed() throws IOException {
        Path constant = Files.writeString(
                folder.resolve("constant.csv"),
                Files.readString(runs).replaceAll("(?m)^([\\d.E]+,[\\d.E]+,[\\d.E]+),[\\d.]+", "$1,2.5"));
        jacquard("fit", constant.toString(), "--law", "chinchilla", "--starts", "9")
                .refusedWith(
                        "observed of ChinchillaLaw: 2.5 in all 20 rows (expected: numbers that differ: a constant says"
                                + " nothing about a law)");
        Path one = table("one.csv", (n, d) -> 1e9, (n, d) -> d * n / 1e9, (n, d) -> 6e9 * d * n / 1e9);
        assertThat(jacquard("fit", one.toString(), "--law", "chinchilla", "--starts", "9")
                        .done())
                .contains("parameters is the same in all rows: its effect cannot be told from a constant")
                .contains("not identified");
    }

    @Test
    void thePlotHasABandWithoutABootstrap() throws IOException {
        Path plot = folder.resolve("plot.svg");
        fit("--plot", plot.toString());
        assertThat(Files.readString(plot)).contains("90 % of draws from the covariance");
        Path coupled = folder.resolve("coupled.svg");
        jacquard("fit", runs.toString(), "--law", "overtrained", "--starts", "9", "--plot", coupled.toString())
                .done();
        assertThat(Files.readString(coupled)).contains("observed over predicted");
    }

    @Test
    void anOpenParameterHasABandFromABootstrapOnly() throws IOException {
        Path plot = folder.resolve("open.svg");
        String[] line = {
            "fit", "published-runs/cerebras-gpt", "--law", "power-law", "--quiet", "--plot", plot.toString()
        };
        jacquard(line).done();
        assertThat(Files.readString(plot))
                .doesNotContain("of draws from the covariance")
                .contains("No band without --bootstrap: the rows leave a parameter open.");
        String[] again = Arrays.copyOf(line, line.length + 2);
        again[line.length] = "--bootstrap";
        again[line.length + 1] = "20";
        jacquard(again).done();
        assertThat(Files.readString(plot)).contains("90 % of the resamples");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coverage|samples,coverage;1,0.16;4,0.26;16,0.38;64,0.47;250,0.56|a",
                "batch|batch,steps;1e4,2.1e5;1e5,3.1e4;1e6,1.21e4;1e7,1.02e4|Smin",
                "downstream-error|loss,error;2.2,0.31;2.5,0.42;2.9,0.53;3.4,0.62;4,0.68;5,0.73|epsilon"
            })
    void otherFamiliesAreFittedFromTheirOwnColumns(String law, String text, String letter) throws IOException {
        Path file = Files.writeString(folder.resolve("other.csv"), text.replace(';', '\n') + "\n");
        JsonNode answer = new ObjectMapper()
                .readTree(jacquard("fit", file.toString(), "--law", law, "--starts", "20", "--json", "--quiet")
                        .done());
        assertThat(answer.get("law").textValue()).isEqualTo(law);
        assertThat(answer.at("/estimates/" + letter + "/value").isNumber()).isTrue();
        assertThat(answer.at("/starts/run").intValue()).isEqualTo(20);
    }

    @Test
    void everyFamilyListedKnowsTheUnitsOfItsColumns() {
        for (Fitting<?, ?> family : LawCatalogue.fittings()) {
            Ran ran = jacquard("fit", runs.toString(), "--law", family.id(), "--unit", "nothing=1");
            assertThat(ran.err()).startsWith("--unit: nothing (expected: one of: ");
            for (String column : family.rows().names()) {
                assertThat(ran.err()).contains(column);
            }
        }
    }
}
