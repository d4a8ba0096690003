package dev.jacquard.scaling.horizon;

import static dev.jacquard.numerics.Check.atLeast;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.Confidence;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Stated;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.Check;
import dev.jacquard.scaling.parallel.BestOfN;

/**
 * The bias that value learning builds up over a horizon, because each estimate is made from another one.
 *
 * <p>With n-step targets over H steps there are {@code m = ceil(H / n)} backups, each adding eps: {@code bias = eps (1 - gamma^(n m)) /
 * (1 - gamma^n)}, or {@code eps m} without discount. More data lower the variance behind eps, not the number of backups: so Park et
 * al. find that a thousand times the data does not help at long horizons, and that cutting the horizon does.
 *
 * <p>A qualitative model: its constants are inputs of a scenario, not measurements.
 *
 * <pre>{@code
 * var bias = new BootstrapBias(0.01, 0.99);
 * bias.at(100, 1);    // 0.634
 * bias.at(100, 25);   // 0.0285
 * }</pre>
 *
 * @param eps bias added by one backup, in units of return, {@code >= 0}
 * @param gamma discount per step, in [0, 1]
 * @see <a href="https://arxiv.org/abs/2506.04168">Park et al. 2025</a>, Horizon Reduction Makes RL Scalable (the claim; the formulas
 *     here are algebra)
 */
public record BootstrapBias(double eps, double gamma) {

    private static final Variable EPS = Variable.positive("eps", "1", "bias that one backup adds");
    private static final Variable GAMMA = Variable.any("gamma", "share", "discount per step");
    private static final Variable STEPS = Variable.count("steps", "1", "steps of the episode, H");
    private static final Variable BACKUP = Variable.count("backup", "1", "steps that one backup spans, n");
    private static final Variable BIAS = Variable.any("bias", "1", "bias at the start");

    /** What goes in and comes out: bias of a backup, discount and steps to the bias at the start. */
    public static final Signature<BootstrapBias> SIGNATURE = Signature.of(
                    Stated.of(
                                    "bootstrap-bias",
                                    "Bias that value learning builds up over a horizon",
                                    "algebra on Park et al. 2025, Horizon Reduction Makes RL Scalable"
                                            + " (https://arxiv.org/abs/2506.04168)",
                                    Confidence.DERIVED)
                            .noting("A qualitative model: its constants are inputs, not measurements."),
                    in -> new BootstrapBias(in.of(EPS), in.of(GAMMA)))
            .takes(EPS, GAMMA, STEPS, BACKUP)
            .gives(BIAS, (law, in) -> law.at(in.whole(STEPS), in.whole(BACKUP)))
            .rises(BIAS, EPS, GAMMA, STEPS);

    public BootstrapBias {
        nonNegative("eps", eps);
        fraction("gamma", gamma);
    }

    /**
     * The bias of one backup that takes the best of m equally good actions by noisy values: {@code sd E[max of m standard normals]}.
     *
     * @param standardDeviation of the error of one value, {@code > 0}; data lower it only as far as it is variance
     * @param actions m, {@code >= 1}
     */
    public static double ofMaximum(double standardDeviation, int actions) {
        return positive("standardDeviation", standardDeviation)
                * BestOfN.ofStandardNormals(atLeast("actions", actions, 1));
    }

    /**
     * The bias at the start of an episode.
     *
     * @param steps H, {@code >= 1}
     * @param backup n, steps that one backup spans, {@code >= 1}
     */
    public double at(int steps, int backup) {
        atLeast("steps", steps, 1);
        atLeast("backup", backup, 1);
        double backups = Math.ceil((double) steps / backup);
        double discount = Math.pow(gamma, backup);
        return discount == 1 ? eps * backups : eps * (1 - Math.pow(discount, backups)) / (1 - discount);
    }

    /** The chance of success that a bias leaves, {@code exp(-kappa bias)}. */
    public static double success(double bias, double kappa) {
        return Math.exp(-nonNegative("kappa", kappa) * nonNegative("bias", bias));
    }

    /**
     * The backup that balances bias with variance: {@code n* = (2 eps^2 H^2 / s2)^(1/3)} minimises {@code (eps H / n)^2 + s2 n}, without
     * discount.
     *
     * @param steps H, {@code > 0}
     * @param variancePerStep s2, variance that each further step adds to the target, {@code > 0}
     */
    public double bestBackup(double steps, double variancePerStep) {
        positive("steps", steps);
        return Math.cbrt(2 * eps * eps * steps * steps / positive("variancePerStep", variancePerStep));
    }

    /** Mean squared error of undiscounted n-step targets: {@code (eps H / n)^2 + s2 n}. */
    public double squaredError(double steps, double backup, double variancePerStep) {
        double bias = eps * positive("steps", steps) / positive("backup", backup);
        return bias * bias + positive("variancePerStep", variancePerStep) * backup;
    }

    /**
     * The chance that a chain of steps stays right when each goes wrong with a chance of its own: {@code (1 - e)^T}. It takes errors to
     * be independent and beyond repair; a model that notices and corrects them does better.
     */
    public static double withoutDrift(double errorPerStep, double steps) {
        checkError(errorPerStep);
        return Math.exp(nonNegative("steps", steps) * Math.log1p(-errorPerStep));
    }

    /** Steps after which half of the chains have gone wrong: {@code ln 0.5 / ln(1 - e)}. */
    public static double driftHalfLife(double errorPerStep) {
        checkError(errorPerStep);
        return -Math.log(2) / Math.log1p(-errorPerStep);
    }

    private static void checkError(double errorPerStep) {
        if (!(errorPerStep > 0 && errorPerStep < 1)) {
            throw Check.refused("errorPerStep", errorPerStep, "in (0, 1)");
        }
    }
}
