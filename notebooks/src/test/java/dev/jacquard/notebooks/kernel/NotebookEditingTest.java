package dev.jacquard.notebooks.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people do with a notebook: run it, edit a cell in the middle, run that again and go on. */
@Tag("once")
class NotebookEditingTest {

    private static final Pattern DECLARES = Pattern.compile(
            "(?m)^(import|public record|record|class|enum|interface|(?!for|if|while|try)[\\w<>]+ \\w+\\(.*\\) \\{$)");
    private static final Pattern METHOD =
            Pattern.compile("(?m)^((?!for|if|while|try|public|record|class|new)[\\w<>]+ \\w+\\(.*\\) \\{)$");

    @BeforeAll
    static void attach() throws IOException {
        Agent.attach();
    }

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath())) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    /** Cells that declare a type or a method or import something, and the one in the middle: what others depend on. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void anEditedCellTakesNoValueOfAnotherAway(Path notebook) throws Exception {
        List<String> code = codeCells(notebook);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (Cells cells = new Cells(classPath)) {
            Map<Integer, List<String>> made = new HashMap<>();
            for (int k = 0; k < code.size(); k++) {
                Map<String, Object> known = cells.variables();
                run(cells, k, code.get(k));
                made.put(
                        k,
                        cells.variables().keySet().stream()
                                .filter(name -> !known.containsKey(name))
                                .toList());
            }
            int edited = 0;
            for (int k = 0; k < code.size(); k++) {
                if (DECLARES.matcher(code.get(k)).find() || k == code.size() / 2) {
                    Map<String, Object> others = new HashMap<>(cells.variables());
                    made.get(k).forEach(others::remove);
                    run(cells, k, edited(code.get(k)));
                    Map<String, Object> now = cells.variables();
                    others.forEach((name, value) -> assertThat(now).as(name).containsEntry(name, value));
                    edited++;
                }
            }
            assertThat(edited).isPositive();
            for (int k = code.size() / 2 + 1; k < code.size(); k++) {
                run(cells, k, code.get(k));
            }
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("is dropped");
    }

    /** A remark before and behind, an import on demand in between, and a statement more in each method. */
    private static String edited(String cell) {
        return "\n// tried again\nimport java.awt.geom.*;\n"
                + METHOD.matcher(cell).replaceAll("$1 int unused = 1;") + "\n// so far";
    }

    private static void run(Cells cells, int k, String cell) {
        PrintStream before = System.out;
        try {
            System.setOut(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
            cells.run(k + 1, cell, value -> {});
        } catch (CellFailure e) {
            throw new AssertionError(cell + "\n" + String.join("\n", e.lines()), e);
        } finally {
            System.setOut(before);
        }
    }

    private static List<String> codeCells(Path notebook) throws IOException {
        List<String> cells = new ArrayList<>();
        JsonObject json = JsonParser.parseString(Files.readString(notebook)).getAsJsonObject();
        for (JsonElement cell : json.getAsJsonArray("cells")) {
            if (cell.getAsJsonObject().get("cell_type").getAsString().equals("code")) {
                StringBuilder source = new StringBuilder();
                cell.getAsJsonObject().getAsJsonArray("source").forEach(line -> source.append(line.getAsString()));
                cells.add(source.toString());
            }
        }
        return cells;
    }
}
