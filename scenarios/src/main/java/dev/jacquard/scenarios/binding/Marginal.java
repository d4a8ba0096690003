package dev.jacquard.scenarios.binding;

import dev.jacquard.numerics.uncertainty.Distribution;
import java.util.List;

/**
 * One input made ready for drawing: a uniform number becomes a code, and a code the value the model gets.
 *
 * <p>The code is the number itself, or the position of the chosen form; so all draws of a run lie in columns of doubles.
 */
public sealed interface Marginal {

    /** The code that a uniform number in (0, 1) draws. */
    double code(double uniform);

    /** What the model gets for a code. */
    Object value(double code);

    /** The code at which the input is held while another is moved: the median, or the likeliest form. */
    double middle();

    /**
     * A number with a distribution.
     *
     * @param distribution its distribution
     * @param type what the model takes: double, int or long
     */
    record Number(Distribution distribution, Class<?> type) implements Marginal {
        @Override
        public double code(double uniform) {
            return distribution.quantile(uniform);
        }

        @Override
        public Object value(double code) {
            return Marginal.boxed(code, type);
        }

        @Override
        public double middle() {
            return distribution.median();
        }
    }

    /**
     * One of several forms or rival figures.
     *
     * @param names the options as written
     * @param values what the model gets for each
     * @param probabilities of each; they sum to one
     */
    record Forms(List<String> names, List<Object> values, List<Double> probabilities) implements Marginal {
        public Forms {
            names = List.copyOf(names);
            values = List.copyOf(values);
            probabilities = List.copyOf(probabilities);
        }

        @Override
        public double code(double uniform) {
            double below = 0;
            int last = values.size() - 1;
            for (int form = 0; form < last; form++) {
                below += probabilities.get(form);
                if (uniform < below) {
                    return form;
                }
            }
            return last;
        }

        @Override
        public Object value(double code) {
            return values.get((int) code);
        }

        @Override
        public double middle() {
            int likeliest = 0;
            for (int form = 1; form < probabilities.size(); form++) {
                likeliest = probabilities.get(form) > probabilities.get(likeliest) ? form : likeliest;
            }
            return likeliest;
        }
    }

    /**
     * One parameter of a stored fit: all inputs that name the fit share the row that a draw picks.
     *
     * @param fit the fit's name
     * @param rows the parameter's values, one a row
     * @param distribution the same values as a distribution of their own
     */
    record Joint(String fit, List<Double> rows, Distribution distribution) implements Marginal {
        public Joint {
            rows = List.copyOf(rows);
        }

        @Override
        public double code(double uniform) {
            return rows.get((int) (uniform * rows.size()));
        }

        @Override
        public Object value(double code) {
            return code;
        }

        @Override
        public double middle() {
            return distribution.median();
        }
    }

    private static Object boxed(double code, Class<?> type) {
        if (type == double.class) {
            return code;
        }
        return type == int.class ? (Object) (int) code : (Object) (long) code;
    }
}
