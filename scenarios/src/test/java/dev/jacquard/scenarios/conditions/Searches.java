package dev.jacquard.scenarios.conditions;

import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Belief;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.numerics.uncertainty.Uniform;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Bars;
import dev.jacquard.scenarios.binding.Bounds;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import dev.jacquard.scenarios.binding.ModelInput;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Draws of made-up inputs, and claims of which it is known where they are true. */
final class Searches {

    private final long seed;
    private final int draws;
    private final List<Definition.Input> inputs = new ArrayList<>();
    private final List<double[]> codes = new ArrayList<>();
    private ConditionSearch search;

    Searches(long seed, int draws) {
        this.seed = seed;
        this.draws = draws;
    }

    /** So many numbers {@code x0, x1, ...} between 0 and 1. */
    Searches numbers(int count) {
        IntStream.range(0, count).forEach(k -> number("x" + k, 0, 1));
        return this;
    }

    Searches number(String name, double low, double high) {
        return input(
                name,
                "= 1",
                ModelInput.Kind.NUMBER,
                new Marginal.Number(new Uniform(low, high), double.class),
                Assumption.Role.FACT);
    }

    /** A choice of equally likely words, which are values if so said. */
    Searches words(String name, Assumption.Role role, String... forms) {
        return choice(name, ModelInput.Kind.WORD, role, List.of(forms), List.of(forms));
    }

    /** A choice of equally likely numbers, in the order in which they are written. */
    Searches choiceOf(String name, Double... numbers) {
        List<String> names = List.of(numbers).stream().map(String::valueOf).toList();
        return choice(name, ModelInput.Kind.NUMBER, Assumption.Role.FACT, names, List.of(numbers));
    }

    private Searches choice(
            String name, ModelInput.Kind kind, Assumption.Role role, List<String> names, List<?> values) {
        List<Double> even = Collections.nCopies(names.size(), 1.0 / names.size());
        return input(name, "= 1", kind, new Marginal.Forms(names, new ArrayList<>(values), even), role);
    }

    private Searches input(
            String name, String notation, ModelInput.Kind kind, Marginal marginal, Assumption.Role role) {
        ModelInput spec = new ModelInput(name, kind, Object.class, Unit.ONE, Bounds.NONE, List.of(), List.of());
        Assumption assumption = new Assumption(
                name, Unit.ONE, Belief.parse(notation, Unit.ONE), "test", "test", Optional.empty(), role);
        inputs.add(new Definition.Input(spec, assumption, marginal));
        Stream stream = Stream.of(seed, name);
        codes.add(IntStream.range(0, draws)
                .mapToDouble(draw -> marginal.code(stream.uniform(draw)))
                .toArray());
        return this;
    }

    /** The code of an input in a draw. */
    double code(String name, int draw) {
        return codes.get(position(name))[draw];
    }

    private int position(String name) {
        return inputs.stream().map(input -> input.spec().name()).toList().indexOf(name);
    }

    /** In which draws a claim is true that has this probability in each. */
    BitSet truth(IntToDoubleFunction probability) {
        Stream chance = Stream.of(seed, "chance");
        BitSet truth = new BitSet();
        IntStream.range(0, draws)
                .filter(draw -> chance.uniform(draw) < probability.applyAsDouble(draw))
                .forEach(truth::set);
        return truth;
    }

    BitSet all() {
        BitSet all = new BitSet();
        all.set(0, draws);
        return all;
    }

    /** The conditions of a claim that is open, all inputs ranked as they stand. */
    List<FoundCondition> open(BitSet truth) {
        return of(truth, ConditionSearch.Outright.OPEN);
    }

    List<FoundCondition> of(BitSet truth, ConditionSearch.Outright outright) {
        return search(truth, all(), Bars.DEFAULT, outright).orElseThrow();
    }

    Optional<List<FoundCondition>> search(BitSet truth, BitSet defined, Bars bars, ConditionSearch.Outright outright) {
        if (search == null) {
            search = new ConditionSearch(inputs, codes.toArray(double[][]::new), draws);
        }
        return search.of(
                truth,
                defined,
                bars,
                outright,
                () -> IntStream.range(0, inputs.size()).toArray());
    }

    /** Whether a draw lies in a condition. */
    boolean lies(int draw, Where where) {
        return where.parts().stream().allMatch(part -> {
            double code = code(part.input(), draw);
            if (part instanceof Where.Between range) {
                return (range.lowIncluded() ? code >= range.low() : code > range.low())
                        && (range.highIncluded() ? code <= range.high() : code < range.high());
            }
            Marginal.Forms forms =
                    (Marginal.Forms) inputs.get(position(part.input())).marginal();
            return ((Where.Among) part).forms().contains(forms.names().get((int) code));
        });
    }
}
