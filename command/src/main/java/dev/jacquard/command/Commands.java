package dev.jacquard.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import picocli.CommandLine;

/** The commands by name, in the order in which help lists them. A new command is one line here, or an {@link AddedCommand}. */
final class Commands {

    private static final Map<String, Class<?>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("laws", LawsCommand.class);
        ALL.put("eval", EvalCommand.class);
        ALL.put("fit", FitCommand.class);
        ALL.put("plan", PlanCommand.class);
        ALL.put("speedup", SpeedupCommand.class);
        ALL.put("list", ListCommand.class);
        ALL.put("essays", EssaysCommand.class);
        ALL.put("run", RunCommand.class);
        ALL.put("compare", CompareCommand.class);
        ALL.put("sensitivity", SensitivityCommand.class);
        ALL.put("crux", CruxCommand.class);
        ALL.put("report", ReportCommand.class);
        ALL.put("check", CheckCommand.class);
        ALL.put("new", NewCommand.class);
    }

    private Commands() {}

    static List<String> names() {
        List<String> names = new ArrayList<>(ALL.keySet());
        ServiceLoader.load(AddedCommand.class).forEach(command -> names.add(command.name()));
        return names;
    }

    /**
     * Adds the command that the arguments name, or all where they name none. Reading one class by reflection instead of ten is a
     * good part of the time that a short command takes.
     */
    static void addTo(CommandLine root, String... arguments) {
        for (String argument : arguments) {
            if (ALL.containsKey(argument)) {
                root.addSubcommand(argument, ALL.get(argument));
                return;
            }
        }
        ALL.forEach(root::addSubcommand);
        ServiceLoader.load(AddedCommand.class).forEach(command -> root.addSubcommand(command.name(), command));
    }
}
