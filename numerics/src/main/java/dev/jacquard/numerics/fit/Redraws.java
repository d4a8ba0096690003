package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Parallel;
import dev.jacquard.numerics.fit.search.Misfit;
import dev.jacquard.numerics.uncertainty.Stream;
import java.util.List;

/**
 * Refits on observations made anew from the law fitted: all rows stay, and so do their inputs.
 *
 * <p>Residuals: each row gets the residual of some row, {@code p_i + c e_j sqrt(w_j / w_i)}. Wild: each row keeps its own residual with a
 * random sign, {@code p_i + c s e_i}, one sign for a group. For least squares {@code c = sqrt(n / (n - p))} makes up for residuals that are
 * smaller than errors, and the residuals drawn from are centred; so on a straight line the draws spread as the classical errors, or
 * as the sandwich's.
 *
 * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron 1979</a>, section 7 (residuals)
 * @see <a href="https://doi.org/10.1214/aos/1176350142">Wu 1986</a>, section 7 (wild)
 */
final class Redraws<L, R> {

    private final Optimum<L, R> optimum;
    private final Setup<L, R> setup;
    private final double[] predicted;
    private final double[] errors;
    private final Stream stream;

    private Redraws(Optimum<L, R> optimum, Stream stream) {
        this.optimum = optimum;
        this.setup = optimum.setup;
        this.stream = stream;
        double[] residuals = optimum.residuals;
        int rows = residuals.length;
        double freedom = rows - setup.layout.size();
        boolean squares = setup.misfit().isLeastSquares();
        double wider = squares ? Math.sqrt(rows / freedom) : 1;
        predicted = setup.targets();
        errors = new double[rows];
        for (int i = 0; i < rows; i++) {
            predicted[i] += residuals[i];
            errors[i] = -wider * residuals[i] * Math.sqrt(setup.weights()[i]);
        }
    }

    static <L, R> List<Refitter.Refit<L, R>> residuals(Optimum<L, R> optimum, int draws, long seed) {
        Setup<L, R> setup = optimum.setup;
        if (setup.groups().length > 0) {
            throw Check.refused("bootstrap", "residuals of rows in groups", "wild, or groups of rows");
        }
        Redraws<L, R> redraws = new Redraws<>(optimum, Stream.of(seed, "residuals"));
        if (setup.misfit().isLeastSquares()) {
            redraws.centre();
        }
        return redraws.refit(draws, redraws::anyResidual);
    }

    static <L, R> List<Refitter.Refit<L, R>> wild(Optimum<L, R> optimum, int draws, long seed) {
        Objective objective = optimum.objective();
        Misfit misfit = objective.misfit();
        if (misfit.kind() == Misfit.Kind.LAD || misfit.under() != misfit.over()) {
            throw Check.refused("bootstrap", "wild with " + objective.name(), "rows, or an objective without sides");
        }
        Redraws<L, R> redraws = new Redraws<>(optimum, Stream.of(seed, "wild"));
        return redraws.refit(draws, redraws::ownResidual);
    }

    private void centre() {
        double sum = 0;
        for (double error : errors) {
            sum += error;
        }
        double mean = sum / errors.length;
        for (int i = 0; i < errors.length; i++) {
            errors[i] -= mean;
        }
    }

    /** The standardised error of a row in a draw. */
    private interface Draw {
        double error(int draw, int row);
    }

    private double anyResidual(int draw, int row) {
        return errors[(int) (uniform(draw, row) * errors.length)];
    }

    private double ownResidual(int draw, int row) {
        int[] groups = setup.groups();
        return uniform(draw, groups.length > 0 ? groups[row] : row) < 0.5 ? -errors[row] : errors[row];
    }

    private double uniform(int draw, int number) {
        return stream.uniform((long) draw * errors.length + number);
    }

    private List<Refitter.Refit<L, R>> refit(int draws, Draw source) {
        Check.atLeast("draws", draws, 1);
        return Parallel.map(draws, setup.fitter.options.threads, () -> {
            Refitter<L, R> refitter = new Refitter<>(optimum);
            return draw -> {
                double[] observed = predicted.clone();
                for (int i = 0; i < observed.length; i++) {
                    observed[i] += source.error(draw, i) / Math.sqrt(setup.weights()[i]);
                }
                return refitter.lawOf(observed);
            };
        });
    }
}
