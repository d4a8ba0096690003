package dev.jacquard.data.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.jacquard.data.CalibratedRange;
import dev.jacquard.data.Citation;
import dev.jacquard.data.Confidence;
import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstantsTest {

    private static final double IDENTITY = 1e-12;

    private record Line(double a, double b) {
        static final Family<Line> FAMILY = Family.of(
                Line.class,
                v -> new Line(v[0], v[1]),
                line -> new double[] {line.a, line.b},
                Param.positive("a", "1"),
                Param.positive("b", "1"));
    }

    private static Published<Line> line(String id, double a, double b) {
        return new Published<>(
                new Line(a, b),
                id,
                "A line",
                new Citation("Somebody", 2020, "Lines", "", "page 1"),
                Confidence.DERIVED,
                CalibratedRange.of("x", 1, 10),
                Map.of(),
                "");
    }

    private static final List<Published<Line>> LINES =
            List.of(line("line/first2020", 2, 3), line("line/next2021", 4, 5));

    private static final Constants BOTH = Constants.none()
            .number("wait", "min", "time to wait", 30)
            .number(Variable.positive("start", "share", "share at the start"))
            .law("full", "the law in full", Line.FAMILY, LINES);

    private static Constants.Values read(Constants constants, Map<String, String> given) {
        return constants.read(given, name -> "--set " + name + "=VALUE");
    }

    @Test
    void whatIsSetIsReadWithItsUnitAndWhatIsNotIsAsUsual() {
        Constants.Values values = read(BOTH, Map.of("start", "40 %", "full", "line/next2021"));
        assertThat(values.number("wait")).isEqualTo(30);
        assertThat(values.number("start")).isCloseTo(0.4, within(IDENTITY));
        assertThat(values.law("full", Line.FAMILY)).isEqualTo(new Line(4, 5));
        assertThat(read(BOTH, Map.of("start", "0.4", "full", "line/next2021", "wait", "2 h"))
                        .count("wait"))
                .isEqualTo(120);
        assertThat(BOTH.names()).containsExactly("wait", "start", "full");
    }

    @Test
    void theNumbersOfALawComeAfterItsNameOrStandAlone() {
        assertThat(read(BOTH, Map.of("start", "1", "full", "line/first2020", "full.b", "7"))
                        .law("full", Line.FAMILY))
                .isEqualTo(new Line(2, 7));
        assertThat(read(BOTH, Map.of("start", "1", "full.a", "6", "full.b", "7"))
                        .law("full", Line.FAMILY))
                .isEqualTo(new Line(6, 7));
        Constants usual = Constants.none().law("full", "the law in full", Line.FAMILY, LINES, LINES.get(1));
        assertThat(read(usual, Map.of()).law("full", Line.FAMILY)).isEqualTo(new Line(4, 5));
        assertThat(usual.example().law("full", Line.FAMILY)).isEqualTo(new Line(2, 3));
    }

    @Test
    void whatIsMissingIsNamedWithTheWayToSetIt() {
        assertThatThrownBy(() -> read(BOTH, Map.of("full", "line/first2020")))
                .hasMessage("start: missing (expected: --set start=VALUE, share at the start)");
        assertThatThrownBy(() -> read(BOTH, Map.of("start", "1")))
                .hasMessage("full: missing (expected: --set full=VALUE, the law in full: one of line/first2020,"
                        + " line/next2021, or its numbers full.a, full.b)");
        assertThatThrownBy(() -> read(BOTH, Map.of("start", "1", "full.a", "2")))
                .hasMessageStartingWith("full.b: missing (expected: --set full.b=VALUE, b of the law in full");
    }

    @Test
    void whatIsUnknownOrOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> read(BOTH, Map.of("strt", "1")))
                .hasMessageStartingWith("strt: nothing of that name to set (expected: one of: ")
                .hasMessageContaining("start");
        assertThatThrownBy(() -> read(BOTH, Map.of("start", "1", "full", "line/first2021")))
                .hasMessageContaining("line/first2020");
        assertThatThrownBy(() -> read(BOTH, Map.of("start", "much"))).hasMessageStartingWith("start: ");
        assertThatThrownBy(() -> read(Constants.none(), Map.of("x", "1")))
                .hasMessage("x: nothing of that name to set (expected: columns alone: this law needs no constant)");
        assertThatThrownBy(() -> read(BOTH, Map.of("start", "1", "full.a", "-2", "full.b", "1"))
                        .law("full", Line.FAMILY))
                .hasMessageStartingWith("full.a: -2.0");
        assertThatThrownBy(() -> read(BOTH, Map.of("start", "1", "full", "line/first2020", "wait", "1.5 min"))
                        .count("wait"))
                .hasMessage("wait: 1.5 (expected: a whole number >= 1)");
    }
}
