package dev.jacquard.data.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;

class UserTableTest {

    private static final String RUNS = "Model Size,Training FLOP,loss\n1e9,1e20,2.5\n2e9,4e20,2.4\n";

    @TempDir
    private Path folder;

    @Test
    void headersMatchExactlyThenWithoutCaseAndBlanks() {
        UserTable table = UserTable.of("runs.csv", "loss,LOSS,Model Size\n1,2,3\n");
        assertThat(table.numbers("LOSS").value(0)).isEqualTo(2);
        assertThat(table.numbers("modelsize").value(0)).isEqualTo(3);
        assertThat(table.header("MODEL SIZE")).isEqualTo("Model Size");
        assertThatThrownBy(() -> table.numbers("Loss"))
                .hasMessage("runs.csv Loss: ambiguous (expected: one of: loss, LOSS)");
    }

    @Test
    void aMissingColumnNamesThoseThereAndTheNearest() {
        assertThatThrownBy(() -> UserTable.of("runs.csv", RUNS).numbers("lost"))
                .isInstanceOf(TableException.class)
                .hasMessage(
                        "runs.csv lost: no such column (expected: one of: Model Size, Training FLOP, loss); did you mean loss?");
    }

    @Test
    void textInANumberColumnIsNamedWithItsLine() {
        UserTable table = UserTable.of("runs.csv", "a,loss\n1,2\n\n\"two\nlines\",n.a.\n");
        assertThatThrownBy(() -> table.numbers("loss"))
                .hasMessage(
                        "runs.csv:5 loss: \"n.a.\" (expected: a number); to leave the row out, write NA or nothing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2,5|(expected: a number); with a decimal point: 2.5",
                "2,5e3|(expected: a number); with a decimal point: 2.5e3",
                "1,234|(expected: a number); with a decimal point: 1.234, or without a thousands separator: 1234",
                "1,234,567|(expected: a number); without thousands separators: 1234567",
                "40 %|(expected: a number); as a fraction: 0.4",
                "NaN|(expected: a finite number); to leave the row out, write NA or nothing",
                "-Infinity|(expected: a finite number); to leave the row out, write NA or nothing",
                "1e999|(expected: a finite number)",
                "0x1p3|(expected: a number)",
                "1d|(expected: a number)",
                "1..2|(expected: a number)",
                "=1+1|(expected: a number)"
            })
    void whatIsNoFiniteNumberIsRefusedWithAHonestHint(String cell, String expected) {
        UserTable table = UserTable.of("runs.csv", "x;loss\n1;" + cell + "\n");
        assertThatThrownBy(() -> table.numbers("loss")).hasMessage("runs.csv:2 loss: \"" + cell + "\" " + expected);
    }

    @Test
    void decimalCommasInACommaSeparatedFileAreExplained() {
        assertThatThrownBy(() -> UserTable.of("runs.csv", "x,loss\n1,2\n1,2,5\n"))
                .hasMessage(
                        "runs.csv:3: 3 cells (expected: 2 as in the header, line 1: \"x,loss\"); are there decimal commas or"
                                + " thousands separators? Write 1234.5");
    }

    @Test
    void aNumberThatMustBePositiveIsNamedWithItsLine() {
        UserTable table = UserTable.of("runs.csv", "loss\n2\n-1.5\n");
        assertThatThrownBy(() -> table.numbers("loss").requirePositive())
                .hasMessage("runs.csv:3 loss: -1.5 (expected: a number > 0)");
    }

    @Test
    void missingCellsAreCountedAndNeverTakenForNumbers() {
        NumberColumn loss = UserTable.of("runs.csv", "x,loss\n1,2\n2,\n3,NA\n").numbers("loss");
        assertThat(loss.missing()).isEqualTo(2);
        assertThat(loss.isMissing(1)).isTrue();
        assertThatThrownBy(loss::values).hasMessage("runs.csv:3 loss: missing (expected: a number in every row)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n\n", "\uFEFF"})
    void anEmptyFileIsRefused(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("empty.csv"), text);
        assertThatThrownBy(() -> UserTable.read(file)).hasMessage(file + ": empty (expected: a header line and rows)");
    }

    @Test
    void aHeaderWithoutRowsIsRefused() {
        assertThatThrownBy(() -> UserTable.of("runs.csv", "x,loss\n"))
                .hasMessage("runs.csv:1: no rows under the header (expected: at least one)");
    }

    @Test
    void aHeaderGivenTwiceIsRefusedWhereItIsAskedForAndColumnsMayHaveNone() {
        UserTable twice = UserTable.of("runs.csv", "# late\nloss,x,loss\n1,2,3\n");
        assertThat(twice.numbers("x").value(0)).isEqualTo(2);
        assertThatThrownBy(() -> twice.numbers("Loss"))
                .hasMessage(
                        "runs.csv:2 loss: the header of columns 1 and 3 (expected: each header once, where its column is"
                                + " asked for)");
        UserTable unnamed = UserTable.of("runs.csv", ",,loss\n0,7,2\n");
        assertThat(unnamed.numbers("loss").value(0)).isEqualTo(2);
        assertThatThrownBy(() -> unnamed.numbers("")).hasMessageContaining("no such column (expected: one of: loss)");
    }

    @Test
    void marksOfByteOrderLineEndsAndQuotesMakeNoDifference() throws IOException {
        Path file = Files.writeString(
                folder.resolve("runs.csv"), "\uFEFF\"Model \"\"Size\"\"\",\"lo,ss\"\r\n1e9,\"2.5\"\r\n");
        UserTable table = UserTable.read(file);
        assertThat(table.headers()).containsExactly("Model \"Size\"", "lo,ss");
        assertThat(table.numbers("lo,ss").value(0)).isEqualTo(2.5);
        assertThat(table.line(0)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", ","})
    void theSeparatorIsTheOneOfTheHeader(String separator) {
        String text = "x" + separator + "loss\n1" + separator + "2.5\n";
        assertThat(UserTable.of("runs", text).numbers("loss").values()).containsExactly(2.5);
    }

    @Test
    void binaryFilesAreNamedForWhatTheyAre() throws IOException {
        assertThatThrownBy(() -> UserTable.read(file("a.csv", 0x89, 'P', 'N', 'G', 13, 10)))
                .hasMessageContaining("a PNG image");
        assertThatThrownBy(() -> UserTable.read(file("b.csv", 0x1f, 0x8b, 8)))
                .hasMessageContaining("compressed by gzip (expected: a name that ends in .gz");
        assertThatThrownBy(() -> UserTable.read(file("c.csv", 'P', 'K', 3, 4))).hasMessageContaining("spreadsheet");
        assertThatThrownBy(() -> UserTable.read(file("d.csv", 'a', 0, 'b'))).hasMessageContaining("binary data");
        assertThatThrownBy(() -> UserTable.read(file("e.csv", 0xff, 0xfe, 'a', 0)))
                .hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> UserTable.read(file("f.csv", 'a', '\n', 0xe9, '\n')))
                .hasMessageContaining("f.csv:2: not UTF-8");
        assertThatThrownBy(() -> UserTable.read(file("g.csv.gz", 'a', '\n', '1')))
                .hasMessageContaining("not a whole gzip file");
    }

    @Test
    void compressedFilesAreUnpacked() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(RUNS.getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("runs.csv.gz"), bytes.toByteArray());
        assertThat(UserTable.read(file).numbers("loss").values()).containsExactly(2.5, 2.4);
    }

    @Test
    void aFileThatIsNotThereSuggestsTheNearestBeside() throws IOException {
        Files.writeString(folder.resolve("runs.csv"), RUNS);
        Path wrong = folder.resolve("run.csv");
        assertThatThrownBy(() -> UserTable.read(wrong))
                .hasMessage(wrong
                        + ": no such file (expected: a CSV file, or - for standard input); did you mean runs.csv?");
        assertThatThrownBy(() -> UserTable.read(folder)).hasMessage(folder + ": a folder (expected: a CSV file)");
    }

    @Test
    void quotationMarksThatDoNotCloseAreRefused() {
        assertThatThrownBy(() -> UserTable.of("runs.csv", "x,loss\n\"1\"2,3\n"))
                .hasMessageContaining("runs.csv:2: not CSV");
    }

    @Test
    void theTablesawViewHasNumbersDatesAndText() {
        var table =
                UserTable.of("runs.csv", "n,day,name\n1,2025-01-31,a\nNA,,b\n").table();
        assertThat(table.types()).containsExactly(ColumnType.DOUBLE, ColumnType.LOCAL_DATE, ColumnType.STRING);
        assertThat(table.column("n").isMissing(1)).isTrue();
        assertThat(table.column("day").isMissing(1)).isTrue();
    }

    @Test
    void rowsOfOneGroupKeepTheirLines() {
        UserTable part = UserTable.of("runs.csv", "g,x\na,1\nb,2\na,3\n").where("g", "a");
        assertThat(part.numbers("x").values()).containsExactly(1, 3);
        assertThat(part.line(1)).isEqualTo(4);
        assertThatThrownBy(() -> part.where("g", "A1")).hasMessageContaining("runs.csv g: A1 (expected: one of: a)");
    }

    @Test
    void aHundredThousandRowsAreReadWhole() {
        StringBuilder text = new StringBuilder("parameters,tokens,loss\n");
        for (int i = 1; i <= 100_000; i++) {
            text.append(i).append("e3,").append(i).append(",2.5\n");
        }
        UserTable table = UserTable.of("runs.csv", text.toString());
        assertThat(table.numbers("parameters").value(99_999)).isEqualTo(1e8);
        assertThat(table.line(99_999)).isEqualTo(100_001);
    }

    private Path file(String name, int... bytes) throws IOException {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return Files.write(folder.resolve(name), content);
    }
}
