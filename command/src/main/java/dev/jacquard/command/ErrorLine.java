package dev.jacquard.command;

import dev.jacquard.charts.output.Cleaned;
import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What went wrong in one line, {@code name: value (expected: ...)}, and the exit code that belongs to it. */
final class ErrorLine {

    private ErrorLine() {}

    static int exitCode(Exception problem) {
        boolean input = problem instanceof IllegalArgumentException
                || problem instanceof ScenarioException
                || problem instanceof IOException
                || problem instanceof UncheckedIOException;
        return input ? Jacquard.BAD_INPUT : Jacquard.FAILED;
    }

    static String of(Exception problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (problem instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return missing(missing.getMissing().get(0));
        }
        if (problem instanceof ParameterException wrong && wrong.getArgSpec() != null && wrong.getValue() != null) {
            return wrong(wrong.getArgSpec(), wrong.getValue());
        }
        if (problem.getMessage() == null || problem.getMessage().isBlank()) {
            return problem.getClass().getName() + " (expected: no failure here); --stacktrace shows where it happened";
        }
        return problem instanceof ScenarioException wrong && !wrong.excerpt().isEmpty()
                ? shown(wrong)
                : Cleaned.line(problem.getMessage());
    }

    /** The line, and under it the lines of an excerpt, set in so that none of them looks like one of the program. */
    private static String shown(ScenarioException problem) {
        String line = problem.getMessage()
                .substring(0, problem.getMessage().length() - problem.excerpt().length());
        return Cleaned.line(line)
                + problem.excerpt()
                        .lines()
                        .map(each -> "\n  " + Cleaned.text(each))
                        .collect(Collectors.joining());
    }

    private static String unmatched(UnmatchedArgumentException problem) {
        String argument = problem.getUnmatched().get(0);
        CommandSpec command = problem.getCommandLine().getCommandSpec();
        if (argument.startsWith("-")) {
            List<String> options = command.options().stream()
                    .map(OptionSpec::longestName)
                    .sorted()
                    .toList();
            String name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
            return refused(
                    name,
                    "unknown option",
                    "one of: " + Check.among(name, options, "--help shows") + Check.nearest(name, options));
        }
        if (command.parent() == null) {
            List<String> commands = Commands.names();
            String expected = "one of: " + Check.among(argument, commands, "jacquard --help lists")
                    + Check.nearest(argument, commands);
            return refused(argument, "unknown command", expected);
        }
        String known = command.args().stream()
                .filter(ArgSpec::isPositional)
                .map(ArgSpec::paramLabel)
                .collect(Collectors.joining(" "));
        return refused(argument, "one argument too many", known.isEmpty() ? "only options" : known);
    }

    private static String missing(ArgSpec argument) {
        String name = argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
        return refused(name, "missing", String.join(" ", argument.description()));
    }

    private static String wrong(ArgSpec argument, String value) {
        String name = argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
        Class<?> type = argument.type();
        boolean whole = type == long.class || type == int.class || type == Integer.class;
        boolean number = type == double.class || type == Double.class;
        boolean digits = value.matches("[+-]?\\d+");
        String expected = whole && digits
                ? "a whole number from "
                        + (type == long.class
                                ? Long.MIN_VALUE + " to " + Long.MAX_VALUE
                                : Integer.MIN_VALUE + " to " + Integer.MAX_VALUE)
                : whole ? "a whole number" : number ? "a number" : String.join(" ", argument.description());
        return refused(name, value, expected);
    }

    private static String refused(String name, String value, String expected) {
        return Cleaned.line(Check.refused(name, value, expected).getMessage());
    }
}
