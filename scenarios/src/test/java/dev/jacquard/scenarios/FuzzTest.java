package dev.jacquard.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Belief;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that a stranger could write: value notation, tables and scenario files. */
class FuzzTest {

    @TempDir
    private Path folder;

    /** What is read can be written down and read again. */
    @Test
    void valueNotation() {
        Fuzz.of(
                        List.of(
                                "= 2.5 /year",
                                "90%: 1 .. 3 h within 0.5 .. 100",
                                "80%: 0.2 .. 0.9 share beta within 0 .. 1",
                                "98%: 1e3 .. 2e6 lognormal",
                                "choice: ces (30) | correlation (25) | reviewQueue (45)",
                                "90%: 5 min .. 3 h mode 1 h triangular"),
                        "90%: ",
                        " .. ",
                        "within ",
                        "mode ",
                        "lognormal",
                        "normal",
                        "uniform",
                        "beta",
                        "triangular",
                        "choice: ",
                        " | ",
                        "= ",
                        "share",
                        "/year",
                        "h",
                        "min",
                        "FLOP",
                        "1e400",
                        "-1",
                        "%")
                .each("value notation", text -> {
                    Belief belief = Belief.parse(text, Unit.parse("h"));
                    assertThat(belief.toString()).isNotBlank();
                });
    }

    @Test
    void tables() {
        Fuzz.of(
                        List.of(
                                "parameters,tokens,loss\n7e7,3.5e8,4.25453\n1.6e8,8e8,3.63647\n",
                                "run;flop;loss\n\"a, b\";2.1e20;1,83585\nc;2.4e20;NA\n",
                                "sep=;\n# made by hand\nname;loss\n005;1.5\n",
                                ",parameters,loss\n0,1,2\n1,\"2  \",3\n"),
                        "\"",
                        "\"\"",
                        ",",
                        ";",
                        "\n",
                        "\r\n",
                        "NaN",
                        "NA",
                        "n/a",
                        "sep=;",
                        "#",
                        "loss",
                        "1e5",
                        "parameters")
                .each("table", text -> {
                    UserTable table = UserTable.of("runs.csv", text);
                    table.table();
                    for (String header : table.headers()) {
                        if (table.has(header)) {
                            assertThat(table.texts(header)).hasSize(table.rowCount());
                        }
                    }
                });
    }

    @Test
    void scenarioFiles() {
        Fuzz.of(
                        List.of(Folders.CURVES),
                        "inputs:",
                        "claims:",
                        "outputs:",
                        "format: 1",
                        "  - ",
                        "{",
                        "}",
                        "[",
                        "]",
                        "!!java.lang.String",
                        "&a ",
                        "*a",
                        "<<: *a",
                        "value: ",
                        "\"90%: 1 .. 2\"",
                        "when: ",
                        "x > 1",
                        "correlations:",
                        "- [x, other, 0.5]",
                        "extends: ",
                        "../other",
                        "? ",
                        "|",
                        ">",
                        "---",
                        "...",
                        "%YAML",
                        "title: ")
                .each("scenario.yaml", text -> {
                    Scenario scenario = Scenario.load(file(text), Models.Curves.class);
                    assertThat(scenario.run(2, 1).claims()).isNotNull();
                });
    }

    /** Half a surrogate pair becomes a question mark, as it does in any file. */
    private Path file(String text) {
        return Folders.curves(folder, new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
