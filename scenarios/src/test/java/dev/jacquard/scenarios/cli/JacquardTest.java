package dev.jacquard.scenarios.cli;

import static dev.jacquard.scenarios.cli.Ran.jacquard;
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
    @MethodSource("dev.jacquard.scenarios.cli.Commands#names")
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
                        "--jsn: unknown option (expected: one of: --help, --json, --quiet, --seed, --stacktrace, --threads,"
                                + " --version); did you mean --json?");
    }

    @Test
    void wrongMissingAndSurplusArgumentsAreRefusedInOneLine() {
        jacquard("list", "data", "--seed", "x").refusedWith("--seed: x (expected: a whole number)");
        jacquard("list", "data", "--threads", "0").refusedWith("--threads: 0 (expected: a whole number >= 1)");
        jacquard("list", "data", "more").refusedWith("more: one argument too many (expected: KIND)");
        assertThat(jacquard("list").err()).startsWith("KIND: missing (expected: ");
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
