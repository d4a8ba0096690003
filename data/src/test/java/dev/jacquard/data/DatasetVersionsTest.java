package dev.jacquard.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that age: both the old and the new value stay, and one asks for the newest or for a day. */
class DatasetVersionsTest {

    private static final LocalDate EARLY = LocalDate.parse("2025-06-30");
    private static final LocalDate LATE = LocalDate.parse("2026-06-30");

    private static final String SOURCE = """
            title: Rents
            summary: what an hour of an accelerator costs
            status: verified
            retrieved: 2026-11-22
            licence: facts
            changes: none
            notes: Nobody looked these up.
            key: chip
            citations:
              memory:
                authors: Nobody
                year: 2026
                title: From memory
            columns:
              chip: name
              usdPerHour: USD/hour
              clouds: own unit cloud
              asOf: date
              supersededBy: date
              status: name
              citation: key
            """;

    private static final String TABLE = """
            chip,usdPerHour,clouds,asOf,supersededBy,status,citation
            a100,1.5,4,2025-01-01,2026-01-01,reported,memory
            h100,3,NA,2025-01-01,NA,verified,memory
            a100,1.2,5,2026-01-01,NA,unverified,memory
            b200,5,2,2026-03-01,NA,verified,memory
            """;

    @TempDir
    private Path folder;

    private Dataset read(String source, String table) throws IOException {
        Files.writeString(folder.resolve("source.yaml"), source);
        Files.writeString(folder.resolve("data.csv"), table);
        return Datasets.read(folder);
    }

    @Test
    void askedWithoutADayItGivesTheNewestAndKeepsTheRest() throws IOException {
        Dataset rents = read(SOURCE, TABLE);
        assertThat(rents.rows().texts("chip")).containsExactly("h100", "a100", "b200");
        assertThat(rents.rows().texts("usdPerHour")).containsExactly("3", "1.2", "5");
        assertThat(rents.everyRow().rowCount()).isEqualTo(4);
        assertThat(rents.superseded()).containsExactly(Map.entry("a100", LocalDate.parse("2026-01-01")));
    }

    @Test
    void askedForADayItGivesWhatWasKnownThen() throws IOException {
        Dataset rents = read(SOURCE, TABLE);
        assertThat(rents.asOf(EARLY).rows().texts("usdPerHour")).containsExactly("1.5", "3");
        assertThat(rents.asOf(LATE).rows().texts("chip")).isEqualTo(rents.rows().texts("chip"));
        assertThat(rents.asOf(LocalDate.parse("2026-01-01")).rows().texts("usdPerHour"))
                .as("on the very day the new one stands")
                .containsExactly("3", "1.2");
        assertThat(rents.asOf(EARLY).asOf(LATE).rows().rowCount()).isEqualTo(3);
        assertThatThrownBy(() -> rents.asOf(LocalDate.parse("2024-12-31")))
                .hasMessage("as of: 2024-12-31 (expected: a day from 2025-01-01 on, when " + folder.getFileName()
                        + " began)");
    }

    @Test
    void aFactHasItsUnitItsGradeItsSourceAndItsDays() throws IOException {
        Dataset rents = read(SOURCE, TABLE);
        Fact then = rents.fact("a100", "usdPerHour", EARLY);
        assertThat(then.quantity()).isEqualTo("1.5 USD/hour");
        assertThat(then.status()).isEqualTo(Confidence.REPORTED);
        assertThat(then.source()).isEqualTo("Nobody 2026, From memory");
        assertThat(then.since()).contains(LocalDate.parse("2025-01-01"));
        assertThat(then.isSuperseded()).isTrue();
        Fact now = rents.fact("a100", "usdPerHour", LATE);
        assertThat(now.value()).isEqualTo(1.2);
        assertThat(now.isSuperseded()).isFalse();
        assertThat(rents.fact("a100", "clouds", LATE).quantity()).isEqualTo("5");
    }

    @Test
    void aFactThatIsNotThereIsRefusedByWhatIsMissing() throws IOException {
        Dataset rents = read(SOURCE, TABLE);
        String slug = rents.slug();
        assertThatThrownBy(() -> rents.fact("a10", "usdPerHour", LATE))
                .hasMessage(slug + ": a10 (expected: one of: a100, h100, b200); did you mean a100?");
        assertThatThrownBy(() -> rents.fact("a100", "usdPerHuor", LATE))
                .hasMessage(
                        slug + "/a100: usdPerHuor (expected: one of: usdPerHour, clouds); did you mean usdPerHour?");
        assertThatThrownBy(() -> rents.fact("b200", "usdPerHour", EARLY))
                .hasMessage(slug + "/b200@2025-06-30: not known yet (expected: a day from 2026-03-01 on)");
        assertThatThrownBy(() -> rents.fact("h100", "clouds", LATE))
                .hasMessage(slug + "/h100.clouds: NA (expected: a number, which nobody stated)");
        assertThatThrownBy(() -> Datasets.named("scalability").fact("textbook", "workers", LATE))
                .hasMessageStartingWith("scalability/textbook: no facts by name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-01-01,2026-01-01,reported | 2025-01-01,2026-02-01,reported | data.csv:2 supersededBy: 2026-02-01 (expected: the day in asOf of another row of a100)",
                "2025-01-01,2026-01-01,reported | 2026-02-01,2026-01-01,reported | data.csv:2 supersededBy: 2026-01-01 (expected: a day after 2026-02-01)",
                "2025-01-01,2026-01-01,reported | 2025-01-01,NA,reported | data.csv:4 chip: a100 (expected: one row of a name that stands); line 2 has it too: say supersededBy there, or give rivals names of their own",
                "NA,unverified | NA,sure | data.csv:4 status: sure (expected: one of: verified, recomputed, derived, reported, unverified)",
            })
    void rowsThatContradictEachOtherAreRefusedWithTheirLine(String said, String wrong, String message) {
        assertThatThrownBy(() -> read(SOURCE, TABLE.replace(said, wrong)))
                .hasMessage(folder + java.io.File.separator + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key: chip | group: chip | source.yaml:19 supersededBy: date (expected: a column of it only beside `key: COLUMN` and a column asOf)",
                "supersededBy: date | supersededBy: name | source.yaml:19 supersededBy: name (expected: date, since a column of this name says how its row ages)",
                "key: chip | key: clouds | source.yaml:8 key: clouds (expected: a column that holds names)",
                "status: verified | asOf: soon~status: verified | source.yaml:3 asOf: soon (expected: a day as in 2026-11-22)",
            })
    void aSourceWhoseRowsCannotAgeIsRefusedWithItsLine(String said, String wrong, String message) {
        assertThatThrownBy(() -> read(SOURCE.replace(said, wrong.replace('~', '\n')), TABLE))
                .hasMessage(folder + java.io.File.separator + message);
    }

    @Test
    void whatTookThePlaceOfAShippedSetOrRowIsThere() {
        for (Dataset set : Datasets.all()) {
            set.vintage()
                    .supersededBy()
                    .ifPresent(other -> assertThat(Datasets.slugs()).contains(other));
            for (String name : set.superseded().keySet()) {
                assertThat(set.firstDay(name)).as(set.slug() + "/" + name).isPresent();
            }
        }
    }

    @Test
    void horizonsAreTheNewestUnlessOneAsksForADay() {
        List<TimeHorizon> january = TimeHorizon.asOf(LocalDate.parse("2026-01-31"));
        assertThat(january).hasSize(14).isEqualTo(TimeHorizon.stateOfTheArt(january));
        assertThat(TimeHorizon.all()).hasSize(23);
        assertThat(TimeHorizon.stateOfTheArt(TimeHorizon.all())).hasSize(17);
        List<String> frontier =
                Datasets.named("time-horizons").rows().where("frontier", "yes").texts("model");
        assertThat(TimeHorizon.stateOfTheArt(TimeHorizon.all()))
                .extracting(TimeHorizon::model)
                .containsExactlyInAnyOrderElementsOf(frontier);
    }

    @ParameterizedTest
    @CsvSource({
        "https://arxiv.org/abs/2403.05812, 2024, 2024-03-01",
        "https://doi.org/10.1145/1465482.1465560, 1967, 1967-01-01",
        "'', 2026, 2026-01-01",
    })
    void aPrintedWorkIsKnownFromItsMonthOrItsYear(String url, int year, LocalDate day) {
        Citation work = new Citation("A", year, "T", url, "");
        assertThat(Vintage.of(work).asOf()).contains(day);
        assertThat(Vintage.of(work).isKnownOn(day)).isTrue();
        assertThat(Vintage.of(work).isKnownOn(day.minusDays(1))).isFalse();
    }

    @Test
    void theNameOfAFactIsReadAndWritten() {
        String text = "time-horizons/claude-opus-4.5.minutes50@2026-03-03";
        FactName name = FactName.parse(text);
        assertThat(name.key()).isEqualTo("claude-opus-4.5");
        assertThat(name).hasToString(text);
        assertThatThrownBy(() -> FactName.parse("time-horizons/claude-opus-4.5.minutes50"))
                .hasMessageStartingWith("fact: time-horizons/claude-opus-4.5.minutes50 (expected: SET/NAME.COLUMN@DAY");
        assertThatThrownBy(() -> FactName.parse("a/b.c@2026-02-30"))
                .hasMessage("fact: a/b.c@2026-02-30 (expected: a day such as 2026-03-03 behind @)");
    }
}
