package dev.jacquard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.charts.output.ResultTable.Estimate;
import dev.jacquard.charts.output.ResultTable.Style;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.pages.Block.Cell;
import dev.jacquard.pages.Block.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockTest {

    private static final ResultTable RESULT = ResultTable.of(List.of(4436.0, Double.POSITIVE_INFINITY))
            .text("why", "Why", value -> "")
            .column("long", "Long", Style.SENTENCES, value -> "It is so.")
            .column("unit", "Unit", Style.UNIT, value -> Unit.parse(value > 5000 ? "1" : "share"))
            .column("mean", "Mean", Style.NUMBER, value -> new Estimate(value, 1290))
            .times(100, "part", "Part, points", Style.CHANGE, value -> 0.12345)
            .share("share", "Share", value -> 0.64)
            .error("error", "± Mean", value -> value)
            .table();

    @Test
    void aResultBecomesATableForReadersAndKeepsItsNumbersInFull() {
        Block.Table table = Block.Table.of("results", "What came out", RESULT);
        assertThat(table.columns())
                .containsExactly(
                        Column.text("Why"),
                        Column.wide("Long"),
                        Column.text("Unit"),
                        Column.number("Mean"),
                        Column.number("Part, points"),
                        Column.number("Share"),
                        Column.number("± Mean"));
        assertThat(table.rows().get(0))
                .containsExactly(
                        Cell.of("–"),
                        Cell.of("It is so."),
                        Cell.of("share"),
                        Cell.of("4000", 4436),
                        Cell.of("12.3", 0.12345),
                        Cell.of("64\u202f%", 0.64),
                        Cell.of("4436", 4436));
    }

    @Test
    void anErrorThatIsNotFiniteAndAPlainUnitAreDashesButAnInfiniteNumberSaysSo() {
        assertThat(Block.Table.of("results", "What came out", RESULT).rows().get(1))
                .contains(Cell.of("–"), Cell.of("unbounded", Double.POSITIVE_INFINITY))
                .endsWith(Cell.of("–"));
    }
}
