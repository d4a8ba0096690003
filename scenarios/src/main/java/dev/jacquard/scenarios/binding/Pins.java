package dev.jacquard.scenarios.binding;

import dev.jacquard.data.Fact;
import dev.jacquard.data.FactName;
import dev.jacquard.laws.Facts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The facts that the files of a folder pin, and the files as they read with the newest of them. */
public final class Pins {

    private static final String SCENARIO = "scenario.yaml";

    private final Folder folder;

    private Pins(Folder folder) {
        this.folder = folder;
    }

    /**
     * A pin that another day takes the place of.
     *
     * @param file the file's name within its folder
     * @param line counted from 1
     * @param pinned the fact as it is pinned
     * @param newest the fact as it stands
     */
    public record Moved(String file, int line, Fact pinned, Fact newest) {}

    /** Those of one folder; of a folder that it extends they stay. */
    public static Pins of(Path folder) {
        return new Pins(Folder.of(folder));
    }

    /** The pins of superseded facts, in the order of the files. */
    public List<Moved> superseded() {
        List<Moved> moved = new ArrayList<>();
        files().forEach((name, text) -> moved.addAll(superseded(name, text)));
        return List.copyOf(moved);
    }

    private static List<Moved> superseded(String name, byte[] text) {
        List<Moved> moved = new ArrayList<>();
        for (Yaml.Text pin : pins(YamlReader.read(name, text))) {
            FactName fact = pin.place().check("fact", () -> FactName.parse(pin.value()));
            Fact pinned = pin.place().check("fact", () -> Facts.at(fact));
            if (pinned.isSuperseded()) {
                moved.add(new Moved(name, pin.place().line(), pinned, Facts.newest(fact)));
            }
        }
        return moved;
    }

    /** Each file that changes, as it reads with the newest facts; nothing in it moves but the days of the pins. */
    public Map<Path, String> withNewest() {
        Map<Path, String> changed = new LinkedHashMap<>();
        files().forEach((name, bytes) -> {
            List<Moved> moved = superseded(name, bytes);
            if (!moved.isEmpty()) {
                String[] lines = new String(bytes, StandardCharsets.UTF_8).split("(?<=\n)", -1);
                for (Moved each : moved) {
                    String line = lines[each.line() - 1];
                    lines[each.line() - 1] = line.replace(
                            each.pinned().name().toString(),
                            each.newest().name().toString());
                }
                changed.put(folder.path().resolve(name), String.join("", lines));
            }
        });
        return changed;
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        folder.file(SCENARIO).ifPresent(text -> files.put(SCENARIO, text));
        for (String name : folder.names("beliefs", ".yaml")) {
            String file = "beliefs/" + name + ".yaml";
            folder.file(file).ifPresent(text -> files.put(file, text));
        }
        return files;
    }

    private static List<Yaml.Text> pins(Yaml.Fields file) {
        List<Yaml.Text> pins = new ArrayList<>();
        if (file.values().get("inputs") instanceof Yaml.Fields inputs) {
            for (Yaml input : inputs.values().values()) {
                Optional.of(input)
                        .filter(Yaml.Fields.class::isInstance)
                        .map(fields -> ((Yaml.Fields) fields).values().get("fact"))
                        .ifPresent(fact -> add(fact, pins));
            }
        }
        return pins;
    }

    private static void add(Yaml fact, List<Yaml.Text> pins) {
        if (fact instanceof Yaml.Text text) {
            pins.add(text);
        } else if (fact instanceof Yaml.Fields named) {
            named.values().values().forEach(each -> add(each, pins));
        }
    }
}
