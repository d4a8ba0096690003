package dev.jacquard.scenarios.binding;

import dev.jacquard.charts.output.Cleaned;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML without types: aliases, anchors, tags, tabs, duplicate keys, several documents, deep nesting and large files are
 * refused with their place.
 */
final class YamlReader {

    /** A scenario is a text a person can read; a megabyte is a hundred times the longest. */
    static final int LARGEST_BYTES = 1_000_000;

    private static final int DEEPEST = 20;

    private final String file;
    private final Iterator<Event> events;

    private YamlReader(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    /** Reads a file that holds one mapping. */
    static Yaml.Fields read(String file, byte[] content) {
        String text = decode(file, content);
        refuseTabs(file, text);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(LARGEST_BYTES)
                .build();
        try {
            return new YamlReader(file, new Parse(settings).parseString(text).iterator()).document();
        } catch (MarkedYamlEngineException e) {
            throw place(file, e.getProblemMark()).refuse("not YAML: " + oneLine(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new Place(file, 1, 1).refuse("not YAML: " + oneLine(e.getMessage()));
        }
    }

    private static String decode(String file, byte[] content) {
        Place start = new Place(file, 1, 1);
        if (content.length > LARGEST_BYTES) {
            throw start.refuse("size", content.length + " bytes", "at most " + LARGEST_BYTES);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw start.refuse("encoding", "not UTF-8", "text in UTF-8");
        }
    }

    private static void refuseTabs(String file, String text) {
        int tab = text.indexOf('\t');
        if (tab >= 0) {
            int line = 1
                    + (int) text.substring(0, tab)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new Place(file, line, tab - text.lastIndexOf('\n', tab)).refuse("indentation", "a tab", "blanks");
        }
    }

    private Yaml.Fields document() {
        Yaml root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent && root != null) {
                throw place(file, event.getStartMark()).refuse("document", "a second one", "one document in a file");
            }
            if (event instanceof NodeEvent node) {
                root = node(node, 0);
            }
        }
        if (root instanceof Yaml.Fields fields) {
            return fields;
        }
        throw new Place(file, 1, 1)
                .refuse("content", root == null ? "empty" : root.kind(), "fields such as `id: my-argument`");
    }

    private Yaml node(NodeEvent event, int depth) {
        Place place = place(file, event.getStartMark());
        if (event instanceof AliasEvent || event.getAnchor().isPresent()) {
            throw place.refuse("value", "a YAML anchor or alias", "the value itself, written out");
        }
        if (depth > DEEPEST) {
            throw place.refuse("nesting", "deeper than " + DEEPEST, "the fields of a scenario");
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(place, scalar.getTag());
            return new Yaml.Text(place, Cleaned.joined(scalar.getValue()));
        }
        refuseTag(place, ((CollectionStartEvent) event).getTag());
        return event instanceof MappingStartEvent ? fields(place, depth) : items(place, depth);
    }

    private Yaml.Items items(Place place, int depth) {
        List<Yaml> values = new ArrayList<>();
        for (Event next = events.next(); !(next instanceof CollectionEndEvent); next = events.next()) {
            values.add(node((NodeEvent) next, depth + 1));
        }
        return new Yaml.Items(place, values);
    }

    private Yaml.Fields fields(Place place, int depth) {
        Map<String, Yaml> values = new LinkedHashMap<>();
        Map<String, Place> keys = new LinkedHashMap<>();
        for (Event next = events.next(); !(next instanceof CollectionEndEvent); next = events.next()) {
            Yaml key = node((NodeEvent) next, depth + 1);
            if (!(key instanceof Yaml.Text name)) {
                throw key.place().refuse("key", key.kind(), "a name");
            }
            Place first = keys.putIfAbsent(name.value(), name.place());
            if (first != null) {
                throw name.place().refuse(name.value(), "a duplicate key", "once; it is also on line " + first.line());
            }
            values.put(name.value(), node((NodeEvent) events.next(), depth + 1));
        }
        return new Yaml.Fields(place, values, keys);
    }

    private static void refuseTag(Place place, Optional<String> tag) {
        if (tag.isPresent()) {
            throw place.refuse("value", "a YAML tag, " + tag.get(), "a plain value");
        }
    }

    private static Place place(String file, Optional<Mark> mark) {
        return mark.map(m -> new Place(file, m.getLine() + 1, m.getColumn() + 1))
                .orElse(new Place(file, 1, 1));
    }

    private static String oneLine(String message) {
        return String.valueOf(message).lines().findFirst().orElse("").strip();
    }

    /** A file that could not be read. */
    static ScenarioException unreadable(String file, Exception cause) {
        return new ScenarioException(file + ": cannot be read (" + cause.getMessage() + ")", cause);
    }
}
