package dev.jacquard.command;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.Comparison;
import dev.jacquard.scenarios.RunJson;
import dev.jacquard.scenarios.Scenario;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard compare SLUG|DIR --set ...}: base against changed. */
@Command(
        name = "compare",
        description = "Run a scenario as it is and with changed assumptions, on common random numbers.",
        footer = {"", "Example:", "  jacquard compare lossy-self-improvement --set kappa=\"= 0.3\""})
final class CompareCommand implements Callable<Integer> {

    @ParentCommand
    private Jacquard jacquard;

    @Mixin
    private ScenarioOptions options;

    @Override
    public Integer call() {
        if (!options.changesSomething()) {
            throw Check.refused("--set", "missing", "at least one changed assumption, name=\"value\"");
        }
        Scenario base = options.base(jacquard);
        Scenario changed = options.changed(base);
        ScenarioOptions.caution(jacquard, changed);
        Comparison comparison = changed.run(options.draws(), jacquard.seed(), jacquard.threads())
                .versus(base.run(options.draws(), jacquard.seed(), jacquard.threads()));
        if (jacquard.json()) {
            jacquard.print(RunJson.of(comparison));
        } else {
            jacquard.print(RunText.of(comparison));
        }
        return Jacquard.DONE;
    }
}
