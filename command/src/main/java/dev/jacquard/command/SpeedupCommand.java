package dev.jacquard.command;

import dev.jacquard.charts.output.WholeFile;
import dev.jacquard.laws.CatalogueLaw;
import dev.jacquard.laws.LawCatalogue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard speedup LAW name=value ...}: how much faster many agents are than one. */
@Command(
        name = "speedup",
        description = "How much faster many agents are than one, by a law of parallel work.",
        footer = {
            "",
            "Examples:",
            "  jacquard speedup amdahl parallel=0.95 agents=40",
            "  jacquard speedup supervisor agents=40 supervisors=1 autonomous=30 review=5"
        })
final class SpeedupCommand implements Callable<Integer> {

    @ParentCommand
    private Jacquard jacquard;

    @Parameters(
            index = "0",
            paramLabel = "LAW",
            completionCandidates = Names.class,
            description = "one of: ${COMPLETION-CANDIDATES}")
    private String law;

    @Parameters(index = "1..*", paramLabel = "name=value", description = "an input, with or without a unit")
    private final List<String> values = new ArrayList<>();

    @Option(names = "--curve", paramLabel = "FILE.svg", description = "draw the speed-up over the number of agents")
    private Path curve;

    /** The laws it knows, for its help. */
    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return LawCatalogue.speedups().stream().map(CatalogueLaw::id).iterator();
        }
    }

    @Override
    public Integer call() {
        if (curve != null) {
            WholeFile.requireFolder(curve);
        }
        Evaluation evaluation = Evaluation.of(LawCatalogue.find(law, LawCatalogue.speedups()), values);
        if (curve != null) {
            WholeFile.write(curve, SpeedupCurve.svg(evaluation));
        }
        if (jacquard.json()) {
            jacquard.print(evaluation.json());
        } else {
            jacquard.print(evaluation.text());
        }
        return Jacquard.DONE;
    }
}
