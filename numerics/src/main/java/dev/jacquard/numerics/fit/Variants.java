package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Decimals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Fits again in other ways, from a fit that is already there. */
final class Variants<L, R> {

    /** Knees of Huber's function in relative errors: those that users of one data set have chosen. */
    private static final double[] RELATIVE_KNEES = {1e-5, 1e-3, 1e-1};

    /** Knees in robust standard deviations of the residuals, where these carry a unit. */
    private static final double[] KNEES = {0.1, 1, 10};

    private static final int PRINTED_DIGITS = 3;
    private static final int OTHER_STARTS = 40;

    /** One in so many rows is left out in the second exclusion. */
    private static final int SHARE_LEFT_OUT = 20;

    private final Fit<L, R> fit;
    private final Fitter<L, R> fitter;
    private final double[][] starts;

    Variants(Fit<L, R> fit, Fitter<L, R> fitter) {
        this.fit = fit;
        this.starts = starts(fit, fitter);
        this.fitter = fitter.errors(Errors.USUAL);
    }

    /** The fit's own estimates first; then where else its searches came to rest, and some of its starts. */
    private static <L, R> double[][] starts(Fit<L, R> fit, Fitter<L, R> fitter) {
        List<double[]> starts = new ArrayList<>();
        starts.add(fit.choices().family().fromFree(fit.optimum().near()));
        for (StartTally.Basin basin : fit.checks().starts().others()) {
            starts.add(
                    basin.parameters().stream().mapToDouble(Double::doubleValue).toArray());
        }
        double[][] all = fitter.starts();
        int count = Math.min(all.length, OTHER_STARTS);
        for (int s = 0; s < count; s++) {
            starts.add(fit.choices().family().fromFree(all[(int) ((long) s * all.length / count)]));
        }
        return starts.toArray(double[][]::new);
    }

    /** The same fit on other rows. */
    FitOutcome<L, R> on(List<R> rows) {
        return fitter.starts(starts).attempt(rows);
    }

    /** Of a fit of many rows: its own estimates, and the variants of the same fit on some of them. */
    FitSensitivity sensitivity(FitOutcome<L, R> drawn) {
        List<FitSensitivity.Variant> variants = new ArrayList<>();
        variants.add(variant(name(), fit, fit.rows()));
        if (drawn instanceof Fit<L, R> some) {
            List<FitSensitivity.Variant> others =
                    new Variants<>(some, fitter).sensitivity().variants();
            variants.add(new FitSensitivity.Variant(
                    "the same, rows drawn",
                    some.rows().size(),
                    others.get(0).values(),
                    others.get(0).failure()));
            variants.addAll(others.subList(1, others.size()));
        } else {
            String reason = ((FailedFit<L, R>) drawn).reason();
            variants.add(new FitSensitivity.Variant(
                    "the same, rows drawn", fit.checks().rowsDiagnosed(), List.of(), reason));
        }
        return new FitSensitivity(fit.choices().family().names(), variants);
    }

    private String name() {
        return "as fitted (" + fit.choices().objective().name() + ")";
    }

    FitSensitivity sensitivity() {
        List<FitSensitivity.Variant> variants = new ArrayList<>();
        variants.add(variant(name(), fit, fit.rows()));
        for (Objective objective : objectives()) {
            if (!objective.name().equals(fit.choices().objective().name())) {
                variants.add(variant(objective.name(), fitter.objective(objective), fit.rows()));
            }
        }
        int[] worst = worst();
        for (int left :
                IntStream.of(1, worst.length / SHARE_LEFT_OUT).distinct().toArray()) {
            if (left > 0 && worst.length - left > fit.choices().family().size()) {
                String name = left == 1 ? "without the row met worst" : "without the " + left + " rows met worst";
                variants.add(variant(name, fitter, kept(worst, left)));
            }
        }
        ties().forEach(variants::add);
        return new FitSensitivity(fit.choices().family().names(), variants);
    }

    private List<Objective> objectives() {
        List<Objective> objectives = new ArrayList<>();
        if (fit.choices().residual() == Residual.LOG) {
            Arrays.stream(RELATIVE_KNEES).mapToObj(Objective::huber).forEach(objectives::add);
        } else {
            double spread = FitReport.robustDeviation(fit.residuals());
            if (spread > 0) {
                Arrays.stream(KNEES)
                        .map(knee -> Double.parseDouble(Decimals.rounded(knee * spread, PRINTED_DIGITS)))
                        .mapToObj(Objective::huber)
                        .forEach(objectives::add);
            }
        }
        objectives.add(Objective.lad());
        objectives.add(Objective.leastSquares());
        return objectives;
    }

    private List<FitSensitivity.Variant> ties() {
        List<FitSensitivity.Variant> variants = new ArrayList<>();
        if (!fit.choices().ties().isEmpty()) {
            variants.add(variant("untied", fitter.untied(), fit.rows()));
        }
        for (List<String> tie : fit.choices().family().ties()) {
            boolean free = tie.stream()
                    .noneMatch(name -> fitter.options.fixed.containsKey(name)
                            || fit.choices().ties().stream().anyMatch(tied -> tied.contains(name)));
            if (free) {
                String name = "tied: " + String.join(" = ", tie);
                variants.add(variant(name, fitter.tied(tie.toArray(String[]::new)), fit.rows()));
            }
        }
        return variants;
    }

    /** Places of rows, the ones met worst first. */
    private int[] worst() {
        double[] residuals = fit.residuals();
        return IntStream.range(0, residuals.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(residuals[i])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private List<R> kept(int[] worst, int left) {
        return Arrays.stream(worst)
                .skip(left)
                .sorted()
                .mapToObj(fit.rows()::get)
                .toList();
    }

    private FitSensitivity.Variant variant(String name, Fitter<L, R> changed, List<R> rows) {
        try {
            return variant(name, changed.starts(starts).attempt(rows), rows);
        } catch (IllegalArgumentException refused) {
            return new FitSensitivity.Variant(name, rows.size(), List.of(), refused.getMessage());
        }
    }

    private static <L, R> FitSensitivity.Variant variant(String name, FitOutcome<L, R> outcome, List<R> rows) {
        if (outcome instanceof Fit<L, R> done) {
            List<Double> values = Arrays.stream(done.optimum().vector()).boxed().toList();
            return new FitSensitivity.Variant(name, rows.size(), values, "");
        }
        return new FitSensitivity.Variant(name, rows.size(), List.of(), ((FailedFit<L, R>) outcome).reason());
    }
}
