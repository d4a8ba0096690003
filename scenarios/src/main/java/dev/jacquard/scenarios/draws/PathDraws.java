package dev.jacquard.scenarios.draws;

import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** A dated path over all draws of a run. */
public final class PathDraws {

    private final String name;
    private final Unit unit;
    private final Series shape;
    private final double[][] steps;

    PathDraws(String name, Unit unit, Series shape, double[][] steps) {
        this.name = name;
        this.unit = unit;
        this.shape = shape;
        this.steps = steps;
    }

    /** Name of the output. */
    public String name() {
        return name;
    }

    /** Unit of the values. */
    public Unit unit() {
        return unit;
    }

    /** Day of the first value. */
    public LocalDate start() {
        return shape.start();
    }

    /** Distance of two values in years. */
    public double stepYears() {
        return shape.stepYears();
    }

    /** How many values a path has. */
    public int size() {
        return steps.length;
    }

    /** Years from the start to each value. */
    public double[] years() {
        return IntStream.range(0, size())
                .mapToDouble(step -> step * stepYears())
                .toArray();
    }

    /** Values of all draws at one step. */
    public OutputDraws at(int step) {
        return new OutputDraws(name + "@" + shape.date(step), unit, steps[step]);
    }

    /** The type 7 quantile at each step: one line of a fan. */
    public double[] quantile(double probability) {
        return IntStream.range(0, size())
                .mapToDouble(step -> Summary.quantile(steps[step], probability))
                .toArray();
    }

    /** The path of one draw. */
    public Series draw(int draw) {
        return new Series(
                start(),
                stepYears(),
                IntStream.range(0, size())
                        .mapToDouble(step -> steps[step][draw])
                        .toArray());
    }

    @Override
    public String toString() {
        return name + ": " + shape + ", " + List.of(at(size() - 1));
    }
}
