package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.numerics.Check;
import java.util.List;

/**
 * How far each input by itself moves an output from where it is with all inputs in the middle.
 *
 * @param value the horizontal axis
 * @param middle the output with all inputs in the middle
 * @param bars from top to bottom, usually the widest first
 */
public record TornadoChart(Axis value, double middle, List<Bar> bars) implements Chart {
    public TornadoChart {
        notNull("value", value);
        finite("middle", middle);
        bars = List.copyOf(bars);
        if (bars.isEmpty()) {
            throw Check.refused("bars", bars, "at least one bar");
        }
    }

    /**
     * One input.
     *
     * @param name its name
     * @param low its value at the low end, as text
     * @param high its value at the high end, as text
     * @param atLow the output there
     * @param atHigh the output there
     */
    public record Bar(String name, String low, String high, double atLow, double atHigh) {
        public Bar {
            notBlank("name", name);
            notNull("low", low);
            notNull("high", high);
            finite("output at the low end of " + name, atLow);
            finite("output at the high end of " + name, atHigh);
        }
    }

    @Override
    public ResultTable data() {
        var data =
                ResultTable.headed("input", "low", "high", "output at low", "output at high", "output in the middle");
        bars.forEach(bar -> data.row(bar.name(), bar.low(), bar.high(), bar.atLow(), bar.atHigh(), middle));
        return data.table();
    }
}
