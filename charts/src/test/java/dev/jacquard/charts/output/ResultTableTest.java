package dev.jacquard.charts.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.charts.output.ResultTable.Column;
import dev.jacquard.charts.output.ResultTable.Estimate;
import dev.jacquard.charts.output.ResultTable.Style;
import dev.jacquard.numerics.quantity.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    private record Output(String name, Unit unit, double mean, double error, boolean finite) {}

    private static final ResultTable TABLE = ResultTable.of(List.of(
                    new Output("=worth", Unit.parse("1/year"), 1 / 3.0, 0.01, true),
                    new Output("load", Unit.ONE, Double.NaN, Double.POSITIVE_INFINITY, false)))
            .text("output", "Output", Output::name)
            .column("unit", "Unit", Style.UNIT, Output::unit)
            .column("mean", "Mean", Style.NUMBER, output -> new Estimate(output.mean(), output.error()))
            .column("error", "± Mean", Style.ERROR, Output::error)
            .column("finite", "Finite", Style.TEXT, Output::finite)
            .table();

    @Test
    void filesHoldFullPrecisionUnderTheNamesAndBlanksWhereThereIsNothing() {
        assertThat(TABLE.csv()).isEqualTo("""
                output,unit,mean,error,finite
                '=worth,1/year,0.3333333333333333,0.01,true
                load,1,,,false
                """);
    }

    @Test
    void jsonRowsHaveTheNamesAsFieldsAndSayWhyANumberIsMissing() {
        assertThat(Json.text(TABLE.only("output", "mean", "finite").json())).isEqualTo("""
                [
                  {
                    "output": "=worth",
                    "mean": 0.3333333333333333,
                    "finite": true
                  },
                  {
                    "output": "load",
                    "mean": null,
                    "finite": false,
                    "why": "mean: undefined"
                  }
                ]
                """);
    }

    @Test
    void aFormPicksItsColumnsInItsOrderAndMayTitleThem() {
        ResultTable picked = TABLE.only("error", "output").titled("Uncertainty", "What");
        assertThat(picked.columns())
                .containsExactly(
                        new Column("error", "Uncertainty", Style.ERROR, 1),
                        new Column("output", "What", Style.TEXT, 1));
        assertThat(picked.rows().get(0)).containsExactly(0.01, "=worth");
        assertThatThrownBy(() -> TABLE.only("median"))
                .hasMessage("column: median (expected: one of output, unit, mean, error, finite)");
        assertThatThrownBy(() -> picked.titled("Uncertainty"))
                .hasMessage("titles: [Uncertainty] (expected: 2 of them)");
    }

    @Test
    void aColumnIsNumericWhereEveryCellIsANumber() {
        assertThat(TABLE.numeric(2)).isTrue();
        assertThat(TABLE.numeric(1)).isFalse();
        assertThat(ResultTable.headed("step").row("–").row(1.0).table().numeric(0))
                .isFalse();
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> ResultTable.headed("a", "b").row("1").table())
                .hasMessage("row: [1] (expected: 2 cells)");
    }
}
