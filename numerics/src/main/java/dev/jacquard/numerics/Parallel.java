package dev.jacquard.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Numbered pieces of work on several threads; the answers stand in the order of the numbers, whatever thread made them.
 *
 * <pre>{@code
 * Parallel.map(4, 2, () -> i -> i * i);   // [0, 1, 4, 9]
 * }</pre>
 */
public final class Parallel {

    /** Threads that can be asked for: more than any machine has processors, and fewer than a process may have. */
    public static final int MOST_THREADS = 1_024;

    private Parallel() {}

    /** One thread for each processor. */
    public static int processors() {
        return Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Requires a number of threads that can be started.
     *
     * @throws IllegalArgumentException below 1 or above {@link #MOST_THREADS}
     */
    public static int threads(int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw Check.refused("threads", threads, "a whole number from 1 to " + MOST_THREADS);
        }
        return threads;
    }

    /**
     * Does the work for 0 .. count - 1.
     *
     * @param count how many pieces, {@code >= 0}
     * @param threads at most so many threads; none but the caller's for 1
     * @param worker called once in each thread; makes the function that does the work there
     * @throws RuntimeException what the work throws
     */
    public static <T> List<T> map(int count, int threads, Supplier<IntFunction<T>> worker) {
        List<T> answers = new ArrayList<>(java.util.Collections.nCopies(count, null));
        int crew = Math.min(threads, count);
        if (crew <= 1) {
            IntFunction<T> work = worker.get();
            for (int i = 0; i < count; i++) {
                answers.set(i, work.apply(i));
            }
            return answers;
        }
        ExecutorService pool = Executors.newFixedThreadPool(crew, Parallel::daemon);
        try {
            AtomicInteger next = new AtomicInteger();
            List<Future<?>> shifts = new ArrayList<>();
            for (int t = 0; t < crew; t++) {
                shifts.add(pool.submit(() -> {
                    IntFunction<T> work = worker.get();
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        answers.set(i, work.apply(i));
                    }
                }));
            }
            for (Future<?> shift : shifts) {
                shift.get();
            }
            return answers;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "jacquard-worker");
        thread.setDaemon(true);
        return thread;
    }
}
