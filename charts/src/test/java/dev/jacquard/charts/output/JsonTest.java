package dev.jacquard.charts.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void fieldsKeepTheirOrderAndNumbersTheirDigits() {
        String text = Json.document()
                .put("z", 0.1 + 0.2)
                .put("a", 2e-3)
                .put("whole", 70)
                .put("text", "ı\"\n")
                .put("none", (String) null)
                .put("list", List.of(1.5, "x", Json.object().put("yes", true)))
                .text();
        assertThat(text)
                .isEqualTo("{\n  \"format\": 1,\n  \"z\": 0.30000000000000004,\n  \"a\": 0.002,\n  \"whole\": 70,\n"
                        + "  \"text\": \"ı\\\"\\n\",\n  \"none\": null,\n  \"list\": [\n    1.5,\n    \"x\",\n    {\n"
                        + "      \"yes\": true\n    }\n  ]\n}\n");
    }

    @Test
    void numbersHaveTheFewestDigitsOnEveryJavaVersion() {
        // Java before 19 itself prints 8.409999999999999E21 here.
        assertThat(Json.object().put("x", 8.41E21).text()).contains("\"x\": 8.41E21\n");
    }

    @Test
    void whatIsNoNumberBecomesNullWithAReason() {
        assertThat(Json.object()
                        .put("x", Double.NaN)
                        .put("limit", Double.POSITIVE_INFINITY, "no ceiling")
                        .put("y", 1)
                        .text())
                .isEqualTo(
                        "{\n  \"x\": null,\n  \"limit\": null,\n  \"y\": 1,\n  \"why\": \"x: undefined; limit: no ceiling\"\n}\n");
        assertThatThrownBy(() -> Json.object().put("x", List.of(Double.NaN)).text())
                .hasMessageContaining("finite numbers");
    }
}
