package dev.jacquard.command;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.argument.Code;
import dev.jacquard.scenarios.argument.FolderCode;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a folder's code may run, on the command line: as the options say, else the environment, else what a person answered before
 * or answers now. Where nobody says so, it does not.
 */
final class CodeQuestion implements Code {

    static final String VARIABLE = "JACQUARD_CODE";

    /** What the options say. */
    enum Option {
        SILENT,
        ALLOW,
        REFUSE
    }

    private final Jacquard jacquard;
    private final Option option;
    private final Invocation invocation;
    private final CodeAnswers answers;

    CodeQuestion(Jacquard jacquard, Option option, Invocation invocation) {
        this.jacquard = jacquard;
        this.option = option;
        this.invocation = invocation;
        this.answers = CodeAnswers.of(jacquard.terminal().environment());
    }

    @Override
    public void ask(FolderCode code) {
        switch (said()) {
            case REFUSE ->
                throw refused(
                        code,
                        "a folder without code, because of "
                                + (option == Option.REFUSE ? "--no-code" : VARIABLE + "=0"),
                        "");
            case SILENT -> askPerson(code);
            case ALLOW -> {}
        }
        jacquard.notice("runs code from " + code);
    }

    private Option said() {
        if (option != Option.SILENT) {
            return option;
        }
        String variable = jacquard.terminal().environment().getOrDefault(VARIABLE, "");
        return switch (variable) {
            case "" -> Option.SILENT;
            case "1" -> Option.ALLOW;
            case "0" -> Option.REFUSE;
            default -> throw Check.refused(VARIABLE, variable, "1 to run a folder's code, 0 to refuse it, or nothing");
        };
    }

    private void askPerson(FolderCode code) {
        Optional<Boolean> before = answers.answer(code);
        if (before.isEmpty() && jacquard.terminal().asks().getAsBoolean()) {
            before = answeredNow(code);
            before.ifPresent(yes -> keep(code, yes));
        }
        if (!before.orElse(false)) {
            throw refused(
                    code,
                    "--code, once you have read it",
                    (before.isPresent() ? "; you said no to it, which " + answers.folder() + " keeps" : "")
                            + "; this line runs it: " + invocation.with("--code"));
        }
    }

    private static ScenarioException refused(FolderCode code, String expected, String more) {
        return new ScenarioException(
                code + ": code that is not Jacquard's, which would run as you (expected: " + expected + ")" + more);
    }

    private Optional<Boolean> answeredNow(FolderCode code) {
        jacquard.terminal()
                .err()
                .print(code + " is code that is not Jacquard's. It would run as you, and could read, change and send"
                        + " whatever you can: read it first.\nRun it? The answer is kept for this folder until its code"
                        + " changes, in " + answers.folder() + " [y/N] ");
        jacquard.terminal().err().flush();
        return switch (line().strip().toLowerCase(Locale.ROOT)) {
            case "y", "yes" -> Optional.of(true);
            case "n", "no" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private String line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int next = jacquard.terminal().in().read();
            while (next >= 0 && next != '\n') {
                line.write(next);
                next = jacquard.terminal().in().read();
            }
            if (next < 0) {
                jacquard.terminal().err().print("\n");
            }
        } catch (IOException e) {
            return ""; // nobody answers
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** An answer that cannot be kept still counts, this once. */
    private void keep(FolderCode code, boolean yes) {
        try {
            answers.keep(code, yes);
        } catch (IllegalArgumentException e) {
            jacquard.notice("the answer is not kept: " + e.getMessage());
        }
    }
}
