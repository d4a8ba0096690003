package dev.jacquard.scenarios.formulas;

import dev.jacquard.numerics.quantity.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a part of an expression measures, and in steps of what size it counts.
 *
 * <p>Numbers keep the size of the unit they were written in, so that years times a rate a year is exact; they are converted only where
 * two sizes meet. Orders of magnitude are plain numbers.
 *
 * @param sort what kind of value it is
 * @param powers power of each dimension, none zero
 * @param factor how many base units one step is; of a factor a period, the period in seconds
 */
record Dimension(Sort sort, Map<String, Integer> powers, double factor) {

    /** Kinds of values that do not mix. */
    enum Sort {
        NUMBER,
        /** Growth by a factor in each period, {@code x/year}. */
        FACTOR,
        DATE,
        /** One of the forms of a choice. */
        FORM,
        /** {@code never} and {@code undefined}, which go with everything. */
        ANY
    }

    /** Dimensions that are never left out; all others count things. */
    private static final Set<String> STRICT = Set.of("time", "byte", "energy", "length", "temperature", "shilling");

    private static final Pattern MONEY = Pattern.compile("(USD|EUR|GBP|CNY)(\\d{4})?");

    private static final String TIME = "time";
    private static final Map<String, Integer> PER_TIME = Map.of(TIME, -1);
    private static final Pattern FACTOR_A_PERIOD = Pattern.compile("(x|×|times)\\s*/.*");

    /** Factors of units are equal when their quotient is this near to one: products of doubles round. */
    private static final double NEARLY = 1e-12;

    /** Dimensions for whose product the names of units are looked for. */
    private static final int NAMED_TOGETHER = 4;

    static final Dimension PLAIN = new Dimension(Sort.NUMBER, Map.of(), 1);
    static final Dimension ANY = new Dimension(Sort.ANY, Map.of(), 1);
    static final Dimension DATE = new Dimension(Sort.DATE, Map.of(), 1);
    static final Dimension FORM = new Dimension(Sort.FORM, Map.of(), 1);
    static final Dimension YEAR = of(Unit.parse("year"));

    Dimension {
        powers = Map.copyOf(powers);
    }

    /** What a unit measures. */
    static Dimension of(Unit unit) {
        Map<String, Integer> powers = new TreeMap<>(unit.dimensions());
        powers.remove("OOM");
        if (FACTOR_A_PERIOD.matcher(unit.symbol()).matches() && powers.equals(PER_TIME)) {
            return new Dimension(Sort.FACTOR, PER_TIME, 1 / unit.factor());
        }
        return new Dimension(Sort.NUMBER, powers, unit.factor());
    }

    boolean isNumber() {
        return sort == Sort.NUMBER;
    }

    /** Whether no dimension is left but things counted. */
    boolean isCount() {
        return isNumber() && powers.keySet().stream().noneMatch(Dimension::isStrict);
    }

    boolean isTime() {
        return isNumber() && powers.equals(Map.of(TIME, 1));
    }

    private static boolean isStrict(String dimension) {
        return STRICT.contains(dimension) || MONEY.matcher(dimension).matches();
    }

    /** Whether values of both can be added, or stand for one another. */
    boolean sameAs(Dimension other) {
        return sort == other.sort
                && powers.equals(other.powers)
                && (sort != Sort.FACTOR || isNear(factor, other.factor));
    }

    /** Whether they differ at most in things counted, as what a formula states may from what it computes. */
    boolean sameButCounts(Dimension other) {
        return sort == other.sort
                && strict().equals(other.strict())
                && (sort != Sort.FACTOR || isNear(factor, other.factor));
    }

    private Map<String, Integer> strict() {
        Map<String, Integer> strict = new TreeMap<>(powers);
        strict.keySet().removeIf(dimension -> !isStrict(dimension));
        return strict;
    }

    static boolean isNear(double factor, double other) {
        return Math.abs(factor / other - 1) < NEARLY;
    }

    /** The product with a power of another number's dimension. */
    Dimension times(Dimension other, int power) {
        Map<String, Integer> product = new TreeMap<>(powers);
        other.powers.forEach((name, exponent) -> product.merge(name, exponent * power, Integer::sum));
        product.values().removeIf(exponent -> exponent == 0);
        double size = factor * Math.pow(other.factor, power);
        return new Dimension(Sort.NUMBER, product, isNear(size, 1) ? 1 : size);
    }

    /** Each power of the dimension's square root; null where one is odd. */
    Dimension root() {
        Map<String, Integer> halves = new TreeMap<>();
        for (Map.Entry<String, Integer> power : powers.entrySet()) {
            if (power.getValue() % 2 != 0) {
                return null;
            }
            halves.put(power.getKey(), power.getValue() / 2);
        }
        return new Dimension(Sort.NUMBER, halves, Math.sqrt(factor));
    }

    /** A unit that counts in steps of this size, or in base units where none has a name. */
    Unit unit() {
        if (sort == Sort.FACTOR) {
            return Unit.parse("x/" + single(TIME, factor));
        }
        if (powers.isEmpty()) {
            return Unit.ONE;
        }
        List<String> dimensions = powers.keySet().stream().sorted().toList();
        List<String> names = new ArrayList<>();
        if (dimensions.size() > NAMED_TOGETHER || !named(dimensions, factor, names)) {
            names.clear();
            dimensions.forEach(dimension -> names.add(single(dimension, 1)));
        }
        StringBuilder over = new StringBuilder();
        StringBuilder under = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            int power = powers.get(dimensions.get(i));
            String text = names.get(i) + (Math.abs(power) == 1 ? "" : "^" + Math.abs(power));
            if (power > 0) {
                over.append(over.isEmpty() ? "" : " ").append(text);
            } else {
                under.append('/').append(text);
            }
        }
        return Unit.parse((over.isEmpty() && !under.isEmpty() ? "1" : over.toString()) + under);
    }

    /** Finds a named unit for each dimension, so that all together have a size. */
    private boolean named(List<String> dimensions, double size, List<String> names) {
        if (names.size() == dimensions.size()) {
            return isNear(size, 1);
        }
        String dimension = dimensions.get(names.size());
        for (Unit unit : units(dimension)) {
            names.add(unit.symbol());
            if (named(dimensions, size / Math.pow(unit.factor(), powers.get(dimension)), names)) {
                return true;
            }
            names.remove(names.size() - 1);
        }
        return false;
    }

    private static List<Unit> units(String dimension) {
        List<Unit> units = Unit.named().stream()
                .map(Unit.Named::unit)
                .filter(unit -> unit.dimensions().equals(Map.of(dimension, 1)))
                .toList();
        return units.isEmpty() ? List.of(Unit.parse(dimension)) : units;
    }

    private static String single(String dimension, double size) {
        return units(dimension).stream()
                .filter(unit -> isNear(unit.factor(), size))
                .findFirst()
                .orElseGet(() -> units(dimension).get(0))
                .symbol();
    }

    /** How an error calls it. */
    @Override
    public String toString() {
        return switch (sort) {
            case NUMBER -> powers.isEmpty() ? "a plain number" : unit().symbol();
            case FACTOR -> "a factor, " + unit().symbol();
            case DATE -> "a date";
            case FORM -> "a form of a choice";
            case ANY -> "no number";
        };
    }
}
