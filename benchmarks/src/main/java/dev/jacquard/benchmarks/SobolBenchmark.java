package dev.jacquard.benchmarks;

import dev.jacquard.numerics.sampling.Sampling;
import dev.jacquard.numerics.sensitivity.Bootstrap;
import dev.jacquard.numerics.sensitivity.Outputs;
import dev.jacquard.numerics.sensitivity.SaltelliDesign;
import dev.jacquard.numerics.sensitivity.SobolIndices;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sobol' indices of the Ishigami function, N = 2^16 with second order, intervals from 100 resamples. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SobolBenchmark {

    private final SaltelliDesign design = SaltelliDesign.of(List.of("x1", "x2", "x3"), 1 << 16, Sampling.SOBOL, 1)
            .withSecondOrder();
    private final Outputs<SaltelliDesign> outputs = design.evaluate(SobolBenchmark::ishigami);

    /** Points, 524 288 evaluations and indices. */
    @Benchmark
    public SobolIndices all() {
        return SobolIndices.of(design.evaluate(SobolBenchmark::ishigami), new Bootstrap(100, 0.95, 1));
    }

    /** The indices alone. */
    @Benchmark
    public SobolIndices indices() {
        return SobolIndices.of(outputs, new Bootstrap(100, 0.95, 1));
    }

    private static double ishigami(double[] u) {
        double x1 = Math.PI * (2 * u[0] - 1);
        double x2 = Math.PI * (2 * u[1] - 1);
        double x3 = Math.PI * (2 * u[2] - 1);
        double s = Math.sin(x2);
        return Math.sin(x1) * (1 + 0.1 * x3 * x3 * x3 * x3) + 7 * s * s;
    }
}
