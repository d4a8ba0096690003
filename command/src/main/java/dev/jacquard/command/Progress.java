package dev.jacquard.command;

import dev.jacquard.charts.output.Cleaned;
import dev.jacquard.scenarios.draws.ProgressListener;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Supplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A line on standard error that shows how long work has taken; only where a person watches, gone when the work is done. */
final class Progress {

    private Progress() {}

    /** Does the work under such a line. */
    static <T> T during(Jacquard jacquard, String task, Supplier<T> work) {
        if (!jacquard.showsProgress()) {
            return work.get();
        }
        ProgressBar bar = bar(task);
        try {
            return work.get();
        } finally {
            bar.close();
        }
    }

    /** Does the work under a line that shows how much of it is done. */
    static <T> T counting(Jacquard jacquard, String task, Function<ProgressListener, T> work) {
        if (!jacquard.showsProgress()) {
            return work.apply(ProgressListener.NONE);
        }
        ProgressBar bar = bar(task);
        try {
            return work.apply((done, total) -> bar.maxHint(total).stepTo(done));
        } finally {
            bar.close();
        }
    }

    /** One line that replaces itself. */
    static void line(String text) {
        PrintStream err = standardError();
        err.print("\r\u001b[K" + Cleaned.line(text));
        err.flush();
    }

    /** Past the terminal's own writer, which lets nothing through that moves the cursor. */
    private static PrintStream standardError() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }

    private static ProgressBar bar(String task) {
        PrintStream err = standardError();
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(err))
                .clearDisplayOnFinish()
                .build();
    }
}
