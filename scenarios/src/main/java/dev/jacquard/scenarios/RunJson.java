package dev.jacquard.scenarios;

import dev.jacquard.charts.output.Json;
import dev.jacquard.charts.output.Version;
import dev.jacquard.numerics.uncertainty.MonteCarloError;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.claims.AnswerEffect;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.Driver;
import dev.jacquard.scenarios.claims.FormProbability;
import dev.jacquard.scenarios.claims.Learning;
import dev.jacquard.scenarios.claims.TippingPoint;
import dev.jacquard.scenarios.claims.Verdict;
import dev.jacquard.scenarios.conditions.ConditionSearch;
import dev.jacquard.scenarios.conditions.FoundCondition;
import dev.jacquard.scenarios.draws.OutputDraws;
import dev.jacquard.scenarios.draws.TargetError;
import java.util.ArrayList;
import java.util.List;

/** Runs and comparisons as JSON, in the fields that the command line promises. */
public final class RunJson {

    private static final String INFINITE = "infinite draws, or too few of them";

    private RunJson() {}

    /**
     * A run: scenario, outputs, claims, and what to be careful about.
     *
     * @param warnings what a reader should know, beyond {@link ScenarioRun#warnings}
     */
    public static Json of(ScenarioRun run, List<String> warnings) {
        Json outputs = Json.object();
        run.outputs().forEach(output -> outputs.put(output.name(), output(output)));
        List<String> all = new ArrayList<>(run.warnings());
        all.addAll(warnings);
        Json json = Json.document()
                .put("version", Version.current())
                .put("scenario", run.scenario().id())
                .put("title", run.scenario().title())
                .put("draws", run.draws())
                .put("keptDraws", run.keptDraws())
                .put("seed", run.seed());
        run.target().ifPresent(outcome -> json.put("target", target(outcome)));
        return json.put("asOf", run.scenario().knownOn().map(Object::toString).orElse(null))
                .put("changes", changes(run.scenario()))
                .put("outputs", outputs)
                .put("claims", run.claims().stream().map(RunJson::claim).toList())
                .put("driverDraws", run.driverDraws())
                .put("learningDraws", run.learningDraws())
                .put("held", run.held())
                .put("learning", run.learning().stream().map(RunJson::learning).toList())
                .put("superseded", newer(run.newerFacts()))
                .put("reported", names(run.scenario().reported()))
                .put("unverified", names(run.scenario().unverified()))
                .put("judgement", names(run.scenario().judgement()))
                .put("warnings", all);
    }

    /** What has been superseded, and each claim with the newest facts. */
    private static Json newer(NewerFacts newer) {
        return Json.object()
                .put("facts", newer.table().json())
                .put("claims", newer.claimsTable().json());
    }

    private static Json target(TargetError.Outcome outcome) {
        return Json.object()
                .put("error", outcome.target().error())
                .put("maxDraws", outcome.target().mostDraws())
                .put("reached", outcome.reached())
                .put("worst", outcome.worst())
                .put("standardError", outcome.error(), INFINITE);
    }

    private static Json changes(Scenario scenario) {
        Json changes = Json.object();
        scenario.changes().forEach(changes::put);
        return changes;
    }

    private static List<String> names(List<Assumption> assumptions) {
        return assumptions.stream().map(Assumption::name).toList();
    }

    private static Json output(OutputDraws output) {
        return summary(output.summary(), output.meanError())
                .put("p5StandardError", output.standardError(0.05), INFINITE)
                .put("p50StandardError", output.standardError(0.5), INFINITE)
                .put("p95StandardError", output.standardError(0.95), INFINITE)
                .put("unit", output.unit().symbol());
    }

    private static Json summary(Summary summary, double meanError) {
        return Json.object()
                .put("mean", summary.mean(), summary.infinite() + " of " + summary.count() + " draws are infinite")
                .put("meanStandardError", meanError, INFINITE)
                .put("p5", summary.p5())
                .put("p50", summary.p50())
                .put("p95", summary.p95());
    }

    private static Json claim(ClaimResult result) {
        Claim claim = result.claim();
        Json json = Json.object()
                .put("id", claim.id())
                .put("by", claim.by().word())
                .put("kind", claim.kind().word())
                .put("evidence", claim.evidence().name())
                .put("text", claim.text())
                .put("when", claim.predicate().map(Object::toString).orElse(null));
        if (claim.kind() == Claim.Kind.IDENTITY) {
            json.put("probability", Double.NaN, "true by derivation")
                    .put("standardError", Double.NaN, "true by derivation");
        } else {
            json.put("probability", result.probability()).put("standardError", result.standardError());
        }
        json.put("verdict", result.verdict().word()).put("condition", condition(result.verdict()));
        json.put(
                "conditions",
                result.conditions().found().stream().map(RunJson::condition).toList());
        if (!result.conditions().lookedFor()) {
            json.put(
                    "conditionsReason",
                    "fewer than " + ConditionSearch.LEAST_DRAWS + " draws in which the output is defined");
        }
        result.decidingDraws().ifPresent(draws -> json.put("decidingDraws", draws));
        json.put("driver", result.driver().map(Driver::input).orElse(null));
        // An estimate: above 1, which no share is, by sampling error only, and then within the error that stands beside
        // it.
        result.driver()
                .ifPresent(driver -> json.put("driverTotalEffect", driver.totalEffect())
                        .put("driverTotalEffectStandardError", driver.standardError())
                        .put("driverTotalEffectText", driver.text()));
        Json tipping = Json.object();
        result.tippingPoints()
                .forEach((input, points) -> tipping.put(
                        input, points.stream().map(RunJson::tippingPoint).toList()));
        Json forms = Json.object();
        result.byForm()
                .forEach((input, each) ->
                        forms.put(input, each.stream().map(RunJson::form).toList()));
        json.put("tippingPoints", tipping)
                .put("byForm", forms)
                .put("formsDisagree", result.formsDisagree())
                .put("halfWidth", result.halfWidth().word())
                .put("doubleWidth", result.doubleWidth().word())
                .put("answers", result.answers().stream().map(RunJson::answer).toList());
        result.brier().ifPresent(score -> json.put("brier", score));
        return json;
    }

    private static String condition(Verdict verdict) {
        return verdict.where().map(Object::toString).orElse(null);
    }

    private static Json condition(FoundCondition condition) {
        return Json.object()
                .put("verdict", condition.word())
                .put("where", condition.where().toString())
                .put("density", condition.density())
                .put("coverage", condition.coverage())
                .put("mass", condition.mass())
                .put(
                        "heldOut",
                        List.of(condition.heldOut().low(), condition.heldOut().high()));
    }

    private static Json tippingPoint(TippingPoint point) {
        return Json.object()
                .put("value", point.value())
                .put("unit", point.unit().symbol())
                .put("inside", point.inside())
                .put("jump", point.jump());
    }

    private static Json form(FormProbability form) {
        Json json = Json.object()
                .put("form", form.form())
                .put("weight", form.weight())
                .put("draws", form.draws());
        return json.put("probability", form.draws() == 0 ? Double.NaN : form.probability(), "no draw chose it")
                .put("verdict", form.verdict().word());
    }

    private static Json learning(Learning learning) {
        return Json.object()
                .put("claim", learning.claim())
                .put("call", learning.call())
                .put("wrong", learning.wrong())
                .put("inputs", learning.inputs().stream().map(RunJson::worth).toList())
                .put("values", learning.values());
    }

    private static Json worth(Learning.Worth worth) {
        Json json = Json.object()
                .put("input", worth.input())
                .put("known", worth.known().value())
                .put("knownStandardError", worth.known().standardError());
        worth.measured()
                .ifPresent(measured ->
                        json.put("measured", measured.value()).put("measuredStandardError", measured.standardError()));
        return json;
    }

    private static Json answer(AnswerEffect answer) {
        return Json.object()
                .put("answer", answer.answer())
                .put("probability", answer.probability())
                .put("verdict", answer.verdict().word());
    }

    /** A comparison: what was changed, outputs and claims side by side, and what moved. */
    public static Json of(Comparison comparison) {
        Json outputs = Json.object();
        comparison
                .outputs()
                .forEach(output -> outputs.put(
                        output.name(),
                        Json.object()
                                .put("unit", output.unit().symbol())
                                .put("base", summary(output.base(), MonteCarloError.ofMean(output.base())))
                                .put("changed", summary(output.changed(), MonteCarloError.ofMean(output.changed())))
                                .put(
                                        "difference",
                                        summary(
                                                output.difference(),
                                                output.errors().mean()))
                                .put("errors", errors(output.errors()))));
        return Json.document()
                .put("version", Version.current())
                .put("scenario", comparison.base().scenario().id())
                .put("draws", comparison.base().draws())
                .put("seed", comparison.base().seed())
                .put("inputs", Tables.inputs(comparison).json())
                .put("outputs", outputs)
                .put("claims", comparison.claims().stream().map(RunJson::change).toList())
                .put("moved", comparison.moved());
    }

    private static Json errors(Comparison.Errors errors) {
        return Json.object()
                .put("mean", errors.mean(), INFINITE)
                .put("median", errors.median(), INFINITE)
                .put("typical", errors.typical(), INFINITE)
                .put("unpairedMean", errors.unpairedMean(), INFINITE);
    }

    private static Json change(Comparison.ClaimChange claim) {
        return Json.object()
                .put("id", claim.id())
                .put("base", side(claim.baseProbability(), claim.baseVerdict()))
                .put("changed", side(claim.changedProbability(), claim.changedVerdict()))
                .put("moved", claim.moved())
                .put("movedStandardError", claim.standardError())
                .put("flipped", claim.flipped());
    }

    private static Json side(double probability, Verdict verdict) {
        return Json.object()
                .put("probability", probability)
                .put("verdict", verdict.word())
                .put("condition", condition(verdict));
    }
}
