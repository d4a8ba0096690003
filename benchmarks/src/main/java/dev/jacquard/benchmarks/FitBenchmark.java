package dev.jacquard.benchmarks;

import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.FitDraws;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.LossRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

/**
 * The Chinchilla objective, its fits and its bootstrap, on one thread so that peers on one thread can be compared.
 *
 * <p>On 240 runs made from the published law with a fixed seed, of the size of the published reconstruction: 6e7 to 1.6e10 parameters, 5
 * to 500 tokens each, two per cent of noise; or on those of a file with the columns N, D, C, loss ({@code -p runs=FILE}).
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

    /** Hoffmann's values, unrounded: near the optimum, where a refit begins. */
    static final double[] NEAR = {Math.exp(0.5267228), Math.exp(6.0073404), 0.33917084, Math.exp(6.0179186), 0.2849083};

    private final ChinchillaLaw law = ChinchillaLaw.besiroglu2024().law();

    /** The file of the runs, or the word simulated. */
    @Param("simulated")
    public String runs;

    private List<LossRun> rows;
    private Fit<ChinchillaLaw, LossRun> fitted;

    /** Reads or makes the rows, and fits them once for the bootstrap. */
    @Setup
    public void read() throws IOException {
        rows = runs.equals("simulated") ? simulated(RUNS) : file();
        fitted = fitFromHoffmann();
    }

    private List<LossRun> file() throws IOException {
        return Files.readAllLines(Path.of(runs)).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> new LossRun(
                        Double.parseDouble(cells[0]), Double.parseDouble(cells[1]), Double.parseDouble(cells[3])))
                .toList();
    }

    /** So many runs from the published law. */
    static List<LossRun> simulated(int count) {
        ChinchillaLaw truth = ChinchillaLaw.besiroglu2024().law();
        List<LossRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
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
        for (LossRun run : rows) {
            double residual = Math.log(law.loss(run.parameters(), run.tokens())) - Math.log(run.loss());
            sum += residual * residual;
        }
        return sum;
    }

    /** One fit from Hoffmann's values. */
    @Benchmark
    public Fit<ChinchillaLaw, LossRun> fitFromHoffmann() {
        return ChinchillaLaw.fitter().threads(1).starts(new double[][] {NEAR}).fit(rows);
    }

    /** Refits on 4 000 resamples of the rows. */
    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public FitDraws<ChinchillaLaw, LossRun> fourThousandBootstraps() {
        return fitted.bootstrap(4_000, 1);
    }

    /** The fit from all 4 500 published starts. */
    @Benchmark
    @Warmup(iterations = 1)
    @Measurement(iterations = 3)
    public Fit<ChinchillaLaw, LossRun> fitFromThePublishedGrid() {
        return ChinchillaLaw.fitter().threads(1).fit(rows);
    }
}
