package dev.jacquard.numerics.fit.search;

import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/** Where searches start: Sobol' points over the start ranges of the parameters, shifted by the seed. */
public final class Starts {

    private Starts() {}

    /**
     * So many points on the free scales, evenly spread between the ends of each parameter's start range.
     *
     * @param names of the parameters, which the shift depends on
     * @param low the lower ends
     * @param high the upper ends
     * @param seed of the shift
     */
    public static double[][] spread(List<String> names, double[] low, double[] high, int count, long seed) {
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(low.length);
        double[][] points = new double[count][low.length];
        for (int s = 0; s < count; s++) {
            double[] unit = sequence.nextVector();
            for (int k = 0; k < unit.length; k++) {
                // A rotation on the circle keeps the even spread (Cranley and Patterson 1976).
                double place =
                        (unit[k] + Stream.of(seed, "starts:" + names.get(k)).uniform(0)) % 1;
                points[s][k] = low[k] + (high[k] - low[k]) * place;
            }
        }
        return points;
    }
}
