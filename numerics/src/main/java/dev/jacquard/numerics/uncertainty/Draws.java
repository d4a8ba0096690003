package dev.jacquard.numerics.uncertainty;

import dev.jacquard.numerics.Check;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Equally likely values of one thing: the only carrier of uncertainty.
 *
 * <p>There is no arithmetic of distributions. A draw fixes everything once, a pure function maps it to what is asked, and
 * so every correlation is kept.
 *
 * <pre>{@code
 * laws.summarise(law -> law.loss(70e9, 1.4e12));   // p5, p50, p95
 * }</pre>
 *
 * @param values the draws, at least one
 */
public record Draws<T>(List<T> values) {

    public Draws {
        values = List.copyOf(values);
        Check.atLeast("draws", values.size(), 1);
    }

    /** How many draws there are. */
    public int size() {
        return values.size();
    }

    /** One draw, counted from 0. */
    public T get(int index) {
        return values.get(index);
    }

    /** The same draws seen through a function. */
    public <R> Draws<R> map(Function<? super T, ? extends R> function) {
        return new Draws<>(values.stream().<R>map(function).toList());
    }

    /** Mean and percentiles of a number asked of each draw. */
    public Summary summarise(ToDoubleFunction<? super T> question) {
        return Summary.of(numbers(question));
    }

    /** The type 7 quantile of a number asked of each draw. */
    public double quantile(ToDoubleFunction<? super T> question, double probability) {
        return Summary.quantile(numbers(question), probability);
    }

    private double[] numbers(ToDoubleFunction<? super T> question) {
        return values.stream().mapToDouble(question).toArray();
    }
}
