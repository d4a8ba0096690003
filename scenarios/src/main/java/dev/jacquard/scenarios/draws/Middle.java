package dev.jacquard.scenarios.draws;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import java.util.List;

/**
 * Where inputs are held while one or two of them are moved: numbers at their medians, choices at their likeliest form.
 *
 * <p>Which form that is has to be said: an answer with the others "in the middle" is an answer under that form.
 */
public final class Middle {

    /** Digits of a form's weight in text. */
    private static final int DIGITS = 2;

    private Middle() {}

    /** {@code mechanism = ces (the first of 4 equally likely)} for each choice that has more than one form. */
    public static List<String> forms(Definition definition) {
        return definition.inputs().stream()
                .filter(input -> input.marginal() instanceof Marginal.Forms && Sampler.varies(input.marginal()))
                .map(input -> input.spec().name() + " = " + likeliest((Marginal.Forms) input.marginal()))
                .toList();
    }

    private static String likeliest(Marginal.Forms forms) {
        int middle = (int) forms.middle();
        double most = forms.probabilities().get(middle);
        long equals = forms.probabilities().stream().filter(p -> p == most).count();
        String why = equals > 1
                ? "the first of " + equals + " equally likely"
                : "the likeliest, " + Decimals.rounded(100 * most, DIGITS) + " %";
        return forms.names().get(middle) + " (" + why + ")";
    }

    /** {@code numbers at their medians, mechanism = ces (the first of 4 equally likely)}. */
    public static String words(Definition definition) {
        List<String> forms = forms(definition);
        return "numbers at their medians" + (forms.isEmpty() ? "" : ", " + String.join(", ", forms));
    }
}
