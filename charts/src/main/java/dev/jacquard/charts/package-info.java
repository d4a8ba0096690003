/**
 * Figures: what a chart claims, what it draws, and the same data as a table; start with {@link
 * dev.jacquard.charts.Figure} and {@link dev.jacquard.charts.Charts}.
 *
 * <p>A chart is a small value that says what is drawn ({@link dev.jacquard.charts.LineChart}, {@link
 * dev.jacquard.charts.BarChart}, ...). XChart turns it into geometry; colours, type and layout are decided here
 * once, so that light, dark and printed pages need no second drawing.
 */
package dev.jacquard.charts;
