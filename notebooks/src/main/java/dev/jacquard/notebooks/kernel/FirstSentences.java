package dev.jacquard.notebooks.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * First sentences of the documentation comments of Jacquard's own types.
 *
 * <p>JShell finds the comments of the JDK alone, so Jacquard's sources are packed beside the kernel's classes, and the one file
 * that a question is about is read.
 */
final class FirstSentences {

    private static final String FOLDER = "/META-INF/jacquard-sources/";

    private final Supplier<List<String>> imports;
    private final Map<String, Map<String, String>> read = new HashMap<>();

    /** @param imports full names in the import declarations in force, {@code *} included */
    FirstSentences(Supplier<List<String>> imports) {
        this.imports = imports;
    }

    /**
     * The first sentence about what a signature of JShell's names; empty where nothing is known.
     *
     * @param signature as in {@code Allocation ChinchillaLaw.optimal(double flop)}, {@code a.b.Type<T>} or {@code name:a.b.Type}
     */
    String of(String signature) {
        String plain = withoutTypeArguments(signature);
        int colon = plain.indexOf(':');
        int bracket = plain.indexOf('(');
        String head =
                (bracket < 0 ? colon < 0 ? plain : plain.substring(0, colon) : plain.substring(0, bracket)).strip();
        String name = head.substring(head.lastIndexOf(' ') + 1);
        String member = name.substring(name.lastIndexOf('.') + 1);
        if (Character.isUpperCase(member.charAt(0)) && (colon < 0 || bracket >= 0)) {
            return look(name, "");
        }
        if (name.indexOf('.') < 0) {
            // A variable: what its type is.
            return colon < 0 ? "" : look(plain.substring(colon + 1), "");
        }
        String owner = name.substring(0, name.lastIndexOf('.'));
        String parameters = bracket < 0 ? "" : plain.substring(bracket + 1, plain.lastIndexOf(')'));
        String exact = look(owner, bracket < 0 ? member : member + "(" + types(parameters) + ")");
        return exact.isEmpty() ? look(owner, member) : exact;
    }

    /** Simple type names of a parameter list, joined by commas: the key by which overloads are told apart. */
    static String types(String parameters) {
        StringBuilder types = new StringBuilder();
        for (String parameter : withoutTypeArguments(parameters).split(",")) {
            String type = parameter.strip().split(" ")[0];
            types.append(types.isEmpty() ? "" : ",").append(type.substring(type.lastIndexOf('.') + 1));
        }
        return types.toString();
    }

    private static String withoutTypeArguments(String text) {
        String before;
        String after = text;
        do {
            before = after;
            after = before.replaceAll("<[^<>]*>", "");
        } while (!after.equals(before));
        return after.replaceAll("@\\S+ ", "").replace("...", "[]");
    }

    /** Looks for {@code a.b.Outer.Nested}, {@code Outer.Nested} or {@code Outer}, the latter two in what is imported. */
    private String look(String type, String member) {
        String[] parts = type.strip().split("\\.");
        int outer = 0;
        while (outer < parts.length - 1 && !Character.isUpperCase(parts[outer].charAt(0))) {
            outer++;
        }
        String nested = String.join(".", List.of(parts).subList(outer, parts.length));
        String key = member.isEmpty() ? nested : nested + "#" + member;
        if (outer > 0) {
            return file(String.join("/", List.of(parts).subList(0, outer + 1))).getOrDefault(key, "");
        }
        for (String imported : imports.get()) {
            int dot = imported.lastIndexOf('.');
            String last = imported.substring(dot + 1);
            if (dot > 0 && (last.equals("*") || last.equals(parts[0]))) {
                String sentence = file(imported.substring(0, dot).replace('.', '/') + "/" + parts[0])
                        .get(key);
                if (sentence != null) {
                    return sentence;
                }
            }
        }
        return "";
    }

    private Map<String, String> file(String path) {
        return read.computeIfAbsent(path, FirstSentences::parse);
    }

    private static Map<String, String> parse(String path) {
        try (InputStream source = FirstSentences.class.getResourceAsStream(FOLDER + path + ".java")) {
            if (source == null) {
                return Map.of();
            }
            return Comments.firstSentences(path, new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Map.of();
        }
    }
}
