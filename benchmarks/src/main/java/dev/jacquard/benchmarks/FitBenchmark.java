package dev.jacquard.benchmarks;

import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.LossRun;
import java.util.ArrayList;
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

/**
 * The Chinchilla objective and its fits, on 240 runs made from the published law with a fixed seed.
 *
 * <p>The sizes are those of the published reconstruction: 240 runs, 6e7 to 1.6e10 parameters, 5 to 500 tokens each, two per
 * cent of noise.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class FitBenchmark {

    private static final int RUNS = 240;
    private static final double NOISE = 0.02;

    /** Hoffmann's printed values: near the optimum, where a refit begins. */
    private static final double[] NEAR = {1.69, 406.4, 0.34, 410.7, 0.28};

    private final ChinchillaLaw law = ChinchillaLaw.besiroglu2024().law();
    private final List<LossRun> runs = runs();

    private static List<LossRun> runs() {
        ChinchillaLaw truth = ChinchillaLaw.besiroglu2024().law();
        List<LossRun> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            double parameters = 6e7 * Math.pow(270, Stream.of(1, "parameters").uniform(i));
            double tokens =
                    parameters * 5 * Math.pow(100, Stream.of(1, "tokens").uniform(i));
            double noise = NOISE * (Stream.of(1, "noise").uniform(i) - 0.5);
            runs.add(new LossRun(parameters, tokens, truth.loss(parameters, tokens) * Math.exp(noise)));
        }
        return List.copyOf(runs);
    }

    /** The law and the residual, once for each run: what one evaluation of the objective costs at the least. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public double objectiveOnce() {
        double sum = 0;
        for (LossRun run : runs) {
            double residual = Math.log(law.loss(run.parameters(), run.tokens())) - Math.log(run.loss());
            sum += residual * residual;
        }
        return sum;
    }

    /** One fit from Hoffmann's printed values. */
    @Benchmark
    public Fit<ChinchillaLaw, LossRun> fitFromHoffmann() {
        return ChinchillaLaw.fitter().starts(new double[][] {NEAR}).fit(runs);
    }

    /** The fit from all 4 500 published starts. */
    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public Fit<ChinchillaLaw, LossRun> fitFromThePublishedGrid() {
        return ChinchillaLaw.fitter().fit(runs);
    }
}
