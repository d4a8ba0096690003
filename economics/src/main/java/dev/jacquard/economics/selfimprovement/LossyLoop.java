package dev.jacquard.economics.selfimprovement;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.positive;
import static dev.jacquard.numerics.Check.refused;
import static dev.jacquard.numerics.Check.within;

import dev.jacquard.numerics.Ces;
import dev.jacquard.numerics.ode.AutonomousGrowth;
import java.util.OptionalDouble;

/**
 * Research productivity that feeds on itself through a loop that may be open, damped and lossy.
 *
 * <p>{@code dA/dt = g0 E(A)^lambda A^phi A^-loss} from A = 1, with {@code E(A) = [(1 - kappa) + kappa A^(sigma - 1)]^(1 / (sigma -
 * 1))}. Three conditions make it run away: the loop is closed (kappa = 1), it amplifies itself (lambda + phi &gt; 1), nothing is
 * lost (loss = 0). Each is a parameter here, and each may hold in part.
 *
 * <p>In the long run growth moves as {@code A^e} with {@code e = lambda eps + phi - 1 - loss}; eps, the limit of {@code d ln E / d
 * ln A}, is 1 for a closed loop or sigma &gt; 1, kappa at sigma = 1, and 0 otherwise. e &gt; 0 reaches infinity in finite time, e = 0
 * is exponential, e &lt; 0 becomes the power law {@code t^(-1/e)}.
 *
 * <p>Everything is computed in {@code x = ln A}: the equation does not name the time, so that {@code t(x)} is an integral (see {@link
 * AutonomousGrowth}), and a closed form where the exponent is constant.
 *
 * <pre>{@code
 * var loop = new LossyLoop(0.5, 0.9, 0, 1, 0, 0);   // nine tenths closed, no substitution
 * Math.exp(loop.logLevelAfter(10, Math.log(1e12))); // 22.84 times the start after ten years; a closed loop would give 148
 * loop.regime();                                    // LOSSY: linear in the long run
 * }</pre>
 *
 * @param startGrowth g0, growth at the start, 1/year, {@code > 0}
 * @param kappa share of the research loop that the software closes, in [0, 1]
 * @param sigma elasticity of substitution between the closed and the open part, in [0, 100]: the larger it is, the more sharply E
 *     bends and the longer a path takes to compute, and at 100 the two parts replace each other in all but name
 * @param lambda parallelisability of research, {@code >= 0}
 * @param phi how much past progress helps (above 0) or hinders (below 0) new progress
 * @param loss elasticity of the efficiency lost per e-fold of A, {@code >= 0}
 * @see <a href="https://doi.org/10.1086/262002">Jones 1995</a>, equation 4, for lambda and phi; the loop and its loss are ours
 */
public record LossyLoop(double startGrowth, double kappa, double sigma, double lambda, double phi, double loss) {

    /** Where E has come this near to its limiting power (relative), the rest of an integral is taken in closed form. */
    private static final double AT_THE_LIMIT = 1e-17;

    private static final double NEAR_COBB_DOUGLAS = 0.01;

    private static final double LARGEST_SIGMA = 100;

    public LossyLoop {
        positive("startGrowth", startGrowth);
        fraction("kappa", kappa);
        within("sigma", sigma, 0, LARGEST_SIGMA);
        nonNegative("lambda", lambda);
        finite("phi", phi);
        nonNegative("loss", loss);
    }

    /**
     * The loop with the returns to software research instead of phi: {@code phi = 1 - lambda / r}.
     *
     * @param returns r, doublings of software for a doubling of cumulative research input, {@code > 0}
     */
    public static LossyLoop ofReturns(
            double startGrowth, double kappa, double sigma, double lambda, double returns, double loss) {
        return new LossyLoop(
                startGrowth,
                kappa,
                sigma,
                lambda,
                1 - nonNegative("lambda", lambda) / positive("returns", returns),
                loss);
    }

    /** The same loop, closed. */
    public LossyLoop closed() {
        return new LossyLoop(startGrowth, 1, sigma, lambda, phi, loss);
    }

    /** The same loop without loss. */
    public LossyLoop lossless() {
        return new LossyLoop(startGrowth, kappa, sigma, lambda, phi, 0);
    }

    /** The same loop with other returns to research. */
    public LossyLoop withReturns(double returns) {
        return ofReturns(startGrowth, kappa, sigma, lambda, returns, loss);
    }

    /** Returns to research, {@code r = lambda / (1 - phi)}; none where phi is 1 or above, which no r describes. */
    public OptionalDouble returns() {
        return phi < 1 ? OptionalDouble.of(lambda / (1 - phi)) : OptionalDouble.empty();
    }

    /** Growth of A at {@code x = ln A}: {@code g0 E^lambda A^(phi - 1 - loss)}, 1/year. */
    public double growth(double x) {
        return startGrowth * Math.exp(lambda * research().logGain(x) + drift() * x);
    }

    /** The logarithm of {@link #growth}. */
    public double logGrowth(double x) {
        double power = sigma - 1;
        double gain = power < -NEAR_COBB_DOUGLAS
                ? Math.log(1 - kappa + kappa * Math.exp(power * x)) / power
                : research().logGain(x);
        return Math.log(startGrowth) + lambda * gain + drift() * x;
    }

    /** How growth moves with the level at x: {@code d ln growth / d ln A}. */
    public double exponent(double x) {
        return lambda * research().elasticityAtLog(x) + drift();
    }

    /** The limit of the exponent, e: its sign is the regime. */
    public double limitingExponent() {
        return lambda * research().limitingElasticity() + drift();
    }

    /** The regime in the long run. */
    public Regime regime() {
        return Regime.of(limitingExponent());
    }

    /** When A reaches infinity; none unless the regime is {@link Regime#RUNAWAY}. */
    public OptionalDouble singularTime() {
        double e = limitingExponent();
        if (!(e > 0)) {
            return OptionalDouble.empty();
        }
        if (hasConstantExponent()) {
            return OptionalDouble.of(1 / (e * startGrowth));
        }
        double limit = logWhereLimitHolds();
        return OptionalDouble.of(new AutonomousGrowth(this::growth, panel()).time(0, limit) + 1 / (e * growth(limit)));
    }

    /** The time at which A reaches {@code e^x}, years. */
    public double timeToReach(double x) {
        nonNegative("x", x);
        if (hasConstantExponent()) {
            double e = limitingExponent();
            return e == 0 ? x / startGrowth : -Math.expm1(-e * x) / (e * startGrowth);
        }
        return path().time(0, x);
    }

    /**
     * {@code ln A} after a time, or the ceiling where the path gets there first.
     *
     * @param time years, {@code >= 0}
     * @param logCeiling logarithm of the level at which the path is stopped, {@code > 0}; a path that reaches infinity ends there
     */
    public double logLevelAfter(double time, double logCeiling) {
        nonNegative("time", time);
        positive("logCeiling", logCeiling);
        return hasConstantExponent() ? closedForm(time, logCeiling) : path().after(0, time, logCeiling);
    }

    /**
     * {@code ln A} at equally spaced times from zero to the horizon, stopped at the ceiling.
     *
     * @param horizon last time, years, {@code > 0}
     * @param points how many, {@code >= 2}
     * @param logCeiling as for {@link #logLevelAfter}
     */
    public double[] logPath(double horizon, int points, double logCeiling) {
        positive("horizon", horizon);
        positive("logCeiling", logCeiling);
        if (points < 2) {
            throw refused("points", points, "a whole number >= 2");
        }
        double step = horizon / (points - 1);
        if (!hasConstantExponent()) {
            return path().path(0, step, points, logCeiling);
        }
        double[] logs = new double[points];
        for (int i = 1; i < points; i++) {
            logs[i] = closedForm(i * step, logCeiling);
        }
        return logs;
    }

    /**
     * Which condition binds: elasticities of A at a time with respect to kappa, r and the loss.
     *
     * <p>The path obeys {@code integral of du / f(u) = t}, so that {@code d ln A / d p = f(x) integral of (d ln f / d p) / f du}.
     *
     * @param time years; refused where A has reached infinity by then, or passed e^700
     */
    public Elasticities elasticitiesAt(double time) {
        double x = logLevelAfter(time, 700);
        if (x >= 700) {
            throw refused("time", time, "before A passes e^700");
        }
        var path = path();
        double f = growth(x);
        double closing = lambda * kappa;
        Ces research = research();
        return new Elasticities(
                f * path.gathered(u -> closing * research.shareSensitivityAtLog(u), 0, x),
                f * path.gathered(u -> (1 - phi) * u, 0, x),
                -f * path.gathered(u -> loss * u, 0, x));
    }

    /**
     * Elasticities of the level reached: per cent of A for one per cent of the parameter.
     *
     * @param kappa of the closed share
     * @param returns of the returns to research r, lambda held
     * @param loss of the loss; zero or below
     */
    public record Elasticities(double kappa, double returns, double loss) {
        /** The condition whose parameter moves the level most. */
        public String binding() {
            double largest = Math.max(Math.abs(kappa), Math.max(Math.abs(returns), Math.abs(loss)));
            return Math.abs(kappa) == largest
                    ? "the loop is closed"
                    : Math.abs(returns) == largest ? "the loop amplifies itself" : "nothing is lost";
        }
    }

    private double closedForm(double time, double logCeiling) {
        double e = limitingExponent();
        double shrink = -e * startGrowth * time;
        if (shrink <= -1) {
            return logCeiling;
        }
        double x = Math.abs(shrink) < 1e-12 ? startGrowth * time : -Math.log1p(shrink) / e;
        return Math.min(x, logCeiling);
    }

    private Ces research() {
        return new Ces(kappa, sigma);
    }

    private double drift() {
        return phi - 1 - loss;
    }

    private boolean hasConstantExponent() {
        return kappa == 0 || kappa == 1 || sigma == 1;
    }

    private AutonomousGrowth path() {
        double power = sigma - 1;
        double drift = drift();
        if (Math.abs(power) < NEAR_COBB_DOUGLAS || power > 0) {
            return new AutonomousGrowth(this::growth, panel());
        }
        // The same growth in plain exponentials, at a third of the price: safe away from sigma = 1, where no digits
        // cancel.
        double open = 1 - kappa;
        double outer = lambda / power;
        return new AutonomousGrowth(
                x -> startGrowth * Math.exp(outer * Math.log(open + kappa * Math.exp(power * x)) + drift * x), panel());
    }

    /** E bends over 1 / |sigma - 1| with poles at pi times that; growth itself moves by at most the larger of its exponents. */
    private double panel() {
        double steepest = Math.max(Math.abs(drift()), Math.abs(lambda + drift()));
        return 1 / Math.max(Math.abs(sigma - 1), Math.max(steepest, 1e-3));
    }

    /** Where {@code kappa A^(sigma - 1)} and {@code 1 - kappa} stand so far apart that the smaller no longer counts. */
    private double logWhereLimitHolds() {
        double crossover = Math.log((1 - kappa) / kappa) / (sigma - 1);
        return Math.max(0, crossover - Math.log(AT_THE_LIMIT) / Math.abs(sigma - 1));
    }
}
