package dev.jacquard.scenarios.cli;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.fit.Family;
import dev.jacquard.numerics.fit.Fitter;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.ComputeRun;
import dev.jacquard.scaling.loss.LossRun;
import dev.jacquard.scaling.loss.PowerLaw;
import dev.jacquard.scenarios.charts.Point;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/**
 * A family of laws that {@code jacquard fit} offers.
 *
 * @param <L> the type of the law
 * @param <R> the type of a row
 * @param id its name on the command line
 * @param formula the law as a formula
 * @param source who printed the form
 * @param columns what a row needs; {@code loss} is what was observed
 * @param fitter the fitter with the family's default residual, objective and starts
 * @param published the start values that the form's authors printed, or none
 * @param row makes a row from the columns' values, in order
 * @param place where a row stands over training compute, for the plot
 * @param curve the loss of the law at a training compute, for the plot: of the best split where the law has one
 * @param curveName what that curve is
 * @param derived further numbers that the law's own letters give
 * @param family the form
 */
record FitFamily<L, R>(
        String id,
        String formula,
        String source,
        List<String> columns,
        Fitter<L, R> fitter,
        double[][] published,
        Function<double[], R> row,
        Function<R, Point> place,
        ToDoubleBiFunction<L, Double> curve,
        String curveName,
        Function<L, Map<String, Double>> derived,
        Family<L> family) {

    private static final FitFamily<ChinchillaLaw, LossRun> CHINCHILLA = new FitFamily<>(
            "chinchilla",
            "L(N, D) = E + A / N^alpha + B / D^beta",
            "Hoffmann et al. 2022, equation 2",
            List.of("parameters", "tokens", "loss"),
            ChinchillaLaw.fitter(),
            ChinchillaLaw.publishedStarts(),
            values -> new LossRun(values[0], values[1], values[2]),
            run -> new Point(run.flop(), run.loss()),
            ChinchillaLaw::optimalLoss,
            "least loss of the fitted law",
            FitFamily::derived,
            ChinchillaLaw.FAMILY);

    private static final FitFamily<PowerLaw, ComputeRun> POWER_LAW = new FitFamily<>(
            "power-law",
            "L(C) = floor + (C / scale)^-slope",
            "Dey et al. 2023, equation 1",
            List.of("flop", "loss"),
            PowerLaw.fitter(),
            null,
            values -> new ComputeRun(values[0], values[1]),
            run -> new Point(run.flop(), run.loss()),
            PowerLaw::loss,
            "fitted law",
            law -> Map.of(),
            PowerLaw.FAMILY);

    static List<FitFamily<?, ?>> all() {
        return List.of(CHINCHILLA, POWER_LAW);
    }

    /** The family of this name; an unknown one is refused with the nearest. */
    static FitFamily<?, ?> find(String id) {
        List<String> ids = all().stream().map(FitFamily::id).toList();
        int index = ids.indexOf(id);
        if (index < 0) {
            throw Check.refused("--law", id, "one of: " + String.join(", ", ids) + Check.nearest(id, ids));
        }
        return all().get(index);
    }

    private static Map<String, Double> derived(ChinchillaLaw law) {
        Map<String, Double> derived = new LinkedHashMap<>();
        derived.put("a", law.parameterExponent());
        derived.put("b", law.tokenExponent());
        derived.put("gamma", law.computeExponent());
        derived.put("G", law.G());
        return derived;
    }
}
