package dev.jacquard.scenarios.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Direct calls by which a class would end the process it runs in, or take its streams.
 *
 * <p>Newer Javas have no security manager that could stop them as they happen, so that they are looked for in what the compiler
 * made: calls, and references such as {@code System::exit}. This spares people the loss of their work; it does not hold back
 * who goes round it, by reflection for one.
 *
 * <pre>{@code
 * ProcessCall.of("Model", bytes, ProcessCall.EXITS).map(ProcessCall::name);   // System.exit
 * }</pre>
 *
 * @param type full name of the class that has it, as in {@code REPL.$JShell$3}
 * @param name what is called, as in {@code System.exit}
 * @param line of the source; 0 where the class does not say
 */
public record ProcessCall(String type, String name, int line) {

    /** They end the process. */
    public static final Set<String> EXITS =
            Set.of("java/lang/System.exit", "java/lang/Runtime.exit", "java/lang/Runtime.halt");

    /** They change or take what others read and write, or outlast the work. */
    private static final Set<String> STREAMS = Set.of(
            "java/lang/System.setOut",
            "java/lang/System.setErr",
            "java/lang/System.setIn",
            "java/lang/System.console",
            "java/io/FileDescriptor.out",
            "java/io/FileDescriptor.err",
            "java/io/FileDescriptor.in",
            "java/lang/Runtime.addShutdownHook");

    /** All that a model, which only answers, has no use for. */
    static final Set<String> OF_MODELS = both(EXITS, STREAMS);

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> both = new HashSet<>(some);
        both.addAll(others);
        return Set.copyOf(both);
    }

    /** The first such call of some classes, by line. */
    static Optional<ProcessCall> first(Collection<byte[]> classes, Set<String> members) {
        List<ProcessCall> found = new ArrayList<>();
        classes.forEach(bytes -> of("", bytes, members).ifPresent(found::add));
        return found.stream().min(Comparator.comparingInt(ProcessCall::line));
    }

    /** The first such call of a class. */
    public static Optional<ProcessCall> of(String type, byte[] bytes, Set<String> members) {
        return ClassFile.uses(bytes).stream()
                .filter(use -> members.contains(use.member()))
                .findFirst()
                .map(use -> new ProcessCall(
                        type, use.member().substring(use.member().lastIndexOf('/') + 1), use.line()));
    }
}
