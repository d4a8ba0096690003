package dev.jacquard.scenarios.draws;

/**
 * Hears how far long work has come. Results never depend on it.
 *
 * <p>It is called from the threads that do the work, by one of them at a time; what it throws ends the work.
 *
 * <pre>{@code
 * response.evaluate(design, 2, (done, total) -> System.err.println(done + " of " + total));
 * }</pre>
 */
@FunctionalInterface
public interface ProgressListener {

    /** Nobody listens. */
    ProgressListener NONE = (done, total) -> {};

    /**
     * Some more of the work is done.
     *
     * @param done how many evaluations of the model are done; never falls
     * @param total how many there will be
     */
    void progress(long done, long total);
}
