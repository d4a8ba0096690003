package dev.jacquard.notebooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/**
 * Runs cells of plain Java one after the other, as a notebook does; a cell that does not compile or throws is an error.
 *
 * <p>A comment {@code // -> text} behind an expression states its value: numbers are compared to the digits that are
 * written, anything else as text, where {@code ...} stands for the rest.
 */
final class JavaCells implements AutoCloseable {

    /** What jshell and the Java kernels import before the first cell. */
    private static final List<String> IMPORTS = List.of(
            "java.io.*", "java.math.*", "java.nio.file.*", "java.util.*", "java.util.function.*", "java.util.stream.*");

    private static final String STATED_VALUE = "// -> ";

    private final JShell shell;

    JavaCells() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        shell = JShell.builder()
                .executionEngine("local")
                .compilerOptions("--class-path", classPath)
                .build();
        shell.addToClasspath(classPath);
        IMPORTS.forEach(name -> evaluate("import " + name + ";"));
    }

    /** Runs one cell and returns what it printed. */
    String run(String cell) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, UTF_8));
            String rest = cell;
            while (!rest.isBlank()) {
                rest = runFirst(rest);
            }
        } finally {
            System.setOut(before);
        }
        return printed.toString(UTF_8);
    }

    /** Runs the first snippet of a cell and returns the text behind it. */
    private String runFirst(String cell) {
        SourceCodeAnalysis.CompletionInfo first = shell.sourceCodeAnalysis().analyzeCompletion(cell);
        String source = first.source() == null ? cell : first.source();
        String value = evaluate(source);
        String rest = first.source() == null ? "" : first.remaining();
        String behind = rest.stripLeading();
        if (behind.startsWith(STATED_VALUE)) {
            String stated =
                    behind.substring(STATED_VALUE.length()).lines().findFirst().orElse("");
            if (!agrees(stated.strip(), value)) {
                throw new AssertionError(source.strip() + "\n  is " + value + "\n  but is said to be " + stated);
            }
        }
        return rest;
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
