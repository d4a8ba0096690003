package dev.jacquard.command;

import dev.jacquard.data.Published;
import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.uncertainty.Draws;
import dev.jacquard.scaling.allocation.Plan;
import dev.jacquard.scaling.data.DataConstrainedLaw;
import dev.jacquard.scaling.loss.ChinchillaUncertainty;
import dev.jacquard.scaling.loss.LossLaw;
import dev.jacquard.scaling.loss.PowerLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What {@code jacquard plan} is asked.
 *
 * @param flop training compute, FLOP
 * @param law id of the law; the default where absent
 * @param servedTokens tokens served over the model's life, if it is to serve
 * @param uniqueTokens different tokens at hand, if they may run out
 */
record PlanQuestion(double flop, Optional<String> law, OptionalDouble servedTokens, OptionalDouble uniqueTokens) {

    /** The set that the law's own documentation prefers. */
    static final String DEFAULT_LAW = "chinchilla/besiroglu2024";

    /** What repeats are worth belongs to its base law, so a limit on data brings its own law. */
    static final String DEFAULT_LIMITED_LAW = "data-constrained/muennighoff2023";

    private static final int DRAWS = 1_000;

    PlanAnswer answer(double level, long seed) {
        return uniqueTokens.isPresent() ? limited(level, seed) : unlimited(level, seed);
    }

    private PlanAnswer unlimited(double level, long seed) {
        Published<? extends LossLaw> published = unlimitedLaw(law.orElse(DEFAULT_LAW));
        Plan plan = served(Plan.of(published, flop));
        Optional<Draws<Plan>> draws =
                ChinchillaUncertainty.draws(published, DRAWS, seed).map(plan::over);
        String why = "no errors of " + published.id() + " that could be drawn together were published; use "
                + DEFAULT_LAW + ", or fit runs with jacquard fit --bootstrap";
        return new PlanAnswer(this, published, plan, draws, why, level, seed, plan.warnings());
    }

    private PlanAnswer limited(double level, long seed) {
        Published<DataConstrainedLaw> published = limitedLaw(law.orElse(DEFAULT_LIMITED_LAW));
        double unique = uniqueTokens.orElseThrow();
        Published<LossLaw> on = on(published, unique);
        Plan plan = served(Plan.of(on, flop));
        List<String> warnings = new ArrayList<>(plan.warnings());
        double beyond = published.range().beyond("uniqueTokens", unique);
        if (beyond > 1) {
            warnings.add(
                    "uniqueTokens: " + Decimals.rounded(beyond, 3) + " times beyond the runs of " + published.id());
        }
        rivals(published).forEach(rival -> {
            Plan other = served(Plan.of(on(rival, unique), flop));
            warnings.add("the runs hardly tell what repeats are worth: " + rival.id()
                    + " fits them about as well and asks for "
                    + Decimals.rounded(other.parameters(), 3) + " parameters and "
                    + Decimals.rounded(other.tokens(), 3) + " tokens");
        });
        String why = "what repeats are worth was published without errors that could be drawn together";
        return new PlanAnswer(this, on, plan, Optional.empty(), why, level, seed, warnings);
    }

    private Plan served(Plan plan) {
        return servedTokens.isPresent() ? plan.serving(servedTokens.getAsDouble()) : plan;
    }

    private static Published<LossLaw> on(Published<DataConstrainedLaw> law, double unique) {
        return new Published<>(
                law.law().on(unique),
                law.id(),
                law.title(),
                law.citation(),
                law.confidence(),
                law.range(),
                law.standardErrors(),
                law.notes(),
                law.definitions(),
                law.vintage());
    }

    private static List<Published<DataConstrainedLaw>> rivals(Published<DataConstrainedLaw> chosen) {
        return DataConstrainedLaw.published().stream()
                .filter(law -> !law.id().equals(chosen.id()))
                .toList();
    }

    private static Published<? extends LossLaw> unlimitedLaw(String id) {
        if (DataConstrainedLaw.published().stream().anyMatch(law -> law.id().equals(id))) {
            throw Check.refused("--law", id, "--unique-tokens with it: it is a law of repeated data");
        }
        List<Published<? extends LossLaw>> laws = LawCatalogue.lossLaws().stream()
                .filter(law -> !(law.law() instanceof PowerLaw))
                .<Published<? extends LossLaw>>map(published -> published)
                .toList();
        return find(LawCatalogue.currentLossLaw(id), laws, "one of: ");
    }

    private static Published<DataConstrainedLaw> limitedLaw(String id) {
        return find(
                id,
                DataConstrainedLaw.published(),
                "with --unique-tokens, since what repeats are worth belongs to its base law, one of: ");
    }

    private static <P extends Published<?>> P find(String id, List<P> laws, String expected) {
        List<String> ids = laws.stream().map(Published::id).toList();
        if (!ids.contains(id)) {
            throw Check.refused(
                    "--law", id, expected + Check.among(id, ids, "jacquard laws lists") + Check.nearest(id, ids));
        }
        return laws.get(ids.indexOf(id));
    }
}
