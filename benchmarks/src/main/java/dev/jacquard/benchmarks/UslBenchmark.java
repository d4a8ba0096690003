package dev.jacquard.benchmarks;

import dev.jacquard.data.ScalabilityRun;
import dev.jacquard.scaling.parallel.UslFit;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The universal scalability law, fitted within its bounds to measurements of the data set scalability. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class UslBenchmark {

    /** The system measured; raytracer ends on a bound, the other inside. */
    @Param({"specsdm91", "raytracer"})
    public String system;

    private double[] workers;
    private double[] throughput;

    /** Reads the rows. */
    @Setup
    public void read() {
        var runs = ScalabilityRun.of(system);
        workers = runs.stream().mapToDouble(ScalabilityRun::workers).toArray();
        throughput = runs.stream().mapToDouble(ScalabilityRun::throughput).toArray();
    }

    /** One fit. */
    @Benchmark
    public UslFit fit() {
        return UslFit.of(workers, throughput);
    }
}
