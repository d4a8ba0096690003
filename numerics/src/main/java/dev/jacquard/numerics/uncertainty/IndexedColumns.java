package dev.jacquard.numerics.uncertainty;

/**
 * Columns of numbers addressed by the index of a draw, so that any part can be made anywhere and nothing has to be kept.
 *
 * <p>It is called from several threads at once and must be pure: the same index gives the same numbers.
 *
 * <pre>{@code
 * var cost = Stream.of(1, "cost");
 * IndexedColumns columns = (first, count, into) -> {
 *   for (int i = 0; i < count; i++) {
 *     into[0][i] = price.quantile(cost.uniform(first + i));
 *   }
 * };
 * }</pre>
 */
@FunctionalInterface
public interface IndexedColumns {

    /**
     * Writes some consecutive draws.
     *
     * @param first index of the first draw wanted, from 0
     * @param count how many
     * @param into one array for each column, each at least as long as {@code count}; to be filled from 0
     */
    void fill(long first, int count, double[][] into);
}
