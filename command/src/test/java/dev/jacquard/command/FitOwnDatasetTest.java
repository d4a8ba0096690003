package dev.jacquard.command;

import static dev.jacquard.command.Ran.jacquard;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with data and source is a data set like those that ship; one that nobody verified says so in every report. */
class FitOwnDatasetTest {

    private static final String SOURCE = """
            title: Six runs
            summary: made up
            status: unverified
            retrieved: 2026-11-22
            licence: facts
            changes: none
            notes: Remembered, not read.
            citations:
              memory:
                authors: Nobody
                year: 2026
                title: From memory
            columns:
              run: name
              flop: FLOP
              loss: nats/token
              citation: key
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void sixRunsOfAPowerLaw() throws IOException {
        StringBuilder rows = new StringBuilder("run,flop,loss,citation\n");
        for (int i = 0; i < 6; i++) {
            double flop = 1e18 * Math.pow(10, i);
            rows.append("r" + i + "," + flop + "," + (0.5 + Math.pow(flop / 6e22, -0.07)) + ",memory\n");
        }
        Files.writeString(folder.resolve("data.csv"), rows);
        Files.writeString(folder.resolve("source.yaml"), SOURCE);
    }

    @Test
    void aFitOfASetThatNobodyVerifiedSaysSo() {
        Ran ran = jacquard("fit", folder.toString(), "--law", "power-law", "--starts", "20");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("\nfitted to " + folder + " (unverified)\n");
        assertThat(ran.err()).contains(folder.getFileName() + " (unverified): Six runs. Remembered, not read.");
        assertThat(jacquard("fit", folder.toString(), "--law", "power-law", "--starts", "20", "--json")
                        .out())
                .contains("\"status\": \"unverified\"");
    }

    @Test
    void oneThatWasVerifiedIsNotMarked() throws IOException {
        Files.writeString(folder.resolve("source.yaml"), SOURCE.replace("unverified", "verified"));
        assertThat(jacquard("fit", folder.toString(), "--law", "power-law", "--starts", "20")
                        .out())
                .contains("\nfitted to " + folder + "\n");
    }

    @Test
    void aSourceThatDescribesAnotherTableIsRefusedWithItsLine() throws IOException {
        Files.writeString(folder.resolve("source.yaml"), SOURCE.replace("loss: nats", "losses: nats"));
        jacquard("fit", folder.toString(), "--law", "power-law")
                .refusedWith(folder.resolve("source.yaml")
                        + ":13 columns: run, flop, losses, citation (expected: the columns of "
                        + folder.resolve("data.csv") + " in its order: run, flop, loss, citation)");
    }
}
