package dev.jacquard.scenarios.formulas;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gives each name its place in the row, and compiles formulas one after the other. */
final class Binding {

    /** Parts at most of the formulas that are computed again with something replaced. */
    private static final int MOST_COPIED = 10_000;

    /** Replacements at most inside formulas that are computed again; each nests a few calls. */
    private static final int DEEPEST_COPY = 50;

    private final Map<String, Symbol> symbols = new HashMap<>();
    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, Parsed> formulas;
    private final List<String> order = new ArrayList<>();
    private final int work;
    private int width;
    private int copied;
    private int depth;

    /** Names with another value than in the row: the replaced ones themselves, and the formulas that were computed again. */
    record Scope(Set<String> replaced, Map<String, Symbol> others) {
        static final Scope ROW = new Scope(Set.of(), Map.of());

        /** Whether this is a formula computed again. */
        boolean isCopy() {
            return !replaced.isEmpty();
        }
    }

    Binding(List<FormulaSet.Input> inputs, Map<String, Parsed> formulas) {
        this.formulas = formulas;
        for (FormulaSet.Input input : inputs) {
            Dimension dimension = input.number() ? Dimension.of(input.unit()) : Dimension.FORM;
            symbols.put(input.name(), new Symbol(slot(), dimension, input.forms(), input.codes(), input.rows(), null));
            units.put(input.name(), input.unit());
        }
        this.work = slot();
    }

    int slot() {
        return width++;
    }

    /** How many numbers a row has. */
    int width() {
        return width;
    }

    /** Where the operations of sums are counted. */
    int work() {
        return work;
    }

    Symbol symbol(String name) {
        return symbols.get(name);
    }

    Unit unit(String name) {
        return units.get(name);
    }

    /** The names an expression may use. */
    List<String> names() {
        List<String> names = new ArrayList<>(symbols.keySet());
        names.addAll(formulas.keySet());
        return names.stream().distinct().sorted().toList();
    }

    /** Compiles a formula whose own formulas have been compiled before, in its unit. */
    Symbol compile(Parsed formula) {
        Compiled compiled = compiled(formula, Scope.ROW);
        Dimension computed = compiled.dimension();
        if (computed.sort() == Dimension.Sort.DATE || computed.sort() == Dimension.Sort.FORM) {
            throw formula.formula()
                    .refusal()
                    .apply(formula.name() + ": " + computed + " (expected: a number); a date less a date is one");
        }
        Unit unit = formula.formula().unit().orElseGet(computed::unit);
        Dimension stated = Dimension.of(unit);
        if (computed.sort() != Dimension.Sort.ANY && !computed.sameButCounts(stated)) {
            throw formula.formula()
                    .refusal()
                    .apply(formula.name() + ": unit: " + unit + " for " + computed
                            + " (expected: a unit of the same time, data, money, energy, length and temperature)");
        }
        Symbol symbol = new Symbol(slot(), stated, List.of(), List.of(), "", compiled.in(stated));
        symbols.put(formula.name(), symbol);
        units.put(formula.name(), unit);
        order.add(formula.name());
        return symbol;
    }

    private Compiled compiled(Parsed formula, Scope scope) {
        FormulaSet.Formula given = formula.formula();
        if (given.by().isEmpty()) {
            return compiled(formula, given.forms().get(""), formula.forms().get(""), scope);
        }
        List<Symbol> choices =
                given.by().stream().map(name -> choice(given, name, scope)).toList();
        List<Compiled> branches = new ArrayList<>();
        List<double[]> codes = new ArrayList<>();
        for (Map.Entry<String, Expression> form : formula.forms().entrySet()) {
            codes.add(codes(given, form.getKey(), choices));
            branches.add(compiled(formula, given.forms().get(form.getKey()), form.getValue(), scope));
        }
        Optional<Compiled> otherwise = formula.otherwise()
                .map(expression -> compiled(formula, given.otherwise().orElseThrow(), expression, scope));
        if (otherwise.isEmpty()) {
            refuseMissing(given, choices, codes);
        }
        otherwise.ifPresent(branches::add);
        return ByForm.of(
                branches,
                codes,
                choices.stream().mapToInt(Symbol::slot).toArray(),
                otherwise.isPresent(),
                message -> given.refusal().apply(given.name() + ": " + message));
    }

    private Compiled compiled(Parsed formula, FormulaSet.Text text, Expression expression, Scope scope) {
        try {
            return new Compiler(this, scope).compile(expression);
        } catch (FormulaError e) {
            throw Parsed.refused(formula.formula(), text, e);
        }
    }

    private Symbol choice(FormulaSet.Formula formula, String name, Scope scope) {
        Symbol symbol = find(name, scope);
        if (symbol == null || symbol.forms().isEmpty()) {
            List<String> choices = symbols.keySet().stream()
                    .filter(other -> !symbols.get(other).forms().isEmpty())
                    .sorted()
                    .toList();
            throw formula.refusal()
                    .apply(formula.name() + ".by: " + name + " (expected: an input that is a choice"
                            + (choices.isEmpty() ? "" : ", one of " + Check.among(name, choices)) + ")"
                            + Check.nearest(name, choices));
        }
        return symbol;
    }

    private static double[] codes(FormulaSet.Formula formula, String key, List<Symbol> choices) {
        String[] parts = key.split("\\s*,\\s*", -1);
        if (parts.length != choices.size()) {
            throw formula.refusal()
                    .apply(formula.name() + ": " + key + " (expected: a form of "
                            + String.join(", and one of ", formula.by())
                            + (choices.size() > 1 ? ", as in `\"a, b\"`" : "") + ")");
        }
        double[] codes = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            int form = choices.get(i).forms().indexOf(parts[i]);
            if (form < 0) {
                List<String> forms = choices.get(i).forms();
                throw formula.refusal()
                        .apply(formula.name() + ": " + parts[i] + ": unknown form of "
                                + formula.by().get(i) + " (expected one of: " + Check.among(parts[i], forms) + ")"
                                + Check.nearest(parts[i], forms));
            }
            codes[i] = choices.get(i).codes().get(form);
        }
        return codes;
    }

    private static void refuseMissing(FormulaSet.Formula formula, List<Symbol> choices, List<double[]> codes) {
        Symbol first = choices.get(0);
        Symbol second = choices.get(choices.size() - 1);
        for (int i = 0; i < first.forms().size(); i++) {
            for (int j = 0; j < second.forms().size(); j++) {
                double one = first.codes().get(i);
                double other = second.codes().get(j);
                if (codes.stream().noneMatch(code -> code[0] == one && code[code.length - 1] == other)
                        && (choices.size() > 1 || i == j)) {
                    throw formula.refusal()
                            .apply(formula.name() + ": no expression for "
                                    + first.forms().get(i)
                                    + (choices.size() > 1
                                            ? ", " + second.forms().get(j)
                                            : "")
                                    + " (expected: one for each form of " + String.join(" and ", formula.by())
                                    + ", or else)");
                }
            }
        }
    }

    /** What a name stands for in a scope; null where it is unknown. */
    Symbol find(String name, Scope scope) {
        Symbol other = scope.others().get(name);
        return other == null ? symbols.get(name) : other;
    }

    /** Counts a part of a formula that is computed again. */
    void count(Scope scope, int at) {
        if (scope.isCopy() && ++copied > MOST_COPIED) {
            throw new FormulaError(
                    at,
                    "formulas computed again with something replaced have more than " + MOST_COPIED
                            + " parts (expected: at most so many in a file)");
        }
    }

    /**
     * The code that computes a formula again with other values of some names.
     *
     * @param values the code and the place of each value
     */
    Compiled again(Expression.EvaluateAt at, Map<String, Compiled> values, Scope scope) {
        Set<String> replaced = new HashSet<>(scope.replaced());
        replaced.addAll(values.keySet());
        Set<String> needed = reached(at.formula(), replaced);
        values.keySet().forEach(name -> {
            if (needed.stream()
                    .noneMatch(formula -> formulas.get(formula).uses().contains(name))) {
                throw new FormulaError(
                        at.at(),
                        name + " does not matter for " + at.formula()
                                + " (expected: an input or formula that it uses)");
            }
        });
        Map<String, Symbol> others = new HashMap<>(scope.others());
        List<Evaluation> codes = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        values.forEach((name, value) -> {
            int slot = slot();
            others.put(name, symbols.get(name).at(slot));
            codes.add(value.code());
            places.add(slot);
        });
        if (++depth > DEEPEST_COPY) {
            throw new FormulaError(
                    at.at(),
                    "formulas with something replaced nested deeper than " + DEEPEST_COPY
                            + " (expected: at most so many inside each other)");
        }
        for (String name : order) {
            if (needed.contains(name)) {
                Symbol own = symbols.get(name);
                Compiled copy = compiled(formulas.get(name), new Scope(Set.copyOf(replaced), Map.copyOf(others)));
                int slot = slot();
                others.put(name, own.at(slot));
                codes.add(copy.in(own.dimension()));
                places.add(slot);
            }
        }
        depth--;
        Evaluation[] steps = codes.toArray(new Evaluation[0]);
        int[] slots = places.stream().mapToInt(Integer::intValue).toArray();
        int result = others.get(at.formula()).slot();
        return new Compiled(symbols.get(at.formula()).dimension(), row -> {
            for (int i = 0; i < steps.length; i++) {
                row[slots[i]] = steps[i].of(row);
            }
            return row[result];
        });
    }

    /** The formulas under one that use a replaced name, directly or not; those that are replaced themselves are left. */
    private Set<String> reached(String formula, Set<String> replaced) {
        Set<String> below = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(formula));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (formulas.containsKey(next) && !replaced.contains(next) && below.add(next)) {
                open.addAll(formulas.get(next).uses());
            }
        }
        Set<String> needed = new HashSet<>(replaced);
        for (String name : order) {
            if (below.contains(name) && formulas.get(name).uses().stream().anyMatch(needed::contains)) {
                needed.add(name);
            }
        }
        needed.retainAll(below);
        return needed;
    }
}
