package dev.jacquard.scenarios.formulas;

import dev.jacquard.numerics.Decimals;
import java.util.Locale;

/**
 * Operations on numbers, {@code never} and {@code undefined}.
 *
 * <p>What is undefined makes all undefined; with never the rules are those of infinity: never - never, never / never and 0 × never are
 * undefined. A finite operand never gives an infinite result or none: that is refused.
 */
final class Arithmetic {

    /** Steps at most in a sum over whole numbers. */
    static final int MOST_TERMS = 10_000;

    /** Operations at most that the sums of one draw take, so that sums in sums come to an end. */
    static final double MOST_WORK = 1e6;

    private Arithmetic() {}

    /** What an operation gave, unless it has no value although its operands have. */
    static double checked(String operation, double result, double... operands) {
        if (Math.abs(result) < Double.POSITIVE_INFINITY) {
            return result;
        }
        boolean finite = true;
        for (double operand : operands) {
            if (Double.isNaN(operand)) {
                return Double.NaN;
            }
            finite &= Math.abs(operand) < Double.POSITIVE_INFINITY;
        }
        if (!finite) {
            return result;
        }
        StringBuilder message = new StringBuilder(operation);
        for (int i = 0; i < operands.length; i++) {
            message.append(i == 0 ? " of " : ", ").append(Decimals.shortest(operands[i]));
        }
        throw new NotFinite(message + (Double.isNaN(result) ? " is no number" : " is too large"));
    }

    static Evaluation sum(Evaluation[] terms, double[] scales) {
        if (terms.length == 2) {
            Evaluation first = terms[0];
            Evaluation second = terms[1];
            double one = scales[0];
            double other = scales[1];
            return row -> {
                double a = first.of(row);
                double b = second.of(row);
                double sum = a * one + b * other;
                return Math.abs(sum) < Double.POSITIVE_INFINITY ? sum : checked("a sum", sum, a, b);
            };
        }
        return row -> {
            double sum = 0;
            boolean finite = true;
            boolean undefined = false;
            for (int i = 0; i < terms.length; i++) {
                double term = terms[i].of(row);
                finite &= Math.abs(term) < Double.POSITIVE_INFINITY;
                undefined |= Double.isNaN(term);
                sum += term * scales[i];
            }
            if (finite && Double.isInfinite(sum)) {
                throw new NotFinite("a sum of " + terms.length + " terms is too large");
            }
            return undefined ? Double.NaN : sum;
        };
    }

    static Evaluation product(Evaluation[] factors, boolean[] divides) {
        if (factors.length == 2) {
            Evaluation first = factors[0];
            Evaluation second = factors[1];
            return divides[1]
                    ? row -> quotient(first.of(row), second.of(row))
                    : row -> times(first.of(row), second.of(row));
        }
        return row -> {
            double product = factors[0].of(row);
            for (int i = 1; i < factors.length; i++) {
                double factor = factors[i].of(row);
                product = divides[i] ? quotient(product, factor) : times(product, factor);
            }
            return product;
        };
    }

    private static double times(double a, double b) {
        double product = a * b;
        return Math.abs(product) < Double.POSITIVE_INFINITY ? product : checked("a product", product, a, b);
    }

    private static double quotient(double over, double under) {
        if (under == 0 && !Double.isNaN(over)) {
            throw new NotFinite("a division of " + Decimals.shortest(over)
                    + " by 0; say what is meant there, as in if(x > 0, 1 / x, never)");
        }
        double quotient = over / under;
        return Math.abs(quotient) < Double.POSITIVE_INFINITY ? quotient : checked("a quotient", quotient, over, under);
    }

    static Evaluation power(Evaluation base, Evaluation exponent) {
        return row -> power(base.of(row), exponent.of(row));
    }

    static double power(double base, double exponent) {
        double power = exponent == 2 ? base * base : Math.pow(base, exponent);
        if (exponent == 0 && (Double.isNaN(base) || Double.isInfinite(base))) {
            return Double.NaN;
        }
        return Math.abs(power) < Double.POSITIVE_INFINITY ? power : checked("a power", power, base, exponent);
    }

    static Evaluation scaled(Evaluation value, double by) {
        if (by == 1) {
            return value;
        }
        // A hundredth of 35 is 0.35, but 35 times the double nearest to 0.01 is not.
        double inverse = 1 / by;
        return Math.abs(by) < 1 && inverse == Math.rint(inverse)
                ? row -> value.of(row) / inverse
                : row -> times(value.of(row), by);
    }

    static Evaluation comparison(String sign, Evaluation left, Evaluation right) {
        return switch (sign) {
            case "<" ->
                row -> {
                    double a = left.of(row);
                    double b = right.of(row);
                    return a < b ? 1 : a >= b ? 0 : Double.NaN;
                };
            case "<=" ->
                row -> {
                    double a = left.of(row);
                    double b = right.of(row);
                    return a <= b ? 1 : a > b ? 0 : Double.NaN;
                };
            case ">" -> comparison("<", right, left);
            default -> comparison("<=", right, left);
        };
    }

    /** Stops at the first part that decides; a part that is undefined before makes all undefined. */
    static Evaluation logic(boolean all, Evaluation[] parts) {
        return row -> {
            for (Evaluation part : parts) {
                double value = part.of(row);
                if (Double.isNaN(value)) {
                    return Double.NaN;
                }
                if ((value != 0) != all) {
                    return all ? 0 : 1;
                }
            }
            return all ? 1 : 0;
        };
    }

    static Evaluation choose(Evaluation condition, Evaluation then, Evaluation otherwise) {
        return row -> {
            double value = condition.of(row);
            return value == 0 ? otherwise.of(row) : !Double.isNaN(value) ? then.of(row) : Double.NaN;
        };
    }

    /** How the values for each whole number become one. */
    enum Gathering {
        SUM(0),
        ANY(0),
        MAX(Double.NEGATIVE_INFINITY),
        MIN(Double.POSITIVE_INFINITY);

        private final double start;

        Gathering(double start) {
            this.start = start;
        }

        private double with(double before, double value) {
            return switch (this) {
                case SUM -> checked("a sum", before + value, before, value);
                case ANY -> Double.isNaN(value) ? value : value != 0 ? 1 : before;
                case MAX -> Math.max(before, value);
                case MIN -> Math.min(before, value);
            };
        }
    }

    /**
     * A sum over whole numbers.
     *
     * @param variable where the number stands in the row
     * @param work where the operations of the draw are counted
     * @param cost operations of the body
     */
    static Evaluation over(
            Gathering gathering, Evaluation from, Evaluation to, Evaluation body, int variable, int work, int cost) {
        String name = gathering.name().toLowerCase(Locale.ROOT);
        return row -> {
            double first = from.of(row);
            double last = to.of(row);
            if (Double.isNaN(first) || Double.isNaN(last)) {
                return Double.NaN;
            }
            if (first != Math.rint(first) || last != Math.rint(last)) {
                throw new NotFinite(name + " over " + Decimals.shortest(first) + " .. " + Decimals.shortest(last)
                        + " (expected: whole numbers)");
            }
            if (!(last - first < MOST_TERMS)) {
                throw new NotFinite(name + " over " + Decimals.shortest(first) + " .. " + Decimals.shortest(last)
                        + " (expected: at most " + MOST_TERMS + " terms)");
            }
            if (last < first && gathering.start != 0) {
                throw new NotFinite(name + " over nothing, " + Decimals.shortest(first) + " .. "
                        + Decimals.shortest(last) + " (expected: at least one term)");
            }
            double all = gathering.start;
            for (double n = first; n <= last; n++) {
                row[work] += cost;
                if (row[work] > MOST_WORK) {
                    throw new NotFinite(name + " takes more than " + Decimals.shortest(MOST_WORK)
                            + " operations in a draw (expected: fewer terms of sums in sums)");
                }
                row[variable] = n;
                all = gathering.with(all, body.of(row));
                if (Double.isNaN(all) || gathering == Gathering.ANY && all == 1) {
                    return all;
                }
            }
            return all;
        };
    }
}
