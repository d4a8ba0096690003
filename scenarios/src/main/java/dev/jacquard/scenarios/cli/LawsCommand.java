package dev.jacquard.scenarios.cli;

import dev.jacquard.scenarios.catalogue.CatalogueLaw;
import dev.jacquard.scenarios.catalogue.LawCatalogue;
import dev.jacquard.scenarios.catalogue.Variable;
import dev.jacquard.scenarios.output.Json;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard laws}: every law, what goes in and what comes out. */
@Command(
        name = "laws",
        description = "List every law with its inputs, its outputs, its source and where it was observed.",
        footer = {"", "Example:", "  jacquard laws --json"})
final class LawsCommand implements Callable<Integer> {

    @ParentCommand
    private Jacquard jacquard;

    @Override
    public Integer call() {
        List<CatalogueLaw> laws = LawCatalogue.all();
        if (jacquard.json()) {
            jacquard.print(laws.stream().map(LawsCommand::json).toList());
        } else {
            TextTable table = new TextTable("law", "inputs", "confidence", "what it is");
            laws.forEach(law ->
                    table.row(law.id(), names(law.inputs()), law.confidence().word(), law.title()));
            jacquard.print(table.text()
                    + "\njacquard eval LAW name=value ... evaluates one; --json lists sources and ranges.\n");
        }
        return Jacquard.DONE;
    }

    private static String names(List<Variable> variables) {
        return variables.stream().map(Variable::name).collect(Collectors.joining(" "));
    }

    private static Json json(CatalogueLaw law) {
        Json calibrated = Json.object();
        law.calibrated().intervals().forEach((name, range) -> calibrated.put(name, List.of(range.low(), range.high())));
        return Json.document()
                .put("id", law.id())
                .put("family", law.family())
                .put("title", law.title())
                .put("citation", law.citation())
                .put("confidence", law.confidence().word())
                .put("inputs", variables(law.inputs()))
                .put("outputs", variables(law.outputs()))
                .put("calibrated", calibrated)
                .put("notes", law.notes());
    }

    private static List<Json> variables(List<Variable> variables) {
        return variables.stream()
                .map(variable -> Json.object()
                        .put("name", variable.name())
                        .put("unit", variable.unit().symbol())
                        .put("meaning", variable.meaning()))
                .toList();
    }
}
