package dev.jacquard.scenarios.claims;

import dev.jacquard.scenarios.argument.Bars;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import dev.jacquard.scenarios.conditions.ConditionSearch;
import dev.jacquard.scenarios.draws.Draws;
import dev.jacquard.scenarios.draws.Engine;
import dev.jacquard.scenarios.draws.Layout;
import dev.jacquard.scenarios.draws.LongRun;
import dev.jacquard.scenarios.draws.Sampler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What the draws of one run say about the claims: probabilities, verdicts, drivers, tipping points and forms. */
public final class Analysis {

    private final Definition definition;
    private final Engine engine;
    private final double[][] inputs;
    private final int draws;
    private final LongRun whole;
    private final List<Subject> subjects;
    private final Tipping tipping;
    private final Map<Subject, Map<Integer, List<Subject>>> forms = new IdentityHashMap<>();
    private final Map<Integer, Conditions> conditions = new HashMap<>();
    private ConditionSearch search;
    private Drivers drivers;

    /** The analysis of the draws of a run. */
    public Analysis(Draws draws) {
        this(
                draws.definition(),
                draws.engine(),
                draws.kept(),
                IntStream.range(0, draws.definition().inputs().size())
                        .mapToObj(draws::codes)
                        .toArray(double[][]::new),
                draws.whole().orElse(null),
                draws::values);
    }

    private Analysis(
            Definition definition,
            Engine engine,
            int draws,
            double[][] inputs,
            LongRun whole,
            Function<Layout.Reading, double[]> values) {
        this.definition = definition;
        this.engine = engine;
        this.inputs = inputs;
        this.draws = draws;
        this.whole = whole;
        this.tipping = new Tipping(definition, engine);
        this.subjects = subjects(definition, engine.layout(), values);
        refuseFalseIdentities();
    }

    /**
     * The analysis of a variant: of its draws only what its claims read and its inputs are kept. Which inputs matter most to a claim is
     * taken over from this analysis: to find out anew would cost several times the variant's own draws.
     */
    public Analysis ofVariant(Definition variant, long seed, int threads) {
        Engine own = Engine.of(variant, seed, threads, draws);
        List<Layout.Reading> readings = readings(variant, own.layout()).stream()
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Engine.Columns read = own.read(
                draws,
                readings,
                ConditionSearch.MOST_DRAWS,
                input -> Sampler.varies(variant.inputs().get(input).marginal()));
        Analysis analysis = new Analysis(
                variant, own, draws, read.inputs(), null, reading -> read.outputs()[readings.indexOf(reading)]);
        analysis.drivers = drivers();
        return analysis;
    }

    /** Where each claim's number is read; null for a claim without a predicate. */
    private static List<Layout.Reading> readings(Definition definition, Layout layout) {
        Map<String, Layout.Reading> known = new HashMap<>();
        List<Layout.Reading> readings = new ArrayList<>();
        for (Claim claim : definition.claims()) {
            readings.add(claim.predicate()
                    .map(predicate -> known.computeIfAbsent(predicate.subject(), layout::reading))
                    .orElse(null));
        }
        return readings;
    }

    private static List<Subject> subjects(
            Definition definition, Layout layout, Function<Layout.Reading, double[]> values) {
        List<Layout.Reading> readings = readings(definition, layout);
        Map<Layout.Reading, Integer> claims = new HashMap<>();
        readings.stream().filter(Objects::nonNull).forEach(reading -> claims.merge(reading, 1, Integer::sum));
        Map<Layout.Reading, Subject> known = new HashMap<>();
        List<Subject> subjects = new ArrayList<>();
        for (Layout.Reading reading : readings) {
            subjects.add(
                    reading == null
                            ? null
                            : known.computeIfAbsent(
                                    reading, asked -> new Subject(values.apply(asked), claims.get(asked))));
        }
        return subjects;
    }

    private void refuseFalseIdentities() {
        for (int c = 0; c < subjects.size(); c++) {
            Claim claim = definition.claims().get(c);
            if (claim.kind() == Claim.Kind.IDENTITY && probability(c) < 1) {
                long broken = Math.round((1 - probability(c)) * allDraws());
                throw new ScenarioException(claim.id() + ": false in " + broken + " of " + allDraws()
                        + " draws (expected: an identity, true in all)");
            }
        }
    }

    /** Share of draws in which a claim is true. */
    public double probability(int claim) {
        if (subjects.get(claim) == null) {
            return 1;
        }
        return whole == null ? subjects.get(claim).share(predicate(claim)) : whole.probability(claim);
    }

    /** How many draws the probabilities rest on. */
    private int allDraws() {
        return whole == null ? draws : whole.draws();
    }

    private Condition predicate(int claim) {
        return definition.claims().get(claim).predicate().orElseThrow();
    }

    /** The verdict on a claim. */
    Verdict verdict(int claim) {
        if (subjects.get(claim) == null) {
            return new Verdict.Identity();
        }
        if (subjects.get(claim).isMostlyUndefined()) {
            return new Verdict.Open();
        }
        Verdict plain = plainVerdict(claim);
        boolean undecided =
                plain instanceof Verdict.Open && definition.claims().get(claim).kind() == Claim.Kind.BELIEF;
        return undecided ? conditions(claim).verdict(probability(claim)).orElse(plain) : plain;
    }

    private Verdict plainVerdict(int claim) {
        return whole == null ? plainVerdict(claim, subjects.get(claim)) : wholeVerdict(claim);
    }

    private Verdict plainVerdict(int claim, Subject subset) {
        Claim own = definition.claims().get(claim);
        return switch (own.kind()) {
            case IDENTITY -> new Verdict.Identity();
            case DATA ->
                subset.size() == 0
                        ? new Verdict.Open()
                        : dataVerdict(
                                predicate(claim),
                                subset.quantile((1 - own.level()) / 2),
                                subset.quantile((1 + own.level()) / 2));
            case BELIEF -> belief(subset.share(predicate(claim)), Math.max(1, subset.size()));
        };
    }

    private Verdict wholeVerdict(int claim) {
        return switch (definition.claims().get(claim).kind()) {
            case IDENTITY -> new Verdict.Identity();
            case DATA -> dataVerdict(predicate(claim), whole.interval(claim)[0], whole.interval(claim)[1]);
            case BELIEF -> belief(whole.probability(claim), whole.draws());
        };
    }

    private Verdict belief(double p, int draws) {
        return Verdict.ofBelief(definition.bars(), p, Bars.standardError(p, draws));
    }

    /** Supported or rejected where the central interval at the claim's level lies wholly on one side of the predicate. */
    private static Verdict dataVerdict(Condition predicate, double low, double high) {
        if (predicate.holds(low) && predicate.holds(high)) {
            return new Verdict.Supported();
        }
        boolean apart = predicate.isInterval()
                ? high < predicate.low() || low > predicate.high()
                : !predicate.holds(low) && !predicate.holds(high);
        return apart ? new Verdict.Rejected() : new Verdict.Open();
    }

    /** Where a belief holds and where it fails; worked out once. */
    private Conditions conditions(int claim) {
        return conditions.computeIfAbsent(claim, this::searched);
    }

    private Conditions searched(int claim) {
        if (definition.claims().get(claim).kind() != Claim.Kind.BELIEF) {
            return Conditions.NONE;
        }
        if (search == null) {
            search = new ConditionSearch(definition.inputs(), inputs, draws);
        }
        return Conditions.of(
                search,
                predicate(claim),
                subjects.get(claim).values(),
                definition.bars(),
                plainVerdict(claim),
                () -> drivers().ranked(claim, varying()));
    }

    private IntStream varying() {
        return IntStream.range(0, definition.inputs().size())
                .filter(input -> Sampler.varies(definition.inputs().get(input).marginal()));
    }

    private Drivers drivers() {
        if (drivers == null) {
            drivers = Drivers.of(definition, engine, subjects, draws);
        }
        return drivers;
    }

    private OptionalLong decidingDraws(int claim) {
        return definition.claims().get(claim).kind() == Claim.Kind.BELIEF && verdict(claim) instanceof Verdict.Open
                ? Verdict.decidingDraws(definition.bars(), probability(claim), allDraws())
                : OptionalLong.empty();
    }

    /** The probability of a claim under each form of each choice. */
    private Map<String, List<FormProbability>> byForm(int claim) {
        Map<String, List<FormProbability>> byForm = new LinkedHashMap<>();
        for (int input = 0; input < definition.inputs().size(); input++) {
            if (subjects.get(claim) != null
                    && definition.inputs().get(input).marginal() instanceof Marginal.Forms choice
                    && choice.names().size() > 1) {
                List<FormProbability> probabilities = new ArrayList<>();
                List<Subject> under =
                        under(subjects.get(claim), input, choice.names().size());
                for (int form = 0; form < under.size(); form++) {
                    Subject subset = under.get(form);
                    probabilities.add(new FormProbability(
                            choice.names().get(form),
                            choice.probabilities().get(form),
                            subset.size(),
                            subset.share(predicate(claim)),
                            subset.size() == 0 ? new Verdict.Open() : plainVerdict(claim, subset)));
                }
                byForm.put(definition.inputs().get(input).spec().name(), List.copyOf(probabilities));
            }
        }
        return byForm;
    }

    private List<Subject> under(Subject subject, int input, int names) {
        return forms.computeIfAbsent(subject, key -> new HashMap<>())
                .computeIfAbsent(
                        input,
                        key -> IntStream.range(0, names)
                                .mapToObj(form -> subject.under(inputs[input], form))
                                .toList());
    }

    /** What a variant says about each claim. */
    public record Effects(double[] probabilities, List<Verdict> verdicts) {}

    /** What these draws say about each claim, without what it depends on. */
    public Effects effects() {
        int claims = definition.claims().size();
        return new Effects(
                IntStream.range(0, claims).mapToDouble(this::probability).toArray(),
                IntStream.range(0, claims).mapToObj(this::verdict).toList());
    }

    /**
     * The results of all claims.
     *
     * @param half the same claims with judgement ranges at half width
     * @param twice the same claims with judgement ranges at double width
     * @param answers the same claims under each answer of the author
     */
    public List<ClaimResult> results(Effects half, Effects twice, Map<String, Effects> answers) {
        List<ClaimResult> results = new ArrayList<>();
        for (int claim = 0; claim < definition.claims().size(); claim++) {
            int own = claim;
            double p = probability(claim);
            boolean identity = definition.claims().get(claim).kind() == Claim.Kind.IDENTITY;
            results.add(new ClaimResult(
                    definition.claims().get(claim),
                    p,
                    Bars.standardError(p, allDraws()),
                    verdict(claim),
                    conditions(claim),
                    decidingDraws(claim),
                    p == 0 || p == 1 ? Optional.empty() : drivers().driver(claim),
                    identity ? Map.of() : tippingPoints(claim),
                    identity ? Map.of() : byForm(claim),
                    new ClaimResult.Widths(
                            half.verdicts().get(claim), twice.verdicts().get(claim)),
                    answers.entrySet().stream()
                            .map(entry -> new AnswerEffect(
                                    entry.getKey(),
                                    entry.getValue().probabilities()[own],
                                    entry.getValue().verdicts().get(own)))
                            .toList()));
        }
        return List.copyOf(results);
    }

    private Map<String, List<TippingPoint>> tippingPoints(int claim) {
        Map<String, List<TippingPoint>> all = new LinkedHashMap<>();
        if (subjects.get(claim) != null) {
            List<List<TippingPoint>> points = tipping.of(predicate(claim));
            for (int input = 0; input < points.size(); input++) {
                if (!points.get(input).isEmpty()) {
                    all.put(definition.inputs().get(input).spec().name(), points.get(input));
                }
            }
        }
        return all;
    }
}
