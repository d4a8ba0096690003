package dev.jacquard.scenarios;

import dev.jacquard.scaling.loss.LossLaw;
import dev.jacquard.scenarios.argument.In;
import dev.jacquard.scenarios.argument.Out;
import dev.jacquard.scenarios.argument.Series;
import java.util.Map;

/** Small models with known answers. */
public final class Models {

    private Models() {}

    /** Functions of one input whose roots are known by hand; the other inputs do not matter to them. */
    public record Curves(@In(unit = "year", low = 0) double x, double other, Form form) {

        public enum Form {
            PLAIN,
            UPSIDE_DOWN
        }

        /**
         * Known outputs.
         *
         * @param parabola (x - 2)(x - 6)
         * @param hill 1 / (1 + (x - 4)^2), never above 1
         * @param cliff 0 below 3, 10 from 3 on
         * @param line x, or -x under the other form
         * @param sum x + other
         * @param even whether the whole part of x is even
         * @param floor the whole part of x
         */
        public record Outputs(
                double parabola,
                double hill,
                double cliff,
                @Out(unit = "year") double line,
                double sum,
                boolean even,
                double floor) {}

        public Outputs outputs() {
            return new Outputs(
                    (x - 2) * (x - 6),
                    1 / (1 + (x - 4) * (x - 4)),
                    x < 3 ? 0 : 10,
                    form == Form.PLAIN ? x : -x,
                    x + other,
                    (long) x % 2 == 0,
                    Math.floor(x));
        }
    }

    /** Two inputs, and the same two with a third between them. */
    public record Pair(double first, double last) {
        public record Outputs(double sum) {}

        public Outputs outputs() {
            return new Outputs(first + last);
        }
    }

    /** The pair with one more input. */
    public record Triple(double first, double middle, double last) {
        public record Outputs(double sum) {}

        public Outputs outputs() {
            return new Outputs(first + middle + last);
        }
    }

    /** Every type of input and output. */
    public record Everything(
            @In(unit = "share") double share,
            @In(low = 1) int count,
            boolean on,
            String name,
            Mode mode,
            LossLaw law,
            Serving serving) {

        public enum Mode {
            FAST_TRACK,
            SLOW
        }

        /** Nested inputs. */
        public record Serving(
                @In(unit = "request", low = 0) double batch,
                @In(unit = "USD/hour") double price) {}

        public record Outputs(
                @Out(unit = "share") double share,
                boolean on,
                @Out(unit = "USD") Series path,
                Map<String, Double> byPrecision,
                double loss) {}

        public Outputs outputs() {
            return new Outputs(
                    share,
                    on,
                    Series.yearly(0, serving.price, 2 * serving.price),
                    Map.of("fp8", serving.batch * count, "fp32", serving.batch),
                    law.loss(70e9, 1.4e12));
        }
    }

    /** Refuses every draw in which the input exceeds one. */
    public record Fragile(double x) {
        public record Outputs(double root) {}

        public Outputs outputs() {
            if (x > 1) {
                throw new IllegalArgumentException("x: too large");
            }
            return new Outputs(Math.sqrt(1 - x));
        }
    }

    /** The function of Ishigami and Homma 1990 with a = 7 and b = 0.1, whose indices are known exactly. */
    public record Ishigami(double x1, double x2, double x3) {
        public record Outputs(double y) {}

        public Outputs outputs() {
            double sine = Math.sin(x2);
            return new Outputs(Math.sin(x1) * (1 + 0.1 * x3 * x3 * x3 * x3) + 7 * sine * sine);
        }
    }

    /** A weighted sum, an input that does not matter, a choice of words that does, and an output that is often infinite. */
    public record Weighted(double one, double two, double idle, Sign sign) {

        public enum Sign {
            PLUS,
            MINUS
        }

        public record Outputs(@Out(unit = "USD") double sum, double steep) {}

        public Outputs outputs() {
            double sum = (sign == Sign.PLUS ? 1 : -1) * (one + 2 * two);
            return new Outputs(sum, Math.exp(1_000 * sum));
        }
    }
}
