package dev.jacquard.benchmarks;

import dev.jacquard.numerics.fit.FitOutcome;
import dev.jacquard.numerics.fit.NistProblem;
import java.io.IOException;
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
 * NIST's 27 nonlinear problems from both their starts, by the laws alone, on one thread.
 *
 * <p>The files are not part of the project: {@code -p data=FOLDER -p expected=FILE} say where they lie, in the form the tests tagged
 * reference read.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class NistBenchmark {

    /** The folder of NIST's files. */
    @Param("../shared/data/nist-strd/nonlinear")
    public String data;

    /** Values to many digits. */
    @Param("../shared/oracles/nist_nonlinear_highprec.json")
    public String expected;

    private final List<NistProblem> problems = new ArrayList<>();

    /** Reads the problems. */
    @Setup
    public void read() throws IOException {
        for (String name : NistProblem.names()) {
            problems.add(NistProblem.read(name, Path.of(data, name + ".dat"), Path.of(expected)));
        }
    }

    /** All 54 fits. */
    @Benchmark
    public List<FitOutcome<NistProblem.Vector, NistProblem.Row>> fiftyFourStarts() {
        List<FitOutcome<NistProblem.Vector, NistProblem.Row>> fits = new ArrayList<>();
        for (NistProblem problem : problems) {
            for (int start = 0; start < 2; start++) {
                fits.add(problem.fitter(start).threads(1).attempt(problem.rows()));
            }
        }
        return fits;
    }
}
