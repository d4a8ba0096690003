package dev.jacquard.laws;

import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * A family of laws that {@code jacquard fit} offers.
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 * @param id its name on the command line
 * @param formula the law as a formula
 * @param source who printed the form
 * @param columns what a row needs; the last is what was observed
 * @param family the form
 * @param fitter the fitter with the family's default residual, objective and starts
 * @param row makes a row from the columns' values, in order
 * @param observed what was observed in a row
 * @param curve how the law is drawn over one number of a row; without one, observations are drawn over predictions
 * @param derived from the rows fitted, of which some numbers need the largest: what gives the further numbers of a law
 */
public record FitFamily<L, R>(
        String id,
        String formula,
        String source,
        List<String> columns,
        Family<L> family,
        Fitter<L, R> fitter,
        Function<double[], R> row,
        ToDoubleFunction<R> observed,
        Optional<Curve<L, R>> curve,
        Function<List<R>, Function<L, Map<String, Double>>> derived) {

    /** The name of the grid of starts that a form's authors printed. */
    public static final String PUBLISHED = "published";

    /**
     * A law over one number.
     *
     * @param place the number of a row
     * @param title of its axis
     * @param at the law at such a number
     * @param name of the curve
     */
    public record Curve<L, R>(ToDoubleFunction<R> place, String title, ToDoubleBiFunction<L, Double> at, String name) {}

    /** Whether the form's authors printed start values. */
    public boolean hasPublishedStarts() {
        return family.grids().contains(PUBLISHED);
    }
}
