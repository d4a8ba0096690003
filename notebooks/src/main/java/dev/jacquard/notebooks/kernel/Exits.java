package dev.jacquard.notebooks.kernel;

import dev.jacquard.scenarios.binding.ProcessCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;

/** Refuses a cell that would end the kernel, and with it every value, when it is compiled. */
final class Exits {

    private static final String INSTEAD =
            " would end the kernel, and every value would be lost; to end it on purpose, shut the"
                    + " kernel down in the notebook's menu";

    private ProcessCall refused;

    /** Has JShell load none of these classes if one of them would end the kernel. */
    void check(ClassBytecodes[] classes) throws ClassInstallException {
        for (ClassBytecodes one : classes) {
            Optional<ProcessCall> call = ProcessCall.of(one.name(), one.bytecodes(), ProcessCall.EXITS);
            if (call.isPresent()) {
                refused = call.get();
                throw new ClassInstallException(refused.name(), new boolean[classes.length]);
            }
        }
    }

    /** What was refused since this was asked last. */
    Optional<Refusal> take(JShell shell) {
        if (refused == null) {
            return Optional.empty();
        }
        ProcessCall call = refused;
        refused = null;
        Optional<Snippet> snippet = shell.snippets()
                .filter(one -> shell.status(one).isActive())
                .filter(one -> has(shell.sourceCodeAnalysis().wrapper(one), call.type()))
                .findFirst();
        return Optional.of(new Refusal(
                call,
                snippet,
                snippet.map(one -> position(shell.sourceCodeAnalysis().wrapper(one), call.line()))
                        .orElse(0)));
    }

    /**
     * A call that would end the kernel.
     *
     * @param call the call
     * @param snippet the snippet that it stands in, where JShell knows it
     * @param position where in the snippet
     */
    record Refusal(ProcessCall call, Optional<Snippet> snippet, int position) {

        /**
         * What the cell shows.
         *
         * @param sources places of earlier snippets
         * @param whole the place from which on this snippet stands
         */
        CellFailure failure(Map<String, CellSource> sources, CellSource whole) {
            CellSource place =
                    snippet.map(one -> sources.getOrDefault(one.id(), whole)).orElse(whole);
            int line = place.lineAt(position);
            String message = call.name() + INSTEAD;
            List<String> lines = new ArrayList<>(place.marked(line));
            lines.add("    " + message);
            return CellFailure.doesNotCompile(message + " (" + place.place(line) + ")", lines);
        }
    }

    private static boolean has(SnippetWrapper wrapper, String type) {
        return type.equals(wrapper.fullClassName()) || type.startsWith(wrapper.fullClassName() + "$");
    }

    /** Where in the snippet a line of the class is that JShell wrapped it in. */
    private static int position(SnippetWrapper wrapper, int line) {
        String wrapped = wrapper.wrapped();
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = wrapped.indexOf('\n', at) + 1;
        }
        while (at < wrapped.length() && Character.isWhitespace(wrapped.charAt(at))) {
            at++;
        }
        return wrapper.wrappedToSourcePosition(at);
    }
}
