package dev.jacquard.scenarios.draws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.charts.output.ResultTable.Style;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class TablesawTest {

    private record Thing(String name, double size, boolean large) {}

    private static ResultTable described(List<Thing> things) {
        return ResultTable.of(things)
                .text("name", "Name", Thing::name)
                .number("size", "Size", Thing::size)
                .column("large", "Large", Style.TEXT, Thing::large)
                .table();
    }

    @Test
    void columnsKeepTheirNamesAndKindsAndMissingNumbersAreMissing() {
        Table table = Tablesaw.table(
                "things", described(List.of(new Thing("a", 2.5, true), new Thing("b", Double.NaN, false))));
        assertThat(table.name()).isEqualTo("things");
        assertThat(table.columnNames()).containsExactly("name", "size", "large");
        assertThat(table.types()).containsExactly(ColumnType.STRING, ColumnType.DOUBLE, ColumnType.BOOLEAN);
        assertThat(table.doubleColumn("size").get(0)).isEqualTo(2.5);
        assertThat(table.column("size").isMissing(1)).isTrue();
    }

    @Test
    void aTableWithoutRowsKnowsItsNumbersByTheirStyle() {
        assertThat(Tablesaw.table("none", described(List.of())).types())
                .containsExactly(ColumnType.STRING, ColumnType.DOUBLE, ColumnType.STRING);
    }
}
