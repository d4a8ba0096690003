package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.Check;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;

class DatasetsTest {

    @ParameterizedTest
    @MethodSource("dev.jacquard.data.Datasets#all")
    void everySetSaysWhereItIsFromAndDescribesExactlyItsColumns(Dataset set) {
        UserTable rows = set.rows();
        assertThat(rows.headers()).containsExactlyElementsOf(set.units().keySet());
        assertThat(set.citations()).isNotEmpty();
        assertThat(set.licence()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"published-runs", "scalability", "time-horizons"})
    void theseSetsWereReadInThePrimarySource(String slug) {
        assertThat(Datasets.named(slug).status()).isEqualTo(Confidence.VERIFIED);
    }

    @Test
    void everyFolderIsASetAndNothingElse() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/main/resources/dev/jacquard/data"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Datasets.slugs());
        }
        assertThat(Datasets.slugs()).isSorted();
    }

    @Test
    void foldersOfAJarAreListedAsThoseOfABuildAre(@TempDir Path folder) throws IOException {
        Path jar = folder.resolve("with blank.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : List.of(
                    "a/Beside.class",
                    "a/two/data.csv",
                    "a/one/data.csv",
                    "a/one/in/data.csv",
                    "a/none/x.csv",
                    "b/c/data.csv")) {
                out.putNextEntry(new ZipEntry(entry));
            }
        }
        URL beside = URI.create("jar:" + jar.toUri() + "!/a/Beside.class").toURL();
        assertThat(PackagedFolders.holding("data.csv", beside)).containsExactly("one", "two");
        Files.delete(jar);
    }

    @ParameterizedTest
    @MethodSource("dev.jacquard.data.Datasets#all")
    void tablesawAndTheStrictReaderSeeTheSameTable(Dataset set) {
        Table table = set.table();
        UserTable rows = set.rows();
        assertThat(table.rowCount()).isEqualTo(rows.rowCount());
        for (String column : table.columnNames()) {
            boolean numeric = table.column(column).type().equals(ColumnType.DOUBLE);
            for (int row = 0; row < rows.rowCount(); row++) {
                if (numeric && !table.column(column).isMissing(row)) {
                    assertThat(table.doubleColumn(column).getDouble(row))
                            .isEqualTo(rows.numbers(column).value(row));
                } else {
                    assertThat(table.column(column).isMissing(row))
                            .isEqualTo(rows.text(row, column).equals("NA"));
                }
            }
        }
    }

    @Test
    void missingLossesStayMissing() {
        Table table = Datasets.named("published-runs").table();
        assertThat(table.column("lossModelCard").countMissing()).isEqualTo(13);
        assertThat(table.column("lossDeduplicated").countMissing()).isEqualTo(12);
        assertThat(table.column("loss").countMissing()).isZero();
    }

    @Test
    void bothRivalLossColumnsAreKept() {
        PublishedRun smallest = PublishedRun.all().get(0);
        assertThat(smallest.loss()).isEqualTo(2.608);
        assertThat(smallest.lossModelCard()).hasValue(2.566);
        assertThat(smallest.lossDeduplicated()).isEmpty();
    }

    @Test
    void theLawTheCerebrasAuthorsPrintedFitsTheirRunsAsCloselyAsTheySay() {
        double squares = 0;
        List<PublishedRun> runs = PublishedRun.all().stream()
                .filter(run -> run.family().equals("cerebras-gpt"))
                .toList();
        for (PublishedRun run : runs) {
            double predicted = Math.pow(run.flop() / 5.984e22, -0.0737) + 0.5066;
            squares += Math.pow(run.loss() / predicted - 1, 2);
        }
        // Reported scatter 0.66 %; FLOP are printed to two digits, which moves the loss by up to 0.3 %.
        assertThat(Math.sqrt(squares / runs.size())).isBetween(0.0036, 0.0096);
    }

    @Test
    void anUnknownSetIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> Datasets.named("published-run"))
                .hasMessage("data set: published-run (expected: one of: "
                        + Check.among("published-run", Datasets.slugs(), "jacquard list data lists")
                        + "); did you mean published-runs?");
    }
}
