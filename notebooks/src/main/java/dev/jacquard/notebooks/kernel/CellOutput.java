package dev.jacquard.notebooks.kernel;

import com.google.gson.Gson;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishDisplayData;
import io.github.spencerpark.jupyter.messages.publish.PublishStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What cells print and display, in the order in which they did, sent in few messages.
 *
 * <p>A Jupyter server drops what comes faster than 1 000 messages or 1e6 bytes a second. Text is therefore gathered and sent
 * together: after a tenth of a second, when there is much of it, and when a cell ends; and more than the server takes is
 * held back until it does, whoever prints it waiting meanwhile. One thread sends everything: a cell's own may be stopped at
 * any time, also within a message.
 */
final class CellOutput implements AutoCloseable {

    private static final long GATHER_MILLIS = 100;
    private static final int MOST_CHARS_OF_A_MESSAGE = 1 << 16;
    private static final int MOST_CHARS_WAITING = 1 << 20;
    /** Below the server's 1e6 over each three seconds, together with what is let through at once. */
    private static final double BYTES_PER_SECOND = 0.75e6;

    private static final double BYTES_AT_ONCE = 0.6e6;
    /** What a message counts besides its text: its headers, and that messages are counted too. */
    private static final int BYTES_OF_A_MESSAGE = 1_100;

    /** One message: text of a stream, or something displayed. */
    private record Part(PublishStream.StreamType stream, StringBuilder text, DisplayData display) {}

    private final Deque<Part> waiting = new ArrayDeque<>();
    private final Gson gson = new Gson();
    private final Thread sender = new Thread(this::sendAll, "cell output");
    private Consumer<Object> channel = message -> {};
    private long added;
    private long sent;
    private long wanted;
    private int chars;
    private boolean closed;
    private double allowance = BYTES_AT_ONCE;
    private long allowedAt = System.nanoTime();

    CellOutput() {
        sender.setDaemon(true);
        sender.start();
    }

    /** Where messages go from now on; what still waits goes there too. */
    synchronized void sendTo(Consumer<Object> newChannel) {
        channel = newChannel;
    }

    /** A stream whose bytes are sent as UTF-8 text. */
    PrintStream stream(PublishStream.StreamType type) {
        return new PrintStream(new Encoded(type), false, StandardCharsets.UTF_8);
    }

    /** Shows something behind what was printed before. */
    synchronized void display(DisplayData data) {
        waiting.add(new Part(null, null, data));
        added++;
        notifyAll();
    }

    /** Returns when everything printed and displayed before is sent. */
    synchronized void flush() {
        wanted = added;
        notifyAll();
        long upTo = added;
        boolean stopped = false;
        while (sent < upTo && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
        if (stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        flush();
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }

    private synchronized void print(PublishStream.StreamType stream, CharSequence text) {
        Part last = waiting.peekLast();
        if (last == null || last.stream() != stream || last.text().length() >= MOST_CHARS_OF_A_MESSAGE) {
            last = new Part(stream, new StringBuilder(), null);
            waiting.add(last);
            added++;
            notifyAll();
        }
        last.text().append(text);
        chars += text.length();
        while (chars > MOST_CHARS_WAITING && !closed && Thread.currentThread() != sender) {
            try {
                wait();
            } catch (InterruptedException e) {
                // The cell is being stopped: let it go on to where it ends.
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void sendAll() {
        try {
            for (Part part = next(); part != null; part = next()) {
                send(part);
                synchronized (this) {
                    sent++;
                    notifyAll();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                closed = true;
                notifyAll();
            }
        }
    }

    /** Waits for the next message to be due; null at the end. */
    private synchronized Part next() throws InterruptedException {
        while (waiting.isEmpty()) {
            if (closed) {
                return null;
            }
            wait();
        }
        long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GATHER_MILLIS);
        while (isGrowing()) {
            long left = TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        Part part = waiting.remove();
        chars -= part.text() == null ? 0 : part.text().length();
        notifyAll();
        return part;
    }

    private boolean isGrowing() {
        Part first = waiting.element();
        return !closed
                && wanted <= sent
                && waiting.size() == 1
                && first.text() != null
                && first.text().length() < MOST_CHARS_OF_A_MESSAGE;
    }

    private void send(Part part) throws InterruptedException {
        Object message = part.display() == null
                ? new PublishStream(part.stream(), part.text().toString())
                : new PublishDisplayData(part.display());
        waitForAllowance(gson.toJson(part.display() == null ? part.text().toString() : part.display())
                .length());
        Consumer<Object> now;
        synchronized (this) {
            now = channel;
        }
        now.accept(message);
    }

    private void waitForAllowance(int bytes) throws InterruptedException {
        long now = System.nanoTime();
        allowance = Math.min(BYTES_AT_ONCE, allowance + (now - allowedAt) * 1e-9 * BYTES_PER_SECOND)
                - bytes
                - BYTES_OF_A_MESSAGE;
        allowedAt = now;
        if (allowance < 0) {
            TimeUnit.NANOSECONDS.sleep((long) (-allowance / BYTES_PER_SECOND * 1e9));
        }
    }

    /** Bytes on their way to text; those of a character that is not complete yet are kept. */
    private final class Encoded extends OutputStream {

        private final PublishStream.StreamType type;
        private final CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        private byte[] begun = {};

        Encoded(PublishStream.StreamType type) {
            this.type = type;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            CharBuffer text = decode(bytes, offset, length);
            if (text.hasRemaining()) {
                print(type, text);
            }
        }

        private synchronized CharBuffer decode(byte[] bytes, int offset, int length) {
            ByteBuffer all = ByteBuffer.allocate(begun.length + length);
            all.put(begun).put(bytes, offset, length).flip();
            CharBuffer text = CharBuffer.allocate(all.remaining() + 1);
            decoder.decode(all, text, false);
            begun = new byte[all.remaining()];
            all.get(begun);
            return text.flip();
        }
    }
}
