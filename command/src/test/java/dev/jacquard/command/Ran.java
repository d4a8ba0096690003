package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A command that ran within the test: its exit code and what it wrote. */
record Ran(int code, String out, String err) {

    static Ran jacquard(String... arguments) {
        return withInput("", arguments);
    }

    static Ran withInput(String input, String... arguments) {
        return of(input, Map.of(), () -> false, arguments);
    }

    /** With these variables of the environment, and somebody who can be asked or not. */
    static Ran of(String input, Map<String, String> environment, BooleanSupplier asks, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = Jacquard.run(Terminal.of(in, out, err, false).with(environment, asks), arguments);
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Bad input: exit code 2, nothing on standard output, exactly one line on standard error. */
    void refusedWith(String line) {
        assertThat(err).isEqualTo(line + "\n");
        assertThat(out).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    /** Success, without notes or warnings. */
    String done() {
        assertThat(err).isEmpty();
        assertThat(code).isZero();
        return out;
    }
}
