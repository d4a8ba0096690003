package dev.jacquard.charts.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanedTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x0B, 0x0D, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9D, 0x9F, 0x180E, 0x200B, 0x2028, 0x2029,
                0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0x206F, 0xFEFF, 0xFFF9,
                0xE0001, 0xE0041, 0xE007F
            })
    void whatATerminalObeysIsAQuestionMark(int character) {
        String text = "a" + Character.toString(character) + "b";
        assertThat(Cleaned.text(text)).isEqualTo("a?b");
    }

    /** Persian, Hindi, Hebrew, emoji of several parts, thin spaces and the minus sign. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "می\u200Cخواهم",
                "क्\u200Dष",
                "שלום\u200F!",
                "👩\u200D💻",
                "❤\uFE0F",
                "1\u202F000",
                "−3",
                "a\u2061b",
                "co\u00ADop",
                "two\nlines\tand\r\na tab"
            })
    void whatScriptsNeedStays(String text) {
        assertThat(Cleaned.text(text)).isEqualTo(text);
        assertThat(Cleaned.json(text)).isEqualTo(text);
    }

    @Test
    void aLineHasNoBreaks() {
        assertThat(Cleaned.line(" a\r\n  b\u0085c\u2028d\n\n")).isEqualTo("a b c d");
    }

    @Test
    void jsonLosesNothing() throws IOException {
        String text = "\u001b]0;pwn\u0007\u009b2J\u007f\u202e\uFEFF\uDB40\uDC41end";
        String json = Json.document().put(text, text).text();
        assertThat(json.chars()).allMatch(c -> c == '\n' || c >= ' ' && c <= '~');
        assertThat(new ObjectMapper().readTree(json).get(text).asText()).isEqualTo(text);
    }

    @Test
    void csvCellsAreCleanedAndKeepTheirColumns() {
        assertThat(Csv.text(List.of("a\u001b[2J", "b"), List.of(List.of("x\ry", "\u202e=1"))))
                .isEqualTo("a?[2J,b\nx?y,?=1\n");
    }

    @Test
    void aWriterCleansHoweverItIsWrittenTo() throws IOException {
        StringWriter out = new StringWriter();
        try (Writer writer = Cleaned.writer(out)) {
            writer.write(0x1B);
            writer.write("a\u0007b".toCharArray());
            writer.write("xx\u009byy", 2, 2);
            writer.append("\u007f").append('\u0000');
        }
        assertThat(out).hasToString("?a?b?y??");
    }
}
