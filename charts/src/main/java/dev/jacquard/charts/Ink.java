package dev.jacquard.charts;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every colour of charts and pages, once for light and once for dark surroundings.
 *
 * <p>The six series colours follow Okabe and Ito's set, darkened until each has a contrast of at least 4.5 to 1 against the
 * page; they stay apart under the common kinds of colour blindness.
 */
public enum Ink {
    /** Text and points. */
    TEXT("ink", 0x1B222B, 0xE8ECF0),
    /** Secondary text: captions, tick labels. */
    MUTED("muted", 0x55606C, 0xA9B4BF),
    /** Faint lines behind the data. */
    GRID("grid", 0xE2E6EA, 0x2C343C),
    /** Axes and rules. */
    AXIS("axis", 0x94A0AC, 0x616D79),
    /** The page. */
    PAPER("paper", 0xFFFFFE, 0x13171C),
    /** A slightly raised surface: table heads, boxes. */
    RAISED("raised", 0xF5F6F8, 0x1C2229),
    /** Fill where a claim is false. */
    NEUTRAL("neutral", 0xC2C9D1, 0x4A545F),
    /** First series, where a claim is true, and what raises an answer. */
    FIRST("c1", 0x0B65A6, 0x62B2F0),
    /** Second series, thresholds, and claims that fail. */
    SECOND("c2", 0xB84A08, 0xF2935A),
    /** Third series, and claims that hold. */
    THIRD("c3", 0x087A5E, 0x45C9A4),
    /** Fourth series, and what lowers an answer. */
    FOURTH("c4", 0x9A4385, 0xDC93C9),
    /** Fifth series, and claims that hold on a condition. */
    FIFTH("c5", 0x7D6300, 0xD8B840),
    /** Sixth series, and what is open or has no answer. */
    SIXTH("c6", 0x4B5563, 0xB3BECB);

    private static final List<Ink> SERIES = List.of(FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH);
    private static final int OPAQUE = 255;

    private final String variable;
    private final int light;
    private final int dark;

    Ink(String variable, int light, int dark) {
        this.variable = variable;
        this.light = light;
        this.dark = dark;
    }

    /** The colour of the series at a place in the list; after six they begin again. */
    static Ink series(int index) {
        return SERIES.get(index % SERIES.size());
    }

    /** The colour as a style sheet refers to it. */
    public String variable() {
        return "var(--" + variable + ")";
    }

    /** The light colour, for files that carry no style sheet. */
    public String hex() {
        return hex(light);
    }

    Color color(double opacity) {
        return new Color(light >> 16, light >> 8 & OPAQUE, light & OPAQUE, (int) Math.round(OPAQUE * opacity));
    }

    /** The ink that was painted as {@code rgb(r,g,b)}. */
    static Optional<Ink> of(String rgb) {
        return Arrays.stream(values())
                .filter(ink -> rgb.equals("rgb(" + (ink.light >> 16) + "," + (ink.light >> 8 & OPAQUE) + ","
                        + (ink.light & OPAQUE) + ")"))
                .findFirst();
    }

    /** Declarations of all variables for light surroundings. */
    public static String lightVariables() {
        return variables(ink -> ink.light);
    }

    /** Declarations of all variables for dark surroundings. */
    public static String darkVariables() {
        return variables(ink -> ink.dark);
    }

    private static String variables(Function<Ink, Integer> colour) {
        return Arrays.stream(values())
                .map(ink -> "--" + ink.variable + ":" + hex(colour.apply(ink)))
                .collect(Collectors.joining(";"));
    }

    private static String hex(int rgb) {
        String digits = Integer.toHexString(rgb);
        return "#" + "0".repeat(6 - digits.length()) + digits;
    }
}
