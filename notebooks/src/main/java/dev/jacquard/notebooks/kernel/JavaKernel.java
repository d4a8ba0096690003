package dev.jacquard.notebooks.kernel;

import dev.jacquard.notebooks.display.IJavaRenderers;
import io.github.spencerpark.jupyter.channels.JupyterConnection;
import io.github.spencerpark.jupyter.channels.ShellHandler;
import io.github.spencerpark.jupyter.channels.ShellReplyEnvironment;
import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.ReplacementOptions;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishStream;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import io.github.spencerpark.jupyter.messages.reply.ExecuteReply;
import io.github.spencerpark.jupyter.messages.request.ExecuteRequest;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Answers a notebook's requests by means of {@link Cells} and {@link Assistance}. */
final class JavaKernel extends BaseKernel {

    private final Cells cells;
    private final Assistance assistance;
    private final CellOutput output = new CellOutput();
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private List<String> failure = List.of();
    private Instant failedAt = Instant.MIN;

    JavaKernel(Cells cells) {
        this.cells = cells;
        this.assistance = new Assistance(cells.analysis(), new FirstSentences(cells::imports));
        IJavaRenderers.register(renderer);
        Notebook.attach(value -> output.display(rendered(value)));
        // For good: threads that a cell starts may print after its end.
        setShouldReplaceStdStreams(false);
        System.setOut(output.stream(PublishStream.StreamType.OUT));
        System.setErr(output.stream(PublishStream.StreamType.ERR));
        System.setIn(getIO().in);
    }

    private void displayResult(Object value) {
        if (Results.isShown(value)) {
            output.display(rendered(value));
        }
    }

    private DisplayData rendered(Object value) {
        return Results.text(value).map(DisplayData::new).orElseGet(() -> renderer.render(value));
    }

    @Override
    public DisplayData eval(String code) throws Exception {
        try {
            return cells.run(executionCount.get() - 1, code, this::displayResult)
                    .filter(Results::isShown)
                    .map(this::rendered)
                    .orElse(null);
        } catch (CellFailure e) {
            failure = e.lines();
            failedAt = Instant.now();
            throw e.shown();
        } finally {
            output.flush();
        }
    }

    @Override
    public List<String> formatError(Exception e) {
        return failure.stream()
                .map(line -> line.startsWith("    at ") ? line : errorStyler.secondary(line))
                .toList();
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        Assistance.Completion completion = assistance.complete(code, at);
        return new ReplacementOptions(completion.replacements(), completion.from(), at);
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        String text = assistance.inspect(code, at);
        return text.isEmpty() ? null : new DisplayData(text);
    }

    @Override
    public String isComplete(String code) {
        return switch (cells.analysis().analyzeCompletion(code).completeness()) {
            case COMPLETE, COMPLETE_WITH_SEMI, CONSIDERED_INCOMPLETE, EMPTY -> IS_COMPLETE_YES;
            case DEFINITELY_INCOMPLETE -> "    ";
            case UNKNOWN -> IS_COMPLETE_BAD;
        };
    }

    @Override
    public void interrupt() {
        if (!cells.interrupt()) {
            System.err.println("The cell is inside a library call; it ends when that call returns.");
        }
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        cells.interrupt();
        cells.close();
        output.close();
        System.setOut(outBefore);
        System.setErr(errBefore);
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .pygments("java")
                .codemirror("text/x-java")
                .build();
    }

    @Override
    public String getBanner() {
        return "Jacquard's Java kernel: JShell of Java " + Runtime.version().feature();
    }

    /** "Run All" sends every cell at once: those sent before one failed are not run after it. */
    @Override
    public void becomeHandlerForConnection(JupyterConnection connection) {
        super.becomeHandlerForConnection(connection);
        ShellHandler<ExecuteRequest> run = connection.getHandler(MessageType.EXECUTE_REQUEST);
        connection.setHandler(
                MessageType.EXECUTE_REQUEST, (ShellReplyEnvironment env, Message<ExecuteRequest> request) -> {
                    if (request.getContent().shouldStopOnError() && sentBeforeFailure(request)) {
                        env.setBusyDeferIdle();
                        env.defer()
                                .replyError(
                                        ExecuteReply.MESSAGE_TYPE.error(),
                                        new ErrorReply("NotRun", "an earlier cell failed", List.of()));
                    } else {
                        // Not by the environment itself, which the cell's own thread uses.
                        output.sendTo(content -> env.getIopub().sendMessage(message(request, content)));
                        run.handle(env, request);
                    }
                });
    }

    private static Message<?> message(Message<?> request, Object content) {
        return content instanceof PublishStream stream
                ? new Message<>(request, PublishStream.MESSAGE_TYPE, stream)
                : new Message<>(request, PublishDisplayData.MESSAGE_TYPE, (PublishDisplayData) content);
    }

    private boolean sentBeforeFailure(Message<ExecuteRequest> request) {
        try {
            String sent = request.getHeader().getTimestamp().getDateString();
            return OffsetDateTime.parse(sent).toInstant().isBefore(failedAt);
        } catch (DateTimeException | NullPointerException e) {
            // A front end that does not say when it asked.
            return false;
        }
    }
}
