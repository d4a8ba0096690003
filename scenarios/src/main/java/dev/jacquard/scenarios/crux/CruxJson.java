package dev.jacquard.scenarios.crux;

import dev.jacquard.charts.output.Json;
import dev.jacquard.charts.output.Version;
import dev.jacquard.scenarios.argument.Assumption.Role;
import dev.jacquard.scenarios.crux.Disagreement.Contribution;
import dev.jacquard.scenarios.crux.Disagreement.Measurement;
import dev.jacquard.scenarios.crux.Disagreement.Side;
import java.util.List;

/** A disagreement as JSON, in the fields that the command line promises. */
public final class CruxJson {

    private CruxJson() {}

    /**
     * A disagreement, with how the two stand on all claims.
     *
     * @param standings in the order of the file; none where they were not asked for
     */
    public static Json of(Disagreement parting, List<Standing> standings) {
        Disagreement.Measuring measuring = parting.measuring();
        return Json.document()
                .put("version", Version.current())
                .put("subject", parting.question().subject())
                .put("output", parting.question().output())
                .put("statistic", parting.question().statistic().word())
                .put("unit", parting.question().unit().symbol())
                .put("a", side(parting.a()))
                .put("b", side(parting.b()))
                .put("gap", parting.gap())
                .put(
                        "contributions",
                        parting.contributions().stream()
                                .map(CruxJson::contribution)
                                .toList())
                .put("facts", role(parting, Role.FACT))
                .put("values", role(parting, Role.VALUE))
                .put(
                        "measureFirst",
                        parting.measureFirst().stream()
                                .map(CruxJson::measurement)
                                .toList())
                .put("decision", measuring.decision())
                .put("line", measuring.line(), "the claim is about an interval")
                .put("payoff", measuring.payoff())
                .put("payoffUnit", measuring.unit().symbol())
                .put("decidingNow", measuring.now())
                .put("evpi", measuring.perfect().value())
                .put("evpiStandardError", measuring.perfect().standardError())
                .put("claims", standings.stream().map(CruxJson::standing).toList())
                .put("sentences", parting.sentences())
                .put("level", Disagreement.LEVEL)
                .put("draws", parting.sampling().draws())
                .put("seed", parting.sampling().seed())
                .put("mixtures", parting.sampling().mixtures())
                .put("exact", parting.sampling().exact());
    }

    private static Json side(Side side) {
        return Json.object()
                .put("name", side.name())
                .put("scenario", side.scenario())
                .put("value", side.value())
                .put("low", side.low())
                .put("high", side.high());
    }

    private static Json contribution(Contribution own) {
        return Json.object()
                .put("input", own.input())
                .put("inputs", own.inputs())
                .put("a", own.a())
                .put("b", own.b())
                .put("role", own.role().word())
                .put("amount", own.amount())
                .put("share", own.share())
                .put("standardError", own.standardError(), "a block of the draws has no finite statistic")
                .put("mayBeZero", own.mayBeZero());
    }

    private static Json role(Disagreement parting, Role role) {
        return Json.object().put("amount", parting.amountOf(role)).put("share", parting.shareOf(role));
    }

    private static Json measurement(Measurement own) {
        return Json.object()
                .put("input", own.input())
                .put("evsi", own.worth().value())
                .put("evsiStandardError", own.worth().standardError())
                .put("evppi", own.ceiling().value())
                .put("evppiStandardError", own.ceiling().standardError())
                .put("observation", own.observation());
    }

    private static Json standing(Standing own) {
        return Json.object()
                .put("id", own.claim())
                .put("a", own.a())
                .put("b", own.b())
                .put("gap", own.gap());
    }
}
