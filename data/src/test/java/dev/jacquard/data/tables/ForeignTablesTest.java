package dev.jacquard.data.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** Tables as other programs write them. */
class ForeignTablesTest {

    @Test
    void anIndexWithoutAHeaderIsReadByItsNumberAndKeptInTheTablesawView() {
        UserTable pandas = UserTable.of("runs.csv", ",parameters,loss\n0,7e7,4.3\n1,7e7,3.6\n");
        assertThat(pandas.headers()).containsExactly("", "parameters", "loss");
        assertThat(pandas.text(1, 0)).isEqualTo("1");
        assertThat(pandas.numbers("loss").values()).containsExactly(4.3, 3.6);
        assertThat(pandas.table().columnNames()).containsExactly("column 1", "parameters", "loss");
    }

    @Test
    void doubledHeadersAreToldApartInTheTablesawView() {
        Table table =
                UserTable.of("runs.csv", "step,loss,Step,step,\n1,2,3,4,\n").table();
        assertThat(table.columnNames()).containsExactly("step", "loss", "Step column 3", "step column 4");
    }

    @Test
    void namesWithLeadingZerosOrMoreDigitsThanADoubleHasStayTextInTheTablesawView() {
        UserTable table = UserTable.of(
                "runs.csv",
                "seed,id,loss,size\n005,12345678901234567,0.5,70000000000000000000\n5,2,-0.25,1e9\n05,3,2,NA\n");
        assertThat(table.table().types())
                .containsExactly(ColumnType.STRING, ColumnType.STRING, ColumnType.DOUBLE, ColumnType.DOUBLE);
        assertThat(table.table().stringColumn("seed").asList()).containsExactly("005", "5", "05");
        assertThat(table.numbers("seed").values()).containsExactly(5, 5, 5);
        assertThat(table.where("seed", "05").rowCount()).isEqualTo(1);
    }

    @Test
    void blanksAreTrimmedWithinQuotationMarksToo() {
        UserTable table = UserTable.of("runs.csv", "loss , run\n\"4.25\t \",\" a b\u00A0\"\n 3.5,\"\n \"\"c\"\"\"\n");
        assertThat(table.numbers("loss").values()).containsExactly(4.25, 3.5);
        assertThat(table.texts("run")).containsExactly("a b", "\"c\"");
        assertThat(table.line(1)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NaN", "nan", "n/a", "N/A", "#N/A", "<NA>", "NULL", "None", "-", "--", "inf", "-Inf", "?", "na"})
    void whatStandsForNoNumberIsRefusedWithTheWayOutWhichIsThenAccepted(String none) {
        String text = "x,loss\n1,2.5\n2," + none + "\n";
        assertThatThrownBy(() -> UserTable.of("runs.csv", text).numbers("loss"))
                .hasMessageStartingWith("runs.csv:3 loss: \"" + none + "\" (expected: a")
                .hasMessageEndingWith("to leave the row out, write NA or nothing");
        for (String wayOut : new String[] {"NA", ""}) {
            UserTable mended = UserTable.of("runs.csv", text.replace("2," + none, "2," + wayOut));
            assertThat(mended.numbers("loss").missing()).isEqualTo(1);
            assertThat(mended.complete("loss").values("x")).containsExactly(1);
        }
    }

    @Test
    void whereEveryRowNeedsANumberTheRefusalDoesNotAdviseToLeaveItOut() {
        UserTable table = UserTable.of("fits/law.csv", "E\n1.8\nnan\n");
        assertThatThrownBy(() -> table.values("E"))
                .hasMessage(
                        "fits/law.csv:3 E: \"nan\" (expected: a finite number); every row needs one, so take the row out of"
                                + " the file");
        assertThatThrownBy(() -> UserTable.of("t", "E,F\n,1\n").complete("E"))
                .hasMessage("t: no row is complete (expected: rows with E)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# exported\n# units: counts\nx,loss\n1,2.5\n",
                "\n  # by hand, in May\n\nx,loss\n1,2.5\n",
                "\"# first, second\"\nx,loss\n1,2.5\n",
                "# x,loss\n1,2.5\n",
                "# made by numpy\n# x,loss\n1,2.5\n",
                "sep=;\nx;loss\n1;2.5\n",
                "\uFEFFSEP=,\r\nx,loss\r\n1,2.5\r\n",
                "# by Excel\nsep=|\nx|loss\n1|2.5\n",
                "sep=\t\nx\tloss\n1\t2.5",
                "x,loss\r1,2.5\r",
                "x,loss\n1,2.5,,\n",
                "x,loss,\n1,2.5,\n",
                "x, loss\n\n1 ,\t2.5\n   \n",
                "\"x\",\"loss\"\n\"1\",\"2.5\""
            })
    void oneTableWrittenInManyWaysIsOneTable(String text) {
        UserTable table = UserTable.of("runs.csv", text);
        assertThat(table.rowCount()).isEqualTo(1);
        assertThat(table.values("x")).containsExactly(1);
        assertThat(table.values("loss")).containsExactly(2.5);
    }

    @Test
    void aTitleOrACommentAmongTheRowsIsNamedForWhatItIs() {
        assertThatThrownBy(() -> UserTable.of("runs.csv", "Runs of May\nx,loss\n1,2\n"))
                .hasMessage(
                        "runs.csv:2: 2 cells (expected: 1 as in the header, line 1: \"Runs of May\"); is that a title? Begin"
                                + " lines above the header with #");
        assertThatThrownBy(() -> UserTable.of("runs.csv", "x,loss\n1,2\n# the rest failed\n"))
                .hasMessage(
                        "runs.csv:3: 1 cell (expected: 2 as in the header, line 1: \"x,loss\"); a line that begins with # is"
                                + " skipped above the header only");
        assertThatThrownBy(() -> UserTable.of("runs.csv", "# x,loss\n"))
                .hasMessage("runs.csv:1: no rows under the header (expected: at least one)");
    }

    @Test
    void shortRowsAndQuotationMarksLeftOpenAreNamedWithTheLineTheyBeginOn() {
        assertThatThrownBy(() -> UserTable.of("runs.csv", "x,y,loss\n1,2\n"))
                .hasMessage("runs.csv:2: 2 cells (expected: 3 as in the header, line 1: \"x,y,loss\")");
        assertThatThrownBy(() -> UserTable.of("runs.csv", "x,loss\n\"a,1\nb,2\nc,3\n"))
                .hasMessage("runs.csv:2: not CSV (expected: cells whose quotation marks are closed)");
        assertThatThrownBy(() -> UserTable.of("runs.csv", "x,loss\n1,2\n\"a,1\n\"b\",2\n"))
                .hasMessage("runs.csv:3: not CSV (expected: cells whose quotation marks are closed)");
    }
}
