package dev.jacquard.command;

import static dev.jacquard.command.Ran.jacquard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same runs in the tables that other programs write: the same fit. */
class FitForeignTablesTest {

    private static final ChinchillaLaw TRUTH = new ChinchillaLaw(1.8, 500, 0.35, 2000, 0.36);

    /** Rows are the same numbers, so estimates are the same to the solver's last digits. */
    private static final double SOLVER = 1e-9;

    @TempDir
    private Path folder;

    private final List<String> plain = new ArrayList<>();
    private double alpha;

    @BeforeEach
    void makeRuns() throws IOException {
        plain.add("parameters,tokens,loss");
        for (double size = 1e8; size < 1e10; size *= 3) {
            for (double ratio = 5; ratio < 100; ratio *= 4) {
                double error = 1 + 0.002 * ((plain.size() * 7) % 5 - 2);
                plain.add(String.format(
                        Locale.ROOT, "%.0f,%.0f,%.4f", size, ratio * size, error * TRUTH.loss(size, ratio * size)));
            }
        }
        alpha = alpha(Files.write(folder.resolve("plain.csv"), plain));
    }

    @Test
    void theIndexThatPandasWritesIsNoReasonToStop() throws IOException {
        assertThat(alpha(written(line -> "," + line, (line, row) -> row + "," + line)))
                .isCloseTo(alpha, within(SOLVER));
    }

    @Test
    void doubledHeadersMatterOnlyWhereTheyAreAskedFor() throws IOException {
        Path unused = written(line -> line + ",step,step,flop,flop", (line, row) -> line + ",1,2,n/a,7");
        assertThat(alpha(unused)).isCloseTo(alpha, within(SOLVER));
        Path used = written(line -> line + ",loss", (line, row) -> line + ",2");
        Ran ran = jacquard("fit", used.toString(), "--law", "chinchilla", "--starts", "20");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("foreign.csv:1 loss: the header of columns 3 and 4");
    }

    @Test
    void aColumnNobodyAskedForMayHoldAnything() throws IOException {
        assertThat(alpha(written(line -> line + ",flop", (line, row) -> line + ",NaN")))
                .isCloseTo(alpha, within(SOLVER));
    }

    @Test
    void blanksWithinQuotationMarksAndLinesAboveTheHeaderMakeNoDifference() throws IOException {
        Path padded = written(
                line -> "# exported\n# counts\n" + line.replace(",", " , "),
                (line, row) -> line.replaceAll("([^,]+)$", "\"$1   \""));
        assertThat(alpha(padded)).isCloseTo(alpha, within(SOLVER));
        Path excel = written(line -> "sep=;\n" + line.replace(',', ';'), (line, row) -> line.replace(',', ';'));
        assertThat(alpha(excel)).isCloseTo(alpha, within(SOLVER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "n/a", "null"})
    void aRunThatDivergedIsRefusedWithTheWayToLeaveItOut(String none) throws IOException {
        Path diverged = written(line -> line, (line, row) -> row == 4 ? line.replaceAll("[^,]+$", none) : line);
        Ran ran = jacquard("fit", diverged.toString(), "--law", "chinchilla", "--starts", "20");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .contains("foreign.csv:6 loss: \"" + none + "\" (expected: a")
                .contains("to leave the row out, write NA or nothing");
        Path left = written(line -> line, (line, row) -> row == 4 ? line.replaceAll("[^,]+$", "NA") : line);
        assertThat(fit(left).get("rows").intValue()).isEqualTo(plain.size() - 2);
    }

    @Test
    void namesWithLeadingZerosAreDifferentGroups() throws IOException {
        Path seeds = written(
                line -> "seed," + line, (line, row) -> List.of("005", "05", "5").get(row % 3) + "," + line);
        JsonNode answer = fit(seeds, "--group", "seed");
        assertThat(answer.at("/checklist/groups").textValue()).isEqualTo("3 groups of rows");
    }

    private interface Row {
        String of(String line, int row);
    }

    private Path written(UnaryOperator<String> header, Row row) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(header.apply(plain.get(0)));
        for (int i = 1; i < plain.size(); i++) {
            lines.add(row.of(plain.get(i), i - 1));
        }
        return Files.write(folder.resolve("foreign.csv"), lines);
    }

    private static double alpha(Path file) throws IOException {
        return fit(file).at("/estimates/alpha/value").doubleValue();
    }

    private static JsonNode fit(Path file, String... options) throws IOException {
        List<String> words =
                new ArrayList<>(List.of("--json", "fit", file.toString(), "--law", "chinchilla", "--starts", "20"));
        words.addAll(List.of(options));
        Ran ran = jacquard(words.toArray(String[]::new));
        assertThat(ran.err()).doesNotContain("expected");
        return new ObjectMapper().readTree(ran.out());
    }
}
