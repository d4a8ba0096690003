package dev.jacquard.scenarios.claims;

import dev.jacquard.numerics.uncertainty.Constant;
import dev.jacquard.numerics.uncertainty.Distribution;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import dev.jacquard.scenarios.draws.Engine;
import dev.jacquard.scenarios.draws.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of each input at which a predicate's output meets its threshold, all other inputs in the middle. */
final class Tipping {

    /** Answers kept for an input: those on the grid that all predicates ask for, which come first, and few of their own. */
    private static final int MOST_KEPT = 512;

    private final Definition definition;
    private final Engine engine;
    private final Map<Integer, Line> lines = new HashMap<>();
    private final Map<Condition, List<List<TippingPoint>>> found = new HashMap<>();

    Tipping(Definition definition, Engine engine) {
        this.definition = definition;
        this.engine = engine;
    }

    /** The tipping points of a predicate, a list for each input. */
    List<List<TippingPoint>> of(Condition predicate) {
        return found.computeIfAbsent(predicate, asked -> {
            List<List<TippingPoint>> points = new ArrayList<>();
            for (int input = 0; input < definition.inputs().size(); input++) {
                points.add(points(asked, input));
            }
            return List.copyOf(points);
        });
    }

    /** The distribution of an input that can have tipping points: a number, and not a choice. */
    private static Optional<Distribution> distribution(Definition.Input input) {
        if (input.marginal() instanceof Marginal.Number number) {
            return Optional.of(number.distribution());
        }
        return input.marginal() instanceof Marginal.Joint joint ? Optional.of(joint.distribution()) : Optional.empty();
    }

    /** Whether an input can have tipping points; a definition is what it is, and a whole number has no place between its values. */
    private static boolean canMove(Definition.Input input) {
        Optional<Distribution> distribution = distribution(input);
        boolean defined = distribution.isPresent()
                && distribution.get() instanceof Constant
                && input.assumption().basis().strip().equalsIgnoreCase("definition");
        return distribution.isPresent() && input.spec().type() == double.class && !defined;
    }

    private List<TippingPoint> points(Condition predicate, int input) {
        Definition.Input own = definition.inputs().get(input);
        if (!canMove(own)) {
            return List.of();
        }
        Line line = lines.computeIfAbsent(input, Line::new);
        Layout.Reading reading = engine.layout().reading(predicate.subject());
        return new TippingSearch(predicate, x -> {
                    double[] row = line.row(x);
                    return row.length == 0 ? Double.NaN : reading.of(row);
                })
                .find(line.inside, line.below, line.above).stream()
                        .map(at -> new TippingPoint(at.x(), own.spec().unit(), at.inside(), at.jump()))
                        .toList();
    }

    /** What the model answers along one input. */
    private final class Line {
        private final int input;
        private final double[] inside;
        private final double[] below;
        private final double[] above;
        private final Map<Double, double[]> rows = new HashMap<>();

        Line(int input) {
            Definition.Input own = definition.inputs().get(input);
            this.input = input;
            this.inside = Ranges.inside(distribution(own).orElseThrow());
            this.below = Ranges.below(inside, own.spec().bounds());
            this.above = Ranges.above(inside, own.spec().bounds());
        }

        /** The outputs with this input moved; empty where the model has no answer. */
        double[] row(double code) {
            double[] known = rows.get(code);
            if (known != null) {
                return known;
            }
            double[] codes = engine.sampler().middle();
            codes[input] = code;
            double[] row = rowOrNone(codes);
            if (rows.size() < MOST_KEPT) {
                rows.put(code, row);
            }
            return row;
        }

        private double[] rowOrNone(double[] codes) {
            try {
                return engine.evaluator().row(codes);
            } catch (RuntimeException e) {
                return new double[0];
            }
        }
    }
}
