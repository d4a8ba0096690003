package dev.jacquard.charts.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    private static String cell(String text) {
        return Csv.text(List.of("a"), List.of(List.of(text))).substring(2);
    }

    @Test
    void spreadsheetFormulasStayText() {
        assertThat(cell("=HYPERLINK(1)")).isEqualTo("'=HYPERLINK(1)\n");
        assertThat(cell("@SUM(A1)")).isEqualTo("'@SUM(A1)\n");
        assertThat(cell("+cmd")).isEqualTo("'+cmd\n");
        assertThat(cell("-1+1")).isEqualTo("'-1+1\n");
    }

    @Test
    void numbersStayNumbers() {
        assertThat(cell("-2.5e-7")).isEqualTo("-2.5e-7\n");
        assertThat(cell("+3")).isEqualTo("+3\n");
    }

    @Test
    void commasQuotesAndLineBreaksAreQuoted() {
        assertThat(cell("a,b")).isEqualTo("\"a,b\"\n");
        assertThat(cell("say \"so\"")).isEqualTo("\"say \"\"so\"\"\"\n");
        assertThat(cell("=1,2")).isEqualTo("\"'=1,2\"\n");
        assertThat(cell("two\nlines")).isEqualTo("\"two\nlines\"\n");
    }
}
