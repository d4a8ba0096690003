package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.numerics.Check;

/**
 * A chart with everything a reader needs to judge it.
 *
 * <p>Title and caption are computed from the data, never typed: another run says something else.
 *
 * @param id lower-case letters, digits and hyphens; stories refer to it as {@code {{figure:ID}}}
 * @param title what the chart shows, as a sentence
 * @param subtitle what is drawn, with units
 * @param caption what to read from it, computed
 * @param source where data and formulas come from
 * @param processing what we did to them; empty where nothing
 * @param chart what is drawn
 */
public record Figure(
        String id, String title, String subtitle, String caption, String source, String processing, Chart chart) {
    public Figure {
        notBlank("id", id);
        notBlank("title", title);
        notNull("subtitle", subtitle);
        notNull("caption", caption);
        notNull("source", source);
        notNull("processing", processing);
        notNull("chart", chart);
        if (!id.matches("[a-z0-9][a-z0-9-]*")) {
            throw Check.refused("figure id", id, "lower-case letters, digits and hyphens");
        }
    }

    /** Exactly what is drawn, as a table. */
    public ResultTable data() {
        return chart.data();
    }
}
