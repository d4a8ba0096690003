package dev.jacquard.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command line that a person gave, to be shown as one that can be given again.
 *
 * @param program what was called, as the launcher knows it
 * @param arguments what followed it
 */
record Invocation(String program, List<String> arguments) {

    /** Set by the launcher to the name it was called by. */
    private static final String CALLED = "jacquard.command";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    Invocation {
        arguments = List.copyOf(arguments);
    }

    static Invocation of(String... arguments) {
        return new Invocation(called(), List.of(arguments));
    }

    private static String called() {
        String called = System.getProperty(CALLED, "");
        if (!called.isEmpty()) {
            return quoted(called);
        }
        String classPath = System.getProperty("java.class.path", "");
        return classPath.matches("[^:;]+\\.jar") ? "java -jar " + quoted(classPath) : "jacquard";
    }

    /** The same line with one option more, which stands before a {@code --} that ends the options. */
    String with(String option) {
        List<String> all = new ArrayList<>(arguments);
        int end = all.indexOf("--");
        all.add(end < 0 ? all.size() : end, option);
        return program + " " + all.stream().map(Invocation::quoted).collect(Collectors.joining(" "));
    }

    /** A word as a shell takes it. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
