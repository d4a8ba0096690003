package dev.jacquard.scenarios;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.jacquard.scenarios.argument.ScenarioException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Gives a reader inputs that nobody would write: each is read, or refused in one sentence. Nothing else may happen.
 *
 * <p>An input is a function of (seed, number), so a failure names both and can be repeated by {@code -Djacquard.fuzz.seed=S
 * -Djacquard.fuzz.first=N -Djacquard.fuzz=1}. As many are made as ten seconds allow, at least {@value #LEAST}; {@code
 * -Djacquard.fuzz=1000000} asks for another number.
 */
public final class Fuzz {

    private static final int LEAST = 10_000;
    private static final long NANOS = 10_000_000_000L;

    /** What no single input may take: a hang, not a measurement. */
    private static final Duration HANG = Duration.ofSeconds(60);

    private static final int BATCH = 500;

    /** Characters that readers trip over. */
    private static final String[] ODD = {
        "\u0000",
        "\u001b",
        "\u0085",
        "\u00a0",
        "\u200b",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ud800",
        "\udfff",
        "\ud83d\ude00",
        "\u0130",
        "\u2212",
        "\u2028",
        "\t",
        "\r",
        "\r\n",
        "\n\n",
        "\\",
        "\"",
        "'",
        "`",
        "<",
        ">",
        "&",
        "&#60;",
        "%",
        "$",
        "#",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "|",
        "*",
        "_",
        "~",
        "^",
        "@",
        "=",
        "+",
        "-",
        ";",
        ":",
        ",",
        ".",
        "/",
        "0",
        "9",
        "1e309",
        "-0.0",
        "NaN",
        "Infinity"
    };

    private final List<String> seeds;
    private final List<String> words;

    private Fuzz(List<String> seeds, List<String> words) {
        this.seeds = seeds;
        this.words = words;
    }

    /**
     * Inputs made from these.
     *
     * @param seeds whole inputs that are right
     * @param words pieces that mean something to the reader
     */
    public static Fuzz of(List<String> seeds, String... words) {
        return new Fuzz(seeds, List.of(words));
    }

    /** Gives them to a reader; it throws what a person would be shown, or anything else and fails the test. */
    public void each(String kind, Consumer<String> reader) {
        long seed = Long.getLong("jacquard.fuzz.seed", 1);
        int first = Integer.getInteger("jacquard.fuzz.first", 0);
        int asked = Integer.getInteger("jacquard.fuzz", 0);
        long end = System.nanoTime() + NANOS;
        int number = first;
        int refused = 0;
        while (asked > 0 ? number < first + asked : number < LEAST || System.nanoTime() < end) {
            int to = asked > 0 ? Math.min(number + BATCH, first + asked) : number + BATCH;
            refused += batch(kind, reader, seed, number, to);
            number = to;
        }
        System.out.printf(
                Locale.ROOT,
                "fuzz: %s: %d inputs, %d refused, seed %d, first %d%n",
                kind,
                number - first,
                refused,
                seed,
                first);
    }

    private int batch(String kind, Consumer<String> reader, long seed, int from, int to) {
        AtomicReference<Input> at = new AtomicReference<>(new Input(kind, seed, from, ""));
        return assertTimeoutPreemptively(
                HANG,
                () -> {
                    int refused = 0;
                    for (int number = from; number < to; number++) {
                        Input input = new Input(kind, seed, number, text(seed, number));
                        at.set(input);
                        refused += input.isRefused(reader) ? 1 : 0;
                    }
                    return refused;
                },
                () -> "hangs at " + at.get());
    }

    /** One input, and what says how to make it again. */
    private record Input(String kind, long seed, int number, String text) {

        boolean isRefused(Consumer<String> reader) {
            try {
                reader.accept(text);
                return false;
            } catch (ScenarioException | IllegalArgumentException e) {
                if (e.getMessage() == null
                        || e.getMessage().isBlank()
                        || e.getMessage().contains("Exception")) {
                    fail("a refusal that says nothing at " + this, e);
                }
                return true;
            } catch (Exception | StackOverflowError | AssertionError e) {
                return fail(e.getClass().getSimpleName() + " at " + this, e);
            }
        }

        @Override
        public String toString() {
            StringBuilder quoted = new StringBuilder();
            text.chars()
                    .forEach(c -> quoted.append(
                            c >= ' ' && c < 127 && c != '"' && c != '\\'
                                    ? String.valueOf((char) c)
                                    : String.format(Locale.ROOT, "\\u%04x", c)));
            return kind + " " + number + " of seed " + seed + ": \"" + quoted + "\"";
        }
    }

    /** A right input with some changes, or a heap of pieces. */
    private String text(long seed, int number) {
        RandomGenerator random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        StringBuilder text = new StringBuilder();
        if (random.nextInt(4) == 0) {
            int pieces = 1 + random.nextInt(30);
            for (int i = 0; i < pieces; i++) {
                text.append(piece(random));
            }
            return text.toString();
        }
        text.append(seeds.get(random.nextInt(seeds.size())));
        int changes = 1 + random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            change(text, random);
        }
        return text.toString();
    }

    private void change(StringBuilder text, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + random.nextInt(1 + random.nextInt(40)));
        switch (random.nextInt(6)) {
            case 0 -> text.insert(at, piece(random));
            case 1 -> text.delete(at, to);
            case 2 -> text.replace(at, to, piece(random));
            case 3 -> text.insert(at, text.substring(at, to));
            case 4 -> text.insert(at, piece(random).repeat(1 + random.nextInt(200)));
            default -> {
                String part = text.substring(at, to);
                text.delete(at, to);
                text.insert(random.nextInt(text.length() + 1), part);
            }
        }
    }

    private String piece(RandomGenerator random) {
        return words.isEmpty() || random.nextInt(3) == 0
                ? ODD[random.nextInt(ODD.length)]
                : words.get(random.nextInt(words.size()));
    }
}
