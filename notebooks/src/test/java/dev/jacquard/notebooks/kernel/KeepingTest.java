package dev.jacquard.notebooks.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No value of an earlier cell is lost in silence, and what is typed anew takes effect at once. */
class KeepingTest {

    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        client = new Client();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import java.awt.geom.*;",
                "\nimport java.awt.event.*;",
                "// charts\nimport java.awt.image.*;",
                "int zz = 1;\nimport java.awt.color.*;",
                "import java.util.zip.*;\nimport java.util.jar.*;",
                "/* two\nlines */ import java.util.concurrent.*;",
                "import java.util.List;\nimport static java.lang.Math.*;",
                "import\n  java.util.logging.*;"
            })
    void anImportTakesNothingAway(String imports) {
        run("var a = new ArrayList<>(List.of(1));\nInteger boxed = 3;\nvar f = (Supplier<Integer>) () -> a.size();");
        run(
                "record Kept(int a) {}\nvar kept = new Kept(4);\nList<Kept> all = List.of(kept);\nvoid more() { a.add(1); }");
        assertThat(client.run(imports).printed()).isEmpty();
        assertThat(shown("a + \" \" + boxed + \" \" + f.get() + \" \" + kept + all"))
                .isEqualTo("[1] 3 1 Kept[a=4][Kept[a=4]]");
        assertThat(shown("more();\nf.get()")).isEqualTo("2");
    }

    @Test
    void anEditedMethodTakesEffectInItsCallersAndTakesNoValueAway() {
        run("double loss(double flop) { return 2.57 * Math.pow(flop / 1e22, -0.05); }");
        run("var at = loss(1e23);\ndouble twice(double flop) { return 2 * loss(flop); }");
        run("record Law(double flop) { double value() { return loss(flop); } }\nvar law = new Law(1e22);");
        run(
                "DoubleUnaryOperator lambda = flop -> loss(flop);\nvar other = new Object() { double value() { return loss(1e22); } };");
        String before = shown("at");
        assertThat(client.run("double loss(double flop) { return 2.60 * Math.pow(flop / 1e22, -0.05); }")
                        .printed())
                .isEmpty();
        assertThat(shown("at")).isEqualTo(before).isNotEqualTo("0.0");
        assertThat(shown("twice(1e22)")).isEqualTo("5.2");
        assertThat(shown("law.value()")).isEqualTo("2.6");
        assertThat(shown("lambda.applyAsDouble(1e22)")).isEqualTo("2.6");
        assertThat(shown("other.value()")).isEqualTo("2.6");
        // One that the JVM cannot redefine: it has a lambda more than the one before.
        run("double loss(double flop) { return DoubleStream.of(1, 2).map(x -> x * 2).sum(); }");
        assertThat(shown("twice(1e22) + \" \" + law.value() + \" \" + lambda.applyAsDouble(1) + \" \" + other.value()"))
                .isEqualTo("12.0 6.0 6.0 6.0");
        assertThat(shown("at")).isEqualTo(before);
    }

    @Test
    void aChangedTypeDropsTheVariablesOfItAndSaysSo() {
        run("record P(int a) { int twice() { return 2 * a; } }\nrecord Q(P p) {}\nint use(P p) { return p.twice(); }");
        run(
                "var p = new P(3);\nvar ps = new ArrayList<P>(List.of(p));\nvar q = new Q(p);\nObject any = p;\nint n = p.twice();");
        run(
                "P[] array = {p};\nMap<String, List<P>> nested = Map.of();\nFunction<P, Integer> function = P::a;\nint size() { return ps.size(); }");
        String said =
                client.run("record P(int a) { int twice() { return 20 * a; } }").printed();
        for (String name : new String[] {"p", "ps", "q", "array", "nested", "function"}) {
            assertThat(said)
                    .containsPattern("(?m)^" + name
                            + " is dropped: its type .* became another class in cell \\d+; run cell \\d+ again");
            assertThat(client.run(name).error()).contains("cannot find symbol", name + " is dropped: its type");
        }
        assertThat(said).doesNotContain("any", "\nn is");
        assertThat(shown("any")).isEqualTo("P[a=3]");
        assertThat(shown("n")).isEqualTo("6");
        assertThat(client.run("size()").error()).contains("variable ps", "ps is dropped: its type");
        assertThat(shown("use(new P(3))")).isEqualTo("60");
        run("var p = new P(5);");
        assertThat(shown("p.twice()")).isEqualTo("100");
        run("var ps = new ArrayList<P>(List.of(p));");
        assertThat(shown("size()")).isEqualTo("1");
    }

    @Test
    void aTypeThatIsRunAgainUnchangedKeepsItsValues() {
        String type = "record Same(int a) {\n    // a comment\n    int twice() { return 2 * a; }\n}";
        run(
                type
                        + "\nenum Kind { A, B }\ninterface Shape { double area(); }\nclass Counter { static int made; Counter() { made++; } }");
        run("var same = new Same(1);\nvar kind = Kind.B;\nShape shape = () -> 4;\nvar counter = new Counter();");
        String again = type.replace("// a comment", "/* another\n */") + "\nenum Kind { A,   B }\n"
                + "interface Shape { double area(); }\nclass Counter { static int made; Counter() { made++; } }";
        assertThat(client.run("import java.beans.*;\n" + again).printed()).isEmpty();
        assertThat(
                        shown(
                                "same.twice() + \" \" + kind + \" \" + shape.area() + \" \" + Counter.made + (counter != null)"))
                .isEqualTo("2 B 4.0 1true");
        assertThat(client.run("enum Kind { A, B, C }").printed()).contains("kind is dropped");
    }

    @Test
    void aVariableDeclaredAgainIsTheNewOneEverywhere() {
        run(
                "var scale = 2;\nrecord Scaled(int a) { int value() { return scale * a; } }\nvar scaled = new Scaled(5);\nint triple() { return 3 * scale; }");
        run("IntSupplier late = () -> scale;");
        run("var scale = 7;");
        assertThat(shown("scaled.value() + \" \" + triple() + \" \" + late.getAsInt()"))
                .isEqualTo("35 21 7");
        run("var scale = IntStream.of(1, 2).map(x -> x + 1).sum();");
        assertThat(shown("scaled.value() + \" \" + triple() + \" \" + late.getAsInt()"))
                .isEqualTo("25 15 5");
        run("double scale = 0.5;\n");
        assertThat(client.run("triple()").error()).contains("lossy");
        run("double triple() { return 3 * scale; }");
        assertThat(shown("triple()")).isEqualTo("1.5");
    }

    @Test
    void aVariableOutlivesTheLineThatMadeIt() {
        run("int made() { return 4; }\nint unmade() { return 5; }");
        run("var four = made();\nList<Integer> five = List.of(unmade());\nint more() { return four + five.get(0); }");
        assertThat(client.run("String made() { return \"four\"; }").printed()).isEmpty();
        run("String unmade() { return \"five\"; }\nimport java.rmi.*;");
        assertThat(shown("four + \" \" + five + more()")).isEqualTo("4 [5]9");
        run("four = 6;\nimport java.sql.*;");
        assertThat(shown("more()")).isEqualTo("11");
    }

    @Test
    void aDeclarationThatDoesNotCompileTakesNothingAway() {
        run(
                "int x = 1;\nint half(int a) { return a / 2; }\nint quarter(int a) { return half(half(a)); }\nrecord R(int a) {}\nvar r = new R(1);");
        assertThat(client.run("int x = \"text\";").status()).isEqualTo("error");
        assertThat(client.run("int half(int a) { return \"text\"; }").status()).isEqualTo("error");
        assertThat(client.run("record R(int a) { int b() { return \"text\"; } }")
                        .status())
                .isEqualTo("error");
        assertThat(shown("x + \" \" + quarter(8) + \" \" + r")).isEqualTo("1 2 R[a=1]");
    }

    @Test
    void aVariableWhoseFirstValueFailsIsNotThere() {
        assertThat(client.run("int number = Integer.parseInt(\"q\");").error()).contains("NumberFormatException");
        assertThat(client.run("number").error())
                .contains("number has no value: the line that declares it failed in cell");
        run("int number = 3;");
        client.run("int number = Integer.parseInt(\"q\");");
        assertThat(shown("number")).isEqualTo("3");
    }

    @Test
    void anImportThatGivesANameAnotherMeaningTakesNoValueAway() {
        run(
                "import dev.jacquard.charts.Point;\nvar dot = new Point(1, 2);\nvar dots = new ArrayList<Point>(List.of(dot));\n"
                        + "double first(List<Point> some) { return some.get(0).x(); }");
        assertThat(client.run("import java.awt.Point;").printed()).isEmpty();
        assertThat(shown("dots.get(0).x() + \" \" + dot.y()")).isEqualTo("1.0 2.0");
        assertThat(shown("new Point(1, 2).getX()")).isEqualTo("1.0");
        assertThat(client.run("first(dots)").status()).isEqualTo("error");
        run("import dev.jacquard.charts.Point;");
        assertThat(shown("first(dots)")).isEqualTo("1.0");
    }

    @Test
    void anImportThatMakesANameAmbiguousTakesNoValueAway() {
        run(
                "List<Integer> some = new ArrayList<>(List.of(1));\nvar more = List.of(2);\nint sum() { return some.get(0) + more.get(0); }");
        run("import java.awt.*;");
        assertThat(shown("some.get(0) + more.get(0)")).isEqualTo("3");
        run("some.set(0, 5);\nimport java.util.List;");
        assertThat(shown("sum()")).isEqualTo("7");
    }

    @Test
    void typesAndMethodsOfOneCellMayNameEachOther() {
        run("class Node { Edge edge; }\nclass Edge { Node node; }\nvar node = new Node();\nnode.edge = new Edge();");
        run(
                "sealed interface Form permits Disc, Box {}\nrecord Disc(double r) implements Form {}\nrecord Box(double a) implements Form {}");
        run(
                "boolean even(int n) { return n == 0 || odd(n - 1); }\nboolean odd(int n) { return n != 0 && even(n - 1); }");
        assertThat(shown("node.edge.node == null && even(10) && new Disc(1) instanceof Form"))
                .isEqualTo("true");
        assertThat(client.run("class Alone { Nowhere nowhere; }\nint fine = 1;").error())
                .contains("unknown: class Nowhere", "line 1");
        assertThat(client.run("record One(Two two) {}\nnew One(null)\nrecord Two(One one) {}")
                        .error())
                .contains("One cannot be used yet: unknown: class Two", "line 2");
        run("boolean even(int n) { return true; }");
        assertThat(shown("odd(4)")).isEqualTo("true");
    }

    @Test
    void withoutTheAgentTheRuleHoldsWhereverItIsNotThatOfTheJvm() throws Exception {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try (Cells cells = new Cells(classPath, java.util.Optional.empty())) {
            cells.run(
                    1,
                    "int f() { return 1; }\nint g() { return f(); }\nvar one = f();\nList<Integer> ones = List.of(f());\nrecord P(int a) {}\nvar p = new P(1);",
                    value -> {});
            cells.run(2, "\nimport java.awt.geom.*;\nint f() { return 2; }", value -> {});
            assertThat(cells.run(3, "\"\" + f() + g() + one + ones + p", value -> {}))
                    .hasValue("221[1]P[a=1]");
            cells.run(4, "var one = 5;\nimport java.awt.*;", value -> {});
            assertThat(cells.run(5, "one", value -> {})).hasValue(5);
            cells.run(6, "record P(int a) { int b() { return 1; } }", value -> {});
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> cells.run(7, "p", value -> {}))
                    .isInstanceOf(CellFailure.class);
        }
    }

    private static void run(String cell) {
        Client.Outcome outcome = client.run(cell);
        assertThat(outcome.status()).as(() -> cell + "\n" + outcome.error()).isEqualTo("ok");
    }

    private static String shown(String cell) {
        Client.Outcome outcome = client.run(cell);
        assertThat(outcome.status()).as(() -> cell + "\n" + outcome.error()).isEqualTo("ok");
        return outcome.shown("text/plain");
    }
}
