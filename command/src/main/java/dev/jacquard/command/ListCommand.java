package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Dataset;
import dev.jacquard.data.Datasets;
import dev.jacquard.data.fitting.Fitting;
import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Shape;
import dev.jacquard.scenarios.NewerFacts;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.binding.Shelves;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard list KIND}: what the project knows, by kind. */
@Command(
        name = "list",
        description =
                "List what there is of a kind: data sets with their sources, units, families of laws that can be fitted, or"
                        + " the forms of a value.",
        footer = {"", "Examples:", "  jacquard list data", "  jacquard list data --stale"})
final class ListCommand implements Callable<Integer> {

    private static final List<String> KINDS = List.of("data", "units", "families", "distributions");

    @ParentCommand
    private Jacquard jacquard;

    @Parameters(index = "0", paramLabel = "KIND", description = "data, units, families or distributions")
    private String kind;

    @Option(
            names = "--stale",
            description =
                    "Of data: the facts in whose place others have come, and the essays that still rest on them, with what their"
                            + " claims would be.")
    private boolean stale;

    @Override
    public Integer call() {
        if (stale) {
            return stale();
        }
        switch (kind) {
            case "data" -> data();
            case "units" -> units();
            case "families" -> families();
            case "distributions" -> distributions();
            default ->
                throw Check.refused("KIND", kind, "one of: " + Check.among(kind, KINDS) + Check.nearest(kind, KINDS));
        }
        return Jacquard.DONE;
    }

    private int stale() {
        if (!kind.equals("data")) {
            throw Check.refused("--stale", kind, "beside data");
        }
        int draws = Integer.parseInt(ScenarioOptions.DRAWS);
        Map<String, NewerFacts> essays = new LinkedHashMap<>();
        for (String slug : Shelves.slugs()) {
            Scenario scenario = Scenario.load(slug);
            NewerFacts newer = scenario.newerFacts();
            if (newer.moveClaims()) {
                newer = Progress.during(
                        jacquard,
                        "running " + slug,
                        () -> scenario.run(draws, jacquard.seed(), jacquard.threads())
                                .newerFacts());
            }
            if (!newer.isEmpty()) {
                essays.put(slug, newer);
            }
        }
        StaleFacts facts = new StaleFacts(essays, draws, jacquard.seed());
        if (jacquard.json()) {
            jacquard.print(facts.json());
        } else {
            jacquard.print(facts.text());
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
                    .put("source", set.source())
                    .put("asOf", set.vintage().asOf().orElse(set.retrieved()).toString())
                    .put(
                            "checked",
                            set.vintage().checked().map(Object::toString).orElse(null))
                    .put("supersededBy", set.vintage().supersededBy().orElse(null))
                    .put("superseded", new ArrayList<>(set.superseded().keySet()))
                    .put("licence", set.licence())
                    .put("status", set.status().word())
                    .put("notes", set.notes())
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
                    .put("base", unit.unit().factor())
                    .put("source", "definition")
                    .put("asOf", (String) null)
                    .put("licence", (String) null)
                    .put("status", Confidence.VERIFIED.word()));
        }
        print(table, objects);
    }

    private void families() {
        List<Json> objects = new ArrayList<>();
        TextTable table = new TextTable("family", "formula", "columns", "source of the form");
        for (Fitting<?, ?> fitting : LawCatalogue.fittings()) {
            List<String> columns = fitting.rows().names();
            List<String> constants = fitting.constants().names();
            String set = constants.isEmpty() ? "" : ", --set " + String.join(" ", constants);
            table.row(fitting.id(), fitting.formula(), String.join(" ", columns) + set, fitting.source());
            Json json = Json.document()
                    .put("id", fitting.id())
                    .put("formula", fitting.formula())
                    .put("columns", columns)
                    .put("estimates", fitting.family().names());
            if (!constants.isEmpty()) {
                json.put("constants", constants);
            }
            objects.add(json.put("source", fitting.source())
                    .put("asOf", (String) null)
                    .put("licence", (String) null)
                    .put("status", Confidence.VERIFIED.word()));
        }
        print(table, objects);
    }

    private void distributions() {
        List<Json> objects = new ArrayList<>();
        TextTable table = new TextTable("form", "written", "when");
        table.row("exactly", "= 2.5 /year", "a certain value; a bare number is in the input's own unit");
        for (Shape shape : Shape.values()) {
            table.row(shape.word(), "90%: 3 .. 5.5 /year " + written(shape), when(shape));
        }
        table.row("truncated", "90%: 3 .. 5.5 /year normal within 0 .. 9", "nothing outside the bounds is possible");
        table.row("choice", "choice: a (2) | b (1)", "one of several laws or forms, with weights");
        table.row(
                "rivals",
                "choice: 90%: 3 .. 5 /year (2) | 90%: 6 .. 9 /year (1)",
                "rival ranges of one number, with weights: their mixture");
        table.row("data", "data: FILE.csv#column", "the values of a column, equally likely");
        table.row("fit", "fit: NAME", "the joint draws of a stored fit");
        for (List<String> row : table.rows()) {
            objects.add(Json.document()
                    .put("id", row.get(0))
                    .put("notation", row.get(1))
                    .put("meaning", row.get(2))
                    .put("source", "the value notation of scenarios")
                    .put("asOf", (String) null)
                    .put("licence", (String) null)
                    .put("status", Confidence.VERIFIED.word()));
        }
        print(table, objects);
    }

    private static String written(Shape shape) {
        return switch (shape) {
            case TRIANGULAR -> "triangular mode 4";
            case STUDENT_T -> "t df 4";
            default -> shape.word();
        };
    }

    private static String when(Shape shape) {
        return switch (shape) {
            case LOGNORMAL -> "the shape unless stated when the low end is above zero and the unit is no share";
            case BETA -> "the shape unless stated for shares, on [0, 1]";
            case NORMAL -> "the shape unless stated otherwise";
            case UNIFORM -> "equal probability for equal differences";
            case LOGUNIFORM -> "equal probability for equal ratios";
            case TRIANGULAR -> "straight lines up to a stated mode and down from it";
            case STUDENT_T -> "heavy tails, with stated degrees of freedom";
        };
    }

    private void print(TextTable table, List<Json> objects) {
        if (jacquard.json()) {
            jacquard.print(objects);
        } else {
            jacquard.print(table.text());
        }
    }
}
