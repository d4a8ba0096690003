package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.charts.output.Version;
import dev.jacquard.laws.fit.Spread;
import dev.jacquard.laws.fit.TableFit;
import dev.jacquard.numerics.fit.Checklist;
import dev.jacquard.numerics.fit.Estimate;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.FitDraws;
import dev.jacquard.numerics.fit.FitFailedException;
import dev.jacquard.numerics.fit.FitSensitivity;
import dev.jacquard.numerics.fit.HoldOut;
import dev.jacquard.numerics.fit.Residual;
import dev.jacquard.numerics.fit.StartTally;
import dev.jacquard.numerics.fit.search.Certificate;
import java.util.ArrayList;
import java.util.List;

/** The answer of {@code jacquard fit} as programs read it. */
final class FitJson {

    /** The share of rows held out, the largest. */
    private static final double HELD_OUT = 0.2;

    private static final String NOT_WITHOUT_REFITS =
            "a parameter that the rows leave open matters for it, or it bends within the errors; --bootstrap tells";

    private FitJson() {}

    static <L, R> Json of(TableFit<L, R> fitted) {
        Fit<L, R> fit = fitted.fit();
        Json json = Json.document()
                .put("law", fitted.fitting().id())
                .put("objective", fit.choices().objective().name())
                .put("residual", fit.choices().residual() == Residual.LOG ? "log" : "linear")
                .put("target", fit.choices().target())
                .put("rows", fit.rows().size())
                .put("value", fit.value())
                .put("estimates", estimates(fitted))
                .put("level", fitted.level())
                .put("intervals", fitted.draws().isPresent() ? "bootstrap" : "covariance")
                .put("derived", derived(fitted))
                .put("starts", starts(fit))
                .put("correlations", correlations(fit))
                .put("certificate", certificate(fit.checks().certificate()))
                .put("degreesOfFreedom", fit.errors().degreesOfFreedom())
                .put("akaike", fit.checks().akaike())
                .put("schwarz", fit.checks().schwarz())
                .put("sensitivity", sensitivity(fit.checks().sensitivity()))
                .put("rowsDiagnosed", fit.checks().rowsDiagnosed())
                .put("holdOut", holdOut(fit))
                .put("checklist", checklist(fitted))
                .put("dataHash", fit.choices().dataHash());
        fitted.draws()
                .ifPresent(all -> json.put(
                        "bootstrap", Json.object().put("draws", all.requested()).put("failures", all.failures())));
        return json.put("warnings", fitted.warnings())
                .put("seed", fitted.seed())
                .put("version", Version.current());
    }

    private static Json estimates(TableFit<?, ?> fitted) {
        Json estimates = Json.object();
        fitted.estimates().forEach(estimate -> estimates.put(estimate.name(), estimate(estimate)));
        return estimates;
    }

    private static Json estimate(Estimate estimate) {
        String open = "the rows do not determine it";
        Json json = Json.object()
                .put("value", estimate.value(), "it runs to infinity")
                .put("standardError", estimate.standardError(), open)
                .put("low", estimate.low(), open)
                .put("high", estimate.high(), open)
                .put("identified", estimate.identified());
        if (estimate.fixed()) {
            return json.put("fixed", true);
        }
        return (estimate.onBound() ? json.put("onBound", true) : json).put("interval", estimate.method());
    }

    private static Json derived(TableFit<?, ?> fitted) {
        Json derived = Json.object();
        fitted.derived().forEach((name, spread) -> derived.put(name, spread(spread)));
        return derived;
    }

    private static Json spread(Spread spread) {
        if (Double.isInfinite(spread.low())) {
            return Json.object()
                    .put("value", spread.value())
                    .put("low", spread.low())
                    .put("high", spread.high());
        }
        return Json.object()
                .put("value", spread.value())
                .put("standardError", spread.standardError(), NOT_WITHOUT_REFITS)
                .put("low", spread.low(), NOT_WITHOUT_REFITS)
                .put("high", spread.high(), NOT_WITHOUT_REFITS);
    }

    private static Json starts(Fit<?, ?> fit) {
        List<Json> others = new ArrayList<>();
        for (StartTally.Basin basin : fit.checks().starts().others()) {
            others.add(Json.object()
                    .put("value", basin.value())
                    .put("gap", basin.gap())
                    .put("starts", basin.starts()));
        }
        return Json.object()
                .put("run", fit.checks().starts().run())
                .put("agreeing", fit.checks().starts().agreeing())
                .put("others", others);
    }

    private static Json correlations(Fit<?, ?> fit) {
        List<String> names = fit.choices().family().names();
        double[][] matrix = fit.errors().correlations();
        Json correlations = Json.object();
        for (int k = 0; k < names.size(); k++) {
            Json row = Json.object();
            for (int l = 0; l < names.size(); l++) {
                row.put(names.get(l), matrix[k][l]);
            }
            correlations.put(names.get(k), row);
        }
        return correlations;
    }

    private static Json certificate(Certificate certificate) {
        return Json.object()
                .put("kind", certificate.kind().words())
                .put("possibleDecrease", certificate.possibleDecrease())
                .put("gradient", certificate.gradient())
                .put("conditionNumber", certificate.conditionNumber());
    }

    private static List<Json> sensitivity(FitSensitivity table) {
        List<Json> variants = new ArrayList<>();
        for (FitSensitivity.Variant variant : table.variants()) {
            Json json = Json.object().put("variant", variant.name()).put("rows", variant.rows());
            if (variant.values().isEmpty()) {
                variants.add(json.put("estimates", (Json) null).put("why", variant.failure()));
                continue;
            }
            Json estimates = Json.object();
            for (int k = 0; k < table.parameters().size(); k++) {
                estimates.put(table.parameters().get(k), variant.values().get(k), "it runs to infinity");
            }
            variants.add(json.put("estimates", estimates));
        }
        return variants;
    }

    private static Json holdOut(Fit<?, ?> fit) {
        try {
            HoldOut out = fit.checks().holdOut(HELD_OUT);
            return Json.object()
                    .put("scale", out.scale())
                    .put("fitted", out.fitted())
                    .put("held", out.held())
                    .put("reached", out.reached())
                    .put("largest", out.largest())
                    .put("fittedError", out.fittedError())
                    .put("error", out.error())
                    .put("bias", out.bias());
        } catch (IllegalArgumentException | FitFailedException impossible) {
            return Json.object().put("error", Double.NaN, impossible.getMessage());
        }
    }

    private static <L, R> Json checklist(TableFit<L, R> fitted) {
        Checklist list = fitted.draws()
                .map(FitDraws::checklist)
                .orElseGet(() -> fitted.fit().checks().checklist());
        Json json = Json.object();
        list.entries().forEach((name, text) -> json.put(name, text));
        return json;
    }
}
