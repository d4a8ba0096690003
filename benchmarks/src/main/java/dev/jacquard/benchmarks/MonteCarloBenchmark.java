package dev.jacquard.benchmarks;

import dev.jacquard.numerics.uncertainty.LogNormal;
import dev.jacquard.numerics.uncertainty.OnePass;
import dev.jacquard.numerics.uncertainty.OnePassSummary;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.numerics.uncertainty.Summary;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A product of five lognormal inputs, 1e7 draws, nine percentiles. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MonteCarloBenchmark {

    private static final int DRAWS = 10_000_000;
    private static final int CHUNK = 10_000;
    private static final double[] PERCENTILES = {0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};

    private final LogNormal a = range(1, 10);
    private final LogNormal b = range(2, 5);
    private final LogNormal c = range(0.1, 0.9);
    private final LogNormal d = range(10, 400);
    private final LogNormal e = range(0.5, 2);
    private final Stream[] streams =
            IntStream.range(0, 5).mapToObj(k -> Stream.of(1, "x" + k)).toArray(Stream[]::new);
    private final double[] costs = new double[DRAWS];

    /** On one thread. */
    @Benchmark
    public double[] oneThread() {
        for (int chunk = 0; chunk < DRAWS / CHUNK; chunk++) {
            draw(chunk);
        }
        return Summary.quantiles(costs, PERCENTILES);
    }

    /** On as many threads as there are processors: the same numbers. */
    @Benchmark
    public double[] allThreads() {
        IntStream.range(0, DRAWS / CHUNK).parallel().forEach(this::draw);
        return Summary.quantiles(costs, PERCENTILES);
    }

    /** On one thread, no draw kept. */
    @Benchmark
    public OnePassSummary onePassOnOneThread() {
        return OnePass.of(this::fill, DRAWS, 1, PERCENTILES);
    }

    /** On two threads, no draw kept: ten times the draws take no more memory. */
    @Benchmark
    public OnePassSummary onePassOnTwoThreads() {
        return OnePass.of(this::fill, DRAWS, 2, PERCENTILES);
    }

    private void draw(int chunk) {
        for (int i = chunk * CHUNK; i < (chunk + 1) * CHUNK; i++) {
            costs[i] = cost(i);
        }
    }

    private void fill(long first, int count, double[][] into) {
        for (int i = 0; i < count; i++) {
            into[0][i] = cost(first + i);
        }
    }

    private double cost(long draw) {
        return a.quantile(streams[0].uniform(draw))
                * b.quantile(streams[1].uniform(draw))
                * c.quantile(streams[2].uniform(draw))
                * d.quantile(streams[3].uniform(draw))
                / e.quantile(streams[4].uniform(draw));
    }

    /** 90 % of the probability between two numbers. */
    private static LogNormal range(double low, double high) {
        double halfWidth = Math.log(high / low) / 2;
        return new LogNormal(Math.log(low) + halfWidth, halfWidth / StandardNormal.quantile(0.95));
    }
}
