package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/** Where searches start: Sobol' points over the start ranges of a family, shifted by the seed. */
final class Starts {

    private Starts() {}

    /** So many points on the free scales, evenly spread between each parameter's start values. */
    static double[][] spread(Family<?> family, int count, long seed) {
        List<Param> params = family.params();
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(family.size());
        double[][] points = new double[count][family.size()];
        for (int s = 0; s < count; s++) {
            double[] unit = sequence.nextVector();
            for (int k = 0; k < unit.length; k++) {
                Param param = params.get(k);
                // A rotation on the circle keeps the even spread (Cranley and Patterson 1976).
                double place =
                        (unit[k] + Stream.of(seed, "starts:" + param.name()).uniform(0)) % 1;
                double low = param.toFree(param.startLow());
                double high = param.toFree(param.startHigh());
                points[s][k] = low + (high - low) * place;
            }
        }
        return points;
    }
}
