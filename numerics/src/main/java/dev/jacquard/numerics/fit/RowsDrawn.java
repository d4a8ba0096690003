package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.uncertainty.Stream;

/**
 * Rows drawn for the diagnostics that fit again. They ask how far a choice moves the estimates, which twenty thousand rows tell as well as a
 * million, and each of them costs as much as the fit.
 */
final class RowsDrawn {

    /** Fits of no more rows are diagnosed on all of them. */
    static final int MOST = 20_000;

    private RowsDrawn() {}

    /** How many of so many rows are drawn. */
    static int count(int rows) {
        return Math.min(rows, MOST);
    }

    /** Places of the rows drawn, ascending: without replacement, each as likely as any other. */
    static int[] of(int rows, long seed) {
        Stream stream = Stream.of(seed, "rows of the diagnostics");
        int[] places = new int[count(rows)];
        for (int row = 0, drawn = 0; drawn < places.length; row++) {
            // So many are still wanted of so many that are left.
            if (stream.uniform(row) * (rows - row) < places.length - drawn) {
                places[drawn++] = row;
            }
        }
        return places;
    }
}
