package dev.jacquard.command;

import static dev.jacquard.command.Ran.jacquard;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In Turkish the lower case of I is not i, in German the decimal point is a comma: neither may change a byte. */
class LocaleTest {

    private static final List<String> COMMANDS = List.of(
            "laws --json",
            "laws",
            "list units --json",
            "list distributions",
            "list families --json",
            "list DATA",
            "eval chinchilla/besiroglu2024 parameters=70e9 tokens=1.4e12 --json",
            "eval chinchilla/besiroglu2024 parameters=70e9 tokens=1.4e12",
            "eval chinchilla/besiroglu2024 parameters=70e9 TOKENS=1.4e12",
            "speedup amdahl parallel=0.95 agents=40 --json",
            "fit published-runs --law chinchilla --column loss=LOSSMODELCARD --starts 9",
            "fit published-runs/cerebras-gpt --law power-law --starts 9 --bootstrap 9 --json",
            "fit published-runs --law CHINCHILLA",
            "--help",
            "fit --help");

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG"})
    void noLocaleChangesAByte(String tag) {
        for (String command : COMMANDS) {
            Locale.setDefault(Locale.ROOT);
            Ran plain = jacquard(command.split(" "));
            Locale.setDefault(Locale.forLanguageTag(tag));
            assertThat(jacquard(command.split(" "))).as(command).isEqualTo(plain);
        }
    }
}
