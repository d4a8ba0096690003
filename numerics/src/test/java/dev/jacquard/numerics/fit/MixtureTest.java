package dev.jacquard.numerics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixtureTest {

    /** Simulations of rows without a mixture, and how many of them may be told of one. */
    private static final int SIMULATIONS = 500;

    private static final int FALSE_ALARMS = 5;

    /** A mean over fifteen errors of one per cent. */
    private static final double MEAN_ERROR = 0.02;

    private static final String APART = "were observed far apart";

    record Row(double x, double z, double y) {}

    record Plane(double level, double slope, double bend) {
        static final Family<Plane> FAMILY = Family.of(
                Plane.class,
                v -> new Plane(v[0], v[1], v[2]),
                p -> new double[] {p.level, p.slope, p.bend},
                Param.positive("level", "1"),
                Param.real("slope", "1"),
                Param.real("bend", "1"));

        double at(Row row) {
            return level * Math.pow(row.x, slope) * Math.pow(row.z, bend);
        }
    }

    private static final Plane TRUTH = new Plane(5, -0.1, -0.07);

    private static Fit<Plane, Row> fit(List<Row> rows) {
        return Fitter.of(Plane.FAMILY, (Plane law, Row row) -> law.at(row), Row::y)
                .residual(Residual.LOG)
                .starts(3, 1)
                .fit(rows);
    }

    /** Five sizes by three lengths, each so often; what is observed is the law's, times a factor by repetition, with errors. */
    private static List<Row> rows(int repetitions, double[] factors, double error, Random random) {
        List<Row> rows = new ArrayList<>();
        for (int again = 0; again < repetitions; again++) {
            for (double x = 1; x < 5000; x *= 7) {
                for (double z = 1; z < 100; z *= 8) {
                    double y = TRUTH.at(new Row(x, z, 1)) * factors[again % factors.length];
                    rows.add(new Row(x, z, y * Math.exp(error * random.nextGaussian())));
                }
            }
        }
        return rows;
    }

    private static List<String> halves(int rows, String first, String second) {
        return IntStream.range(0, rows)
                .mapToObj(i -> i < rows / 2 ? first : second)
                .toList();
    }

    @Test
    void twoDefinitionsOfWhatWasObservedAreFoundByTheirTwinsAndByTheColumnThatTellsThem() {
        List<Row> rows = rows(2, new double[] {1, 0.4}, 0.01, new Random(1));
        Fit<Plane, Row> fit = fit(rows);
        assertThat(fit.warnings())
                .anyMatch(text -> text.startsWith("rows with equal x and z " + APART + ": 15 of 15 such sets"));
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put("set", halves(30, "web", "code"));
        columns.put("row", IntStream.range(0, 30).mapToObj(String::valueOf).toList());
        columns.put("unit", halves(30, "nats", "bits"));
        columns.put("third", IntStream.range(0, 30).mapToObj(i -> "k" + i % 3).toList());
        List<Mixture> mixtures = fit.checks().mixtures(columns);
        assertThat(mixtures).hasSize(1);
        assertThat(mixtures.get(0).columns()).containsExactly("set", "unit");
        assertThat(mixtures.get(0).explained()).isGreaterThan(0.99);
        List<Mixture.Kind> kinds = mixtures.get(0).kinds();
        assertThat(kinds).extracting(Mixture.Kind::rows).containsExactly(15, 15);
        assertThat(kinds.get(1).above() - kinds.get(0).above()).isCloseTo(Math.log(0.4), within(MEAN_ERROR));
        assertThat(mixtures.get(0).toString())
                .startsWith("set and unit (alike) explain ")
                .contains("web (15 rows)");
    }

    @Test
    void aSecondMixtureIsFoundBehindTheFirst() {
        Random random = new Random(2);
        List<Row> rows = rows(4, new double[] {1, 0.3, 1.2, 0.36}, 0.01, random);
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put(
                "source",
                IntStream.range(0, 60).mapToObj(i -> i / 15 < 2 ? "a" : "b").toList());
        columns.put(
                "unit",
                IntStream.range(0, 60)
                        .mapToObj(i -> i / 15 % 2 == 0 ? "nats" : "bits")
                        .toList());
        List<Mixture> mixtures = fit(rows).checks().mixtures(columns);
        assertThat(mixtures.get(1).toString()).contains("% of the squared residuals that unit leaves: ");
        assertThat(mixtures).extracting(Mixture::columns).containsExactly(List.of("unit"), List.of("source"));
    }

    @Test
    void onePairFarApartIsNamedByItsRows() {
        List<Row> rows = rows(2, new double[] {1}, 0.01, new Random(3));
        assertThat(fit(rows).warnings()).noneMatch(text -> text.contains(APART));
        rows.add(new Row(rows.get(7).x(), rows.get(7).z(), 3 * rows.get(7).y()));
        assertThat(fit(rows).warnings())
                .anyMatch(text -> text.startsWith("rows with equal x and z " + APART + ": rows ")
                        && text.contains(" and 31 are a factor of "));
    }

    @Test
    void labelsThatCutAnInputIntoStretchesAreNoMixture() {
        // A law that bends where the form does not: its residuals follow the size.
        List<Row> bent = rows(2, new double[] {1}, 0.001, new Random(4)).stream()
                .map(row -> new Row(row.x(), row.z(), row.y() * Math.exp(0.02 * Math.pow(Math.log(row.x()) - 4, 2))))
                .toList();
        Fit<Plane, Row> fit = fit(bent);
        List<String> sizes = bent.stream().map(row -> "size " + row.x()).toList();
        assertThat(fit.checks().mixtures(Map.of("series", sizes))).isEmpty();
        List<String> interleaved = bent.stream()
                .map(row -> Math.abs(Math.log(row.x()) - 4) > 2 ? "outer" : "inner")
                .toList();
        assertThat(fit.checks().mixtures(Map.of("kind", interleaved))).hasSize(1);
    }

    @Tag("once")
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void repetitionsAndRandomLabelsRaiseNoAlarm(int repetitions) {
        int alarms = 0;
        for (int s = 0; s < SIMULATIONS; s++) {
            Random random = new Random(1000L * repetitions + s);
            Fit<Plane, Row> fit = fit(rows(repetitions, new double[] {1}, 0.05, random));
            Map<String, List<String>> columns = new LinkedHashMap<>();
            for (int kinds : new int[] {2, 3, 5}) {
                columns.put(
                        "of " + kinds,
                        IntStream.range(0, fit.rows().size())
                                .mapToObj(i -> "k" + random.nextInt(kinds))
                                .toList());
            }
            boolean told = fit.warnings().stream().anyMatch(text -> text.contains(APART));
            alarms += told || !fit.checks().mixtures(columns).isEmpty() ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(FALSE_ALARMS);
    }

    @Test
    void aColumnOfAnotherLengthIsRefused() {
        Fit<Plane, Row> fit = fit(rows(1, new double[] {1}, 0.05, new Random(5)));
        assertThatThrownBy(() -> fit.checks().mixtures(Map.of("set", List.of("a"))))
                .hasMessage("set: 1 values (expected: 15 as there are rows)");
    }
}
