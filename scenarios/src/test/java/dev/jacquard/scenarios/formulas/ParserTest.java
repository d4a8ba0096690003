package dev.jacquard.scenarios.formulas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no expression, and how it is said; and that any text is read or refused in a moment. */
class ParserTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final int MEGABYTE = 1_000_000;

    private static Written inputs() {
        return new Written()
                .input("income", "USD")
                .input("cost", "USD")
                .input("serving.batch", "1")
                .choice("host", "own", "rented");
    }

    @Test
    void aCaretStandsUnderThePlace() {
        assertThatThrownBy(() -> inputs().formula("gain", "income - 2 * csot").set())
                .hasMessage("""
                        gain: csot: unknown name (expected: an input, a formula or a function); did you mean cost?
                          income - 2 * csot
                                       ^""");
    }

    @Test
    void ofALongExpressionTheSurroundingsAreShown() {
        String long1 = "1 + ".repeat(100);

        assertThatThrownBy(() -> inputs().formula("gain", long1 + "csot" + " + 1".repeat(100))
                        .set())
                .hasMessage(
                        "gain: csot: unknown name (expected: an input, a formula or a function); did you mean cost?\n  …"
                                + "1 + ".repeat(15) + "csot" + " + 1".repeat(14) + "…\n  " + " ".repeat(61) + "^");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "income +            | the end (expected: a number, a name, a function or a parenthesis)",
                "income cost         | cost (expected: an operator or the end)",
                "(income             | the end (expected: `)` for the ( at character 1)",
                "income)             | ) (expected: an operator or the end)",
                "income == cost      | = (expected: an operator or the end); compare with <, <=, > or >=, or a form by `is`",
                "1 < 2 < 3           | < (expected: one comparison); join two by `and`, or write `x in lo .. hi`",
                "income in 1 USD     | the end (expected: `..`)",
                "host is own         | own (expected: a form in quotes, as in `host is \"sellsTokens\"`)",
                "host is \"owned\"   | owned: unknown form (expected one of: own, rented); did you mean own?",
                "income is \"own\"   | is (expected: an input that is a choice before it)",
                "\"own\"             | \"own\" (expected: a number); a form is asked for by `is`",
                "\"own               | a text without an end (expected: a second \")",
                "2 USDD              | USDD: unknown unit (expected: a unit after a number and a blank); did you mean USD?",
                "40%                 | 40% (expected: a number, one blank, and its unit)",
                "2x                  | 2x (expected: a number, one blank, and its unit)",
                "1e999               | 1e999 (expected: a finite number)",
                "2026-02-30 - 2026-01-01 | 2026-02-30 (expected: a day such as 2026-04-01)",
                "income # cost       | # (expected: a number, a name, an operator or a function)",
                "lg(2)               | lg: unknown function (expected one of: if, min, max, clamp, abs, exp, ln, log10, log2, sqrt, ceil, floor, round, logistic, normalCdf, normalQuantile, erf, betaCdf, binomial); did you mean ln?",
                "clamp(1, 2)         | clamp of 2 values (expected: clamp(x, low, high))",
                "max(1)              | max of 1 value (expected: max(x, y, ...))",
                "exp(x: 1)           | x: a named value (expected: exp(x))",
                "exp(1).speed        | .speed of exp (expected: no dot after a function)",
                "income{cots: 1 USD} | cots: unknown name (expected: an input, a formula or a function); did you mean cost?",
                "income{cost: 1 USD} | cost does not matter for income (expected: an input or formula that it uses)",
                "2 USD {cost: 1}   | { (expected: an operator); `{...}` follows the name of a formula",
                "t + 1               | t: a word of the formulas (expected: an input or a formula)",
                "and 1               | and (expected: a number, a name, a function or a parenthesis)",
                "sum(n in 1 .. 2)    | ) (expected: `:` and what is counted for each n); a comparison `x in lo .. hi` stands in parentheses here",
                "sum(cost in 1 .. 2: 1) | cost: a name that is taken (expected: another variable)",
                "sum(exp in 1 .. 2: 1)  | exp: no variable (expected: a name such as n)",
            })
    void whatIsNoExpressionIsRefused(String expression, String message) {
        assertThatThrownBy(() -> inputs().formula("f", expression).set())
                .isInstanceOf(Written.Refused.class)
                .hasMessageStartingWith("f: " + message + "\n  " + expression + "\n  ")
                .hasMessageEndingWith("^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sum", "t", "law", "never", "in", "exp", "normalCdf"})
    void aReservedWordIsNoName(String word) {
        String message = word + ": a word of the formulas (expected: another name, such as " + word + "Value)";

        assertThatThrownBy(() -> inputs().formula(word, "1").set()).hasMessage(message);
        assertThatThrownBy(() -> FormulaSet.refuseInput(word, Written.Refused::new))
                .hasMessage(message);
    }

    @Test
    void aNameIsLettersAndDigits() {
        assertThatThrownBy(() -> inputs().formula("a-b", "1").set())
                .hasMessage("a-b: not a name (expected: letters and digits, a letter first)");
        assertThatThrownBy(() -> inputs().formula("cost", "1").set())
                .hasMessage("cost: also an input (expected: each name once)");
        FormulaSet.refuseInput("serving.batch", Written.Refused::new);
    }

    @Test
    void aCircleIsNamed() {
        assertThatThrownBy(() -> inputs().formula("x", "a + 1")
                        .formula("a", "b")
                        .formula("b", "c")
                        .formula("c", "a")
                        .set())
                .hasMessage("a: a -> b -> c -> a (expected: no circle among formulas)");
        assertThatThrownBy(() -> inputs().formula("a", "a + 1").set())
                .hasMessage("a: a -> a (expected: no circle among formulas)");
    }

    @Test
    void aFormWithoutAnExpressionIsRefused() {
        assertThatThrownBy(() -> inputs().byForm("f", List.of("host"), Map.of("own", "1"), null)
                        .set())
                .hasMessage("f: no expression for rented (expected: one for each form of host, or else)");
        assertThatThrownBy(() -> inputs().byForm("f", List.of("host"), Map.of("owm", "1"), "2")
                        .set())
                .hasMessage("f: owm: unknown form of host (expected one of: own, rented); did you mean own?");
        assertThatThrownBy(() -> inputs().byForm("f", List.of("cost"), Map.of("own", "1"), "2")
                        .set())
                .hasMessage("f.by: cost (expected: an input that is a choice, one of host); did you mean host?");
        assertThatThrownBy(() -> inputs().byForm("f", List.of("host"), Map.of("own", "cost"), "2")
                        .set())
                .hasMessage("f: USD for one form and a plain number for another (expected: the same for all)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "not ", "2 ^ ", "exp(", "1 + (", "sum(n in 1 .. 2: ", "income{cost: "})
    void tenThousandInsideEachOtherAreRefused(String opening) {
        assertThatThrownBy(() ->
                        inputs().formula("f", opening.repeat(10_000) + "1").set())
                .isInstanceOf(Written.Refused.class)
                .hasMessageContaining(
                        "nested deeper than 100 (expected: at most 100 parentheses, signs or powers inside each"
                                + " other); name a part of it as a formula");
    }

    @ParameterizedTest
    @ValueSource(strings = {" + 1", " * 1", " - 1", " and 1", " or 0", " / 1"})
    void aMegabyteOfOneOperatorIsComputed(String more) {
        Assertions.assertTimeoutPreemptively(A_MOMENT, () -> {
            String expression = "1" + more.repeat(MEGABYTE / more.length());
            assertThat(Double.isFinite(Written.value(expression))).isTrue();
        });
    }

    @Test
    void thousandsOfFormulasInARowAreComputed() {
        Written chain = new Written().formula("f0", "1");
        for (int i = 1; i <= 20_000; i++) {
            chain.formula("f" + i, "f" + (i - 1) + " + 1");
        }

        Assertions.assertTimeoutPreemptively(
                A_MOMENT, () -> assertThat(chain.value()).isEqualTo(20_001));
    }

    @Test
    void formulasComputedAgainHaveAnEnd() {
        Written chain = new Written().input("x", "1").formula("f0", "x + 1");
        for (int i = 1; i <= 40; i++) {
            chain.formula("f" + i, "f" + (i - 1) + "{x: x + 1} + f" + (i - 1) + "{x: x + 2}");
        }

        assertThatThrownBy(chain::set)
                .hasMessageContaining("formulas computed again with something replaced have more than 10000 parts"
                        + " (expected: at most so many in a file)");
    }

    @Test
    void anyTextIsReadOrRefused() {
        String[] words = {
            "income",
            "cost",
            "host",
            "(",
            ")",
            "{",
            "}",
            ",",
            ":",
            "..",
            "+",
            "-",
            "*",
            "/",
            "^",
            "²",
            "<",
            ">=",
            "in",
            "is",
            "and",
            "or",
            "not",
            "if(",
            "sum(n in 1 .. 3:",
            "n",
            "never",
            "undefined",
            "1",
            "2.5 USD",
            "3 year",
            "2026-01-01",
            "\"own\"",
            "exp(",
            "max(",
            "1/year",
            "%",
            "$",
            ".",
            "@",
            "x/year",
            "law(",
            "t",
            "ö",
            "\\",
            "#"
        };
        Random random = new Random(13);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int word = random.nextInt(12); word >= 0; word--) {
                text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
            }
            String expression = text.toString();
            try {
                inputs().formula("f", expression).value(1, 2, 3, 0);
            } catch (Written.Refused | NotFinite refused) {
                assertThat(refused.getMessage())
                        .as(expression)
                        .startsWith("f: ")
                        .contains(" ");
            }
        }
    }
}
