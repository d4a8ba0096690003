package dev.jacquard.command;

import dev.jacquard.laws.CatalogueLaw;
import dev.jacquard.laws.LawCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard eval LAW name=value ...}: a law at one point. */
@Command(
        name = "eval",
        description = "Evaluate a law at one point, and say how far that lies outside the data it was fitted to.",
        footer = {
            "",
            "Examples:",
            "  jacquard eval chinchilla/besiroglu2024 parameters=70e9 tokens=1.4e12",
            "  jacquard eval supervisor agents=40 supervisors=1 autonomous=\"8 h\" review=\"5 min\""
        })
final class EvalCommand implements Callable<Integer> {

    @ParentCommand
    private Jacquard jacquard;

    @Parameters(index = "0", paramLabel = "LAW", description = "a name that jacquard laws lists")
    private String law;

    @Parameters(index = "1..*", paramLabel = "name=value", description = "an input, with or without a unit")
    private final List<String> values = new ArrayList<>();

    @Override
    public Integer call() {
        CatalogueLaw found = LawCatalogue.find(law);
        if (!found.id().equals(law)) {
            jacquard.note("note: " + law + " is a family; asked is " + found.id());
        }
        Evaluation evaluation = Evaluation.of(found, values);
        if (jacquard.json()) {
            jacquard.print(evaluation.json());
        } else {
            jacquard.print(evaluation.text());
        }
        return Jacquard.DONE;
    }
}
