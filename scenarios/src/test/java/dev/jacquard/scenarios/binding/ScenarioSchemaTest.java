package dev.jacquard.scenarios.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScenarioSchemaTest {

    /** Set to {@code true} to write the shipped schema anew: {@code mvn test -Djacquard.schema=write}. */
    private static final boolean WRITE = "write".equals(System.getProperty("jacquard.schema"));

    @Test
    void theShippedSchemaIsTheOneTheBinderKnows() throws IOException {
        Path shipped = Path.of("..", "docs", "scenario.schema.json");
        if (WRITE) {
            Files.createDirectories(shipped.getParent());
            Files.writeString(shipped, ScenarioSchema.text());
        }
        assertThat(Files.readString(shipped)).isEqualTo(ScenarioSchema.text());
    }

    @Test
    void theSchemaRequiresWhatTheBinderRequires() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(ScenarioSchema.text());
        JsonNode claim = schema.at("/properties/claims/items");
        assertThat(claim.at("/properties/evidence/enum").toString()).isEqualTo("[\"A\",\"B\",\"C\",\"D\"]");
        assertThat(claim.at("/additionalProperties").asBoolean(true)).isFalse();
        assertThat(schema.at("/required").toString()).isEqualTo("[\"format\",\"id\"]");
    }
}
