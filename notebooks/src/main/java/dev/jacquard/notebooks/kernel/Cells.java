package dev.jacquard.notebooks.kernel;

import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
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
            "dev.jacquard.numerics.quantity.Compute",
            "dev.jacquard.compute.*",
            "dev.jacquard.scaling.loss.*",
            "dev.jacquard.scaling.parallel.*",
            "dev.jacquard.scenarios.*",
            "dev.jacquard.scenarios.argument.*",
            "dev.jacquard.scenarios.claims.*",
            "dev.jacquard.scenarios.draws.*",
            "dev.jacquard.charts.*",
            "dev.jacquard.pages.*",
            "tech.tablesaw.api.Table",
            "static dev.jacquard.notebooks.kernel.Notebook.display");

    private static final long STOP_EVERY_MILLIS = 50;
    private static final int STOP_TRIES = 100;

    private final CellControl control;
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final Declarations declarations;
    private final Failures failures;
    private final LooseLines lines;
    private final Map<String, CellSource> sources = new HashMap<>();
    private volatile boolean running;
    private volatile boolean interrupted;

    Cells(String classPath) {
        this(classPath, Redefinition.granted());
    }

    Cells(String classPath, Optional<Instrumentation> redefinition) {
        control = new CellControl(redefinition);
        shell = JShell.builder()
                .executionEngine(new InThisJvm(control), Map.of())
                .compilerOptions("-Xlint:-options")
                .build();
        declarations = new Declarations(shell, control, text -> System.err.println(text));
        failures = new Failures(shell, declarations, sources);
        shell.addToClasspath(classPath);
        analysis = shell.sourceCodeAnalysis();
        lines = new LooseLines(shell);
        IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
    }

    SourceCodeAnalysis analysis() {
        return analysis;
    }

    /** Full names in the import declarations in force. */
    List<String> imports() {
        return shell.imports().map(ImportSnippet::fullname).toList();
    }

    /** Variables that cells declared, with their values. */
    Map<String, Object> variables() {
        Map<String, Object> values = new HashMap<>();
        shell.variables()
                .filter(variable -> shell.status(variable) == Snippet.Status.VALID)
                .filter(variable -> variable.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .forEach(variable -> {
                    shell.varValue(variable);
                    values.put(variable.name(), control.takeValue());
                });
        return values;
    }

    /**
     * Runs a cell.
     *
     * @param number the cell's number, for messages
     * @param show is given the value of an expression without a semicolon that has further lines behind it
     * @return the value of the cell's last expression; empty where it does not end in one or there is nothing to show
     */
    Optional<Object> run(int number, String code, Consumer<Object> show) throws CellFailure {
        interrupted = false;
        running = true;
        try {
            List<Placed> unfinished = new ArrayList<>();
            Optional<Object> shown = Optional.empty();
            int at = 0;
            while (at < code.length()) {
                String rest = code.substring(at);
                CompletionInfo piece = analysis.analyzeCompletion(rest);
                if (piece.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                    break;
                }
                CellSource place = new CellSource(number, code, at).ofCode();
                Step step = step(place, piece, at);
                check(step.event(), place, unfinished);
                shown = value(step.event().snippet());
                if (step.loose()) {
                    shown.ifPresent(show);
                }
                at = step.end();
            }
            requireFinished(unfinished);
            return shown;
        } finally {
            running = false;
        }
    }

    /** A snippet that was evaluated, where it ends in its cell, and whether it is an expression on lines of its own. */
    private record Step(SnippetEvent event, int end, boolean loose) {}

    private Step step(CellSource place, CompletionInfo piece, int at) throws CellFailure {
        int end = place.code().length() - piece.remaining().length();
        OptionalInt first = lines.endOfVariable(place);
        if (first.isEmpty()) {
            if (!piece.completeness().isComplete()) {
                throw Failures.notComplete(place);
            }
            SnippetEvent event = evaluate(place, piece.source().substring(place.start() - at));
            first = lines.endOfFirst(place, end, event);
            if (first.isEmpty()) {
                return new Step(event, end, false);
            }
        }
        String text = place.code().substring(place.start(), first.getAsInt());
        return new Step(evaluate(place, text), first.getAsInt(), true);
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

    private SnippetEvent evaluate(CellSource place, String source) throws CellFailure {
        String text = source.startsWith("import") ? source.replace('\n', ' ') : source;
        SnippetEvent last = null;
        for (SnippetEvent event : declarations.evaluate(place.cell(), text)) {
            last = event;
            if (event.status().isActive()) {
                sources.put(event.snippet().id(), place);
            }
        }
        Optional<Exits.Refusal> refused = declarations.takeRefused();
        if (refused.isPresent()) {
            throw refused.get().failure(sources, place);
        }
        return last;
    }

    private void check(SnippetEvent event, CellSource place, List<Placed> unfinished) throws CellFailure {
        if (interrupted) {
            throw CellFailure.wasInterrupted();
        }
        if (event.status() == Snippet.Status.REJECTED) {
            throw failures.rejected(event.snippet(), place, unfinished);
        }
        if (event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
            if (!isTypeOrMethod(event.snippet())) {
                throw failures.unresolved(event.snippet(), place);
            }
            // What it needs may come later in the cell: two classes may name each other.
            unfinished.add(new Placed((DeclarationSnippet) event.snippet(), place));
        }
        if (event.exception() != null) {
            throw failures.threw(event.exception(), control.takeThrown());
        }
    }

    private static boolean isTypeOrMethod(Snippet snippet) {
        return snippet.kind() == Snippet.Kind.TYPE_DECL || snippet.kind() == Snippet.Kind.METHOD;
    }

    private void requireFinished(List<Placed> unfinished) throws CellFailure {
        for (Placed each : unfinished) {
            if (shell.status(each.snippet()) == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
                throw failures.unresolved(each.snippet(), each.place());
            }
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

    /** A declaration that needs what is not declared yet, and where it stands. */
    record Placed(DeclarationSnippet snippet, CellSource place) {}

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
