package dev.jacquard.laws.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.fit.Objective;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.LossRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FitsTest {

    /** Noise of a millionth moves no estimate of these tables by more than this share of it. */
    private static final double RECOVERED = 0.01;

    private static final double SOLVER = 1e-6;

    private static final int STARTS = 12;

    private static final ChinchillaLaw TRUTH = new ChinchillaLaw(1.8, 400, 0.34, 2000, 0.37);

    static Stream<MadeTable> tables() {
        return MadeTables.all();
    }

    @Tag("once")
    @ParameterizedTest
    @MethodSource("tables")
    void aTableMadeFromALawGivesItBack(MadeTable made) {
        var fit = made.fits().starts(STARTS).to(made.law());
        Map<String, Double> values = fit.fit().values();
        made.expected()
                .forEach((name, value) -> assertThat(values.get(name))
                        .as(made + " " + name)
                        .isCloseTo(value, within(RECOVERED * Math.abs(value))));
        assertThat(fit.columns())
                .extracting(each -> each.column().name())
                .containsExactlyElementsOf(fit.fitting().rows().names());
    }

    @Test
    void everyFamilyThatIsOfferedIsMadeAndFittedHere() {
        assertThat(Stream.concat(MadeTables.all().map(MadeTable::law), MadeTables.DATED.stream()))
                .containsExactlyInAnyOrderElementsOf(Fittings.names());
    }

    /** Horizons of one model every three months from a curve, log2 minutes over years since 2019-01-01. */
    private static UserTable horizons(DoubleUnaryOperator log2Minutes) {
        StringBuilder csv = new StringBuilder("released,minutes\n");
        LocalDate start = LocalDate.of(2019, 1, 1);
        for (int month = 2; month < 84; month += 3) {
            LocalDate day = start.plusMonths(month);
            double years = (day.toEpochDay() - start.toEpochDay()) / 365.25;
            csv.append(day)
                    .append(',')
                    .append(Math.pow(2, log2Minutes.applyAsDouble(years)))
                    .append('\n');
        }
        return UserTable.of("horizons.csv", csv.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "horizon-linear, b, 1.8, 0",
        "horizon-quadratic, c, 0.1, 0.1",
        "horizon-trend, doublingDays, 202.9166667, 0",
    })
    void trendsReadTheDayOfRelease(String law, String name, double value, double bend) {
        var fit = Fits.of(horizons(y -> -4 + 1.8 * y + bend * y * y))
                .starts(STARTS)
                .to(law);
        assertThat(fit.fit().values().get(name)).isCloseTo(value, within(SOLVER * value));
        assertThat(fit.columns().get(0)).hasToString("released: released");
    }

    @Test
    void aPowerOfTimeAndACurveThatSaturatesAreTrendsToo() {
        var power = Fits.of(horizons(y -> -4 + 1.5 * Math.pow(y, 1.2)))
                .starts(STARTS)
                .to("horizon-power");
        assertThat(power.estimate("c").value()).isCloseTo(1.2, within(SOLVER));
        var saturating = Fits.of(horizons(y -> -4 + 12 / (1 + Math.exp(-(y - 4) / 1.1))))
                .starts(STARTS)
                .to("horizon-saturating");
        assertThat(saturating.estimate("m").value()).isCloseTo(4, within(RECOVERED));
        assertThat(saturating.estimate("s").value()).isCloseTo(1.1, within(RECOVERED));
    }

    @Test
    void aDayThatIsNoDateIsNamedWithItsLine() {
        UserTable table = UserTable.of("m.csv", "released,minutes\n2024-01-01,3\nlast May,5\n");
        assertThatThrownBy(() -> Fits.of(table).to("horizon-trend"))
                .hasMessage("m.csv:3 released: \"last May\" (expected: a date such as 2024-05-31)");
    }

    private static String runs(String header, double parametersIn, double tokensIn) {
        StringBuilder csv = new StringBuilder(header).append('\n');
        int row = 0;
        for (double n = 1e8; n < 2e10; n *= 4) {
            for (double d = 1e9; d < 1e12; d *= 5) {
                double noise = 1 + 0.002 * Math.sin(7.0 * row++);
                csv.append(n / parametersIn + "," + d / tokensIn + "," + TRUTH.loss(n, d) * noise + ",k" + row % 2)
                        .append('\n');
            }
        }
        return csv.toString();
    }

    @Test
    void aFileIsReadFittedAndAsked(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("runs.csv"), runs("Size (M),Tokens (B),loss,kind", 1e6, 1e9));
        var fit = Fits.read(file)
                .column("parameters", "Size (M)")
                .unit("parameters", "1e6")
                .column("tokens", "Tokens (B)")
                .unit("tokens", "Gtoken")
                .starts(STARTS)
                .to(ChinchillaLaw.FITTING);
        assertThat(fit.law().alpha()).isCloseTo(0.34, within(0.02));
        assertThat(fit.columns())
                .extracting(ReadColumn::toString)
                .containsExactly(
                        "parameters: Size (M), counted in 1e6", "tokens: Tokens (B), counted in Gtoken", "loss: loss");
        Predicted ahead = fit.at(Map.of("parameters", 7e10, "flop", 6 * 7e10 * 1.4e12));
        assertThat(ahead.number().value()).isCloseTo(fit.law().loss(7e10, 1.4e12), within(SOLVER));
        assertThat(ahead.number().low()).isLessThan(ahead.number().value());
        assertThat(ahead.beyond()).hasSize(2).first().asString().startsWith("parameters: 10.9x beyond");
        assertThat(fit.derived()).containsKeys("a", "tokensPerParameterAtLargestFlop");
        assertThat(fit.ask("loss", law -> law.optimalLoss(1e22)).known()).isTrue();
        assertThat(fit.toString())
                .startsWith("chinchilla, L(N, D) = E + A / N^alpha + B / D^beta\nfitted to " + file)
                .contains("parameters: Size (M), counted in 1e6")
                .contains("alpha");
        assertThat(fit.figure().source()).isEqualTo("Hoffmann et al. 2022, equation 2");
    }

    /** One code: the fitter asked by hand for the same rows has the same numbers to the last bit. */
    @Test
    void theSameRowsAndStartsGiveTheSameBits() {
        var table = UserTable.of("runs.csv", runs("parameters,tokens,loss,kind", 1, 1));
        var fit = Fits.of(table).starts(STARTS).seed(3).level(0.8).to(ChinchillaLaw.FITTING);
        List<LossRun> rows = new ArrayList<>();
        double[] parameters = table.values("parameters");
        double[] tokens = table.values("tokens");
        double[] losses = table.values("loss");
        for (int i = 0; i < losses.length; i++) {
            rows.add(new LossRun(parameters[i], tokens[i], losses[i]));
        }
        var byHand = ChinchillaLaw.fitter().level(0.8).starts(STARTS, 3).fit(rows);
        assertThat(fit.law()).isEqualTo(byHand.law());
        assertThat(fit.estimates()).isEqualTo(byHand.estimates());
        assertThat(fit.bootstrap(20).estimates())
                .isEqualTo(byHand.bootstrap(20, 3).estimates());
    }

    @Test
    void optionsReachTheFit() {
        Fits fits = Fits.of(UserTable.of("runs.csv", runs("parameters,tokens,loss,kind", 1, 1)))
                .starts(STARTS);
        var some = fits.where("kind", "k1")
                .dropWorst(2)
                .objective(Objective.leastSquares())
                .to(ChinchillaLaw.FITTING);
        assertThat(some.fit().rows()).hasSize(8);
        assertThat(some.fit().choices().objective().name()).isEqualTo("lsq");
        assertThat(some.warnings()).contains("only rows strictly below the 2-th largest observed value are fitted");
        assertThat(some.fit().checks().checklist().entries()).containsEntry("choice of rows", "kind=k1");
        var grouped = fits.group("kind").state("schedule", "cosine").to(ChinchillaLaw.FITTING);
        assertThat(grouped.fit().checks().checklist().entries())
                .containsEntry("groups", "2 groups of rows")
                .containsEntry("schedule", "cosine");
        assertThat(fits.publishedStarts()
                        .to(ChinchillaLaw.FITTING)
                        .fit()
                        .checks()
                        .starts()
                        .run())
                .isEqualTo(4500);
    }

    @Test
    void messagesNameTheOptionsAsJavaHasThem() {
        UserTable billions = UserTable.of("b.csv", runs("parameters,tokens,loss,tuned", 1, 1e9));
        assertThatThrownBy(() -> Fits.of(billions).to("chinchilla"))
                .hasMessageContaining("or their units stated, such as unit(\"tokens\", \"1e9\")");
        assertThatThrownBy(() -> Fits.of(billions).unit("token", "1e9").to("chinchilla"))
                .hasMessage("unit: token (expected: one of: parameters, tokens, flop, loss); did you mean tokens?");
        assertThatThrownBy(() ->
                        Fits.of(billions).dropWorst(-1).unit("tokens", "1e9").to("chinchilla"))
                .hasMessage("dropWorst: -1 (expected: a whole number >= 0)");
        assertThat(Fits.of(billions)
                        .unit("tokens", "1e9")
                        .starts(STARTS)
                        .to("chinchilla")
                        .warnings())
                .anyMatch(each -> each.contains("say how they are mixed (state(\"tuned\", \"..\"))"));
        assertThatThrownBy(() -> Fits.of(billions).to("chinchila"))
                .hasMessageStartingWith("to: chinchila (expected: one of: chinchilla, ")
                .hasMessageEndingWith("; did you mean chinchilla?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scale-rl | acceleratorHours,passRate;1,.2 | | R0: missing (expected: set(\"R0\", \"VALUE\"), pass rate before training)",
                "scale-rl | acceleratorHours,passRate;1,.2 | R=0.1 | R: nothing of that name to set (expected: one of: R0); did you mean R0?",
                "scale-rl | acceleratorHours,passRate;1,.2 | R0=1.5 | R0: 1.5 (expected: in (0.0, 1.0))",
                "scale-rl | acceleratorHours,passRate;1,1.2 | R0=.1 | t:2 passRate: 1.2 (expected: in [0, 1])",
                "task-accuracy | loss,accuracy;1,.2 | floor=1 | floor: 1.0 (expected: in [0, 1))",
                "low-precision | parameters,tokens,loss;1e8,2e9,3 | full=coupled/castro | full: coupled/castro (expected: the law at full"
                        + " precision, one of: coupled/busbridge2025, coupled/castro2025); did you mean coupled/castro2025?; or its numbers, such as full.E=1",
                "low-precision | parameters,tokens,loss;1e8,2e9,3 | full.E=1 | full.A: missing (expected: set(\"full.A\", \"VALUE\"), A of the"
                        + " law at full precision); all that is missing: full.A, full.alpha, full.B, full.beta, full.gamma",
                "distillation | parameters,tokens,teacherLoss,loss;1e8,2e9,2,3 | | supervised: missing (expected: set(\"supervised\", \"VALUE\"),"
                        + " the law of models trained on data alone: one of coupled/busbridge2025, coupled/castro2025, or its numbers"
                        + " supervised.E, supervised.A, supervised.alpha, supervised.B, supervised.beta, supervised.gamma)",
                "broken | x,y;1,2 | breaks=1.5 | breaks: 1.5 (expected: a whole number >= 1)",
                "usl | workers,throughput;1,2 | R0=1 | R0: nothing of that name to set (expected: columns alone: this law needs no constant)",
                "usl | workers,throughput;1,2 | | rows: 1 (expected: a whole number >= 4)"
            })
    void aConstantThatIsMissingUnknownOrWrongIsRefused(String law, String table, String set, String message) {
        Fits fits = Fits.of(UserTable.of("t", table.replace(';', '\n') + "\n"));
        Fits with = set == null ? fits : fits.set(set.split("=")[0], set.split("=")[1]);
        assertThatThrownBy(() -> with.to(law)).hasMessage(message);
    }

    @Test
    void aLawGivenByItsNumbersIsTheSameAsByItsName() {
        MadeTable made = MadeTables.all()
                .filter(each -> each.law().equals("low-precision"))
                .findFirst()
                .orElseThrow();
        var named = made.fits().starts(STARTS).to("low-precision");
        Fits fits = Fits.of(made.table()).starts(STARTS).set("full", "coupled/busbridge2025");
        var numbers =
                Map.of("E", "1.35", "A", "1.52e5", "alpha", "0.589", "B", "5.25e5", "beta", "0.544", "gamma", "0.274");
        for (Map.Entry<String, String> number : numbers.entrySet()) {
            fits = fits.set("full." + number.getKey(), number.getValue());
        }
        assertThat(fits.to("low-precision").law()).isEqualTo(named.law());
        assertThat(named.fit().checks().checklist().entries())
                .containsEntry("taken as given", "full = coupled/castro2025");
        assertThat(named.warnings()).contains("coupled/castro2025: not checked against its source; unverified");
        assertThat(Fits.of(made.table())
                        .starts(STARTS)
                        .set("full", "coupled/busbridge2025")
                        .to("low-precision")
                        .warnings())
                .noneMatch(warning -> warning.startsWith("coupled/"));
    }
}
