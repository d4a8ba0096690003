package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.charts.output.ResultTable.Estimate;
import dev.jacquard.charts.output.ResultTable.Style;
import dev.jacquard.numerics.quantity.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private record Part(String name, Unit unit, Estimate mean, double gain, double error) {}

    @Test
    void aResultIsShownAsItsStylesSay() {
        ResultTable result = ResultTable.of(List.of(
                        new Part("worth", Unit.parse("USD"), new Estimate(4436, 1290), 0.123456, 0.01234),
                        new Part("load", Unit.ONE, new Estimate(2, Double.NaN), -0.5, Double.POSITIVE_INFINITY)))
                .text("name", "Name", Part::name)
                .column("unit", "Unit", Style.UNIT, Part::unit)
                .column("mean", "Mean", Style.NUMBER, Part::mean)
                .times(100, "gain", "Gain, points", Style.CHANGE, Part::gain)
                .column("share", "Share", Style.SHARE, Part::gain)
                .column("error", "± Mean", Style.ERROR, Part::error)
                .table();
        assertThat(TextTable.of(result).text()).isEqualTo("""
                name   unit  mean  gain, points  share  ± mean
                worth  USD   4000        +12.35    12%   0.012
                load            2           -50   -50%       –
                """);
        assertThat(TextTable.of(result.only("gain"), 3).text()).isEqualTo("gain, points\n       +12.3\n         -50\n");
    }
}
