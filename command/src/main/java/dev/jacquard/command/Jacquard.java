package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.charts.output.Version;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Parallel;
import dev.jacquard.scenarios.argument.Code;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The main class: {@code jacquard COMMAND}, and the options every command has.
 *
 * <p>Exit codes: 0 done, 1 the work failed, 2 bad usage or bad input, 130 interrupted. A result goes to standard output, one line
 * about a failure to standard error.
 */
@Command(
        name = "jacquard",
        description = "Arguments about AI's future as models anyone can run, vary and dispute.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Jacquard.CurrentVersion.class,
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = {"", "Example:", "  jacquard laws", "", "jacquard COMMAND --help shows the options of a command."})
public final class Jacquard implements Runnable {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;

    private static final int HELP_WIDTH = 100;

    private final Terminal terminal;
    private final Invocation invocation;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, scope = ScopeType.INHERIT, description = "Show the version.")
    private boolean version;

    @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "No notes, warnings or progress.")
    private boolean quiet;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "One JSON value on standard output.")
    private boolean json;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            scope = ScopeType.INHERIT,
            description = "Seed of everything drawn (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Show where a failure happened.")
    private boolean stacktrace;

    @Option(
            names = "--code",
            scope = ScopeType.INHERIT,
            description =
                    "Run the code that a scenario folder brings: as you, so read it first. So does JACQUARD_CODE=1.")
    private boolean code;

    @Option(
            names = "--no-code",
            scope = ScopeType.INHERIT,
            description = "Never run a folder's code, whatever --code, JACQUARD_CODE or an earlier answer says.")
    private boolean noCode;

    @Spec
    private CommandSpec spec;

    private int threads = Parallel.processors();

    private Jacquard(Terminal terminal, Invocation invocation) {
        this.terminal = terminal;
        this.invocation = invocation;
    }

    /** Runs the command that the arguments name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.system();
        Printed.divert(terminal);
        int code = run(terminal, arguments);
        System.out.close();
        System.exit(code);
    }

    /** Runs a command within this process; returns its exit code. */
    static int run(Terminal terminal, String... arguments) {
        Jacquard root = new Jacquard(terminal, Invocation.of(arguments));
        CommandLine line = new CommandLine(root);
        Commands.addTo(line, arguments);
        line.setOut(terminal.out()).setErr(terminal.err()).setUsageHelpWidth(HELP_WIDTH);
        // What begins with @ is an argument like any other, and no file of arguments.
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpLongOptionsMaxWidth(HELP_WIDTH / 3);
        line.setParameterExceptionHandler((problem, all) -> root.report(ErrorLine.of(problem), problem, BAD_INPUT));
        line.setExecutionExceptionHandler(
                (problem, command, parsed) -> root.report(ErrorLine.of(problem), problem, ErrorLine.exitCode(problem)));
        int code = execute(line, terminal, arguments);
        return delivered(terminal, code);
    }

    /** The exit code, once it is known whether everything printed has arrived. */
    private static int delivered(Terminal terminal, int code) {
        Optional<String> lost = terminal.out().failure();
        lost.ifPresent(reason -> terminal.err()
                .print("standard output: " + reason + " (expected: room for the whole result); it is not complete\n"));
        boolean unsaid = terminal.err().failure().isPresent();
        return code == DONE && (lost.isPresent() || unsaid) ? FAILED : code;
    }

    private static int execute(CommandLine line, Terminal terminal, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            terminal.err().print("memory: all in use (expected: less work at a time, or java -Xmx with more)\n");
            return FAILED;
        } catch (StackOverflowError e) {
            terminal.err().print("stack: all in use (expected: input that is nested less deeply)\n");
            return FAILED;
        }
    }

    /** Without a command: the help. */
    @Override
    public void run() {
        CommandLine line = new CommandLine(this);
        Commands.addTo(line);
        line.setUsageHelpWidth(HELP_WIDTH).usage(terminal.out());
    }

    Terminal terminal() {
        return terminal;
    }

    /** What was called, as a shell takes it. */
    String program() {
        return invocation.program();
    }

    /** Whether the code of folders may run. */
    Code code() {
        CodeQuestion.Option option =
                noCode ? CodeQuestion.Option.REFUSE : code ? CodeQuestion.Option.ALLOW : CodeQuestion.Option.SILENT;
        return new CodeQuestion(this, option, invocation);
    }

    boolean json() {
        return json;
    }

    long seed() {
        return seed;
    }

    @Option(
            names = "--threads",
            paramLabel = "N",
            scope = ScopeType.INHERIT,
            description = "Threads to use (default: one for each processor); results do not depend on it.")
    private void setThreads(Integer asked) {
        if (asked != null && (asked < 1 || asked > Parallel.MOST_THREADS)) {
            String message = Check.refused("--threads", asked, "a whole number from 1 to " + Parallel.MOST_THREADS)
                    .getMessage();
            throw new ParameterException(spec.commandLine(), message);
        }
        threads = asked == null ? threads : asked;
    }

    /** The threads asked for, or one for each processor. */
    int threads() {
        return threads;
    }

    /** Whether progress may be drawn: somebody watches, and neither asked for quiet nor for JSON. */
    boolean showsProgress() {
        return terminal.interactive() && !quiet && !json;
    }

    /** Prints a result for people. */
    void print(String text) {
        terminal.out().print(text);
    }

    /** Prints a result for programs. */
    void print(Json value) {
        terminal.out().print(value.text());
    }

    /** Prints a list of results for programs. */
    void print(List<Json> values) {
        terminal.out().print(Json.text(values));
    }

    /** Says what must be said, such as that foreign code is about to run. */
    void notice(String text) {
        terminal.err().print(text + "\n");
        terminal.err().flush();
    }

    /** Says something beside the result, unless asked to be quiet. */
    void note(String text) {
        if (!quiet) {
            terminal.err().print(text + "\n");
            terminal.err().flush();
        }
    }

    private int report(String message, Exception problem, int code) {
        terminal.err().print(message + "\n");
        if (stacktrace) {
            problem.printStackTrace(terminal.err());
        }
        terminal.err().flush();
        return code;
    }

    static final class CurrentVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"jacquard " + Version.current()};
        }
    }
}
