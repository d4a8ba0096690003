package dev.jacquard.scenarios.conditions;

import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Distribution;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An input of a search: a number that is drawn, or a choice.
 *
 * @param name its name
 * @param unit its unit
 * @param isValue whether it is a weight of what somebody wants
 * @param forms the options of a choice, those of numbers in ascending order; empty for a drawn number
 * @param places for each code of a choice, which of {@code forms} it is
 * @param ordered whether it can be cut into below and above: a drawn number, or a choice of numbers
 * @param width width of a drawn number's central 90 %
 */
record Searched(
        String name, Unit unit, boolean isValue, List<String> forms, int[] places, boolean ordered, double width) {

    static Searched of(Definition.Input input) {
        String name = input.spec().name();
        Unit unit = input.spec().unit();
        boolean isValue = input.assumption().isValue();
        if (input.marginal() instanceof Marginal.Forms choice) {
            boolean numbers = input.spec().isNumber();
            List<Integer> order = IntStream.range(0, choice.names().size())
                    .boxed()
                    .sorted(
                            numbers
                                    ? Comparator.comparingDouble(
                                            form -> ((Number) choice.values().get(form)).doubleValue())
                                    : Comparator.naturalOrder())
                    .toList();
            int[] places = new int[order.size()];
            order.forEach(form -> places[form] = order.indexOf(form));
            return new Searched(
                    name, unit, isValue, order.stream().map(choice.names()::get).toList(), places, numbers, 0);
        }
        Distribution drawn = input.marginal() instanceof Marginal.Joint joint
                ? joint.distribution()
                : ((Marginal.Number) input.marginal()).distribution();
        return new Searched(
                name, unit, isValue, List.of(), new int[0], true, drawn.quantile(0.95) - drawn.quantile(0.05));
    }

    boolean isChoice() {
        return !forms.isEmpty();
    }

    /** What a code means: the number, or the place of the form. */
    double value(double code) {
        return isChoice() ? places[(int) code] : code;
    }
}
