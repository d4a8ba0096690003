package dev.jacquard.scenarios.draws;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/**
 * The same work for each of many draws or rows, in chunks on a pool; where it fails is counted, and the first failure kept.
 *
 * @param name what a failure is a failure of
 * @param first index of the first
 * @param end index after the last
 * @param threads how many threads; no result depends on them
 */
public record Batch(String name, int first, int end, int threads) {

    /** What a thread takes at a time: long enough to hide the hand-over, short enough to share the work evenly. */
    private static final int CHUNK = 256;

    /**
     * On how many the work failed.
     *
     * @param count how many
     * @param first index of the first
     * @param cause what was thrown there
     */
    public record Failure(int count, int first, RuntimeException cause) {

        /** Both together; the first of nothing is the other. */
        static Failure and(Failure one, Failure other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            Failure earlier = one.first() < other.first() ? one : other;
            return new Failure(one.count() + other.count(), earlier.first(), earlier.cause());
        }

        /** {@code 3 of 1000 draws, 0.3 %}. */
        public String share(int all, String what) {
            return count + " of " + all + " " + what + ", " + Decimals.rounded(100.0 * count / all, 2) + " %";
        }
    }

    /** All of so many. */
    public static Batch of(String name, int size, int threads) {
        return new Batch(name, 0, size, threads);
    }

    /**
     * Does the work for each.
     *
     * @param each may be called on several threads, for each index once
     * @return the failures, if there are any
     */
    public Optional<Failure> run(ProgressListener progress, IntConsumer each) {
        Failure[] failures = new Failure[chunks()];
        Tally tally = new Tally(first, end, progress);
        inChunks(chunk -> {
            int from = first + chunk * CHUNK;
            int to = Math.min(end, from + CHUNK);
            for (int index = from; index < to; index++) {
                try {
                    each.accept(index);
                } catch (RuntimeException e) {
                    failures[chunk] = Failure.and(failures[chunk], new Failure(1, index, e));
                }
            }
            tally.add(to - from);
        });
        Failure all = null;
        for (Failure failure : failures) {
            all = Failure.and(all, failure);
        }
        return Optional.ofNullable(all);
    }

    private int chunks() {
        return (end - first + CHUNK - 1) / CHUNK;
    }

    private void inChunks(IntConsumer work) {
        if (threads == 1) {
            for (int chunk = 0; chunk < chunks(); chunk++) {
                work.accept(chunk);
            }
            return;
        }
        ForkJoinPool pool = new ForkJoinPool(Math.max(1, Math.min(threads, chunks())));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int chunk = 0; chunk < chunks(); chunk++) {
                int own = chunk;
                running.add(pool.submit(() -> work.accept(own)));
            }
            for (Future<?> task : running) {
                task.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioException("interrupted", e);
        } catch (ExecutionException e) {
            throw new ScenarioException(name + ": " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
    }
}
