package dev.jacquard.charts;

/** The two shapes in which every chart is drawn, so that its text is readable on paper and on a phone. */
public enum Size {
    /** For a column of text or a page. */
    WIDE(720, 340, 7, 5),
    /** For a phone. */
    NARROW(372, 300, 4, 5);

    final int width;
    final int plotHeight;
    final int ticksAcross;
    final int ticksUp;

    Size(int width, int plotHeight, int ticksAcross, int ticksUp) {
        this.width = width;
        this.plotHeight = plotHeight;
        this.ticksAcross = ticksAcross;
        this.ticksUp = ticksUp;
    }
}
