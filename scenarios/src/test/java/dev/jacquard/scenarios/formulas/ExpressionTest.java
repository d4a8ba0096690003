package dev.jacquard.scenarios.formulas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of expressions, worked by hand. */
class ExpressionTest {

    private static final double IDENTITY = 1e-12;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + 2 * 3                                    | 7",
                "(1 + 2) * 3                                  | 9",
                "10 - 4 - 3                                   | 3",
                "24 / 4 / 3                                   | 2",
                "2 ^ 3 ^ 2                                    | 512",
                "-2 ^ 2                                       | -4",
                "-3²                                          | -9",
                "2 ^ -1                                       | 0.5",
                "2 * -3                                       | -6",
                "1.5e3 + .5                                   | 1500.5",
                "1_000_000                                    | 1000000",
                "1 - exp(0)                                   | 0",
                "1 < 2                                        | 1",
                "2 <= 1                                       | 0",
                "2 > 1 and 1 >= 1                             | 1",
                "1 < 0 or not 1 < 0                           | 1",
                "3 in 2 .. 4                                  | 1",
                "3 in 4 .. 5                                  | 0",
                "if(1 < 2, 10, 20)                            | 10",
                "if(0, ln(0), 5)                              | 5",
                "min(3, 1, 2) + max(3, 1, 2)                  | 4",
                "clamp(7, 0, 5) + clamp(-7, 0, 5)             | 5",
                "abs(-2) + sqrt(9) + ceil(1.2) + floor(1.8)   | 8",
                "round(2.5) + round(-2.5)                     | 1",
                "ln(exp(2)) + log10(1000) + log2(8)           | 8",
                "logistic(0) + normalCdf(0) + erf(0)          | 1",
                "normalQuantile(normalCdf(1.25))              | 1.25",
                "betaCdf(0.5, 2, 2)                           | 0.5",
                "binomial(2, 4, 0.5)                          | 0.375",
                "binomial(5, 4, 0.5)                          | 0",
                "sum(n in 1 .. 100: n)                        | 5050",
                "sum(n in 1 .. 0: n)                          | 0",
                "sum(n in 1 .. 3: sum(m in 1 .. n: n * m))    | 25",
                "max(n in 2 .. 6: n * (8 - n))                | 16",
                "min(n in 2 .. 6: (n - 5) ^ 2)                | 0",
                "any(n in 2 .. 6: n * n > 35)                 | 1",
                "any(n in 2 .. 6: n * n > 36)                 | 0",
                "35 % + 0.05                                  | 0.4",
                "2 year / 6 month                             | 4",
                "3 h + 30 min > 3.4 h                         | 1",
                "2027-01-01 - 2026-01-01 > 364 day            | 1",
                "(2026-07-02 + 6 month) - 2026-01-01 in 0.99 year .. 1.01 year | 1",
                "10 ^ (2 OOM)                                 | 100",
            })
    void expressionsHaveTheValueWorkedByHand(String expression, double value) {
        assertThat(Written.value(expression)).isCloseTo(value, within(IDENTITY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "undefined",
            value = {
                "never + 1           | Infinity",
                "never - 1           | Infinity",
                "never * 2           | Infinity",
                "never / 2           | Infinity",
                "1 / never           | 0",
                "never - never       | undefined",
                "never / never       | undefined",
                "0 * never           | undefined",
                "never > 1e300       | 1",
                "never < 1e300       | 0",
                "min(never, 3)       | 3",
                "max(never, 3)       | Infinity",
                "undefined + 1       | undefined",
                "undefined ^ 0       | undefined",
                "undefined < 1       | undefined",
                "max(undefined, 1)   | undefined",
                "not undefined       | undefined",
                "if(undefined, 1, 2) | undefined",
                "if(1, 2, undefined) | 2",
                "0 and undefined     | 0",
                "1 or undefined      | 1",
                "undefined and 0     | undefined",
                "1 and undefined     | undefined",
                "any(n in 1 .. 3: if(n < 2, 1, undefined)) | 1",
                "sum(n in 1 .. 3: if(n < 2, 1, undefined)) | undefined",
                "undefined in 1 .. 2 | undefined",
                "1 + 2 + undefined   | undefined",
                "1 + 2 + never       | Infinity",
                "2 * 3 * never       | Infinity",
            })
    void neverAndUndefinedFollowTheirRules(String expression, Double value) {
        assertThat(Double.valueOf(Written.value(expression)))
                .isEqualTo(value == null ? Double.valueOf(Double.NaN) : value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 / 0                        | f: a division of 1 by 0; say what is meant there, as in if(x > 0, 1 / x, never)",
                "0 / 0                        | f: a division of 0 by 0; say what is meant there, as in if(x > 0, 1 / x, never)",
                "ln(0)                        | f: ln of 0 is too large",
                "ln(-1)                       | f: ln of -1 is no number",
                "sqrt(-4)                     | f: sqrt of -4 is no number",
                "exp(1000)                    | f: exp of 1000 is too large",
                "(-8) ^ 0.5                   | f: a power of -8, 0.5 is no number",
                "1e300 * 1e300                | f: a product of 1e300, 1e300 is too large",
                "normalQuantile(1)            | f: normalQuantile of 1 is no number",
                "betaCdf(0.5, 0, 1)           | f: betaCdf.a: 0.0 (expected: a finite number > 0)",
                "binomial(1, 2.5, 0.5)        | f: binomial.n: 2.5 (expected: a whole number up to 1000000)",
                "clamp(1, 3, 2)               | f: clamp to 3.0 .. 2.0 (expected: low at most high)",
                "sum(n in 1 .. 10001: n)      | f: sum over 1 .. 10001 (expected: at most 10000 terms)",
                "sum(n in 1 .. 2.5: n)        | f: sum over 1 .. 2.5 (expected: whole numbers)",
                "max(n in 1 .. 0: n)          | f: max over nothing, 1 .. 0 (expected: at least one term)",
                "sum(n in 1 .. 10000: sum(m in 1 .. 10000: sum(k in 1 .. 10000: 1)))"
                        + " | f: sum takes more than 1000000 operations in a draw (expected: fewer terms of sums in sums)",
            })
    void whatHasNoFiniteValueIsNeitherNeverNorUndefined(String expression, String message) {
        assertThatThrownBy(() -> Written.value(expression))
                .isInstanceOf(NotFinite.class)
                .hasMessage(message);
    }

    @Test
    void formulasUseEachOtherInAnyOrder() {
        double value = new Written()
                .input("price", "USD")
                .input("count", "1")
                .formula("profit", "income - 5 USD")
                .formula("income", "price * count")
                .formula("twice", "2 * profit")
                .value(10, 3);

        assertThat(value).isEqualTo(50);
    }

    @Test
    void aFormHasItsOwnExpression() {
        Written gain = new Written()
                .choice("mechanism", "ces", "queue", "toes")
                .input("agents", "1")
                .byForm("gain", List.of("mechanism"), Map.of("ces", "agents ^ 0.5"), "agents");

        assertThat(gain.value(0, 16)).isEqualTo(4);
        assertThat(gain.value(1, 16)).isEqualTo(16);
        assertThat(gain.value(2, 16)).isEqualTo(16);
    }

    @Test
    void twoChoicesHaveAnExpressionForEachPair() {
        Written pairs = new Written()
                .choice("mechanism", "ces", "queue")
                .numbers("bits", 4.0, 16.0)
                .byForm(
                        "gain",
                        List.of("mechanism", "bits"),
                        Map.of("ces, 4", "1", "ces, 16", "2", "queue, 4", "3", "queue,16", "4"),
                        null);

        assertThat(pairs.value(0, 4)).isEqualTo(1);
        assertThat(pairs.value(0, 16)).isEqualTo(2);
        assertThat(pairs.value(1, 4)).isEqualTo(3);
        assertThat(pairs.value(1, 16)).isEqualTo(4);
    }

    @Test
    void aFormCanBeAskedFor() {
        Written asked = new Written().choice("host", "sellsTokens", "own").formula("f", "if(host is \"own\", 3, 4)");

        assertThat(asked.value(0)).isEqualTo(4);
        assertThat(asked.value(1)).isEqualTo(3);
    }

    @Test
    void aFormulaCanBeComputedAgainWithSomethingReplaced() {
        Written fleet = new Written()
                .input("cost", "USD")
                .input("life", "year")
                .input("share", "1")
                .formula("yearly", "cost / life")
                .formula("fleet", "yearly * share")
                .formula("both", "fleet{life: 2 * life} / fleet + fleet{life: 1 year, share: 3} / 1 USD")
                .formula("all", "both");

        // 0.5, and 100 USD / year × 3 with yearly in USD/year: 300 of them
        assertThatThrownBy(fleet::set).hasMessageContaining("+ of a plain number and 1/year");

        double value = new Written()
                .input("cost", "USD")
                .input("life", "1")
                .input("share", "1")
                .formula("yearly", "cost / life")
                .formula("fleet", "yearly * share")
                .formula("both", "fleet{life: 2 * life} / fleet + fleet{yearly: 7 USD, share: 3} / 1 USD")
                .value(100, 4, 0.5);

        assertThat(value).isEqualTo(0.5 + 21);
    }

    @Test
    void aReplacementInsideAReplacementKeepsTheOuterOne() {
        double value = new Written()
                .input("a", "1")
                .input("b", "1")
                .formula("f", "10 * a + b")
                .formula("g", "f{b: a + 1}")
                .formula("h", "g{a: 5} + sum(n in 1 .. 2: f{a: n})")
                .value(1, 2);

        // g at a = 5: 50 + 6; f at a = 1 and 2 with b = 2: 12 + 22
        assertThat(value).isEqualTo(56 + 34);
    }

    @Test
    void aFormCanBeReplaced() {
        double value = new Written()
                .choice("kind", "one", "two")
                .byForm("f", List.of("kind"), Map.of("one", "1", "two", "2"), null)
                .formula("ratio", "f{kind: \"two\"} / f{kind: \"one\"}")
                .value(0);

        assertThat(value).isEqualTo(2);
    }
}
