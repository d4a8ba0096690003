package dev.jacquard.scenarios.cli;

import dev.jacquard.data.Dataset;
import dev.jacquard.data.Datasets;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.output.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard list KIND}: what ships with the project, by kind. */
@Command(
        name = "list",
        description = "List data sets or units, each with its source where it has one.",
        footer = {"", "Example:", "  jacquard list data"})
final class ListCommand implements Callable<Integer> {

    private static final List<String> KINDS = List.of("data", "units");

    @ParentCommand
    private Jacquard jacquard;

    @Parameters(index = "0", paramLabel = "KIND", description = "data or units")
    private String kind;

    @Override
    public Integer call() {
        switch (kind) {
            case "data" -> data();
            case "units" -> units();
            default ->
                throw Check.refused("KIND", kind, "one of: " + String.join(", ", KINDS) + Check.nearest(kind, KINDS));
        }
        return Jacquard.DONE;
    }

    private void data() {
        List<Json> objects = new ArrayList<>();
        TextTable table = new TextTable("data set", "what it holds", "status", "read on");
        for (Dataset set : Datasets.all()) {
            table.row(
                    set.slug(),
                    set.summary(),
                    set.status().word(),
                    set.retrieved().toString());
            objects.add(Json.document()
                    .put("id", set.slug())
                    .put("title", set.title())
                    .put(
                            "source",
                            set.citations().values().stream()
                                    .map(Object::toString)
                                    .toList())
                    .put("asOf", set.retrieved().toString())
                    .put("licence", set.licence())
                    .put("status", set.status().word())
                    .put("columns", columns(set)));
        }
        print(table, objects);
    }

    private static List<Json> columns(Dataset set) {
        return set.units().entrySet().stream()
                .map(column -> Json.object().put("name", column.getKey()).put("unit", column.getValue()))
                .toList();
    }

    private void units() {
        List<Json> objects = new ArrayList<>();
        TextTable table = new TextTable("unit", "measures", "also written");
        for (Unit.Named unit : Unit.named()) {
            table.row(unit.name(), unit.measures(), String.join(", ", unit.otherNames()));
            objects.add(Json.document()
                    .put("id", unit.name())
                    .put("measures", unit.measures())
                    .put("otherNames", unit.otherNames())
                    .put("base", unit.unit().factor()));
        }
        print(table, objects);
    }

    private void print(TextTable table, List<Json> objects) {
        if (jacquard.json()) {
            jacquard.print(objects);
        } else {
            jacquard.print(table.text());
        }
    }
}
