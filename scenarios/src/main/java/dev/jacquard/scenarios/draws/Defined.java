package dev.jacquard.scenarios.draws;

/** The draws in which a number is defined: a formula leaves out those in which it is {@code undefined}, which is NaN. */
public final class Defined {

    private Defined() {}

    /** The numbers that are there; the array itself where all are. */
    public static double[] of(double[] values) {
        int count = count(values);
        if (count == values.length) {
            return values;
        }
        double[] defined = new double[count];
        int place = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                defined[place++] = value;
            }
        }
        return defined;
    }

    /** How many numbers are there. */
    public static int count(double[] values) {
        int count = 0;
        for (double value : values) {
            count += Double.isNaN(value) ? 0 : 1;
        }
        return count;
    }
}
