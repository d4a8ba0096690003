package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

class SourceTextTest {

    private static final int MADE_UP = 20_000;

    /** What readers of YAML trip over, put into real files at random places. */
    private static final List<String> ODD = List.of(
            "\"",
            "'",
            ": ",
            ":",
            " #",
            "#",
            "\n",
            "\n\n",
            "\n  ",
            "\n    ",
            " ",
            "  ",
            "- ",
            "-",
            "? ",
            "|",
            ">",
            ">-",
            ">+",
            "&a ",
            "*a",
            "!!int ",
            "[",
            "]",
            "{",
            "}",
            ",",
            "%",
            "@",
            "`",
            "\\",
            "\\n",
            "\\x",
            "~",
            "null",
            "---\n",
            "...\n",
            "\t",
            "\r",
            "\r\n",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\ufeff",
            "\u0130",
            "key: value\n",
            "  key: value\n",
            "<<: *a\n",
            "\"a\": b\n",
            "'a': b\n",
            "a:\n  b: c\n",
            "text: >-\n  one\n  two\n\n  three\n");

    @Test
    void aValueIsTheSameTextPlainOrInEitherQuotationMarks() {
        SourceEntry said = SourceText.read("source.yaml", """
                # A comment.
                plain: the papers' tables, 50 % # not this
                double: "a \\"b\\": c # this too"
                single: 'it''s: here'
                number: 2023
                """);
        assertThat(texts(said))
                .containsExactly(
                        Map.entry("plain", "the papers' tables, 50 %"),
                        Map.entry("double", "a \"b\": c # this too"),
                        Map.entry("single", "it's: here"),
                        Map.entry("number", "2023"));
        assertThat(said.child("single").line()).isEqualTo(4);
    }

    @Test
    void aLongTextGoesOnBelowAndEntriesStandFurtherIn() {
        SourceEntry said = SourceText.read("source.yaml", """
                notes: >-
                  One line
                  and the next: # no comment.

                  A second paragraph.
                citations:
                  gunther:
                    year: 2007
                last: 1
                """);
        assertThat(said.said("notes")).isEqualTo("One line and the next: # no comment.\nA second paragraph.");
        assertThat(said.child("citations").child("gunther").said("year")).isEqualTo("2007");
        assertThat(said.child("citations").child("gunther").child("year").place())
                .isEqualTo("source.yaml:8 year");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: [1, 2] | s:1: [1, 2] (expected: in quotation marks, since YAML would not take it for a text)",
                "a: Cerebras: open | s:1: Cerebras: open (expected: in quotation marks, since YAML would not take it for a text)",
                "a: \"open | s:1: \"open (expected: quotation marks closed on the same line, and nothing behind them)",
                "a: 'b' c | s:1: 'b' c (expected: quotation marks closed on the same line, and nothing behind them)",
                "a: \"b\\q\" | s:1: \\q (expected: \\\", \\\\ or \\n)",
                "a | s:1: a (expected: key: value, or a comment that begins with #)",
                "- a: b | s:1: - a: b (expected: key: value, or a comment that begins with #)",
                "a: 1~a: 2 | s:2: a (expected: each key once)",
                "a: 1~  b: 2 | s:2: b: 2 (expected: a line as far in as those above it)",
                "a:~  b: 1~   c: 2 | s:3: c: 2 (expected: a line as far in as those above it)",
                "a:~  b: 1~ c: 2 | s:3: c: 2 (expected: a line as far in as those above it)",
                "a:~b: 1 | s:1: no value (expected: a value, or lines of key: value further in)",
                "a: >~  text | s:1: > (expected: >- and the text on the lines below, further in)",
                "a: >-~b: 1 | s:1: >- (expected: >- and the text on the lines below, further in)",
            })
    void whatIsNotPlainIsRefusedWithItsLine(String text, String message) {
        assertThatThrownBy(() -> SourceText.read("s", text.replace('~', '\n'))).hasMessage(message);
    }

    @Test
    void aTabIsRefused() {
        assertThatThrownBy(() -> SourceText.read("s", "a: 1\nb:\tc")).hasMessage("s:2: a tab (expected: blanks)");
    }

    @ParameterizedTest
    @MethodSource("dev.jacquard.data.Datasets#slugs")
    void whatShipsMeansTheSameToAReaderOfAllOfYaml(String slug) throws IOException {
        String text = shipped(slug);
        assertThat(values(SourceText.read(slug, text))).isEqualTo(yaml(text));
    }

    @Test
    void whateverIsAcceptedMeansTheSameToAReaderOfAllOfYaml() throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        int accepted = 0;
        for (int i = 0; i < MADE_UP; i++) {
            List<String> slugs = Datasets.slugs();
            String text = madeUp(shipped(slugs.get(i % slugs.size())), random);
            Map<String, Object> read;
            try {
                read = values(SourceText.read("made up", text));
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).as(text).startsWith("made up:").contains("(expected: ");
                continue;
            }
            accepted++;
            assertThat(read).as("number %s:%n%s", i, text).isEqualTo(yaml(text));
        }
        assertThat(accepted).isGreaterThan(MADE_UP / 20);
    }

    private static String madeUp(String text, SplittableRandom random) {
        String changed = text;
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int at = random.nextInt(changed.length());
            int until = Math.min(changed.length(), at + random.nextInt(3) * random.nextInt(12));
            changed = changed.substring(0, at) + ODD.get(random.nextInt(ODD.size())) + changed.substring(until);
        }
        return changed;
    }

    private static Object yaml(String text) {
        // Every scalar a text, as here.
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new FailsafeSchema())
                .setAllowDuplicateKeys(false)
                .build();
        return new Load(settings).loadFromString(text);
    }

    private static Map<String, Object> values(SourceEntry entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        entry.entries()
                .forEach((key, below) ->
                        values.put(key, below.text().<Object>map(text -> text).orElseGet(() -> values(below))));
        return values;
    }

    private static Map<String, String> texts(SourceEntry entry) {
        Map<String, String> texts = new LinkedHashMap<>();
        entry.entries().forEach((key, below) -> texts.put(key, below.text().orElseThrow()));
        return texts;
    }

    private static String shipped(String slug) throws IOException {
        try (InputStream in = Datasets.class.getResourceAsStream(slug + "/source.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
