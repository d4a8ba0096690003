package dev.jacquard.scenarios.crux;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.sensitivity.GapDesign;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.crux.Disagreement.Contribution;
import dev.jacquard.scenarios.crux.Disagreement.Question;
import dev.jacquard.scenarios.crux.Disagreement.Sampling;
import dev.jacquard.scenarios.crux.Disagreement.Side;
import dev.jacquard.scenarios.draws.ProgressListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Two authors and all mixtures of their beliefs, run once for several questions: what {@link Crux#run} makes.
 *
 * <p>The two authors are run at once, the mixtures between them when the first question is taken apart; each run of the model answers
 * every question. Kept are, for each question, one number for each draw of the two authors and of the half-half prior, and eleven
 * numbers for each mixture; the rest of the outputs is not stored, so memory does not grow with the model's paths.
 */
public final class CruxRun {

    private final Pairing pairing;
    private final List<String> names;
    private final List<String> subjects;
    private final List<Answered> questions;
    private final Optional<GapDesign> design;
    private final ProgressListener progress;
    private final Mixtures mixtures;
    private Measurements measurements;

    /**
     * Runs the two authors.
     *
     * @param names what the two are called
     * @param subjects outputs and claims
     * @param questions the same, understood
     * @param design which mixtures are wanted; empty where the two agree
     */
    CruxRun(
            Pairing pairing,
            List<String> names,
            List<String> subjects,
            List<Answered> questions,
            Optional<GapDesign> design,
            Mixtures mixtures,
            ProgressListener progress) {
        this.pairing = pairing;
        this.names = names;
        this.subjects = List.copyOf(subjects);
        this.questions = List.copyOf(questions);
        this.design = design;
        this.mixtures = mixtures;
        this.progress = progress;
    }

    /** What can be asked for, in the order in which it was given. */
    public List<String> subjects() {
        return subjects;
    }

    /** How the two stand on each claim among the subjects. */
    public List<Standing> standings() {
        List<Standing> standings = new ArrayList<>();
        for (int question = 0; question < subjects.size(); question++) {
            if (questions.get(question).predicate().isPresent()) {
                standings.add(new Standing(
                        subjects.get(question),
                        mixtures.none(question).statistic(),
                        mixtures.all(question).statistic()));
            }
        }
        return List.copyOf(standings);
    }

    /** Where the two part most: on the claim whose probabilities are furthest apart, or else on the first subject. */
    public Disagreement onWidest() {
        return on(Standing.widest(standings()).map(Standing::claim).orElse(subjects.get(0)));
    }

    /**
     * Where the two part on one of the subjects.
     *
     * @throws IllegalArgumentException for another subject, or a statistic that is not finite
     * @throws ScenarioException if the model fails on a mixture of the two authors' beliefs
     */
    public synchronized Disagreement on(String subject) {
        int question = subjects.indexOf(subject);
        if (question < 0) {
            throw Check.refused("subject", subject, "one of those run: " + Check.among(subject, subjects));
        }
        mixtures.requireFinite(question);
        List<Contribution> contributions = new ArrayList<>();
        design.ifPresent(wanted -> {
            mixtures.run(wanted, progress);
            contributions.addAll(mixtures.contributions(question, wanted));
        });
        contributions.sort(Comparator.comparingDouble((Contribution c) -> -Math.abs(c.amount())));
        Answered answered = questions.get(question);
        return new Disagreement(
                new Question(subject, answered.output(), answered.statistic(), mixtures.unit(question)),
                side(mixtures.none(question), 0, pairing.first().heading().id()),
                side(mixtures.all(question), 1, pairing.second().heading().id()),
                contributions,
                measurements().of(answered, question),
                new Sampling(
                        mixtures.draws(),
                        mixtures.seed(),
                        mixtures.count(),
                        design.map(GapDesign::isExact).orElse(true)));
    }

    private Measurements measurements() {
        if (measurements == null) {
            measurements = Measurements.run(pairing, mixtures);
        }
        return measurements;
    }

    private Side side(Mixtures.Mixture mixture, int which, String scenario) {
        double outside = (1 - Disagreement.LEVEL) / 2;
        double[] ends = Summary.quantiles(mixture.outputs(), outside, 1 - outside);
        return new Side(names.get(which), scenario, mixture.statistic(), ends[0], ends[1]);
    }
}
