package dev.jacquard.numerics.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.numerics.DoubleDouble;
import dev.jacquard.numerics.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    private static final double IDENTITY = 1e-12;

    @Test
    void aSpreadInTheEighthDigitIsExact() {
        Moments moments = Moments.of(10000001, 10000003, 10000002);
        assertThat(moments).isEqualTo(new Moments(3, 10000002, 1, -0.5));
    }

    @Test
    void shiftingASeriesMovesItsMeanOnly() {
        double[] series = {0.25, -1, 3.5, 2, -0.75};
        double[] shifted = {1e9 + 0.25, 1e9 - 1, 1e9 + 3.5, 1e9 + 2, 1e9 - 0.75};
        assertThat(Moments.of(shifted).standardDeviation())
                .isEqualTo(Moments.of(series).standardDeviation());
        assertThat(Moments.of(shifted).autocorrelation())
                .isEqualTo(Moments.of(series).autocorrelation());
        assertThat(Moments.of(series).standardDeviation())
                .isCloseTo(Summary.of(series).standardDeviation(), within(IDENTITY));
    }

    @Test
    void oneNumberHasNoSpread() {
        assertThatThrownBy(() -> Moments.of(1.0)).hasMessageStartingWith("numbers: 1");
        assertThatThrownBy(() -> Moments.of(1, Double.NaN)).hasMessageStartingWith("number: NaN");
        assertThat(Moments.of(2, 2, 2).autocorrelation()).isNaN();
    }

    /**
     * NIST's univariate sets: the digits that certified values have, from the decimals of the files, and those that are left once the decimals
     * are rounded to doubles.
     */
    @ParameterizedTest
    @Tag("reference")
    @CsvSource({
        "PiDigits, 14.5, 14.5",
        "Lottery, 14, 14",
        "Lew, 14, 14",
        "Mavro, 14, 12.5",
        "Michelso, 14, 13",
        "NumAcc1, 15, 15",
        "NumAcc2, 14.5, 14.5",
        "NumAcc3, 14.5, 9.4",
        "NumAcc4, 14.5, 8.2"
    })
    void certifiedDigitsOfNist(String name, double ofDecimals, double ofDoubles) throws IOException {
        String file = Files.readString(ReferenceData.file("data/nist-strd/univariate/" + name + ".txt"));
        List<String> series = file.lines()
                .dropWhile(line -> !line.startsWith("-----") && !line.startsWith("autocorrelationCoefficient"))
                .map(String::trim)
                .filter(line -> line.matches("[-+.0-9]*[0-9]"))
                .toList();
        double mean = certified(file, "(?i)Sample Mean +ybar: *(\\S+)|\nmean += *(\\S+)");
        double deviation = certified(file, "n-1\\) +s: *(\\S+)|\nstandardDeviation += *(\\S+)");
        double correlation = certified(file, "r\\(1\\): *(\\S+)|\nautocorrelationCoefficient += *(\\S+)");
        Moments exact = Moments.of(series.stream().map(DoubleDouble::parse).toArray(DoubleDouble[]::new));
        Moments rounded =
                Moments.of(series.stream().mapToDouble(Double::parseDouble).toArray());
        for (Moments each : List.of(exact, rounded)) {
            double digits = each == exact ? ofDecimals : ofDoubles;
            assertThat(digits(each.mean(), mean)).as(name + " mean").isGreaterThan(Math.max(digits, 14));
            assertThat(digits(each.standardDeviation(), deviation))
                    .as(name + " deviation")
                    .isGreaterThan(digits);
            assertThat(digits(each.autocorrelation(), correlation))
                    .as(name + " correlation")
                    .isGreaterThan(digits);
        }
    }

    private static double digits(double value, double certified) {
        return -Math.log10(Math.abs(value / certified - 1));
    }

    private static double certified(String file, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(file);
        assertThat(matcher.find()).as(pattern).isTrue();
        return Double.parseDouble(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
}
