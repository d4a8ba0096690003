package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A scenario file with the files it extends laid under it.
 *
 * <p>A field of the nearer file replaces that of the farther one. Inputs are laid over each other field by field, formulas whole by their name, claims by their
 * id, correlations by their pair; every value keeps the place where it was written.
 *
 * @param fields the fields of all files together
 * @param folders the folders they came from, nearest first
 */
record Inheritance(Yaml.Fields fields, List<Folder> folders) {

    /** Reads a folder's scenario and what it extends; a circle is refused. */
    static Inheritance of(Folder folder) {
        return of(folder, Folder.SCENARIO, List.of());
    }

    private static Inheritance of(Folder folder, String shownAs, List<Folder> below) {
        Yaml.Fields own = YamlReader.read(shownAs, folder.file(Folder.SCENARIO).orElseThrow());
        List<Folder> chain = new ArrayList<>(below);
        chain.add(folder);
        if (!own.values().containsKey("extends")) {
            return new Inheritance(own, chain);
        }
        FieldReader reader = FieldReader.of(own, "content", "field of a scenario", Format.names(Format.SCENARIO));
        String parentName = reader.text("", "extends", "the name of a scenario");
        Folder parent = parent(folder, parentName, reader.placeOf("extends"));
        if (chain.contains(parent)) {
            String circle = String.join(" -> ", chain.stream().map(Folder::name).toList()) + " -> " + parentName;
            throw reader.placeOf("extends").refuse("extends", circle, "no circle");
        }
        Inheritance above = of(parent, parentName + "/" + Folder.SCENARIO, chain);
        return new Inheritance(merge(above.fields, own), above.folders);
    }

    private static Folder parent(Folder folder, String name, Place place) {
        Optional<Folder> beside = place.check("extends", () -> folder.beside(name));
        if (beside.isPresent()) {
            return beside.get();
        }
        if (Shelves.slugs().contains(name)) {
            return Folder.ofEssay(name);
        }
        throw place.refuse("extends: unknown scenario " + name + " (expected: a folder beside this one, or an essay)"
                + Check.nearest(name, Shelves.slugs()));
    }

    private static Yaml.Fields merge(Yaml.Fields parent, Yaml.Fields child) {
        Map<String, Yaml> values = new LinkedHashMap<>(parent.values());
        Map<String, Place> keys = new LinkedHashMap<>(parent.keys());
        child.values().forEach((name, value) -> {
            Yaml old = parent.values().get(name);
            values.put(name, old == null ? value : merge(name, old, value));
            keys.put(name, child.keys().get(name));
        });
        return new Yaml.Fields(child.place(), values, keys);
    }

    private static Yaml merge(String name, Yaml parent, Yaml child) {
        if (name.equals("inputs") && parent instanceof Yaml.Fields above && child instanceof Yaml.Fields own) {
            return mergeEach(above, own);
        }
        if (name.equals("formulas") && parent instanceof Yaml.Fields above && child instanceof Yaml.Fields own) {
            return replaceEach(above, own);
        }
        if (parent instanceof Yaml.Items above && child instanceof Yaml.Items own) {
            if (name.equals("claims")) {
                return mergeItems("claim", above, own, Inheritance::id);
            }
            if (name.equals("correlations")) {
                return mergeItems("correlation", above, own, Inheritance::pair);
            }
        }
        return child;
    }

    /** A formula of the nearer file replaces the whole of the farther one's: half of each would be neither's. */
    private static Yaml.Fields replaceEach(Yaml.Fields parent, Yaml.Fields child) {
        Map<String, Yaml> values = new LinkedHashMap<>(parent.values());
        Map<String, Place> keys = new LinkedHashMap<>(parent.keys());
        values.putAll(child.values());
        keys.putAll(child.keys());
        return new Yaml.Fields(child.place(), values, keys);
    }

    private static Yaml.Fields mergeEach(Yaml.Fields parent, Yaml.Fields child) {
        Map<String, Yaml> values = new LinkedHashMap<>(parent.values());
        Map<String, Place> keys = new LinkedHashMap<>(parent.keys());
        child.values().forEach((name, value) -> {
            boolean both = values.get(name) instanceof Yaml.Fields && value instanceof Yaml.Fields;
            values.put(name, both ? merge((Yaml.Fields) values.get(name), (Yaml.Fields) value) : value);
            keys.put(name, child.keys().get(name));
        });
        return new Yaml.Fields(child.place(), values, keys);
    }

    private static Yaml.Items mergeItems(String what, Yaml.Items parent, Yaml.Items child, Function<Yaml, String> key) {
        List<Yaml> all = new ArrayList<>(parent.values());
        Set<String> seen = new HashSet<>();
        for (Yaml item : child.values()) {
            String wanted = key.apply(item);
            if (!wanted.isEmpty() && !seen.add(wanted)) {
                throw item.place().refuse(what, wanted, "once in a file");
            }
            int at = 0;
            while (at < parent.values().size() && !key.apply(all.get(at)).equals(wanted)) {
                at++;
            }
            if (at == parent.values().size()) {
                all.add(item);
            } else if (all.get(at) instanceof Yaml.Fields above && item instanceof Yaml.Fields own) {
                all.set(at, merge(above, own));
            } else {
                all.set(at, item);
            }
        }
        return new Yaml.Items(child.place(), all);
    }

    private static String id(Yaml claim) {
        return claim instanceof Yaml.Fields fields && fields.values().get("id") instanceof Yaml.Text id
                ? id.value()
                : "";
    }

    private static String pair(Yaml correlation) {
        if (correlation instanceof Yaml.Items items
                && items.values().size() > 1
                && items.values().get(0) instanceof Yaml.Text first
                && items.values().get(1) instanceof Yaml.Text second) {
            return first.value().compareTo(second.value()) < 0
                    ? first.value() + " " + second.value()
                    : second.value() + " " + first.value();
        }
        return "";
    }
}
