package dev.jacquard.benchmarks;

import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** An essay's model under drawn assumptions: draws per second, claims not yet judged. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class ModelBenchmark {

    private static final int DRAWS = 2_000;

    private final Scenario scenario = Scenario.load("lossy-self-improvement");

    /** On one thread. */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public ScenarioRun drawsOnOneThread() {
        return scenario.run(DRAWS, 1, 1);
    }

    /** On as many threads as there are processors. */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public ScenarioRun draws() {
        return scenario.run(DRAWS, 1);
    }
}
