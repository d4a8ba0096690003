package dev.jacquard.numerics.fit;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.fit.search.Certificate;
import dev.jacquard.numerics.fit.search.Misfit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A fit as plain text. */
final class FitReport {

    private static final double STRONG = 0.9;
    private static final double OUTLIER = 4;

    /** From this share of the residuals on, rounding leaves their errors fewer than six digits. */
    private static final double ROUGH = 1e-6;

    private static final int OUTLIERS_TOLD = 5;

    /** The share of rows that the report holds out. */
    private static final double HELD_OUT = 0.2;

    /** The median absolute deviation of normal errors times this is their standard deviation. */
    private static final double NORMAL = 1.4826;

    private FitReport() {}

    /**
     * What a reader must know before using estimates.
     *
     * @param estimates the fit's own, or those of draws
     * @param intervals how their intervals were found
     */
    static List<String> warnings(
            Fit<?, ?> fit, List<Estimate> estimates, String intervals, boolean lowerOutside, List<String> suspicions) {
        List<String> warnings = new ArrayList<>();
        warnings.add("intervals: " + percent(fit.errors().level()) + ", " + intervals);
        estimates.stream()
                .filter(each -> each.standing() == Standing.DETERMINED)
                .flatMap(each -> excluded(fit, each).stream())
                .forEach(warnings::add);
        estimates.stream()
                .filter(Estimate::onBound)
                .map(each -> onBound(fit, each))
                .forEach(warnings::add);
        List<String> unknown = estimates.stream()
                .filter(estimate -> estimate.standing() == Standing.NOT_IDENTIFIED)
                .map(Estimate::name)
                .toList();
        if (!unknown.isEmpty()) {
            warnings.add("not identified by these rows: " + String.join(", ", unknown)
                    + "; a wide range of values fits almost as well, so use only predictions near the rows");
        }
        if (fit.choices().objective().misfit().kind() == Misfit.Kind.LAD) {
            warnings.add(
                    fit.optimum().wald().stream().anyMatch(each -> Double.isNaN(each.standardError()))
                            ? "errors of this quantile need the density of the residuals at zero, for which it lies too far out:"
                                    + " bootstrap only"
                            : "errors of a median or quantile rest on the density of the residuals at zero (Powell's kernel"
                                    + " estimate); a bootstrap does not");
        }
        if (fit.optimum().roughness > ROUGH) {
            warnings.add("rows are met almost to rounding: errors are right to about "
                    + (int) Math.floor(-Math.log10(fit.optimum().roughness))
                    + " digits unless the fitter is given precise residuals");
        }
        warnings.addAll(suspicions);
        if (lowerOutside) {
            warnings.add("a lower objective lies outside the bounds of the parameters");
        }
        if (fit.checks().starts().run() > 1 && fit.checks().starts().agreeing() == 1) {
            warnings.add("only one of " + fit.checks().starts().run()
                    + " starts reached the lowest objective: try more starts");
        }
        return List.copyOf(warnings);
    }

    /** How the intervals of a fit's own estimates were found. */
    static String ownIntervals(Fit<?, ?> fit, List<Estimate> estimates) {
        List<String> profiled = estimates.stream()
                .filter(each -> !each.fixed() && !each.method().equals(Estimate.WALD))
                .map(Estimate::name)
                .toList();
        return "symmetric on the free scale (Wald, Student's t with "
                + fit.optimum().freedomOfErrors()
                + " degrees of freedom)"
                + (profiled.isEmpty() ? "" : ", but of " + String.join(", ", profiled) + " by profile likelihood")
                + "; errors " + fit.errors().how();
    }

    private static List<String> excluded(Fit<?, ?> fit, Estimate estimate) {
        Estimate wald = fit.optimum().wald().get(fit.choices().family().index(estimate.name()));
        return estimate.method().equals(Estimate.WALD) || !estimate.method().startsWith(Profile.METHOD)
                ? List.of()
                : List.of("the interval of Wald of " + estimate.name() + ", " + interval(wald)
                        + ", reaches values that the rows exclude: the profile of the objective gives "
                        + interval(estimate));
    }

    private static String onBound(Fit<?, ?> fit, Estimate estimate) {
        String given = "; the other estimates and their errors are given it";
        if (Math.abs(estimate.value()) < Double.POSITIVE_INFINITY) {
            return estimate.name() + " stands on its bound " + Decimals.rounded(estimate.value(), 7)
                    + ": the rows are met worse as soon as it leaves it" + given;
        }
        double held = fit.optimum().held()[fit.choices().family().index(estimate.name())];
        return estimate.name() + " is not identified by these rows: it runs to infinity, and any value above "
                + Decimals.rounded(estimate.low(), 5) + " meets them almost as well; the law has "
                + Decimals.rounded(held, 2) + ", whose predictions no row tells from those at infinity" + given;
    }

    private static String interval(Estimate estimate) {
        return Decimals.rounded(estimate.low(), 5) + " .. " + Decimals.rounded(estimate.high(), 5);
    }

    private static String percent(double share) {
        return Decimals.rounded(100 * share, 4) + " %";
    }

    /** A fit as its own covariance and profiles, or draws, tell its errors. */
    static String text(Fit<?, ?> fit, List<Estimate> estimates, List<String> warnings, Checklist checklist) {
        StringBuilder text = new StringBuilder();
        line(
                text,
                fit.choices().family().name() + " fitted to " + fit.rows().size() + " rows, residual "
                        + fit.choices().residual().formula() + ", objective "
                        + fit.choices().objective().name());
        line(
                text,
                "objective " + Decimals.rounded(fit.value(), 10) + " (sum over rows), "
                        + fit.errors().degreesOfFreedom()
                        + " degrees of freedom, AIC "
                        + Decimals.rounded(fit.checks().akaike(), 6) + ", BIC "
                        + Decimals.rounded(fit.checks().schwarz(), 6));
        line(text, "target: " + fit.choices().target() + restrictions(fit));
        line(text, starts(fit.checks().starts()));
        line(text, certificate(fit.checks().certificate()));
        text.append('\n');
        estimates(text, fit, estimates);
        text.append('\n');
        line(text, "strong correlations: " + correlations(fit));
        line(text, "residual outliers: " + outliers(fit.residuals()));
        for (String warning : warnings) {
            line(text, "note: " + warning);
        }
        line(
                text,
                "data sha-256 " + fit.choices().dataHash() + ", seed "
                        + fit.choices().seed());
        diagnostics(text, fit);
        text.append('\n').append(checklist);
        return text.toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private static String restrictions(Fit<?, ?> fit) {
        String ties = fit.choices().ties().stream()
                .map(tie -> String.join(" = ", tie))
                .collect(Collectors.joining(", "));
        return (ties.isEmpty() ? "" : "; tied: " + ties) + (fit.choices().weighted() ? "; rows weighted" : "");
    }

    private static String starts(StartTally starts) {
        String others = starts.others().stream()
                .map(basin -> Decimals.rounded(basin.value(), 6) + " (" + basin.starts() + ", "
                        + Decimals.rounded(100 * basin.gap(), 3) + " % above)")
                .collect(Collectors.joining(", "));
        int higher = starts.run() - starts.agreeing();
        return "starts: " + starts.run() + " searched, each to its end; " + starts.agreeing() + " agree within 1e-8"
                + (higher == 0
                        ? ""
                        : ", " + higher + " ended higher, " + starts.settled() + " of them in a minimum of their own")
                + (others.isEmpty() ? "" : ": objective (starts, gap) " + others);
    }

    private static String certificate(Certificate certificate) {
        String met = certificate.metRows().isEmpty()
                ? ""
                : "; rows met exactly "
                        + certificate.metRows().stream()
                                .map(row -> String.valueOf(row + 1))
                                .collect(Collectors.joining(", "))
                        + ", largest multiplier " + Decimals.rounded(certificate.largestMultiplier(), 3);
        return "optimum: " + certificate.kind().words() + "; could fall by "
                + Decimals.rounded(certificate.possibleDecrease(), 2) + " of itself, gradient "
                + Decimals.rounded(certificate.gradient(), 2) + ", condition number "
                + Decimals.rounded(certificate.conditionNumber(), 3) + met;
    }

    private static void estimates(StringBuilder text, Fit<?, ?> fit, List<Estimate> estimates) {
        Columns table = new Columns(
                "parameter", "estimate", "standard error", percent(fit.errors().level()) + " interval", "unit", "");
        for (Estimate each : estimates) {
            table.row(
                    each.name(),
                    Decimals.rounded(each.value(), 7),
                    each.fixed() || each.onBound()
                            ? each.fixed() ? "fixed" : "none"
                            : Double.isNaN(each.standardError())
                                    ? "bootstrap only"
                                    : Decimals.rounded(each.standardError(), 4),
                    each.fixed() || Double.isNaN(each.standardError()) ? "" : interval(each),
                    each.unit(),
                    standing(each));
        }
        text.append(table);
    }

    /** How firmly the rows hold an estimate, in words; empty where they do. */
    static String standing(Estimate estimate) {
        return switch (estimate.standing()) {
            case DETERMINED, FIXED -> "";
            case NOT_IDENTIFIED -> "not identified";
            case ON_BOUND ->
                Math.abs(estimate.value()) < Double.POSITIVE_INFINITY
                        ? "on its bound"
                        : "not identified: runs to infinity";
        };
    }

    /** What other choices would have given, and how the smaller rows predict the largest. */
    private static void diagnostics(StringBuilder text, Fit<?, ?> fit) {
        if (fit.checks().rowsDiagnosed() < fit.rows().size()) {
            line(
                    text,
                    "variants and hold-out fit again: on " + fit.checks().rowsDiagnosed() + " of the "
                            + fit.rows().size() + " rows, drawn with seed "
                            + fit.choices().seed());
        }
        text.append('\n').append(fit.checks().sensitivity());
        text.append('\n');
        line(text, "hold-out: " + holdOut(fit));
        line(text, "the rows reach " + reach(fit) + "; predictions beyond say by how much (beyond, predict)");
    }

    private static String holdOut(Fit<?, ?> fit) {
        try {
            return fit.checks().holdOut(HELD_OUT).toString();
        } catch (IllegalArgumentException | FitFailedException impossible) {
            return "not possible, " + impossible.getMessage();
        }
    }

    private static String reach(Fit<?, ?> fit) {
        return fit.optimum().setup.inputs.columns().entrySet().stream()
                .map(input -> input.getKey() + " "
                        + Decimals.rounded(Arrays.stream(input.getValue()).min().orElseThrow(), 4) + " .. "
                        + Decimals.rounded(Arrays.stream(input.getValue()).max().orElseThrow(), 4))
                .collect(Collectors.joining(", "));
    }

    private static String correlations(Fit<?, ?> fit) {
        double[][] correlations = fit.errors().correlations();
        List<String> names = fit.choices().family().names();
        List<String> strong = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            for (int l = 0; l < k; l++) {
                List<String> pair = List.of(names.get(l), names.get(k));
                boolean tied = fit.choices().ties().stream().anyMatch(tie -> tie.containsAll(pair));
                if (Math.abs(correlations[k][l]) >= STRONG && !tied) {
                    strong.add(names.get(l) + "-" + names.get(k) + " " + Decimals.rounded(correlations[k][l], 4));
                }
            }
        }
        return strong.isEmpty() ? "none of 0.9 or more" : String.join(", ", strong);
    }

    /** The standard deviation of normal errors with the median size of these. */
    static double robustDeviation(double[] residuals) {
        double[] sizes = Arrays.stream(residuals).map(Math::abs).sorted().toArray();
        return NORMAL * sizes[sizes.length / 2];
    }

    private static String outliers(double[] residuals) {
        double spread = robustDeviation(residuals);
        List<String> told = new ArrayList<>();
        int more = 0;
        for (int i = 0; i < residuals.length; i++) {
            if (Math.abs(residuals[i]) > OUTLIER * spread && spread > 0) {
                if (told.size() < OUTLIERS_TOLD) {
                    told.add("row " + (i + 1) + " (" + Decimals.rounded(residuals[i], 3) + ")");
                } else {
                    more++;
                }
            }
        }
        return told.isEmpty()
                ? "none beyond 4 robust standard deviations"
                : String.join(", ", told) + (more > 0 ? " and " + more + " more" : "");
    }
}
