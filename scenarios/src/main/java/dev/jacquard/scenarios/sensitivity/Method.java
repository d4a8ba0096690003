package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.numerics.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The ways to ask which input matters, by the words of the command line. */
public enum Method {
    /** Shares of variance, first order by Saltelli 2010 and total by Jansen. */
    SOBOL("shares of variance: of each input alone (first) and with all others (total)", false, false),
    /** The same shares with Jansen's first order, which is less prone to negative values. */
    JANSEN("shares of variance: of each input alone (first, after Jansen) and with all others (total)", false, false),
    /** Elementary effects. */
    MORRIS(
            "elementary effect: change of the output over a step of 0.6 in an input's probability (5 % to 65 %, or 35 % to 95 %),"
                    + " times 1.5 to the width of its central 90 %; others anywhere",
            false, true),
    /** Shifts of the whole distribution. */
    PAWN("shift of the output's distribution when an input is confined to a tenth of its range", true, true),
    /** One input at a time. */
    TORNADO("output with one input at the ends of its interval, all others in the middle", true, true),
    /** Shares of variance that correlated inputs can have. */
    SHAPLEY("shares of variance that sum to one, what inputs do together split between them", false, true),
    /** Rank correlations. */
    RANK("rank correlation of output and input, plain and with all other inputs accounted for", true, true);

    private final String meaning;
    private final boolean infinite;
    private final boolean correlated;

    Method(String meaning, boolean infinite, boolean correlated) {
        this.meaning = meaning;
        this.infinite = infinite;
        this.correlated = correlated;
    }

    /** The lower-case word of the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its numbers are, in words. */
    public String meaning() {
        return meaning;
    }

    /** Whether it takes outputs that are infinite in some draws. */
    public boolean takesInfinite() {
        return infinite;
    }

    /** Whether it can be used at all where inputs are correlated. */
    public boolean takesCorrelated() {
        return correlated;
    }

    /** The words of all methods. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Method::word).toList();
    }

    /**
     * The method of this word.
     *
     * @throws IllegalArgumentException if there is none, with the nearest
     */
    public static Method of(String word) {
        return Arrays.stream(values())
                .filter(method -> method.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Check.refused(
                        "method", word, "one of " + String.join(", ", words()) + Check.nearest(word, words())));
    }
}
