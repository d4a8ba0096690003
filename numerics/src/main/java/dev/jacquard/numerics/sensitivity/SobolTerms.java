package dev.jacquard.numerics.sensitivity;

import java.util.ArrayList;
import java.util.List;

/** The terms, block by block, whose means give the Sobol' indices. */
final class SobolTerms {

    private final int inputs;
    private final FirstOrder firstOrder;
    private final boolean secondOrder;
    private final double mean;
    private final double variance;
    private final double[][] columns;

    SobolTerms(SaltelliDesign design, double[] outputs, FirstOrder firstOrder) {
        this.inputs = design.inputs().size();
        this.firstOrder = firstOrder;
        this.secondOrder = design.hasSecondOrder();
        double[][] y = columnsOf(outputs, design.pairs(), design.stride());
        this.mean = (mean(y[0]) + mean(y[y.length - 1])) / 2;
        for (double[] column : y) {
            for (int n = 0; n < column.length; n++) {
                column[n] -= mean;
            }
        }
        this.columns = terms(y);
        this.variance = variance(new double[] {mean(columns[0]), mean(columns[1])});
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    double[][] columns() {
        return columns;
    }

    /** First orders, total orders, and second orders where the design has them. */
    int estimates() {
        return 2 * inputs + (secondOrder ? inputs * (inputs - 1) / 2 : 0);
    }

    /** Place of a pair, first input before second, among all pairs. */
    static int pair(int first, int second) {
        return second * (second - 1) / 2 + first;
    }

    /** The indices from the means of the columns. */
    double[] indices(double[] means) {
        double v = variance(means);
        double[] indices = new double[estimates()];
        if (v == 0) {
            return indices; // a resample of equal outputs
        }
        for (int i = 0; i < inputs; i++) {
            double share = means[2 + i] / v;
            indices[i] = firstOrder == FirstOrder.JANSEN_1999 ? 1 - share : share;
            indices[inputs + i] = means[2 + inputs + i] / v;
        }
        for (int j = 1; secondOrder && j < inputs; j++) {
            for (int i = 0; i < j; i++) {
                int place = 2 * inputs + pair(i, j);
                indices[place] = means[2 + place] / v - indices[i] - indices[j];
            }
        }
        return indices;
    }

    private static double variance(double[] means) {
        double mean = means[0] / 2;
        return Math.max(0, means[1] / 2 - mean * mean);
    }

    private double[][] terms(double[][] y) {
        double[] a = y[0];
        double[] b = y[y.length - 1];
        List<double[]> terms = new ArrayList<>();
        terms.add(each(a.length, n -> a[n] + b[n]));
        terms.add(each(a.length, n -> a[n] * a[n] + b[n] * b[n]));
        for (int i = 0; i < inputs; i++) {
            double[] forwards = first(a, b, y[1 + i]);
            terms.add(secondOrder ? middle(forwards, first(b, a, y[1 + inputs + i])) : forwards);
        }
        for (int i = 0; i < inputs; i++) {
            double[] forwards = halfSquares(a, y[1 + i]);
            terms.add(secondOrder ? middle(forwards, halfSquares(b, y[1 + inputs + i])) : forwards);
        }
        for (int j = 1; secondOrder && j < inputs; j++) {
            for (int i = 0; i < j; i++) {
                double[] abj = y[1 + j];
                double[] bai = y[1 + inputs + i];
                terms.add(each(a.length, n -> bai[n] * abj[n] - a[n] * b[n]));
            }
        }
        return terms.toArray(double[][]::new);
    }

    private double[] first(double[] a, double[] b, double[] ab) {
        return firstOrder == FirstOrder.JANSEN_1999 ? halfSquares(b, ab) : each(a.length, n -> b[n] * (ab[n] - a[n]));
    }

    private static double[] halfSquares(double[] one, double[] other) {
        return each(one.length, n -> (one[n] - other[n]) * (one[n] - other[n]) / 2);
    }

    private static double[] middle(double[] one, double[] other) {
        return each(one.length, n -> (one[n] + other[n]) / 2);
    }

    private static double[] each(int length, java.util.function.IntToDoubleFunction term) {
        double[] terms = new double[length];
        java.util.Arrays.setAll(terms, term);
        return terms;
    }

    private static double[][] columnsOf(double[] outputs, int blocks, int stride) {
        double[][] columns = new double[stride][blocks];
        for (int n = 0; n < blocks; n++) {
            for (int k = 0; k < stride; k++) {
                columns[k][n] = outputs[n * stride + k];
            }
        }
        return columns;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
