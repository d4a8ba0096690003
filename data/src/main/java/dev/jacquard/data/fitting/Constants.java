package dev.jacquard.data.fitting;

import dev.jacquard.data.Published;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Param;
import dev.jacquard.numerics.quantity.Quantity;
import dev.jacquard.numerics.quantity.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a fit needs and no column holds: numbers, and laws that are taken as given. Some have a usual value; the others have to be set.
 *
 * <p>A law is set by the name of a published one ({@code full=coupled/castro2025}), by each of its numbers ({@code full.E=1.35}), or by both,
 * the numbers last.
 *
 * <pre>{@code
 * Constants.none().number("R0", "share", "pass rate before training")
 * Constants.none().law("full", "the law at full precision", CoupledLaw.FAMILY, CoupledLaw.published())
 * }</pre>
 */
public final class Constants {

    private static final Constants NONE = new Constants(List.of(), Map.of());

    private final List<Constant> numbers;
    private final Map<String, Named> laws;

    private Constants(List<Constant> numbers, Map<String, Named> laws) {
        this.numbers = numbers;
        this.laws = laws;
    }

    /**
     * A number that may be set.
     *
     * @param name its name
     * @param unit its own unit: bare numbers are in it
     * @param meaning what it is, in words
     * @param usual taken where nobody sets it
     */
    private record Constant(String name, Unit unit, String meaning, OptionalDouble usual) {}

    /** The published laws that a constant may be, each as numbers by name. */
    private record Named(String meaning, Map<String, Map<String, Double>> sets) {}

    /** Nothing but the columns. */
    public static Constants none() {
        return NONE;
    }

    /** A number that has to be set, as a variable of the law's signature says it. */
    public Constants number(Variable variable) {
        return with(new Constant(variable.name(), variable.unit(), variable.meaning(), OptionalDouble.empty()));
    }

    /** A number that has to be set. */
    public Constants number(String name, String unit, String meaning) {
        return with(new Constant(name, Unit.parse(unit), meaning, OptionalDouble.empty()));
    }

    /** A number that is this where nobody sets it. */
    public Constants number(String name, String unit, String meaning, double usual) {
        return with(new Constant(name, Unit.parse(unit), meaning, OptionalDouble.of(usual)));
    }

    /** A law that has to be set. */
    public <L> Constants law(String name, String meaning, Family<L> family, List<Published<L>> published) {
        return law(name, meaning, family, published, param -> OptionalDouble.empty());
    }

    /** A law that is this one where nobody sets it. */
    public <L> Constants law(
            String name, String meaning, Family<L> family, List<Published<L>> published, Published<L> usual) {
        double[] vector = family.vector(usual.law());
        return law(
                name,
                meaning,
                family,
                published,
                param -> OptionalDouble.of(vector[family.params().indexOf(param)]));
    }

    private <L> Constants law(
            String name,
            String meaning,
            Family<L> family,
            List<Published<L>> published,
            Function<Param, OptionalDouble> usual) {
        Constants all = this;
        for (Param param : family.params()) {
            all = all.with(new Constant(
                    name + "." + param.name(),
                    Unit.parse(param.unit()),
                    param.name() + " of " + meaning,
                    usual.apply(param)));
        }
        Map<String, Map<String, Double>> sets = new LinkedHashMap<>();
        for (Published<L> each : published) {
            double[] vector = family.vector(each.law());
            Map<String, Double> values = new LinkedHashMap<>();
            family.names().forEach(param -> values.put(name + "." + param, vector[family.index(param)]));
            sets.put(each.id(), values);
        }
        Map<String, Named> more = new LinkedHashMap<>(laws);
        more.put(name, new Named(meaning, Collections.unmodifiableMap(sets)));
        return new Constants(all.numbers, Collections.unmodifiableMap(more));
    }

    private Constants with(Constant constant) {
        List<Constant> more = new ArrayList<>(numbers);
        more.add(constant);
        return new Constants(List.copyOf(more), laws);
    }

    /** What may be set, a law by its one name: {@code R0}, {@code full}. */
    public List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        numbers.forEach(each -> names.add(lawOf(each.name())));
        return List.copyOf(names);
    }

    /** The name of the law that a number belongs to, or its own. */
    private String lawOf(String number) {
        int dot = number.indexOf('.');
        return dot > 0 && laws.containsKey(number.substring(0, dot)) ? number.substring(0, dot) : number;
    }

    /**
     * The values, once all are there.
     *
     * @param given texts by name: a number with or without its unit, or the name of a published law
     * @param option how a message names the setting of something: {@code --set R0=VALUE}, {@code set("R0", VALUE)}
     * @throws IllegalArgumentException for an unknown name or law with the nearest, and for what is missing with its meaning
     */
    public Values read(Map<String, String> given, UnaryOperator<String> option) {
        given.keySet().forEach(this::requireKnown);
        Map<String, Double> values = new LinkedHashMap<>();
        numbers.forEach(each -> each.usual().ifPresent(usual -> values.put(each.name(), usual)));
        given.forEach((name, text) -> {
            if (laws.containsKey(name)) {
                values.putAll(published(name, text));
            }
        });
        for (Constant each : numbers) {
            if (given.containsKey(each.name())) {
                values.put(each.name(), number(each, given.get(each.name())));
            }
        }
        List<Constant> missing = numbers.stream()
                .filter(each -> !values.containsKey(each.name()))
                .toList();
        if (!missing.isEmpty()) {
            throw missing(missing, given.keySet(), option);
        }
        return new Values(values);
    }

    private void requireKnown(String name) {
        List<String> known = new ArrayList<>(laws.keySet());
        numbers.forEach(each -> known.add(each.name()));
        if (numbers.isEmpty()) {
            throw Check.refused(name, "nothing of that name to set", "columns alone: this law needs no constant");
        }
        if (!known.contains(name)) {
            throw Check.refused(
                    name,
                    "nothing of that name to set",
                    "one of: " + Check.among(name, known) + Check.nearest(name, known));
        }
    }

    private Map<String, Double> published(String name, String text) {
        Map<String, Map<String, Double>> sets = laws.get(name).sets();
        if (!sets.containsKey(text)) {
            Collection<String> ids = sets.keySet();
            throw Check.refused(
                    name,
                    text,
                    laws.get(name).meaning() + ", one of: " + Check.among(text, ids) + Check.nearest(text, ids)
                            + "; or its numbers, such as " + numbersOf(name).get(0) + "=1");
        }
        return sets.get(text);
    }

    private List<String> numbersOf(String law) {
        return numbers.stream()
                .map(Constant::name)
                .filter(number -> lawOf(number).equals(law))
                .toList();
    }

    private static double number(Constant constant, String text) {
        try {
            return Quantity.parse(text, constant.unit()).in(constant.unit());
        } catch (IllegalArgumentException e) {
            String reason = e.getMessage().replaceFirst("^quantity: ", "");
            throw new IllegalArgumentException(constant.name() + ": " + reason, e);
        }
    }

    private IllegalArgumentException missing(List<Constant> missing, Set<String> given, UnaryOperator<String> option) {
        Constant first = missing.get(0);
        String law = lawOf(first.name());
        boolean begun = given.stream().anyMatch(name -> lawOf(name).equals(law));
        if (law.equals(first.name()) || begun) {
            String others = missing.size() == 1
                    ? ""
                    : "; all that is missing: "
                            + String.join(
                                    ", ", missing.stream().map(Constant::name).toList());
            return Check.refused(first.name(), "missing", option.apply(first.name()) + ", " + first.meaning() + others);
        }
        return Check.refused(
                law,
                "missing",
                option.apply(law) + ", " + laws.get(law).meaning() + ": one of "
                        + String.join(", ", laws.get(law).sets().keySet()) + ", or its numbers "
                        + String.join(", ", numbersOf(law)));
    }

    /**
     * Some values with which the form can be looked at: those that are usual, a published law, a half.
     */
    public Values example() {
        Map<String, Double> values = new LinkedHashMap<>();
        numbers.forEach(each -> values.put(each.name(), each.usual().orElse(0.5)));
        laws.values()
                .forEach(law -> values.putAll(law.sets().values().iterator().next()));
        return new Values(values);
    }

    /** Constants with their values. */
    public static final class Values {

        private final Map<String, Double> numbers;

        private Values(Map<String, Double> numbers) {
            this.numbers = Map.copyOf(numbers);
        }

        /** A number, in its own unit. */
        public double number(String name) {
            return numbers.get(name);
        }

        /** A whole number of at least 1. */
        public int count(String name) {
            double value = number(name);
            if (!(value >= 1 && value <= Integer.MAX_VALUE && value == Math.rint(value))) {
                throw Check.refused(name, value, "a whole number >= 1");
            }
            return (int) value;
        }

        /** A law that is taken as given. */
        public <L> L law(String name, Family<L> family) {
            double[] vector = new double[family.size()];
            for (int k = 0; k < vector.length; k++) {
                Param param = family.params().get(k);
                vector[k] = number(name + "." + param.name());
                if (!param.contains(vector[k])) {
                    throw Check.refused(name + "." + param.name(), vector[k], param.domain());
                }
            }
            return family.create(vector);
        }
    }
}
