package dev.jacquard.charts.output;

import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Steps that Ctrl-C does not cut in two: the process ends before one or after it.
 *
 * <p>An ending process runs its shutdown hooks beside the threads that still work. The hook here waits for the step that is being
 * made and lets no other begin, and what is to be deleted at exit is deleted after it.
 */
final class Unbroken {

    private static final Semaphore GATE = new Semaphore(1);

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(GATE::acquireUninterruptibly, "jacquard-last-step"));
        } catch (IllegalStateException ending) {
            GATE.drainPermits();
        }
    }

    private Unbroken() {}

    /** What is done in one go. */
    interface Step {
        void make() throws IOException;
    }

    /** Makes a step; where the process is ending, waits for its end instead. */
    static void step(Step step) throws IOException {
        GATE.acquireUninterruptibly();
        try {
            step.make();
        } finally {
            GATE.release();
        }
    }
}
