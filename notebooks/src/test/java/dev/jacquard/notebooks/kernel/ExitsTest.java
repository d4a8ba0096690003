package dev.jacquard.notebooks.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cell that would end the kernel is refused when it is compiled; were it not, this test would end. */
class ExitsTest {

    private Cells cells;

    @BeforeAll
    static void attach() throws IOException {
        Agent.attach();
    }

    @BeforeEach
    void start() throws CellFailure {
        cells = new Cells(System.getProperty("java.class.path"));
        run(1, "int kept = 41;");
    }

    @AfterEach
    void stop() {
        cells.close();
    }

    private Optional<Object> run(int number, String code) throws CellFailure {
        return cells.run(number, code, value -> {});
    }

    private CellFailure refused(String code) {
        return catchThrowableOfType(CellFailure.class, () -> run(2, code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    System.exit(0);                                        | System.exit
                    Runtime.getRuntime().exit(1);                          | Runtime.exit
                    Runtime.getRuntime().halt(1);                          | Runtime.halt
                    var runtime = Runtime.getRuntime(); runtime.halt(2);   | Runtime.halt
                    IntConsumer end = System::exit;                        | System.exit
                    Runnable end = () -> System.exit(3);                   | System.exit
                    void end() { System.exit(4); }                         | System.exit
                    class End { void end() { System.exit(5); } }           | System.exit
                    record End(int x) { public End { if (x < 0) System.exit(6); } } | System.exit
                    if (kept > 100) System.exit(7);                        | System.exit
                    import static java.lang.System.exit; exit(8);          | System.exit
                    """)
    void isRefusedByNameWithItsLineAndNothingIsLost(String code, String name) throws CellFailure {
        CellFailure failure = refused("int line1 = 1;\n// two\n" + code);
        assertThat(failure.shown()).hasMessageStartingWith(name + " would end the kernel");
        assertThat(failure.shown())
                .hasMessageContaining("shut the kernel down")
                .hasMessageEndingWith("(cell 2, line 3)");
        assertThat(failure.lines()).contains("--> " + code);
        assertThat(run(3, "kept + line1")).contains(42);
    }

    @Test
    void theLineIsTheOneOfTheCall() {
        assertThat(refused("void end() {\n  int code = 1;\n\n  System.exit(code);\n}")
                        .lines())
                .contains("-->   System.exit(code);");
    }

    @Test
    void whatWasRefusedIsForgottenAndCanBeWrittenAnew() throws CellFailure {
        refused("int end() { System.exit(1); return 1; }");
        assertThat(catchThrowableOfType(CellFailure.class, () -> run(3, "end()")))
                .isNotNull();
        run(4, "int end() { return 7; }");
        assertThat(run(5, "end()")).contains(7);
    }

    /** What was to be replaced is there as before, and so is what rests on it. */
    @Test
    void anEditThatWouldEndTheKernelTakesNothingAway() throws CellFailure {
        run(3, "int f() { return 2; }");
        run(4, "int g() { return 10 * f(); }\nvar made = new ArrayList<>(List.of(g()));");
        assertThat(refused("int f() { System.exit(1); return 3; }").shown()).hasMessageStartingWith("System.exit");
        assertThat(run(5, "made.get(0) + g() + f()")).contains(42);
        run(6, "int f() { return 3; }");
        assertThat(run(7, "made.get(0) + g() + f()")).contains(53);
    }

    @Test
    void namesLikeItAreNoExit() throws CellFailure {
        assertThat(run(2, "int exit(int x) { return x + 1; }\nexit(1) + \"System.exit(0)\".length()"))
                .contains(16);
    }
}
