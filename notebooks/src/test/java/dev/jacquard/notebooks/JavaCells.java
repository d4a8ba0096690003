package dev.jacquard.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/**
 * Runs cells of plain Java one after the other, as a notebook does; a cell that does not compile or throws is an error.
 *
 * <p>A comment {@code // -> text} behind an expression states its value: numbers are compared to the digits that are
 * written, anything else as text, where {@code ...} stands for the rest.
 */
final class JavaCells implements AutoCloseable {

    /** What jshell and our kernel import before the first cell. */
    private static final List<String> IMPORTS = List.of(
            "java.io.*", "java.math.*", "java.nio.file.*", "java.util.*", "java.util.function.*", "java.util.stream.*");

    /**
     * What IJava and JJava both import before the first cell: IJava's {@code ijava-jshell-init.jshell} has these; JJava's {@code
     * NotebookInitializer} (1.0-a6) has these and {@code java.time}. Neither has files, functions or streams.
     */
    private static final List<String> IMPORTS_OF_OTHER_KERNELS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.prefs.*",
            "java.util.regex.*");

    private static final String STATED_VALUE = "// -> ";

    private final JShell shell;
    private Snippet last;

    JavaCells() {
        this(IMPORTS);
    }

    /** Cells as IJava and JJava would run them: a cell that uses what neither imports does not compile. */
    static JavaCells ofOtherKernels() {
        return new JavaCells(IMPORTS_OF_OTHER_KERNELS);
    }

    private JavaCells(List<String> imports) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        shell = JShell.builder()
                .executionEngine("local")
                .compilerOptions("--class-path", classPath)
                .build();
        shell.addToClasspath(classPath);
        imports.forEach(name -> evaluate("import " + name + ";"));
    }

    /** Runs one cell and returns what it printed. */
    String run(String cell) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, UTF_8));
            StringBuilder piece = new StringBuilder();
            for (String line : cell.split("\n")) {
                int at = line.indexOf(STATED_VALUE);
                piece.append(at < 0 ? line : line.substring(0, at)).append('\n');
                if (at >= 0) {
                    compare(line, runAll(piece.toString()));
                    piece.setLength(0);
                }
            }
            runAll(piece.toString());
        } finally {
            System.setOut(before);
        }
        refuseLooseEnds();
        return printed.toString(UTF_8);
    }

    /**
     * What a method says of the value that the last cell shows.
     *
     * @param type simple name of the value's type
     * @param method full name of a static method that takes one and returns a text
     * @return empty where the cell shows nothing, or a value of another type
     */
    Optional<String> ask(String type, String method) {
        String name = last instanceof VarSnippet temporary
                        && last.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
                        && isNamed(type, temporary.typeName())
                ? temporary.name()
                : last instanceof ExpressionSnippet expression && isNamed(type, expression.typeName())
                        ? expression.name()
                        : "";
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String quoted = evaluate(method + "(" + name + ")");
        return Optional.of(quoted.substring(1, quoted.length() - 1));
    }

    private static boolean isNamed(String type, String full) {
        return full.equals(type) || full.endsWith("." + type);
    }

    private static void compare(String line, String value) {
        String stated = line.substring(line.indexOf(STATED_VALUE) + STATED_VALUE.length())
                .strip();
        if (!agrees(stated, value)) {
            throw new AssertionError(line.strip() + "\n  is " + value);
        }
    }

    /** Runs the snippets of a text and returns the value of the last. */
    private String runAll(String text) {
        String value = null;
        String rest = text;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo first = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            boolean whole = first.source() == null || first.source().isBlank();
            value = evaluate(whole ? rest : first.source());
            rest = whole ? "" : first.remaining();
        }
        return value;
    }

    /** A method may call one that comes later in its cell, but not one that never comes. */
    private void refuseLooseEnds() {
        shell.snippets()
                .filter(snippet -> shell.status(snippet) == Snippet.Status.RECOVERABLE_DEFINED)
                .findFirst()
                .ifPresent(snippet -> {
                    throw new AssertionError("does not compile: " + snippet.source() + "\n  "
                            + shell.unresolvedDependencies((DeclarationSnippet) snippet)
                                    .toList());
                });
    }

    private String evaluate(String source) {
        String value = null;
        for (SnippetEvent event : shell.eval(source)) {
            if (event.status() == Snippet.Status.REJECTED || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
                String reasons = shell.diagnostics(event.snippet())
                        .map(reason -> reason.getMessage(Locale.ROOT))
                        .collect(Collectors.joining("\n  "));
                throw new AssertionError("does not compile: " + source.strip() + "\n  " + reasons);
            }
            if (event.exception() != null) {
                throw new AssertionError("throws: " + source.strip(), event.exception());
            }
            if (event.causeSnippet() == null) {
                value = event.value();
                last = event.snippet();
            }
        }
        return value;
    }

    /** Whether a stated value holds: a number to half a unit of its last written digit, a text up to its three dots. */
    static boolean agrees(String stated, String value) {
        if (value == null) {
            return false;
        }
        if (stated.matches("-?[0-9.]+(e-?[0-9]+)?")) {
            double written = Double.parseDouble(stated);
            int exponentAt = stated.indexOf('e');
            String digits = exponentAt < 0 ? stated : stated.substring(0, exponentAt);
            int decimals = digits.contains(".") ? digits.length() - digits.indexOf('.') - 1 : 0;
            int exponent = exponentAt < 0 ? 0 : Integer.parseInt(stated.substring(exponentAt + 1));
            return Math.abs(written - Double.parseDouble(value)) <= 0.5000001 * Math.pow(10, exponent - decimals);
        }
        int dots = stated.indexOf("...");
        return dots < 0 ? stated.equals(value) : value.startsWith(stated.substring(0, dots));
    }

    @Override
    public void close() {
        shell.close();
    }
}
