package dev.jacquard.notebooks.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Runs cells: splits one into snippets, evaluates them in order, and gives the value of the last. */
final class Cells implements AutoCloseable {

    /**
     * Imported before the first cell: what jshell and other Java kernels import, and Jacquard. The package of distributions is
     * left out, since its {@code Stream} is another than Java's.
     */
    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.function.*",
            "java.util.stream.*",
            "dev.jacquard.data.*",
            "dev.jacquard.numerics.fit.*",
            "dev.jacquard.numerics.linear.*",
            "dev.jacquard.scaling.compute.*",
            "dev.jacquard.scaling.loss.*",
            "dev.jacquard.scaling.parallel.*",
            "dev.jacquard.scenarios.*",
            "dev.jacquard.scenarios.charts.*",
            "dev.jacquard.scenarios.report.*",
            "tech.tablesaw.api.Table",
            "static dev.jacquard.notebooks.kernel.Notebook.display");

    private static final long STOP_EVERY_MILLIS = 50;
    private static final int STOP_TRIES = 100;

    private final CellControl control = new CellControl();
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final Map<String, CellSource> sources = new HashMap<>();
    private volatile boolean running;
    private volatile boolean interrupted;

    Cells(String classPath) {
        shell = JShell.builder()
                .executionEngine(new InThisJvm(control), Map.of())
                .compilerOptions("-Xlint:-options")
                .build();
        shell.addToClasspath(classPath);
        analysis = shell.sourceCodeAnalysis();
        IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
    }

    SourceCodeAnalysis analysis() {
        return analysis;
    }

    /** Full names in the import declarations in force. */
    List<String> imports() {
        return shell.imports().map(ImportSnippet::fullname).toList();
    }

    /**
     * Runs a cell.
     *
     * @param number the cell's number, for messages
     * @return the value of its last expression; empty where the cell does not end in one or the value is null
     */
    Optional<Object> run(int number, String code) throws CellFailure {
        interrupted = false;
        running = true;
        try {
            Snippet last = null;
            String rest = code;
            while (!rest.isBlank()) {
                CompletionInfo piece = analysis.analyzeCompletion(rest);
                if (piece.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                    break;
                }
                CellSource whole = new CellSource(number, code, code.length() - rest.length());
                if (!piece.completeness().isComplete()) {
                    throw notComplete(whole, rest);
                }
                last = evaluate(whole, piece.source());
                rest = piece.remaining();
            }
            return last == null ? Optional.empty() : value(last);
        } finally {
            running = false;
        }
    }

    /**
     * Stops the running cell. On JDK 17 and from 23 on a loop in a cell ends at once; a call into a library ends there when it
     * returns to the cell, unless it heeds {@link Thread#interrupt()}.
     *
     * @return whether no cell runs any more
     */
    boolean interrupt() {
        interrupted = true;
        for (int i = 0; i < STOP_TRIES && running; i++) {
            // Again and again: the first may come before the snippet's thread has begun, or be swallowed by a catch.
            shell.stop();
            try {
                Thread.sleep(STOP_EVERY_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return !running;
    }

    @Override
    public void close() {
        shell.close();
    }

    private Snippet evaluate(CellSource whole, String source) throws CellFailure {
        List<SnippetEvent> events = shell.eval(source);
        Optional<CellFailure> refused = control.exits().failure(shell, sources, whole);
        if (refused.isPresent()) {
            throw refused.get();
        }
        Snippet last = null;
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null) {
                continue;
            }
            last = event.snippet();
            CellSource place = whole.of(last.source());
            sources.put(last.id(), place);
            check(event, place);
        }
        return last;
    }

    private void check(SnippetEvent event, CellSource place) throws CellFailure {
        if (interrupted) {
            throw CellFailure.wasInterrupted();
        }
        if (event.status() == Snippet.Status.REJECTED) {
            throw rejected(event.snippet(), place);
        }
        if (event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
            throw unresolved(event.snippet(), place);
        }
        if (event.exception() != null) {
            throw threw(event.exception());
        }
    }

    private Optional<Object> value(Snippet snippet) {
        Optional<VarSnippet> shown = Optional.empty();
        if (snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            shown = Optional.of((VarSnippet) snippet);
        } else if (snippet instanceof ExpressionSnippet expression) {
            shown = shell.variables()
                    .filter(variable -> variable.name().equals(expression.name()))
                    .findFirst();
        }
        return shown.map(variable -> {
            shell.varValue(variable);
            return control.takeValue();
        });
    }

    private CellFailure rejected(Snippet snippet, CellSource place) {
        List<String> lines = new ArrayList<>();
        List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        for (Diag error : errors) {
            lines.addAll(place.marked(error.getStartPosition(), error.getEndPosition()));
            error.getMessage(Locale.ROOT).strip().lines().forEach(line -> lines.add("    " + line));
        }
        String message = errors.isEmpty() ? "not Java" : errors.get(0).getMessage(Locale.ROOT);
        return CellFailure.doesNotCompile(
                message.lines().findFirst().orElse("") + " (" + place.place(place.lineAt(start(errors))) + ")", lines);
    }

    private static long start(List<Diag> errors) {
        return errors.isEmpty() ? 0 : errors.get(0).getStartPosition();
    }

    private CellFailure notComplete(CellSource whole, String rest) {
        int blanks = rest.length() - rest.stripLeading().length();
        CellSource place = new CellSource(whole.cell(), whole.code(), whole.start() + blanks);
        String message = "the cell ends before this is complete: a bracket or quote is not closed";
        List<String> lines = new ArrayList<>(place.marked(place.lineAt(0)));
        lines.add("    " + message);
        return CellFailure.doesNotCompile(message + " (" + place.place(place.lineAt(0)) + ")", lines);
    }

    private CellFailure unresolved(Snippet snippet, CellSource place) {
        String message = "unknown: " + unresolvedNames(snippet);
        List<String> lines = new ArrayList<>(place.marked(place.lineAt(0)));
        lines.add("    " + message);
        return CellFailure.doesNotCompile(message + " (" + place.place(place.lineAt(0)) + ")", lines);
    }

    private String unresolvedNames(Snippet snippet) {
        return snippet instanceof DeclarationSnippet declaration
                ? shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "))
                : "a name in this line";
    }

    private CellFailure threw(JShellException reported) {
        Throwable thrown = control.takeThrown();
        List<String> lines = new ArrayList<>();
        if (reported instanceof UnresolvedReferenceException unresolved) {
            String message = unresolved.getSnippet().name() + " needs what is not declared yet: "
                    + unresolvedNames(unresolved.getSnippet());
            lines.add(message);
            lines.addAll(Traces.of(reported, sources));
            return CellFailure.doesNotCompile(message, lines);
        }
        EvalException evaluated = (EvalException) reported;
        lines.addAll(Traces.of(evaluated, sources));
        Throwable shown = thrown == null ? evaluated : thrown;
        shown.setStackTrace(Traces.clean(evaluated.getStackTrace(), sources));
        return CellFailure.threw(shown, lines);
    }

    private record InThisJvm(CellControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "jacquard";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return control;
        }
    }
}
