package dev.jacquard.command;

import static dev.jacquard.command.Ran.jacquard;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JacquardTest {

    @Test
    void withoutACommandItShowsAllOfThem() {
        assertThat(jacquard().done()).contains("Commands:").contains("  list ");
    }

    @ParameterizedTest
    @MethodSource("dev.jacquard.command.Commands#names")
    void everyCommandHasHelpWithAnExampleAndTheCommonOptions(String command) {
        assertThat(jacquard(command, "--help").done())
                .startsWith("Usage: jacquard " + command)
                .contains("Example")
                .contains("  jacquard " + command)
                .contains("--json")
                .contains("--seed=S");
    }

    @Test
    void theVersionIsTheOneTheBuildWrote() {
        assertThat(jacquard("--version").done()).matches("jacquard \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void anUnknownCommandNamesTheNearest() {
        Ran ran = jacquard("lst");
        assertThat(ran.err())
                .startsWith("lst: unknown command (expected: one of: ")
                .endsWith("did you mean list?\n");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void anUnknownOptionNamesTheNearest() {
        jacquard("list", "data", "--jsn=1")
                .refusedWith(
                        "--jsn: unknown option (expected: one of: --code, --help, --json, --no-code, --quiet, --seed, --stacktrace, --stale, --threads,"
                                + " --version); did you mean --json?");
    }

    @Test
    void wrongMissingAndSurplusArgumentsAreRefusedInOneLine() {
        jacquard("list", "data", "--seed", "x").refusedWith("--seed: x (expected: a whole number)");
        jacquard("list", "data", "--threads", "0")
                .refusedWith("--threads: 0 (expected: a whole number from 1 to 1024)");
        jacquard("list", "data", "more").refusedWith("more: one argument too many (expected: KIND)");
        assertThat(jacquard("list").err()).startsWith("KIND: missing (expected: ");
    }

    @Test
    void numbersOutsideWhatAnOptionAllowsAreRefusedWithItsRange() {
        jacquard("laws", "--threads", "40000")
                .refusedWith("--threads: 40000 (expected: a whole number from 1 to 1024)");
        jacquard("laws", "--threads", "-1").refusedWith("--threads: -1 (expected: a whole number from 1 to 1024)");
        jacquard("laws", "--threads", "99999999999")
                .refusedWith("--threads: 99999999999 (expected: a whole number from -2147483648 to 2147483647)");
        jacquard("laws", "--seed", "9223372036854775808")
                .refusedWith("--seed: 9223372036854775808 (expected: a whole number from -9223372036854775808 to"
                        + " 9223372036854775807)");
        jacquard("run", "lossy-self-improvement", "--draws", "0")
                .refusedWith("--draws: 0 (expected: a whole number from 1 to 1000000000)");
        jacquard("run", "lossy-self-improvement", "--draw", "-1")
                .refusedWith("--draw: -1 (expected: a whole number from 0 to 999999999)");
        jacquard("check", "lossy-self-improvement", "--draws", "-5")
                .refusedWith("--draws: -5 (expected: a whole number from 1 to 10000000)");
        jacquard("report", "lossy-self-improvement", "--draws", "2000000000")
                .refusedWith("--draws: 2000000000 (expected: a whole number from 1 to 1000000000)");
        jacquard("fit", "published-runs", "--law", "chinchilla", "--bootstrap", "2000000000")
                .refusedWith("--bootstrap: 2000000000 (expected: a whole number from 0 to 1000000)");
        jacquard("plan", "--flop", "1e22", "--level", "NaN").refusedWith("--level: NaN (expected: in (0, 1))");
    }

    @Test
    void anArgumentThatBeginsWithAnAtSignIsItself() {
        assertThat(jacquard("eval", "@amdahl").err()).startsWith("LAW: @amdahl (expected: ");
        assertThat(jacquard("@" + System.getProperty("user.dir") + "/pom.xml").err())
                .contains("pom.xml: unknown command");
    }

    @Test
    void aLongListOfNamesIsCutToTheNearest() {
        String message = jacquard("eval", "chinchila").err();
        assertThat(message)
                .startsWith("LAW: chinchila (expected: one of: chinchilla/")
                .contains(" more that jacquard laws lists)")
                .hasSizeLessThan(400);
    }

    @Test
    void commonOptionsStandBeforeOrAfterTheCommand() {
        assertThat(jacquard("--json", "list", "units").done())
                .isEqualTo(jacquard("list", "units", "--json").done());
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "units", "families", "distributions"})
    void everyListedObjectBeginsWithItsFormatAndHasItsSource(String kind) {
        assertThat(jacquard("list", kind, "--json").done())
                .startsWith("[\n  {\n    \"format\": 1,\n    \"id\": ")
                .contains("\"source\": \"", "\"asOf\": ", "\"licence\": ", "\"status\": \"verified\"");
    }

    @Test
    void aTraceIsShownOnlyWhenAskedFor() {
        assertThat(jacquard("list", "nothing").err().lines()).hasSize(1);
        assertThat(jacquard("list", "nothing", "--stacktrace").err()).contains("\tat dev.jacquard");
    }
}
