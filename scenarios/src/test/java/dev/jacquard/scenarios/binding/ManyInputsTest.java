package dev.jacquard.scenarios.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.scenarios.argument.ScenarioException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The most inputs that a record holds, and what to do with more. */
class ManyInputsTest {

    private static final int MOST_NUMBERS = 127;
    private static final int MOST_SWITCHES = 254;

    private static String components(String type, int count) {
        return IntStream.range(0, count).mapToObj(i -> type + " x" + i).collect(Collectors.joining(", "));
    }

    private static String sum(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + "x" + i).collect(Collectors.joining(" + "));
    }

    private static ModelShape shape(String components, String inside, String sum) {
        return ModelShape.of(ModelCode.compile("public record Model(" + components + ") {\n" + inside
                + "  public record Outputs(double sum) {}\n  public Outputs outputs() {\n    return new Outputs(" + sum
                + ");\n  }\n}\n"));
    }

    private static double asked(ModelShape shape, Object one) throws Throwable {
        Object[] leaves = new Object[shape.inputs().size()];
        Arrays.fill(leaves, one);
        return (Double) shape.run(leaves)[0];
    }

    @Test
    void aRecordTakesAsManyNumbersAsJavaAllows() throws Throwable {
        ModelShape shape = shape(components("double", MOST_NUMBERS), "", sum("", MOST_NUMBERS));
        assertThat(shape.inputs()).hasSize(MOST_NUMBERS);
        assertThat(asked(shape, 1.0)).isEqualTo(MOST_NUMBERS);
    }

    @Test
    void aRecordTakesAsManySwitchesAsJavaAllows() throws Throwable {
        ModelShape shape = shape(components("boolean", MOST_SWITCHES), "", "x0 ? 1 : 0");
        assertThat(asked(shape, true)).isEqualTo(1);
        assertThat(asked(shape, false)).isZero();
    }

    @Test
    void whatTheLargestRecordsThrowIsThrown() {
        ModelShape shape = shape(
                components("boolean", MOST_SWITCHES),
                "  public Model { if (x0) throw new ArithmeticException(\"no\"); }\n",
                "1");
        assertThatThrownBy(() -> asked(shape, true))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("no");
    }

    @Test
    void moreThanTheseAreRefusedWithWhatToDo() {
        assertThatThrownBy(() -> shape(components("double", 250), "", "x0"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("Model.java:1")
                .hasMessageContaining(
                        "too many parameters (expected: a record of at most 127 numbers, or 254 switches and"
                                + " words); put inputs that belong together into records of their own: group.input in"
                                + " scenario.yaml");
    }

    @Test
    void groupsOfInputsHoldAnyNumber() throws Throwable {
        String groups = "  public record Group(" + components("double", 125) + ") {}\n";
        ModelShape shape = shape(
                "Group a, Group b",
                groups,
                sum("a.", 125).replaceAll("(x\\d+)", "$1()") + " + "
                        + sum("b.", 125).replaceAll("(x\\d+)", "$1()"));
        assertThat(shape.inputs()).hasSize(250);
        assertThat(shape.inputs().get(249).name()).isEqualTo("b.x124");
        assertThat(asked(shape, 1.0)).isEqualTo(250);
    }
}
