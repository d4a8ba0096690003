package dev.jacquard.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much memory runs need, by running them in little. */
@Tag("once")
class MemoryTest {

    private static final int CLAIMS = 2_000;

    @TempDir
    private Path place;

    private Path folder;

    @BeforeEach
    void writeAScenario() {
        folder = place.resolve("mine");
        Ran.jacquard("new", "--java", folder.toString());
    }

    private String within(String heap, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                Jacquard.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(place.resolve("out").toFile())
                .redirectError(place.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(place.resolve("err")))
                .isZero();
        return Files.readString(place.resolve("out"));
    }

    /** Eight columns of eight megabytes are held, and those of a variant beside them; before it was twice as much. */
    @Test
    void aMillionDrawsOfASmallModelFitIntoLittle() throws IOException, InterruptedException {
        assertThat(within("200m", "run", folder.toString(), "--code", "--draws", "1000000", "--json"))
                .contains("\"keptDraws\": 1000000");
    }

    /** A column for each claim would be 320 MB. */
    @Test
    void twoThousandClaimsShareTheirDraws() throws IOException, InterruptedException {
        String text = Files.readString(folder.resolve("scenario.yaml"));
        StringBuilder claims = new StringBuilder("claims:\n");
        for (int claim = 0; claim < CLAIMS; claim++) {
            claims.append("  - {id: c" + claim + ", by: us, kind: belief, evidence: D, text: So., when: reviewerLoad > "
                    + (1_000 + claim) + "}\n");
        }
        int start = text.indexOf("claims:");
        int end = text.indexOf("outputs: [");
        Files.writeString(
                folder.resolve("scenario.yaml"), text.substring(0, start) + claims + "\n" + text.substring(end));
        assertThat(within("96m", "run", folder.toString(), "--code", "--json")).contains("\"id\": \"c1999\"");
    }
}
