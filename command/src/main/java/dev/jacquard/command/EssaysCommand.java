package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.scenarios.Scenario;
import dev.jacquard.scenarios.argument.Source;
import dev.jacquard.scenarios.binding.Shelves;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard essays}: the arguments that Jacquard carries. */
@Command(
        name = "essays",
        description = "List the essays that can be run, with their author and their claims.",
        footer = {"", "Example:", "  jacquard essays"})
final class EssaysCommand implements Callable<Integer> {

    @ParentCommand
    private Jacquard jacquard;

    @Override
    public Integer call() {
        List<Scenario> essays = Shelves.slugs().stream().map(Scenario::load).toList();
        if (jacquard.json()) {
            jacquard.print(essays.stream().map(EssaysCommand::json).toList());
        } else {
            TextTable table = new TextTable("essay", "author", "claims", "title");
            essays.forEach(essay -> table.row(
                    essay.id(), essay.author(), String.valueOf(essay.claims().size()), essay.title()));
            jacquard.print(
                    table.text() + "\njacquard run ESSAY runs one; jacquard new NAME makes a folder of your own.\n");
        }
        return Jacquard.DONE;
    }

    private static Json json(Scenario essay) {
        return Json.document()
                .put("slug", essay.id())
                .put("title", essay.title())
                .put("author", essay.author())
                .put("url", essay.source().flatMap(Source::url).orElse(null))
                .put(
                        "claims",
                        essay.claims().stream()
                                .map(claim -> Json.object()
                                        .put("id", claim.id())
                                        .put("by", claim.by().word())
                                        .put("kind", claim.kind().word())
                                        .put("text", claim.text()))
                                .toList());
    }
}
