package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

/** A set of six rows, as somebody adds it who has only a folder. */
class OwnDatasetTest {

    private static final String SOURCE = """
            title: Rents
            summary: what an hour of an accelerator costs
            status: unverified
            retrieved: 2026-11-22
            licence: facts; from memory
            changes: none
            notes: Nobody looked these up.
            group: chip
            citations:
              memory:
                authors: Nobody
                year: 2026
                title: From memory
            columns:
              chip: name
              offered: date
              usdPerHour: USD/hour
              clouds: own unit cloud
              citation: key
            """;

    private static final String TABLE = """
            chip,offered,usdPerHour,clouds,citation
            a100,2025-01-01,1.5,4,memory
            a100,2026-01-01,1.2,NA,memory
            h100,2025-01-01,3,4,memory
            h100,2026-01-01,2.5,9,memory
            b200,NA,5,2,memory
            007,2026-06-01,NA,1,memory
            """;

    @TempDir
    private Path folder;

    private Dataset read(String source, String table) throws IOException {
        Files.writeString(folder.resolve("source.yaml"), source);
        Files.writeString(folder.resolve("data.csv"), table);
        return Datasets.read(folder);
    }

    @Test
    void aSetThatNobodyVerifiedIsReadAndSaysSo() throws IOException {
        Dataset rents = read(SOURCE, TABLE);
        assertThat(rents.status()).isEqualTo(Confidence.UNVERIFIED);
        assertThat(rents.marked("rents/a100")).isEqualTo("rents/a100 (unverified)");
        assertThat(read(SOURCE.replace("unverified", "reported"), TABLE).marked("rents/a100"))
                .isEqualTo("rents/a100 (reported)");
        assertThat(Datasets.named("scalability").marked("scalability")).isEqualTo("scalability");
        assertThat(rents.slug()).isEqualTo(folder.getFileName().toString());
        assertThat(rents.units()).containsEntry("usdPerHour", "USD/hour").containsEntry("clouds", "cloud");
        assertThat(rents.source()).isEqualTo("Nobody 2026, From memory");
    }

    @Test
    void columnsOfTheTableAreOfTheStatedKinds() throws IOException {
        Table table = read(SOURCE, TABLE).table();
        assertThat(table.types())
                .containsExactly(
                        ColumnType.STRING,
                        ColumnType.LOCAL_DATE,
                        ColumnType.DOUBLE,
                        ColumnType.DOUBLE,
                        ColumnType.STRING);
        assertThat(table.stringColumn("chip").get(5)).isEqualTo("007");
        assertThat(table.column("offered").countMissing()).isOne();
        assertThat(table.doubleColumn("clouds").isMissing(1)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status: unverified | status: sure | source.yaml:3 status: sure (expected: one of: verified, recomputed, derived, reported, unverified)",
                "retrieved: 2026-11-22 | retrieved: 22.11.2026 | source.yaml:4 retrieved: 22.11.2026 (expected: a day as in 2026-11-22)",
                "licence: facts | license: facts | source.yaml:5 license: unknown (expected: one of: title, summary, status, retrieved, licence, changes, notes, citations, columns, group, key, version, asOf, checked, supersededBy); did you mean licence?",
                "group: chip | group: clouds | source.yaml:8 group: clouds (expected: a column that holds names)",
                "year: 2026 | year: soon | source.yaml:12 year: soon (expected: a year of publication, 1600 to 2199)",
                "USD/hour | USD/huor | source.yaml:17 usdPerHour: USD/huor (expected: one of: date, key, name, version, a unit that jacquard list units has, or own unit NAME); unit: USD/huor (expected: a known unit); did you mean hour?",
                "clouds: own | cloudz: own | source.yaml:14 columns: chip, offered, usdPerHour, cloudz, citation (expected: the columns of",
            })
    void aSourceThatSaysSomethingElseIsRefusedWithItsLine(String said, String wrong, String message) {
        assertThatThrownBy(() -> read(SOURCE.replace(said, wrong), TABLE))
                .hasMessageStartingWith(folder + java.io.File.separator + message);
    }

    @Test
    void aMissingEntryIsNamed() {
        assertThatThrownBy(() -> read(SOURCE.replace("licence: facts; from memory\n", ""), TABLE))
                .hasMessageContaining("source.yaml: no licence (expected: keys title, summary, ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.5,9 | free,9 | data.csv:5 usdPerHour: \"free\" (expected: a number)",
                "a100,2025-01-01 | a100,1/1/2025 | data.csv:2 offered: \"1/1/2025\" (expected: a day as in 2026-11-22, or NA)",
                "5,2,memory | 5,2,memry | data.csv:6 citation: memry (expected: one of the citations: memory); did you mean memory?",
            })
    void aCellThatIsNotOfItsColumnsKindIsRefusedWithItsLine(String said, String wrong, String message) {
        assertThatThrownBy(() -> read(SOURCE, TABLE.replace(said, wrong)))
                .hasMessageStartingWith(folder + java.io.File.separator + message);
    }

    @Test
    void aFolderWithoutItsFilesIsRefused() {
        assertThatThrownBy(() -> Datasets.read(folder))
                .hasMessageEndingWith("source.yaml: no such file (expected: a folder with source.yaml and data.csv)");
    }
}
