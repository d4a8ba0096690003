package dev.jacquard.numerics;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Argument guards: each returns its argument, or throws {@link IllegalArgumentException} with name, value and the allowed range.
 *
 * <p>Messages have one form, {@code name: value (expected: range)}, followed by a hint where there is an honest one. Every
 * guard is written so that NaN fails, and infinity fails wherever a finite number is meant.
 *
 * <pre>{@code
 * record Amdahl(double parallel) {
 *   Amdahl { fraction("parallel", parallel); }
 * }
 * new Amdahl(40);   // parallel: 40.0 (expected: in [0, 1]); as a fraction: 0.4
 * }</pre>
 */
public final class Check {

    /** Characters of a list of names that are read at a glance. */
    private static final int LONGEST_LIST = 300;

    private static final int NEAREST = 5;

    private Check() {}

    /** Requires a finite number above zero. */
    public static double positive(String name, double value) {
        return require(value > 0 && value < Double.POSITIVE_INFINITY, name, value, "a finite number > 0");
    }

    /** Requires a finite number, zero or above. */
    public static double nonNegative(String name, double value) {
        return require(value >= 0 && value < Double.POSITIVE_INFINITY, name, value, "a finite number >= 0");
    }

    /** Requires a number that is neither NaN nor infinite. */
    public static double finite(String name, double value) {
        return require(Math.abs(value) < Double.POSITIVE_INFINITY, name, value, "a finite number");
    }

    /** Requires a share in [0, 1]; a value that looks like a percentage gets a hint. */
    public static double fraction(String name, double value) {
        return require(value >= 0 && value <= 1, name, value, "in [0, 1]" + percentHint(value));
    }

    /** Requires a share in (0, 1), end points excluded; a value that looks like a percentage gets a hint. */
    public static double openFraction(String name, double value) {
        return require(value > 0 && value < 1, name, value, "in (0, 1)" + percentHint(value));
    }

    /** Requires a finite number of at least {@code low}. */
    public static double atLeast(String name, double value, double low) {
        return require(value >= low && value < Double.POSITIVE_INFINITY, name, value, "a finite number >= " + low);
    }

    /** Requires a whole number of at least {@code low}. */
    public static int atLeast(String name, int value, int low) {
        if (value >= low) {
            return value;
        }
        throw refused(name, value, "a whole number >= " + low);
    }

    /** Requires a number in the closed interval [low, high]. */
    public static double within(String name, double value, double low, double high) {
        return require(value >= low && value <= high, name, value, "in [" + low + ", " + high + "]");
    }

    /** Requires text that is not blank. */
    public static String notBlank(String name, String value) {
        if (value != null && !value.isBlank()) {
            return value;
        }
        throw refused(name, value == null ? "missing" : "blank", "some text");
    }

    /** Requires a reference that is not null. */
    public static <T> T notNull(String name, T value) {
        if (value != null) {
            return value;
        }
        throw refused(name, "missing", "a value");
    }

    /** The exception every guard throws; for checks that have no method of their own. */
    public static IllegalArgumentException refused(String name, Object value, String expected) {
        int hint = expected.indexOf("; ");
        return new IllegalArgumentException(
                hint < 0
                        ? name + ": " + value + " (expected: " + expected + ")"
                        : name + ": " + value + " (expected: " + expected.substring(0, hint) + ")"
                                + expected.substring(hint));
    }

    /**
     * The known name nearest to a mistyped one by edit distance, as {@code "; did you mean X?"}, or an empty text when none is near.
     */
    public static String nearest(String mistyped, Collection<String> known) {
        String best = null;
        int bestDistance = Math.max(2, mistyped.length() / 3) + 1;
        for (String candidate : known) {
            int distance = editDistance(mistyped.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best == null ? "" : "; did you mean " + best + "?";
    }

    /**
     * Names for a message that expects one of them: all where they are few, else the nearest to a mistyped one and how many more.
     *
     * @param mistyped what was given
     * @param known the names
     */
    public static String among(String mistyped, Collection<String> known) {
        return among(mistyped, known, "");
    }

    /**
     * The same, and where all of them are listed.
     *
     * @param place as in {@code jacquard laws lists}, which follows "more that"; may be empty
     */
    public static String among(String mistyped, Collection<String> known, String place) {
        String all = String.join(", ", known);
        if (all.length() <= LONGEST_LIST) {
            return all;
        }
        String given = mistyped.toLowerCase(Locale.ROOT);
        List<String> nearest = known.stream()
                .sorted(Comparator.comparingInt((String name) -> distanceWithin(given, name.toLowerCase(Locale.ROOT))))
                .limit(NEAREST)
                .toList();
        return String.join(", ", nearest) + ", or " + (known.size() - nearest.size()) + " more"
                + (place.isEmpty() ? "" : " that " + place);
    }

    /** How far a name, or a part of it as in {@code law/paper}, is from what was given; 0 where it holds that. */
    private static int distanceWithin(String given, String name) {
        if (name.contains(given)) {
            return 0;
        }
        int distance = editDistance(given, name);
        for (String part : name.split("/")) {
            distance = Math.min(distance, editDistance(given, part));
        }
        return distance;
    }

    private static int editDistance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(swap, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }

    private static double require(boolean holds, String name, double value, String expected) {
        if (holds) {
            return value;
        }
        throw refused(name, value, expected);
    }

    private static String percentHint(double value) {
        return value > 1 && value <= 100 ? "; as a fraction: " + Decimals.shortest(Decimals.fromPercent(value)) : "";
    }
}
