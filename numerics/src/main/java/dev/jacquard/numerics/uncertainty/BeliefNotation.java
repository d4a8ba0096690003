package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Quantity;
import dev.jacquard.numerics.quantity.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and prints the value notation of {@link Belief}. */
final class BeliefNotation {

    private static final String FORMS =
            "`= 2.5 unit`, `90%: 1 .. 2 unit`, `choice: a (2) | b (1)`, `data: FILE.csv#column` or `fit: NAME`";

    private static final Pattern LEVEL_WITHOUT_COLON =
            Pattern.compile("=?\\s*(\\d+(?:\\.\\d+)?)\\s*(?:%|per ?cent)\\s*:?(.*)", Pattern.DOTALL);
    private static final Pattern LEVEL = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%\\s*:(.*)", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("([^()|]+)\\(([^()|]*)\\)");
    private static final Pattern WORD_VALUE = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

    private BeliefNotation() {}

    static Belief parse(String notation, Unit unit) {
        String text = Check.notBlank("value", notation).strip();
        Matcher level = LEVEL.matcher(text);
        if (level.matches()) {
            return range(
                    Decimals.fromPercent(Double.parseDouble(level.group(1))),
                    level.group(2).strip(),
                    unit);
        }
        if (text.startsWith("choice:")) {
            return choice(text.substring("choice:".length()), unit);
        }
        if (text.startsWith("data:")) {
            return dataColumn(text.substring("data:".length()).strip());
        }
        if (text.startsWith("fit:")) {
            return new Belief.StoredFit(text.substring("fit:".length()).strip());
        }
        if (text.contains("..")) {
            throw Check.refused("value", text, "a range with its level, such as `" + withLevel(text, unit) + "`");
        }
        return exactly(text.startsWith("=") ? text.substring(1).strip() : text, unit);
    }

    /** The range a person meant who left its level out, or else any range: in either case one that is read. */
    private static String withLevel(String text, Unit unit) {
        Matcher level = LEVEL_WITHOUT_COLON.matcher(text);
        List<String> meant = new ArrayList<>();
        if (level.matches()) {
            meant.add(level.group(1) + "%: " + level.group(2).strip());
        }
        meant.add("90%: " + text.replaceFirst("^=\\s*", ""));
        return meant.stream()
                .filter(each -> isRead(each, unit))
                .findFirst()
                .orElse(unit.isShare() ? "90%: 0.1 .. 0.4" : "90%: 1 .. 2");
    }

    private static boolean isRead(String notation, Unit unit) {
        try {
            parse(notation, unit);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** See {@link Belief#unitIn}. */
    static Optional<Unit> unitIn(String notation) {
        String text = notation.strip();
        if (text.startsWith("data:") || text.startsWith("fit:")) {
            return Optional.empty();
        }
        if (text.startsWith("choice:")) {
            return Arrays.stream(text.substring("choice:".length()).split("\\|", -1))
                    .map(part -> OPTION.matcher(part.strip()))
                    .filter(Matcher::matches)
                    .flatMap(part -> unitIn(part.group(1)).stream())
                    .findFirst();
        }
        Matcher level = LEVEL.matcher(text);
        String numbers = level.matches() ? level.group(2) : text.replaceFirst("^=", "");
        Deque<String> words = new ArrayDeque<>(
                Arrays.asList(numbers.replace("..", " .. ").strip().split("\\s+")));
        Optional<Unit> unit = Quantity.unitIn(String.join(" ", takeQuantity(words)));
        if (unit.isEmpty() && "..".equals(words.poll())) {
            unit = Quantity.unitIn(String.join(" ", takeQuantity(words)));
        }
        return unit;
    }

    /** See {@link Belief#cautions}. */
    static List<String> cautions(String notation, Unit unit) {
        String text = notation.strip();
        if (text.startsWith("choice:") && parse(text, unit) instanceof Belief.Rivals) {
            return Arrays.stream(text.substring("choice:".length()).split("\\|", -1))
                    .map(part -> OPTION.matcher(part.strip()))
                    .filter(Matcher::matches)
                    .flatMap(part -> cautions(part.group(1), unit).stream())
                    .toList();
        }
        boolean shapeIsWritten = Arrays.stream(text.split("\\s+")).anyMatch(word -> Shape.named(word) != null);
        return shapeIsWritten || !(parse(text, unit) instanceof Belief.Range range)
                ? List.of()
                : beyondZero(range).stream().toList();
    }

    /** A range that ends at 0 most often counts something that cannot be negative, or cannot be positive. */
    private static Optional<String> beyondZero(Belief.Range range) {
        boolean fromZero = range.low() == 0 && range.floor() < 0;
        boolean toZero = range.high() == 0 && range.ceiling() > 0;
        if (range.shape() != Shape.NORMAL || !fromZero && !toZero) {
            return Optional.empty();
        }
        Distribution distribution = range.distribution();
        double beyond = fromZero ? distribution.cdf(0) : 1 - distribution.cdf(0);
        Belief.Range cut =
                fromZero ? range.confined(0, Double.POSITIVE_INFINITY) : range.confined(Double.NEGATIVE_INFINITY, 0);
        return Optional.of(Decimals.rounded(100 * beyond, 2) + " % of " + range.notation() + " lies "
                + (fromZero ? "below" : "above")
                + " 0, the range's own end: no shape is written, so it is normal; write `"
                + cut.notation() + "` to end it there, or `" + range.notation() + "` if it goes on");
    }

    private static Belief exactly(String text, Unit unit) {
        if (WORD_VALUE.matcher(text).matches()) {
            return new Belief.Choice(List.of(new Belief.Choice.Option(text, 1)));
        }
        if (text.isEmpty()
                || !Character.isDigit(text.charAt(text.length() > 1 && "+-.$".indexOf(text.charAt(0)) >= 0 ? 1 : 0))) {
            throw Check.refused("value", text, FORMS);
        }
        return new Belief.Exactly(Quantity.parse(text, unit).in(unit), unit);
    }

    private static Belief dataColumn(String text) {
        int hash = text.lastIndexOf('#');
        if (hash <= 0 || hash == text.length() - 1) {
            throw Check.refused("data", text, "FILE.csv#column");
        }
        return new Belief.DataColumn(
                text.substring(0, hash).strip(), text.substring(hash + 1).strip());
    }

    private static Belief choice(String text, Unit unit) {
        List<Belief.Choice.Option> options = new ArrayList<>();
        for (String part : text.split("\\|", -1)) {
            Matcher option = OPTION.matcher(part.strip());
            if (!option.matches()) {
                throw Check.refused("choice", part.strip(), "a name and a weight in parentheses, such as `ces (30)`");
            }
            Quantity weight = Quantity.parse(option.group(2));
            if (!weight.unit().isPlain()) {
                throw Check.refused("weight of " + option.group(1).strip(), option.group(2), "a plain number > 0");
            }
            options.add(new Belief.Choice.Option(option.group(1).strip(), weight.value()));
        }
        boolean ranges = options.stream().anyMatch(option -> option.name().contains(".."));
        return ranges ? rivals(new Belief.Choice(options), unit) : new Belief.Choice(options);
    }

    private static Belief rivals(Belief.Choice choice, Unit unit) {
        return new Belief.Rivals(choice.options().stream()
                .map(option -> new Belief.Rivals.Part(parse(option.name(), unit), option.weight()))
                .toList());
    }

    private static Belief range(double level, String text, Unit unit) {
        if (!(level >= 0.50 && level <= 0.99)) {
            throw Check.refused("level", Decimals.rounded(100 * level, 12) + "%", "between 50% and 99%");
        }
        Deque<String> words = new ArrayDeque<>(
                Arrays.asList(text.replace("..", " .. ").strip().split("\\s+")));
        Interval ends = interval("range", words, unit, unit);
        Shape shape = null;
        OptionalDouble parameter = OptionalDouble.empty();
        Interval bounds = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, ends.unit());
        while (!words.isEmpty()) {
            String word = words.poll();
            if (word.equals("within")) {
                bounds = interval("within", words, ends.unit(), unit);
            } else if (Shape.named(word) != null && shape == null) {
                shape = Shape.named(word);
                parameter = parameter(shape, words, ends.unit(), unit);
            } else {
                throw Check.refused(
                        "range",
                        word,
                        "a shape (" + String.join(", ", Shape.words()) + ") or `within lo .. hi`"
                                + Check.nearest(word, Shape.words()));
            }
        }
        Shape chosen = shape == null ? defaultShape(ends.low(), unit) : shape;
        Belief.Range range =
                new Belief.Range(level, ends.low(), ends.high(), unit, chosen, parameter, bounds.low(), bounds.high());
        RangeShapes.distribution(range); // refuses ends that the shape cannot have, here rather than at the first draw
        return range;
    }

    private static Shape defaultShape(double low, Unit unit) {
        if (unit.isShare()) {
            return Shape.BETA;
        }
        return low > 0 ? Shape.LOGNORMAL : Shape.NORMAL;
    }

    private static OptionalDouble parameter(Shape shape, Deque<String> words, Unit whenBare, Unit unit) {
        String word = shape == Shape.TRIANGULAR ? "mode" : shape == Shape.STUDENT_T ? "df" : null;
        if (word == null) {
            return OptionalDouble.empty();
        }
        if (!word.equals(words.poll()) || words.isEmpty()) {
            throw Check.refused("shape", shape.word(), "`" + shape.word() + " " + word + " NUMBER`");
        }
        return OptionalDouble.of(
                shape == Shape.TRIANGULAR ? endpoint("mode", words, whenBare, unit) : degreesOfFreedom(words.poll()));
    }

    private static double degreesOfFreedom(String text) {
        Quantity number = Quantity.parse(text);
        if (!number.unit().isPlain()) {
            throw Check.refused("df", text, "a plain number > 0");
        }
        return number.value();
    }

    /**
     * Two ends, counted in the input's unit.
     *
     * @param unit the unit they were written in, which counts for what is written after them
     */
    private record Interval(double low, double high, Unit unit) {}

    /** Reads {@code lo .. hi unit}; a unit that follows only one of them counts for both, and none stands for {@code whenBare}. */
    private static Interval interval(String name, Deque<String> words, Unit whenBare, Unit unit) {
        List<String> before = takeQuantity(words);
        if (!"..".equals(words.poll()) || before.isEmpty()) {
            throw Check.refused(name, String.join(" ", before), "lo .. hi and a unit");
        }
        List<String> after = takeQuantity(words);
        if (after.isEmpty()) {
            throw Check.refused(name, String.join(" ", before) + " ..", "lo .. hi and a unit");
        }
        Quantity high =
                upperEnd(after, Quantity.unitIn(String.join(" ", before)).orElse(whenBare));
        Quantity low = Quantity.parse(String.join(" ", before), high.unit());
        double from = low.in(unit);
        double to = high.in(unit);
        if (!(from < to)) {
            throw Check.refused(name, low.value() + " .. " + high.value(), "a lower end below the upper one");
        }
        return new Interval(from, to, high.unit());
    }

    private static Quantity upperEnd(List<String> words, Unit unit) {
        String last = words.get(words.size() - 1);
        String shape = Check.nearest(last, Shape.words());
        try {
            return Quantity.parse(String.join(" ", words), unit);
        } catch (IllegalArgumentException refusal) {
            if (words.size() > 1 && !shape.isEmpty() && last.length() > 2) {
                throw Check.refused(
                        "range", last, "a unit or a shape (" + String.join(", ", Shape.words()) + ")" + shape);
            }
            throw refusal;
        }
    }

    private static double endpoint(String name, Deque<String> words, Unit whenBare, Unit unit) {
        List<String> quantity = takeQuantity(words);
        if (quantity.isEmpty()) {
            throw Check.refused(name, "missing", "a number");
        }
        return Quantity.parse(String.join(" ", quantity), whenBare).in(unit);
    }

    private static List<String> takeQuantity(Deque<String> words) {
        List<String> taken = new ArrayList<>();
        while (!words.isEmpty() && !isKeyword(words.peek(), taken.isEmpty())) {
            taken.add(words.poll());
        }
        return taken;
    }

    private static boolean isKeyword(String word, boolean first) {
        return word.equals("..") || word.equals("within") || !first && Shape.named(word) != null;
    }

    static String print(Belief.Range range) {
        StringBuilder text = new StringBuilder()
                .append(Decimals.rounded(range.level() * 100, 4))
                .append("%: ")
                .append(Decimals.shortest(range.low()))
                .append(" .. ")
                .append(with(Decimals.shortest(range.high()), range.unit()))
                .append(' ')
                .append(range.shape().word());
        if (range.shape() == Shape.TRIANGULAR) {
            text.append(" mode ").append(Decimals.shortest(range.parameter().orElseThrow()));
        } else if (range.shape() == Shape.STUDENT_T) {
            text.append(" df ").append(Decimals.shortest(range.parameter().orElseThrow()));
        }
        if (range.floor() > Double.NEGATIVE_INFINITY || range.ceiling() < Double.POSITIVE_INFINITY) {
            text.append(" within ").append(bound(range.floor())).append(" .. ").append(bound(range.ceiling()));
        }
        return text.toString();
    }

    private static String bound(double value) {
        // A missing bound prints as a number that reads back and bounds nothing.
        return Double.isInfinite(value) ? (value < 0 ? "-1e300" : "1e300") : Decimals.shortest(value);
    }

    static String with(String number, Unit unit) {
        return unit.isPlain() ? number : number + " " + unit;
    }
}
