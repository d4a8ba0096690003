package dev.jacquard.charts;

/**
 * A chart laid out at one size, ready to be written as SVG or as pixels.
 *
 * @param frame geometry between the axes
 * @param layout everything around it
 * @param left place of the frame
 * @param top place of the frame
 * @param plotWidth width of the frame
 * @param plotHeight height of the frame
 * @param width of the whole
 * @param height of the whole
 */
record Drawing(Frame frame, Layout layout, int left, int top, int plotWidth, int plotHeight, int width, int height) {}
