package dev.jacquard.scaling.loss;

import dev.jacquard.data.Published;
import dev.jacquard.numerics.dependence.CorrelationMatrix;
import dev.jacquard.numerics.dependence.GaussianCopula;
import dev.jacquard.numerics.uncertainty.Draws;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How well the 240 runs behind Besiroglu et al.'s refit determine its five coefficients together.
 *
 * <p>The printed standard errors alone are of no use for a derived answer: A and alpha are correlated at 0.9993 and B and beta at 0.9997, so
 * that errors drawn independently spread the best size at 5.76e23 FLOP from 1.1e10 to 4.4e11, where refits of resampled runs spread it
 * from 5.4e10 to 1.07e11 (90 %).
 *
 * <p>Here ln E, ln A, alpha, ln B and beta are jointly normal with the standard deviations and correlations of 4 000 exact refits (Huber
 * 1e-3) of resamples of the runs. The ends of 90 % intervals of best size and tokens at 1e21 to 1e26 FLOP then lie within 10 % of those
 * of the refits themselves. The form of the law is taken as true, and the runs as independent.
 *
 * <pre>{@code
 * var draws = ChinchillaUncertainty.draws(ChinchillaLaw.besiroglu2024(), 1_000, 1).orElseThrow();
 * draws.summarise(ChinchillaLaw::parameterExponent);   // 0.513, give or take 0.020
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/2404.10102">Besiroglu et al. 2024</a>, table 1 (the standard errors)
 */
public final class ChinchillaUncertainty {

    /** The sets whose printed errors are those of this bootstrap. */
    private static final Set<String> SETS = Set.of(
            "chinchilla/besiroglu2024",
            "chinchilla/besiroglu2024-notebook",
            "chinchilla/besiroglu2024-notebook-unrounded",
            "chinchilla/epoch240-huber1e-3");

    /** Standard deviations of ln E, ln A, alpha, ln B, beta over the 4 000 refits. */
    private static final double[] DEVIATIONS = {
        0.014100147646627, 0.258129756533202, 0.015397474926416, 0.420976540842199, 0.020594169181502
    };

    /** Their correlations. Two pairs are nearly one: fewer than six digits would not leave a correlation matrix. */
    private static final double[][] CORRELATIONS = {
        {1, 0.586678864270, 0.580916557823, 0.606462531373, 0.603930968042},
        {0.586678864270, 1, 0.999319991272, -0.255502792381, -0.261589733962},
        {0.580916557823, 0.999319991272, 1, -0.265914233579, -0.272423841057},
        {0.606462531373, -0.255502792381, -0.265914233579, 1, 0.999677455396},
        {0.603930968042, -0.261589733962, -0.272423841057, 0.999677455396, 1}
    };

    private ChinchillaUncertainty() {}

    /**
     * Joint draws of the coefficients around a published set; empty for a set that was not fitted to these runs in this way.
     *
     * @param published the set at the centre
     * @param count how many draws, at least 1
     * @param seed of the draws
     */
    public static Optional<Draws<ChinchillaLaw>> draws(Published<? extends LossLaw> published, int count, long seed) {
        if (!SETS.contains(published.id()) || !(published.law() instanceof ChinchillaLaw centre)) {
            return Optional.empty();
        }
        GaussianCopula copula = GaussianCopula.ofScores(CorrelationMatrix.of(CORRELATIONS));
        Stream stream = Stream.of(seed, "coefficients");
        List<ChinchillaLaw> laws = new ArrayList<>();
        for (int draw = 0; draw < count; draw++) {
            double[] moves = new double[DEVIATIONS.length];
            for (int k = 0; k < moves.length; k++) {
                moves[k] = stream.uniform((long) draw * moves.length + k);
            }
            copula.join(moves);
            for (int k = 0; k < moves.length; k++) {
                moves[k] = DEVIATIONS[k] * StandardNormal.quantile(moves[k]);
            }
            laws.add(moved(centre, moves));
        }
        return Optional.of(new Draws<>(laws));
    }

    private static ChinchillaLaw moved(ChinchillaLaw centre, double[] moves) {
        return new ChinchillaLaw(
                centre.E() * Math.exp(moves[0]),
                centre.A() * Math.exp(moves[1]),
                centre.alpha() + moves[2],
                centre.B() * Math.exp(moves[3]),
                centre.beta() + moves[4]);
    }
}
