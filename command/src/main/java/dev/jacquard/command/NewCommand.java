package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.charts.output.NewFolder;
import dev.jacquard.numerics.Check;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code jacquard new NAME}: a working scenario folder to edit. */
@Command(
        name = "new",
        description =
                "Write a working scenario folder to edit: assumptions, formulas, claims and story; with --java a small model in Java"
                        + " in place of the formulas, which runs with --code.",
        footer = {"", "Example:", "  jacquard new my-argument && jacquard run my-argument"})
final class NewCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    @ParentCommand
    private Jacquard jacquard;

    @Option(
            names = "--java",
            description = "write a model in Java in place of formulas: for loops, solvers and simulations")
    private boolean java;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "name of the new folder: letters, digits, dots and hyphens")
    private String name;

    @Override
    public Integer call() {
        Path folder = Path.of(name);
        String own = folder.getFileName() == null ? "" : folder.getFileName().toString();
        if (!NAME.matcher(own).matches()) {
            throw Check.refused("NAME", name, "letters, digits, dots and hyphens");
        }
        Map<String, String> files = new LinkedHashMap<>();
        files.put("scenario.yaml", java ? "scenario/scenario.yaml" : "formulas/scenario.yaml");
        files.put("story.md", "scenario/story.md");
        if (java) {
            files.put("Model.java", "scenario/Model.java");
        }
        files.replaceAll((file, template) -> Template.text(template).replace("NAME_OF_FOLDER", own));
        NewFolder.write(folder, files);
        if (jacquard.json()) {
            jacquard.print(Json.document().put("folder", folder.toString()));
        } else {
            String program = jacquard.program();
            String quoted = Invocation.quoted(folder.toString());
            String code = java ? " --code" : "";
            jacquard.print("wrote " + folder + ": " + String.join(", ", files.keySet()) + "\n\nnext"
                    + (java ? " (--code lets Model.java run)" : "") + ":\n  " + program + " run " + quoted + code
                    + "\n  "
                    + program + " report " + quoted + code + "\n");
        }
        return Jacquard.DONE;
    }
}
