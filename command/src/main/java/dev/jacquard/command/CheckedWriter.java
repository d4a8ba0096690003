package dev.jacquard.command;

import dev.jacquard.charts.output.Cleaned;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Text to a stream, {@linkplain Cleaned cleaned} of what a terminal would obey, which remembers the first failure that a {@link PrintWriter} would swallow.
 *
 * <p>All commands print through one of these, and what became of it is asked once, when the command has ended: no command has to.
 */
final class CheckedWriter extends PrintWriter {

    private final FirstFailure stream;

    private final BooleanSupplier toPipe;

    /**
     * A writer of UTF-8.
     *
     * @param stream where to
     * @param toPipe whether that is known to be a pipe; asked after a failure only
     */
    CheckedWriter(OutputStream stream, BooleanSupplier toPipe) {
        this(new FirstFailure(stream), toPipe);
    }

    private CheckedWriter(FirstFailure stream, BooleanSupplier toPipe) {
        super(Cleaned.writer(new OutputStreamWriter(stream, StandardCharsets.UTF_8)), false);
        this.stream = stream;
        this.toPipe = toPipe;
    }

    /**
     * Writes what is left; the reason why something could not be written.
     *
     * @return empty where all was, or where the reader of a pipe has had enough, as {@code head} has
     */
    Optional<String> failure() {
        flush();
        return Optional.ofNullable(stream.failure)
                .filter(problem -> !isClosedPipe(problem))
                .map(problem ->
                        problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage());
    }

    /** The system's words for it may be in any language, but nothing else can go wrong with a pipe. */
    private boolean isClosedPipe(IOException problem) {
        return String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT).contains("pipe") || toPipe.getAsBoolean();
    }

    /** Nothing follows a failure: half a result with a gap in it would be worse than its beginning. */
    private static final class FirstFailure extends OutputStream {

        private final OutputStream to;
        private IOException failure;

        FirstFailure(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int start, int length) throws IOException {
            refuseAfterFailure();
            try {
                to.write(bytes, start, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public void flush() throws IOException {
            refuseAfterFailure();
            try {
                to.flush();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        private void refuseAfterFailure() throws IOException {
            if (failure != null) {
                throw new IOException(failure);
            }
        }
    }
}
