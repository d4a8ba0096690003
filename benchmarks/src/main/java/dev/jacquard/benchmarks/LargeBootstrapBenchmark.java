package dev.jacquard.benchmarks;

import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.FitDraws;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.LossRun;
import java.util.List;
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

/** A bootstrap of 100 000 rows and 1 000 draws inside a heap of 1 GiB, on all processors: it ends in an error if that does not suffice. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 1, jvmArgs = "-Xmx1g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class LargeBootstrapBenchmark {

    /** Rows made from the published law. */
    @Param("100000")
    public int rows;

    /** Resamples. */
    @Param("1000")
    public int draws;

    private Fit<ChinchillaLaw, LossRun> fit;

    /** Makes the rows and fits them. */
    @Setup
    public void fit() {
        List<LossRun> runs = FitBenchmark.simulated(rows);
        fit = ChinchillaLaw.fitter().starts(new double[][] {FitBenchmark.NEAR}).fit(runs);
    }

    /** All draws. */
    @Benchmark
    public FitDraws<ChinchillaLaw, LossRun> bootstrap() {
        return fit.bootstrap(draws, 1);
    }
}
