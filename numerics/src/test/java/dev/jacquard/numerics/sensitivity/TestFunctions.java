package dev.jacquard.numerics.sensitivity;

import java.util.List;
import java.util.stream.IntStream;

/** Functions of the unit cube whose sensitivity indices are known exactly. */
final class TestFunctions {

    /** First, total, second order of inputs 1 and 3 and Shapley effects with a = 7, b = 0.1; economics.md I. */
    static final double[] ISHIGAMI_FIRST = {0.313905191, 0.442411145, 0};

    static final double[] ISHIGAMI_TOTAL = {0.557588855, 0.442411145, 0.243683664};
    static final double[] ISHIGAMI_SHAPLEY = {0.435747023, 0.442411145, 0.121841832};
    static final double ISHIGAMI_SECOND_13 = 0.243683664;
    static final double ISHIGAMI_VARIANCE = 13.844587941;

    static final double[] G_COEFFICIENTS = {0, 1, 4.5, 9, 99, 99, 99, 99};

    private TestFunctions() {}

    static List<String> names(int inputs) {
        return IntStream.rangeClosed(1, inputs).mapToObj(i -> "x" + i).toList();
    }

    static double ishigami(double[] u) {
        double x1 = Math.PI * (2 * u[0] - 1);
        double x2 = Math.PI * (2 * u[1] - 1);
        double x3 = Math.PI * (2 * u[2] - 1);
        double s = Math.sin(x2);
        return Math.sin(x1) * (1 + 0.1 * x3 * x3 * x3 * x3) + 7 * s * s;
    }

    static double g(double[] u) {
        double product = 1;
        for (int i = 0; i < u.length; i++) {
            product *= (Math.abs(4 * u[i] - 2) + G_COEFFICIENTS[i]) / (1 + G_COEFFICIENTS[i]);
        }
        return product;
    }

    /** Variance of one factor of G: {@code 1 / (3 (1 + a)^2)}, not the rounded numbers of a comment elsewhere. */
    static double gPart(int input) {
        return 1 / (3 * (1 + G_COEFFICIENTS[input]) * (1 + G_COEFFICIENTS[input]));
    }

    static double gVariance() {
        double product = 1;
        for (int i = 0; i < G_COEFFICIENTS.length; i++) {
            product *= 1 + gPart(i);
        }
        return product - 1;
    }

    static double gTotal(int input) {
        return gPart(input) * (gVariance() + 1) / (1 + gPart(input)) / gVariance();
    }

    /** Bratley, Fox and Niederreiter 1992: {@code sum over i of (-1)^i x_1 ... x_i}. */
    static double bratley(double[] u) {
        double sum = 0;
        double product = 1;
        for (int i = 0; i < u.length; i++) {
            product *= u[i];
            sum += i % 2 == 0 ? -product : product;
        }
        return sum;
    }

    /** Exact first (total) indices of Bratley's function, from its expansion in products of x - 1/2. */
    static double[] bratleyIndices(int inputs, boolean total) {
        double[] indices = new double[inputs];
        double variance = 0;
        for (int subset = 1; subset < 1 << inputs; subset++) {
            int size = Integer.bitCount(subset);
            double coefficient = 0;
            for (int i = Integer.SIZE - Integer.numberOfLeadingZeros(subset); i <= inputs; i++) {
                coefficient += (i % 2 == 0 ? 1 : -1) * Math.pow(0.5, i - size);
            }
            double part = coefficient * coefficient / Math.pow(12, size);
            variance += part;
            for (int i = 0; i < inputs; i++) {
                if ((subset >> i & 1) == 1 && (total || size == 1)) {
                    indices[i] += part;
                }
            }
        }
        for (int i = 0; i < inputs; i++) {
            indices[i] /= variance;
        }
        return indices;
    }
}
