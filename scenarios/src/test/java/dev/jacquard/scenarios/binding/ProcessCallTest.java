package dev.jacquard.scenarios.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.scenarios.argument.ScenarioException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessCallTest {

    private static final String MODEL = """
            import static java.lang.System.exit;
            import java.util.function.*;
            public record Model(double x) {
                public record Outputs(double twice) {}
                static { long l = 1L; double d = 2.5; if (l > 2) { throw new IllegalStateException("no"); } }
                public Outputs outputs() {
                    switch ((int) x) { case 1: case 2: case 3: return new Outputs(1); default: break; }
                    switch ("" + x) { case "a": return new Outputs(1); case "bcd": return new Outputs(2); default: }
                    HERE;
                    return new Outputs(2 * x);
                }
            }
            """;

    private static void refused(String code, String name) {
        assertThatThrownBy(() -> ModelCode.compile(MODEL.replace("HERE", code)))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("Model.java:9 calls: " + name + " (expected: a model that ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    System.exit(0)                                        | System.exit
                    exit(0)                                               | System.exit
                    Runtime.getRuntime().exit(1)                          | Runtime.exit
                    Runtime.getRuntime().halt(1)                          | Runtime.halt
                    IntConsumer end = System::exit                        | System.exit
                    IntConsumer end = Runtime.getRuntime()::halt          | Runtime.halt
                    IntConsumer end = c -> System.exit(c)                 | System.exit
                    new Object() { void end() { System.exit(0); } }.end() | System.exit
                    for (int wide = 0; wide < 70000; wide += 40000) exit(wide) | System.exit
                    Runtime.getRuntime().addShutdownHook(new Thread())    | Runtime.addShutdownHook
                    System.setOut(null)                                   | System.setOut
                    System.console()                                      | System.console
                    new java.io.FileOutputStream(java.io.FileDescriptor.out) | FileDescriptor.out
                    """)
    void isFoundWhenAModelIsCompiled(String code, String name) {
        refused(code, name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "String exit = \"System.exit\"",
                "System.out.println(\"Runtime.halt\")",
                "Runtime.getRuntime().availableProcessors()",
                "// System.exit(0)\n"
            })
    void wordsAndOtherCallsAreNoExits(String code) {
        assertThat(ModelCode.compile(MODEL.replace("HERE", code)).getSimpleName())
                .isEqualTo("Model");
    }

    @Test
    void bytesThatAreNoClassHaveNone() {
        assertThat(ProcessCall.of("x", new byte[] {1, 2, 3}, ProcessCall.EXITS)).isEmpty();
        assertThat(ProcessCall.of("x", new byte[200], ProcessCall.EXITS)).isEmpty();
    }

    /** Classes that javac and others made, with all that the format has. */
    @Test
    void everyClassIsReadToItsEnd() throws IOException {
        for (Class<?> type : List.of(
                String.class,
                java.util.stream.Collectors.class,
                java.math.BigDecimal.class,
                java.util.regex.Pattern.class,
                ClassFile.class,
                org.assertj.core.api.Assertions.class)) {
            try (InputStream in = type.getResourceAsStream(
                    type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class")) {
                assertThat(ClassFile.uses(in.readAllBytes()))
                        .as(type.getName())
                        .hasSizeGreaterThan(20)
                        .allMatch(use -> use.line() > 0 && !use.member().contains("null."));
            }
        }
    }
}
