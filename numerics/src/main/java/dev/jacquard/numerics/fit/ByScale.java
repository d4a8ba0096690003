package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Rows in the order of their size, for fits on some that predict others. */
final class ByScale<L, R> {

    private final Fit<L, R> fit;
    private final Variants<L, R> variants;
    private final String name;
    private final double[] sizes;
    private final int[] ascending;

    ByScale(Fit<L, R> fit, Fitter<L, R> fitter) {
        this.fit = fit;
        this.variants = new Variants<>(fit, fitter);
        ToDoubleFunction<? super R> given = fitter.options.scale;
        Map.Entry<String, double[]> first = given == null
                ? fit.optimum().setup.inputs.columns().entrySet().stream()
                        .findFirst()
                        .orElseThrow(() -> Check.refused("scale", "no input of the rows is known", "Fitter.scale"))
                : Map.entry(
                        fitter.options.scaleName,
                        fit.rows().stream().mapToDouble(given).toArray());
        this.name = first.getKey();
        this.sizes = first.getValue();
        this.ascending = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> sizes[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Holds out at most this share of the rows: the largest, of which those of one size stay together. */
    HoldOut holdOut(double share) {
        int cut = ascending.length - (int) Math.floor(share * ascending.length);
        while (cut < ascending.length && sizes[ascending[cut]] == sizes[ascending[cut - 1]]) {
            cut++;
        }
        if (cut == ascending.length) {
            throw Check.refused("rows held out", 0, "at least 1; the largest rows are of one " + name);
        }
        int[] small = Arrays.copyOfRange(ascending, 0, cut);
        int[] large = Arrays.copyOfRange(ascending, cut, ascending.length);
        L law = law(small);
        double[] predicted = residuals(law, large);
        return new HoldOut(
                name,
                small.length,
                large.length,
                sizes[small[small.length - 1]],
                sizes[large[large.length - 1]],
                rootMeanSquare(residuals(law, small)),
                rootMeanSquare(predicted),
                Arrays.stream(predicted).average().orElseThrow());
    }

    CrossValidation crossValidate(int blocks) {
        Check.atLeast("blocks", blocks, 2);
        if (blocks > ascending.length) {
            throw Check.refused("blocks", blocks, "at most the number of rows, " + ascending.length);
        }
        double sum = 0;
        double largest = 0;
        for (int b = 0; b < blocks; b++) {
            int from = (int) ((long) b * ascending.length / blocks);
            int to = (int) ((long) (b + 1) * ascending.length / blocks);
            int[] out = Arrays.copyOfRange(ascending, from, to);
            int[] in = IntStream.range(0, ascending.length)
                    .filter(i -> i < from || i >= to)
                    .map(i -> ascending[i])
                    .toArray();
            double error = rootMeanSquare(residuals(law(in), out));
            sum += error * error * out.length;
            largest = error;
        }
        return new CrossValidation(name, blocks, Math.sqrt(sum / ascending.length), largest);
    }

    private L law(int[] places) {
        List<R> rows = Arrays.stream(places).sorted().mapToObj(fit.rows()::get).toList();
        FitOutcome<L, R> outcome = variants.on(rows);
        if (outcome instanceof Fit<L, R> done) {
            return done.law();
        }
        throw new FitFailedException((FailedFit<L, R>) outcome);
    }

    private double[] residuals(L law, int[] places) {
        return Arrays.stream(places)
                .mapToDouble(i -> fit.optimum().residual(law, i))
                .toArray();
    }

    private static double rootMeanSquare(double[] values) {
        return Math.sqrt(
                Arrays.stream(values).map(value -> value * value).average().orElseThrow());
    }
}
