package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.uncertainty.Stream;
import java.util.stream.IntStream;

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
        int[] wanted = {count(rows)};
        return IntStream.range(0, rows)
                .filter(row -> {
                    boolean drawn = stream.uniform(row) * (rows - row) < wanted[0];
                    wanted[0] -= drawn ? 1 : 0;
                    return drawn;
                })
                .toArray();
    }
}
