package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number of the list of facts that moved in 2026, and of its rivals in older lists, against the cell it was typed into. */
@Tag("reference")
class FactsOf2026ReferenceTest {

    private static final Percentage ROUNDING = Percentage.withPercentage(1e-9);

    /** Half a unit of the last of three digits, the first of which may be a 1. */
    private static final Percentage THREE_DIGITS = Percentage.withPercentage(0.5);

    /** A number, whose thousands may be apart. */
    private static final String NUMBER = "(\\d{1,3}(?: \\d{3})+(?:\\.\\d+)?|\\d*\\.?\\d+)";

    @ParameterizedTest
    @MethodSource("dev.jacquard.data.PassageOf2026#all")
    void whatTheListTellsIsWhatTheCellsSay(PassageOf2026 told) throws IOException {
        PackagedTable table = PackagedTable.of(told.set());
        Matcher found = find(told.words());
        assertThat(found.groupCount()).isEqualTo(told.cells().length);
        for (int i = 0; i < told.cells().length; i++) {
            double number = Double.parseDouble(found.group(i + 1).replace(" ", ""));
            assertThat(table.number(told.cells()[i])).as(told.cells()[i]).isCloseTo(number * told.scale(), ROUNDING);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mid # (Kokotajlo), automated-coder-kokotajlo, 0.5, true",
        "mid # (Lifland), automated-coder-lifland, 0.5, true",
        "presets late #, automated-coder-kokotajlo, 0.83, false",
        "and early #, automated-coder-lifland, 0.17, false"
    })
    void datesInWordsAreTheMiddleOfTheThirdOfAYearTheyMean(String passage, String who, double third, boolean stands)
            throws IOException {
        PackagedTable research = PackagedTable.of("ai-research");
        int row = stands ? research.last(who) : research.rows().texts("fact").indexOf(who);
        assertThat(research.number(row, "year"))
                .isCloseTo(Double.parseDouble(find(passage).group(1)) + third, ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"nvidia_cumulative_totals, nvidia-sold-2025", "tpu_cumulative_totals, tpu-sold-2025"})
    void chipsSoldAreThoseOfTheFilesOfCounts(String file, String row) throws IOException {
        PackagedTable stocks = PackagedTable.of("compute-stocks");
        String line = Files.readAllLines(ReferenceData.file("data/epoch-chip-counts/" + file + ".csv")).stream()
                .filter(each -> each.contains("to Q4 2025"))
                .findFirst()
                .orElseThrow();
        List<String> cells = List.of(line.split(",", -1));
        assertThat(stocks.number(row + ".h100EquivalentsLow"))
                .isCloseTo(Double.parseDouble(cells.get(7)), THREE_DIGITS);
        assertThat(stocks.number(row + ".h100Equivalents")).isCloseTo(Double.parseDouble(cells.get(8)), THREE_DIGITS);
        assertThat(stocks.number(row + ".h100EquivalentsHigh"))
                .isCloseTo(Double.parseDouble(cells.get(9)), THREE_DIGITS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "compute; **$# Oct 2025 trough; accelerator-rents; h100-contract@2025-10-31.usdPerHour; 1",
                "compute; $# Mar 2026; accelerator-rents; h100-contract@2026-03-31.usdPerHour; 1",
                "compute; ~$# mid-2026 contract; accelerator-rents; h100-contract@2026-06-30.usdPerHour; 1",
                "compute; spot fell to $# (June 2026; accelerator-rents; h100-spot.usdPerHour; 1",
                "compute; index ~$# H100; accelerator-rents; h100-index.usdPerHour; 1",
                "compute; H100, ~$# B200; accelerator-rents; b200-index.usdPerHour; 1",
                "compute; R1 prices $#/$; token-prices; deepseek-r1.usdPerMtokenCached; 1",
                "compute; R1 prices $0.14/$#/; token-prices; deepseek-r1.usdPerMtokenIn; 1",
                "compute; /$# per M (hit/miss/out); token-prices; deepseek-r1.usdPerMtokenOut; 1",
                "compute; | DeepSeek-V3 main | 671026419200 | 37552297472 | 36625618432 | # |; measured-serving;"
                        + " deepseek-r1-b300-8-share.weightsPerToken; 1",
                "compute; | gpt-oss-120b | 116829156672 | 5711982912 | 5132849472 | # |; measured-serving;"
                        + " gpt-oss-120b-b300-8-share.weightsPerToken; 1",
                "compute; | Llama-2 70B | 68976648192 | = | 68714504192 | # |; measured-serving;"
                        + " llama2-70b-99.9-b300-8-share.weightsPerToken; 1",
                "compute; | B300 | 2025-08 | 75 | 2250 | 4500 | # |; measured-serving;"
                        + " deepseek-r1-b300-8-share.peakPetaflopPerSecond; 1e-3",
                "compute; | GB200 (per GPU) | 2025-02 | 80-90 | 2500 | 5000 | # |; measured-serving;"
                        + " deepseek-r1-gb200-72-share.peakPetaflopPerSecond; 1e-3",
                "compute; | 2516.6 | 5033 | # (; measured-serving; gpt-oss-120b-mi355x-8-share.peakPetaflopPerSecond; 1e-3",
                "economics; open lag ≈# months on average; open-closed-lag; capabilities-index@2025-10-31.lagMonths; 1",
                "economics; ≈# months since Jan 2026; open-closed-lag; capabilities-index@2026-05-29.lagMonths; 1",
                "economics; Chinese open #% end-2024; open-closed-lag; openrouter-2024-12.share; 1e-2",
                "economics; mean #% vs other open; open-closed-lag; openrouter-2025.share; 1e-2",
                "economics; baseline σ=# (substitutes; ai-research; sigma-baseline.ratio; 1",
                "economics; \"frontier experiments\" σ=−#,; ai-research; sigma-frontier.ratio; -1"
            })
    void whatIsOlderOrARivalIsAsInTheListsBefore(String file, String words, String set, String cell, double scale)
            throws IOException {
        double number = Double.parseDouble(find("spec/" + file + ".md", words).group(1));
        assertThat(PackagedTable.of(set).number(cell)).isCloseTo(number * scale, ROUNDING);
    }

    @Test
    void sharesOfPeakAreThoseTold() throws IOException {
        PackagedTable serving = PackagedTable.of("measured-serving");
        Matcher told = find("(2 W per token): #, #, # to # and # %");
        List<String> rows = List.of(
                "deepseek-r1-b300-8",
                "deepseek-r1-gb200-72",
                "gpt-oss-120b-b300-8",
                "gpt-oss-120b-mi355x-8",
                "llama2-70b-99.9-b300-8");
        for (int i = 0; i < rows.size(); i++) {
            assertThat(serving.number(rows.get(i) + "-share.shareOfPeak") * 100)
                    .isCloseTo(Double.parseDouble(told.group(i + 1)), within(0.0501));
        }
    }

    private static Matcher find(String passage) throws IOException {
        return find("spec/facts-2026.md", passage);
    }

    private static Matcher find(String file, String passage) throws IOException {
        String list = Files.readString(ReferenceData.file(file)).replaceAll("\\s+", " ");
        String form = Stream.of(passage.split("#", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + NUMBER + b)
                .orElseThrow();
        Matcher found = Pattern.compile(form).matcher(list);
        assertThat(found.find()).as(passage).isTrue();
        return found;
    }
}
