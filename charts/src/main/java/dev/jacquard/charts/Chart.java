package dev.jacquard.charts;

import dev.jacquard.charts.output.ResultTable;

/**
 * What a chart draws, as a value: data, axes and marks, but no colour, font or size.
 *
 * <p>The kinds are closed because the painter must know each of them.
 */
public sealed interface Chart
        permits LineChart,
                BarChart,
                IntervalChart,
                SharesChart,
                TornadoChart,
                WaterfallChart,
                DensityChart,
                ContrastChart,
                RegionMap {

    /** Exactly what is drawn, one row for each mark: the table that stands under the chart. */
    ResultTable data();
}
