package dev.jacquard.benchmarks;

import dev.jacquard.charts.output.NewFolder;
import dev.jacquard.command.Template;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.ScenarioRun;
import dev.jacquard.scenarios.argument.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
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

    private static final int DRAWS = 100_000;

    /**
     * An essay; {@code formulas}: {@link FormulaModel}, and {@code formulas-in-yaml}: the same without Java; or {@code new}: the folder
     * that {@code jacquard new --java} writes, with four inputs.
     */
    @Param({"lossy-self-improvement", "formulas", "formulas-in-yaml", "new"})
    private String essay;

    private Scenario scenario;

    @Setup
    public void load() throws IOException {
        Path models = Files.createTempDirectory("models");
        scenario = switch (essay) {
            case "new" -> fresh(models.resolve("fresh"));
            case "formulas" -> FormulaModel.scenario(models.resolve("formulas"));
            case "formulas-in-yaml" -> FormulaModel.asFormulas(models.resolve("formulas"));
            default -> Scenario.load(essay);
        };
    }

    private static Scenario fresh(Path folder) {
        NewFolder.write(
                folder,
                Stream.of("scenario.yaml", "Model.java")
                        .collect(Collectors.toMap(
                                file -> file,
                                file -> Template.text("scenario/" + file).replace("NAME_OF_FOLDER", "fresh"))));
        return Scenario.load(folder, Code.ALLOWED);
    }

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
