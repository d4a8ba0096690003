package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Parallel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Summaries of more draws than memory holds, each draw made once: a hundred million in a few megabytes.
 *
 * <p>Quantiles are exact order statistics, the same as from sorting all draws. Around each quantile a bracket of values is kept, which
 * narrows as draws come in: after n draws it holds those within six standard errors of the quantile's rank, some {@code 6 sqrt(n)} of
 * them. In the end the counts prove that the rank lies inside; if it does not, one pass in a hundred million or draws in an order of their
 * own, all is done again with wider brackets.
 *
 * <p>Mean and standard deviation come from blocks of {@value #BLOCK} draws joined in the order of the draws. So nothing depends on the
 * number of threads.
 *
 * <pre>{@code
 * var inputs = Stream.of(1, "x");
 * OnePass.of((first, count, into) -> {
 *   for (int i = 0; i < count; i++) {
 *     into[0][i] = Math.exp(StandardNormal.quantile(inputs.uniform(first + i)));
 *   }
 * }, 100_000_000, 2, 0.05, 0.5, 0.95);
 * }</pre>
 *
 * @see <a href="https://doi.org/10.1145/360680.360691">Floyd and Rivest 1975</a>, for selection between two sampled ends
 */
public final class OnePass {

    static final int BLOCK = 4_096;

    /** Draws kept whole before the brackets are first narrowed. */
    private static final int FIRST_ROUND = 1 << 16;

    private static final double MARGIN = 6;
    private static final double WIDER = 4;

    /** From here on a bracket holds everything. */
    private static final double LARGEST_MARGIN = 1e6;

    private final IndexedColumns source;
    private final List<double[]> probabilities;
    private final long draws;
    private final int threads;

    private OnePass(IndexedColumns source, List<double[]> probabilities, long draws, int threads) {
        this.source = Check.notNull("source", source);
        this.probabilities = probabilities.stream().map(OnePass::checked).toList();
        this.draws = (long) Check.atLeast("draws", (double) draws, 1);
        this.threads = Parallel.threads(threads);
    }

    private static double[] checked(double[] probabilities) {
        for (double probability : probabilities) {
            Check.fraction("probability", probability);
        }
        return probabilities.clone();
    }

    /**
     * The summary of one column.
     *
     * @param source draws by index, in column 0
     * @param draws how many, {@code >= 1}
     * @param threads how many threads; the result does not depend on it
     * @param probabilities of the quantiles wanted, each in [0, 1]
     * @throws IllegalArgumentException if a draw is not a number
     */
    public static OnePassSummary of(IndexedColumns source, long draws, int threads, double... probabilities) {
        return of(source, List.<double[]>of(probabilities), draws, threads, done -> {})
                .get(0);
    }

    /**
     * The summaries of several columns.
     *
     * @param source draws by index
     * @param probabilities for each column, those of the quantiles wanted; may be none
     * @param draws how many, {@code >= 1}
     * @param threads how many threads; the result does not depend on it
     * @param progress hears how many draws are done, from one thread at a time; the number never falls
     * @throws IllegalArgumentException if a draw is not a number
     */
    public static List<OnePassSummary> of(
            IndexedColumns source, List<double[]> probabilities, long draws, int threads, LongConsumer progress) {
        OnePass pass = new OnePass(source, probabilities, draws, threads);
        Optional<List<OnePassSummary>> summaries = pass.attempt(MARGIN, progress);
        for (double margin = WIDER * MARGIN; summaries.isEmpty(); margin *= WIDER) {
            summaries = pass.attempt(margin > LARGEST_MARGIN ? Double.POSITIVE_INFINITY : margin, done -> {});
        }
        return summaries.get();
    }

    /** One column and its brackets. */
    private static final class Column {
        private final BlockMoments moments = new BlockMoments();
        private final List<Bracket> brackets;

        Column(double[] probabilities) {
            brackets = Arrays.stream(probabilities).mapToObj(Bracket::new).toList();
        }

        void take(List<Bracket.Catch[]> crew) {
            for (int b = 0; b < brackets.size(); b++) {
                int own = b;
                brackets.get(b).take(crew.stream().map(caught -> caught[own]).toList());
            }
        }

        OnePassSummary summary() {
            long count = moments.count();
            return new OnePassSummary(
                    count,
                    moments.infinite(),
                    moments.mean(),
                    moments.standardDeviation(),
                    moments.minimum(),
                    moments.maximum(),
                    brackets.stream()
                            .map(bracket -> new OnePassSummary.Quantile(
                                    bracket.probability(),
                                    bracket.quantile(bracket.probability(), count),
                                    MonteCarloError.ofQuantile(
                                            p -> bracket.quantile(p, count), bracket.probability(), count)))
                            .toList());
        }
    }

    /** Empty where a rank has left its bracket. */
    private Optional<List<OnePassSummary>> attempt(double margin, LongConsumer progress) {
        List<Column> columns = probabilities.stream().map(Column::new).toList();
        Done done = new Done(progress);
        long start = 0;
        while (start < draws) {
            long end = Math.min(draws, Math.max(FIRST_ROUND, 2 * start));
            round(columns, start, end, done);
            for (Column column : columns) {
                column.brackets.forEach(bracket -> bracket.tighten(end, margin));
            }
            start = end;
        }
        List<OnePassSummary> summaries = columns.stream().map(Column::summary).toList();
        // A bracket that holds everything cannot miss.
        boolean missed = Double.isFinite(margin)
                && summaries.stream()
                        .flatMap(summary -> summary.quantiles().stream())
                        .anyMatch(quantile -> Double.isNaN(quantile.value()) || Double.isNaN(quantile.standardError()));
        return missed ? Optional.empty() : Optional.of(summaries);
    }

    private void round(List<Column> columns, long start, long end, Done done) {
        int blocks = (int) ((end - start + BLOCK - 1) / BLOCK);
        List<Shift> crew = new ArrayList<>();
        List<BlockMoments[]> moments = Parallel.map(blocks, threads, () -> {
            Shift own = new Shift(columns);
            synchronized (crew) {
                crew.add(own);
            }
            return block -> {
                long first = start + (long) block * BLOCK;
                int count = (int) Math.min(BLOCK, end - first);
                BlockMoments[] found = own.block(source, first, count);
                done.add(count);
                return found;
            };
        });
        for (int c = 0; c < columns.size(); c++) {
            int own = c;
            moments.forEach(block -> columns.get(own).moments.join(block[own]));
            columns.get(c)
                    .take(crew.stream().map(shift -> shift.sieves[own].caught()).toList());
        }
    }

    /** What one thread works with during a round. */
    private static final class Shift {
        private final double[][] values;
        private final Sieve[] sieves;

        Shift(List<Column> columns) {
            values = new double[columns.size()][BLOCK];
            sieves = columns.stream().map(column -> new Sieve(column.brackets)).toArray(Sieve[]::new);
        }

        BlockMoments[] block(IndexedColumns source, long first, int count) {
            source.fill(first, count, values);
            BlockMoments[] moments = new BlockMoments[values.length];
            for (int c = 0; c < values.length; c++) {
                moments[c] = BlockMoments.of(first, count, values[c]);
                sieves[c].add(count, values[c]);
            }
            return moments;
        }
    }

    /** Counts finished draws and tells a listener, one call at a time. */
    private static final class Done {
        private final LongConsumer listener;
        private long draws;

        Done(LongConsumer listener) {
            this.listener = listener;
        }

        synchronized void add(int more) {
            draws += more;
            listener.accept(draws);
        }
    }
}
