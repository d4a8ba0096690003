package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Variable;
import dev.jacquard.laws.CatalogueLaw;
import dev.jacquard.laws.LawCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard laws [FAMILY]}: every law, what goes in and what comes out. */
@Command(
        name = "laws",
        description = "List every law, or those of a family, with inputs, outputs, source and where it was observed.",
        footer = {"", "Examples:", "  jacquard laws", "  jacquard laws chinchilla", "  jacquard laws --json"})
final class LawsCommand implements Callable<Integer> {

    @ParentCommand
    private Jacquard jacquard;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FAMILY",
            description = "a family, the part of a law's name before the slash")
    private String family;

    @Override
    public Integer call() {
        List<CatalogueLaw> laws = family == null ? LawCatalogue.all() : LawCatalogue.family(family);
        if (jacquard.json()) {
            jacquard.print(laws.stream().map(LawsCommand::json).toList());
        } else {
            jacquard.print(text(laws)
                    + "\njacquard eval LAW name=value ... evaluates one; --json lists sources, ranges and notes.\n");
        }
        return Jacquard.DONE;
    }

    /** One table for each signature, so that it stands once above the laws that share it. */
    private static String text(List<CatalogueLaw> laws) {
        Map<String, TextTable> tables = new LinkedHashMap<>();
        for (CatalogueLaw law : laws) {
            String signature = law.family() + ": " + names(law.inputs()) + " -> " + names(law.outputs());
            tables.computeIfAbsent(signature, each -> new TextTable("", "", ""))
                    .row(law.id(), law.confidence().word(), law.title() + besides(law));
        }
        return tables.entrySet().stream()
                .map(table -> table.getKey() + "\n" + table.getValue().text().indent(2))
                .collect(Collectors.joining("\n"));
    }

    /** A range that is known is told by --json; that none is, here as well. */
    private static String besides(CatalogueLaw law) {
        String superseded = law.vintage()
                .supersededBy()
                .map(other -> "; superseded by " + other)
                .orElse("");
        return superseded + (law.calibrated().intervals().isEmpty() ? "; " + CalibratedRange.NOWHERE_STATED : "");
    }

    private static String names(List<Variable> variables) {
        return variables.stream().map(Variable::name).collect(Collectors.joining(" "));
    }

    private static Json json(CatalogueLaw law) {
        Json listed = Json.document()
                .put("id", law.id())
                .put("family", law.family())
                .put("title", law.title())
                .put("citation", law.citation())
                .put("confidence", law.confidence().word())
                .put("inputs", variables(law.inputs()))
                .put("outputs", variables(law.outputs()));
        if (law.calibrated().intervals().isEmpty()) {
            listed.missing(CalibratedRange.NOWHERE_STATED, "calibrated");
        } else {
            listed.put("calibrated", calibrated(law));
        }
        return listed.put("notes", law.notes())
                .put("asOf", law.vintage().asOf().map(Object::toString).orElse(null))
                .put("supersededBy", law.vintage().supersededBy().orElse(null));
    }

    private static Json calibrated(CatalogueLaw law) {
        Json calibrated = Json.object();
        law.calibrated().intervals().forEach((name, range) -> calibrated.put(name, List.of(range.low(), range.high())));
        return calibrated;
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
