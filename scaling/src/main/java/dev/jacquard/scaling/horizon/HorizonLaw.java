package dev.jacquard.scaling.horizon;

/**
 * The chance that a model completes a task, by the time the task takes a skilled person.
 *
 * <p>Open for laws of your own. The laws of this package share the 50 % horizon and part in the tails: from one 50 % horizon they
 * read 80 % horizons that differ by a factor of two and 99 % horizons that differ by ten. State the law with every horizon that is
 * not at 50 %.
 *
 * <pre>{@code
 * HorizonLaw logistic = LogisticHorizon.through(320.422486, 41.551151);
 * logistic.horizon(0.99);               // 0.367 min
 * new HalfLife(320.422486).horizon(0.99);   // 4.646 min
 * }</pre>
 */
public interface HorizonLaw {

    /**
     * The chance of success at a task, falling with its length; 1 in the limit of length zero.
     *
     * @param minutes t, human time of the task, min, {@code > 0}
     */
    double success(double minutes);

    /**
     * The human time of the tasks that are completed with a chance, min: the inverse of {@link #success}.
     *
     * @param success q, in (0, 1)
     */
    double horizon(double success);

    /** The human time of the tasks completed half of the time, min. */
    default double horizon50() {
        return horizon(0.5);
    }
}
