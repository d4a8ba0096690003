package dev.jacquard.scenarios.draws;

/** Counts finished work and tells a listener, one call at a time. */
final class Tally {

    private final long total;
    private final ProgressListener listener;
    private long done;

    Tally(long total, ProgressListener listener) {
        this(0, total, listener);
    }

    /** Work of which some is done already. */
    Tally(long done, long total, ProgressListener listener) {
        this.done = done;
        this.total = total;
        this.listener = listener;
    }

    synchronized void add(long more) {
        done += more;
        listener.progress(done, total);
    }
}
