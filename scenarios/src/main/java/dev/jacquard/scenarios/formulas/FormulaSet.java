package dev.jacquard.scenarios.formulas;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Formulas over inputs and over each other: read, checked for names and dimensions, ordered and compiled once.
 *
 * <p>A row of numbers holds the inputs, in the units they were given in, and after them room for what is computed.
 */
public final class FormulaSet {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern DOTTED = Pattern.compile(NAME + "(\\." + NAME + ")*");

    /** Links of a circle that an error names. */
    private static final int SHOWN_LINKS = 8;

    private final List<String> names;
    private final List<Unit> units;
    private final int inputs;
    private final int width;
    private final int[] slots;
    private final List<Step> steps;

    /** One formula in the order of computation. */
    private record Step(String name, int slot, Evaluation code) {}

    /**
     * An input, as formulas see it.
     *
     * @param unit the unit its numbers are given in
     * @param forms the forms of a choice, of numbers too; empty for a number that is no choice
     * @param codes what stands in the row for each form
     * @param number whether it is a number; otherwise only its form can be asked for
     * @param rows the set of facts whose rows the forms are; empty where they are none
     */
    public record Input(String name, Unit unit, List<String> forms, List<Double> codes, boolean number, String rows) {
        public Input {
            forms = List.copyOf(forms);
            codes = List.copyOf(codes);
        }
    }

    /**
     * The text of an expression and how it is refused.
     *
     * @param text as written
     * @param refusal makes the exception for a message that begins with the formula's name
     */
    public record Text(String text, Function<String, RuntimeException> refusal) {}

    /**
     * A formula.
     *
     * @param name its name
     * @param unit the unit its numbers are wanted in; where it has none, one that fits its expression
     * @param by the inputs whose forms choose among expressions; none for a single expression
     * @param forms an expression for each form, or each pair of forms joined by {@code ", "}; of a single expression under ""
     * @param otherwise the expression of all other forms
     * @param refusal refuses the formula as a whole
     */
    public record Formula(
            String name,
            Optional<Unit> unit,
            List<String> by,
            Map<String, Text> forms,
            Optional<Text> otherwise,
            Function<String, RuntimeException> refusal) {
        public Formula {
            by = List.copyOf(by);
            forms = Collections.unmodifiableMap(new LinkedHashMap<>(forms));
        }
    }

    private FormulaSet(List<Input> inputs, List<Formula> formulas) {
        this.inputs = inputs.size();
        this.names = formulas.stream().map(Formula::name).toList();
        Map<String, Parsed> parsed = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        inputs.forEach(input -> taken.add(input.name()));
        for (Formula formula : formulas) {
            refuseName(formula.name(), NAME, formula.refusal());
            if (!taken.add(formula.name())) {
                throw formula.refusal().apply(formula.name() + ": also an input (expected: each name once)");
            }
            parsed.put(formula.name(), Parsed.of(formula));
        }
        Binding binding = new Binding(inputs, parsed);
        List<Step> ordered = new ArrayList<>();
        for (Parsed formula : ordered(parsed)) {
            Symbol symbol = binding.compile(formula);
            ordered.add(new Step(formula.name(), symbol.slot(), symbol.code()));
        }
        this.steps = List.copyOf(ordered);
        this.units = names.stream().map(binding::unit).toList();
        this.slots =
                names.stream().mapToInt(name -> binding.symbol(name).slot()).toArray();
        this.width = binding.width();
    }

    /**
     * Reads and checks formulas.
     *
     * @throws RuntimeException what a refusal of the first text that is wrong makes
     */
    public static FormulaSet of(List<Input> inputs, List<Formula> formulas) {
        return new FormulaSet(inputs, formulas);
    }

    /** Refuses the name of an input that an expression could not hold. */
    public static void refuseInput(String name, Function<String, RuntimeException> refusal) {
        refuseName(name, DOTTED, refusal);
    }

    private static void refuseName(String name, Pattern allowed, Function<String, RuntimeException> refusal) {
        if (Keywords.all().contains(name)) {
            throw refusal.apply(name + ": a word of the formulas (expected: another name, such as " + name + "Value)");
        }
        if (!allowed.matcher(name).matches()) {
            throw refusal.apply(name + ": not a name (expected: letters and digits, a letter first)");
        }
    }

    /** The formulas' names, in the order of the file. */
    public List<String> names() {
        return names;
    }

    /** The unit of each formula. */
    public List<Unit> units() {
        return units;
    }

    /**
     * The value of each formula, in its unit, in the order of the file: {@code never} is infinity, {@code undefined} NaN.
     *
     * @param values of the inputs, in their units
     * @throws NotFinite if a formula has no value otherwise
     */
    public double[] values(double[] values) {
        double[] row = new double[width];
        System.arraycopy(values, 0, row, 0, inputs);
        for (Step step : steps) {
            try {
                row[step.slot()] = step.code().of(row);
            } catch (NotFinite e) {
                throw new NotFinite(step.name() + ": " + e.getMessage());
            }
        }
        double[] answer = new double[slots.length];
        for (int i = 0; i < answer.length; i++) {
            answer[i] = row[slots[i]];
        }
        return answer;
    }

    /** The formulas such that each stands after those it uses; a circle is refused with its links. */
    private static List<Parsed> ordered(Map<String, Parsed> formulas) {
        Map<String, Integer> open = new LinkedHashMap<>();
        Map<String, List<String>> users = new LinkedHashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        formulas.forEach((name, formula) -> {
            List<String> used =
                    formula.uses().stream().filter(formulas::containsKey).toList();
            used.forEach(other ->
                    users.computeIfAbsent(other, key -> new ArrayList<>()).add(name));
            open.put(name, used.size());
            if (used.isEmpty()) {
                ready.add(name);
            }
        });
        List<Parsed> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            String name = ready.poll();
            ordered.add(formulas.get(name));
            open.remove(name);
            for (String user : users.getOrDefault(name, List.of())) {
                if (open.merge(user, -1, Integer::sum) == 0) {
                    ready.add(user);
                }
            }
        }
        if (!open.isEmpty()) {
            throw circle(formulas, open.keySet());
        }
        return ordered;
    }

    private static RuntimeException circle(Map<String, Parsed> formulas, Set<String> open) {
        List<String> path = new ArrayList<>();
        String name = open.iterator().next();
        Map<String, Integer> seen = new LinkedHashMap<>();
        while (seen.putIfAbsent(name, path.size()) == null) {
            path.add(name);
            name = formulas.get(name).uses().stream()
                    .filter(open::contains)
                    .findFirst()
                    .orElseThrow();
        }
        List<String> circle = new ArrayList<>(path.subList(seen.get(name), path.size()));
        String shown = String.join(" -> ", circle.subList(0, Math.min(SHOWN_LINKS, circle.size())))
                + (circle.size() > SHOWN_LINKS ? " -> …" : "") + " -> " + circle.get(0);
        return formulas.get(circle.get(0))
                .formula()
                .refusal()
                .apply(circle.get(0) + ": " + shown + " (expected: no circle among formulas)");
    }

    /** The names that an expression may use and this one is nearest to. */
    static String unknown(String name, List<String> known) {
        return name + ": unknown name (expected: an input, a formula or a function)" + Check.nearest(name, known);
    }
}
