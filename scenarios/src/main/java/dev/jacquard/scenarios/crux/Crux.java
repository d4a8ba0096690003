package dev.jacquard.scenarios.crux;

import dev.jacquard.charts.RegionMap;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Parallel;
import dev.jacquard.numerics.sensitivity.GapDesign;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.binding.Binder;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.crux.Disagreement.Statistic;
import dev.jacquard.scenarios.draws.Evaluator;
import dev.jacquard.scenarios.draws.Layout;
import dev.jacquard.scenarios.draws.ProgressListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The crux between two authors: which of the inputs they disagree on carries the gap between their answers.
 *
 * <pre>{@code
 * var essay = Scenario.load("lossy-self-improvement");
 * var crux = essay.crux("takeoff");                    // the author against beliefs/takeoff.yaml
 * var parting = crux.on("growthSlope");
 * parting.contributions().get(0).input();              // the crux
 * parting.measureFirst();                              // what to find out first
 * }</pre>
 *
 * <p>Both authors, and every mixture of their beliefs, are run on the same random numbers. A mixture takes some disputed inputs from
 * the second author and all else from the first; an input's amount is the mean, over all orders in which the inputs could change
 * hands, of what its own change adds to the answer. Up to {@value GapDesign#MOST_EXACT} disputed inputs all mixtures are run and
 * the amounts are exact for these draws; beyond, {@value #ORDERS} orders and their reverses are sampled, and the standard errors
 * say so. Nothing depends on the number of threads.
 *
 * @see <a href="https://doi.org/10.1515/9781400881970-018">Shapley 1953</a>, A value for n-person games
 */
public final class Crux {

    /** Evaluations of the model that a default run may take: some ten seconds for a slow model. */
    private static final int DEFAULT_EVALUATIONS = 1 << 16;

    private static final int LEAST_DEFAULT_DRAWS = 1_000;
    private static final int MOST_DEFAULT_DRAWS = 20_000;
    private static final int LEAST_DRAWS = 100;
    private static final int ORDERS = 32;

    private final Definition a;
    private final Definition b;
    private final Pairing pairing;
    private final List<String> names;
    private final Options options;

    /** How it is run; 0 draws leave the number to the number of mixtures, no statistic leaves it to the question. */
    private record Options(
            int draws, long seed, int threads, Optional<Statistic> statistic, ProgressListener progress) {}

    private Crux(Definition a, Definition b, List<String> names, Options options) {
        this.a = a;
        this.b = b;
        this.pairing = new Pairing(a, b);
        this.names = List.copyOf(names);
        this.options = options;
    }

    /**
     * Two scenarios on one model; {@code Scenario.crux} makes one from scenarios.
     *
     * @throws IllegalArgumentException if they are on different models, naming the difference
     */
    public static Crux between(Definition a, Definition b) {
        String first = a.heading().name();
        String second = b.heading().name();
        if (first.equals(second)) {
            boolean sameId = a.heading().id().equals(b.heading().id());
            first = sameId ? first + " (a)" : a.heading().id();
            second = sameId ? second + " (b)" : b.heading().id();
        }
        return between(a, first, b, second);
    }

    /** Two scenarios on one model, with what their authors are to be called. */
    public static Crux between(Definition a, String nameOfA, Definition b, String nameOfB) {
        List<String> names = List.of(Check.notBlank("name", nameOfA), Check.notBlank("name", nameOfB));
        int processors = Runtime.getRuntime().availableProcessors();
        return new Crux(a, b, names, new Options(0, 1, processors, Optional.empty(), ProgressListener.NONE));
    }

    /**
     * With both authors made to agree on these inputs: what would still part them?
     *
     * @param notations the value notation by input
     * @throws IllegalArgumentException for an unknown input, or a value that the model does not take
     */
    public Crux withBoth(Map<String, String> notations) {
        return new Crux(Binder.changed(a, notations), Binder.changed(b, notations), names, options);
    }

    /** The question of the first author's scenario. */
    public String title() {
        return a.heading().title();
    }

    /** With so many draws of each mixture, at least 100; by default between 1 000 and 20 000, fewer the more mixtures there are. */
    public Crux draws(int draws) {
        Check.atLeast("draws", draws, LEAST_DRAWS);
        return with(new Options(draws, options.seed, options.threads, options.statistic, options.progress));
    }

    /** With this seed; 1 by default. */
    public Crux seed(long seed) {
        return with(new Options(options.draws, seed, options.threads, options.statistic, options.progress));
    }

    /** On so many threads; the result does not depend on it. */
    public Crux threads(int threads) {
        Parallel.threads(threads);
        return with(new Options(options.draws, options.seed, threads, options.statistic, options.progress));
    }

    /** In this number: by default the median of an output and the probability of a claim. */
    public Crux statistic(Statistic statistic) {
        return with(
                new Options(options.draws, options.seed, options.threads, Optional.of(statistic), options.progress));
    }

    /** Telling a listener how far it has come. */
    public Crux progress(ProgressListener progress) {
        Check.notNull("progress", progress);
        return with(new Options(options.draws, options.seed, options.threads, options.statistic, progress));
    }

    private Crux with(Options others) {
        return new Crux(a, b, names, others);
    }

    /** Names of what the two disagree on: inputs, stored fits, and the correlations. */
    public List<String> disputed() {
        return pairing.different().stream().map(Pairing.Group::name).toList();
    }

    /** The draws that {@link #on} will make of each mixture. */
    public int draws() {
        int mixtures = design().map(GapDesign::size).orElse(1);
        return options.draws > 0
                ? options.draws
                : Math.max(LEAST_DEFAULT_DRAWS, Math.min(MOST_DEFAULT_DRAWS, DEFAULT_EVALUATIONS / mixtures));
    }

    /**
     * Where the two part on an output or a claim.
     *
     * @param subject an output ({@code name}, {@code name[index]} or {@code name@2028-01-01}) or a claim's id
     * @throws IllegalArgumentException for an unknown subject, or a statistic that is not finite
     * @throws ScenarioException if the model fails on a mixture of the two authors' beliefs
     */
    public Disagreement on(String subject) {
        return run(List.of(subject)).on(subject);
    }

    /** Where the two part most: on the claim whose probabilities are furthest apart, or else on the output shown first. */
    public Disagreement onWidest() {
        return run().onWidest();
    }

    /**
     * How the two stand on each claim that draws decide, in the order of the first author's file; a claim of which they have two
     * versions is left out.
     *
     * @throws ScenarioException if the model fails on a draw
     */
    public List<Standing> standings() {
        return run(subjects(), Optional.empty()).standings();
    }

    /** Ready to answer on every claim of {@link #standings()}, or else on the output shown first; the model is run once for all. */
    public CruxRun run() {
        return run(subjects());
    }

    /**
     * Ready to answer on these outputs and claims; the model is run once for all of them.
     *
     * @param subjects at least one
     * @throws IllegalArgumentException for an unknown subject
     * @throws ScenarioException if the model fails on a draw
     */
    public CruxRun run(List<String> subjects) {
        return run(subjects, options.statistic);
    }

    private CruxRun run(List<String> subjects, Optional<Statistic> statistic) {
        Check.atLeast("subjects", subjects.size(), 1);
        List<Answered> questions = subjects.stream()
                .map(subject -> Answered.of(pairing, subject, statistic))
                .toList();
        Mixtures mixtures = Mixtures.runEnds(pairing, questions, draws(), options.seed, options.threads);
        return new CruxRun(pairing, names, subjects, questions, design(), mixtures, options.progress);
    }

    private List<String> subjects() {
        List<String> claims = pairing.comparableClaims();
        return claims.isEmpty() ? List.of(firstOutput()) : claims;
    }

    private String firstOutput() {
        Layout layout =
                Evaluator.ofDraws(pairing.first(), options.seed, draws()).layout();
        String shown = pairing.first().shown().stream()
                .findFirst()
                .orElseGet(() -> pairing.first().model().outputs().get(0).name());
        return layout.whole(shown).get(0);
    }

    private Optional<GapDesign> design() {
        List<String> inputs = disputed();
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                inputs.size() <= GapDesign.MOST_EXACT
                        ? GapDesign.exact(inputs)
                        : GapDesign.sampled(inputs, ORDERS, options.seed));
    }

    /**
     * The map of a disagreement: where the verdict flips over the two disputed numbers that contribute most, with what each author
     * believes about them.
     *
     * <p>All other inputs stand in the middle: numbers at the median of the half-half mixture of both authors' beliefs, choices at
     * the form that is likeliest under it, the first of equals; {@link RegionMap#held} says at which.
     *
     * @return empty where fewer than two numbers of the model are disputed
     */
    public Optional<RegionMap> map(Disagreement disagreement) {
        Answered answered = Answered.of(
                pairing,
                disagreement.question().subject(),
                Optional.of(disagreement.question().statistic()));
        return new CruxMap(pairing, answered, names, options.seed).of(disagreement);
    }
}
