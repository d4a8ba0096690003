package dev.jacquard.scenarios;

import dev.jacquard.numerics.sensitivity.TotalEffect;
import dev.jacquard.numerics.uncertainty.Constant;
import dev.jacquard.numerics.uncertainty.Distribution;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import dev.jacquard.scenarios.claims.AnswerEffect;
import dev.jacquard.scenarios.claims.Bars;
import dev.jacquard.scenarios.claims.Claim;
import dev.jacquard.scenarios.claims.ClaimResult;
import dev.jacquard.scenarios.claims.Condition;
import dev.jacquard.scenarios.claims.Driver;
import dev.jacquard.scenarios.claims.FormProbability;
import dev.jacquard.scenarios.claims.Sign;
import dev.jacquard.scenarios.claims.TippingPoint;
import dev.jacquard.scenarios.claims.TippingSearch;
import dev.jacquard.scenarios.claims.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the draws of one run say about the claims: probabilities, verdicts, drivers, tipping points and forms. */
final class Analysis {

    /** Draws that are repeated for the drivers: enough to tell an index of 0.05 from none. */
    static final int DRIVER_DRAWS = 4_096;

    /** An input that takes part in less of the variance is no driver. */
    private static final double SMALLEST_DRIVER = 0.05;

    /** Where one input varies alone, whatever varies is due to it: nothing is left to estimate. */
    private static final TotalEffect ALL = new TotalEffect(1, 0);

    private final Definition definition;
    private final Engine engine;
    private final double[][] inputs;
    private final int draws;
    private final LongRun whole;
    private final List<double[]> values;
    private final Map<Integer, Map<Double, double[]>> moved = new HashMap<>();

    /** The analysis of draws that are all kept. */
    Analysis(Definition definition, Engine engine, Engine.Columns columns) {
        this(definition, engine, columns, null);
    }

    /**
     * The analysis of the draws that were kept of a long run.
     *
     * @param whole what all draws say; null where all are kept
     */
    Analysis(Definition definition, Engine engine, Engine.Columns columns, LongRun whole) {
        this.definition = definition;
        this.engine = engine;
        this.inputs = columns.inputs();
        this.draws = columns.draws();
        this.whole = whole;
        this.values = definition.claims().stream()
                .map(claim -> claim.predicate()
                        .map(predicate ->
                                engine.layout().reading(predicate.subject()).of(columns.outputs()))
                        .orElse(null))
                .toList();
        refuseFalseIdentities();
    }

    private void refuseFalseIdentities() {
        for (int c = 0; c < values.size(); c++) {
            Claim claim = definition.claims().get(c);
            if (claim.kind() == Claim.Kind.IDENTITY && probability(c) < 1) {
                long broken = Math.round((1 - probability(c)) * allDraws());
                throw new ScenarioException(claim.id() + ": false in " + broken + " of " + allDraws()
                        + " draws (expected: an identity, true in all)");
            }
        }
    }

    /** Share of draws in which a claim is true. */
    double probability(int claim) {
        if (values.get(claim) == null) {
            return 1;
        }
        return whole == null ? share(predicate(claim), values.get(claim)) : whole.probability(claim);
    }

    /** How many draws the probabilities rest on. */
    private int allDraws() {
        return whole == null ? draws : whole.draws();
    }

    private Condition predicate(int claim) {
        return definition.claims().get(claim).predicate().orElseThrow();
    }

    private static double share(Condition predicate, double[] values) {
        int count = 0;
        for (double value : values) {
            count += predicate.holds(value) ? 1 : 0;
        }
        return values.length == 0 ? 0 : (double) count / values.length;
    }

    /** The verdict on a claim. */
    Verdict verdict(int claim) {
        if (values.get(claim) == null) {
            return new Verdict.Identity();
        }
        Verdict plain = whole == null ? plainVerdict(claim, values.get(claim)) : wholeVerdict(claim);
        boolean undecided =
                plain instanceof Verdict.Open && definition.claims().get(claim).kind() == Claim.Kind.BELIEF;
        return undecided ? holdsIf(claim).orElse(plain) : plain;
    }

    private Verdict plainVerdict(int claim, double[] subset) {
        Claim own = definition.claims().get(claim);
        return switch (own.kind()) {
            case IDENTITY -> new Verdict.Identity();
            case DATA ->
                subset.length == 0
                        ? new Verdict.Open()
                        : dataVerdict(
                                predicate(claim),
                                Summary.quantile(subset, (1 - own.level()) / 2),
                                Summary.quantile(subset, (1 + own.level()) / 2));
            case BELIEF -> belief(share(predicate(claim), subset), Math.max(1, subset.length));
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
        return definition.bars().decide(p, Bars.standardError(p, draws)).orElse(new Verdict.Open());
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

    /** The condition that leaves the most draws, among the sides of tipping points inside a 90 % range where the claim holds. */
    private Optional<Verdict> holdsIf(int claim) {
        Condition best = null;
        int most = 0;
        for (int input = 0; input < definition.inputs().size(); input++) {
            Optional<Distribution> distribution = distribution(input);
            for (TippingPoint point : tippingPoints(claim, input)) {
                if (distribution.isEmpty() || !insideNinety(distribution.get(), point.value())) {
                    continue;
                }
                for (Sign side : List.of(Sign.LESS, Sign.GREATER)) {
                    Condition condition = Condition.of(
                            definition.inputs().get(input).spec().name(), side, point.value(), point.unit());
                    int size = drawsThatHold(claim, input, condition);
                    if (size > most) {
                        most = size;
                        best = condition;
                    }
                }
            }
        }
        return Optional.ofNullable(best).map(condition -> new Verdict.HoldsIf(condition, probability(claim)));
    }

    private static boolean insideNinety(Distribution distribution, double value) {
        return value >= distribution.quantile(0.05) && value <= distribution.quantile(0.95);
    }

    /** How many draws satisfy a condition on an input, if the claim holds in enough of them; else 0. */
    private int drawsThatHold(int claim, int input, Condition condition) {
        double[] codes = inputs[input];
        int count = 0;
        int holding = 0;
        for (int draw = 0; draw < draws; draw++) {
            if (condition.holds(codes[draw])) {
                count++;
                holding += predicate(claim).holds(values.get(claim)[draw]) ? 1 : 0;
            }
        }
        return count > 0 && holding >= definition.bars().holds() * count ? count : 0;
    }

    /** The distribution of an input that has tipping points: a number, and not a choice. */
    private Optional<Distribution> distribution(int input) {
        Marginal marginal = definition.inputs().get(input).marginal();
        if (marginal instanceof Marginal.Number number) {
            return Optional.of(number.distribution());
        }
        return marginal instanceof Marginal.Joint joint ? Optional.of(joint.distribution()) : Optional.empty();
    }

    private List<TippingPoint> tippingPoints(int claim, int input) {
        Definition.Input own = definition.inputs().get(input);
        Optional<Distribution> distribution = distribution(input);
        if (distribution.isEmpty() || values.get(claim) == null || isFixed(own, distribution.get())) {
            return List.of();
        }
        Layout.Reading reading = engine.layout().reading(predicate(claim).subject());
        double[] inside = Ranges.inside(distribution.get());
        return new TippingSearch(predicate(claim), x -> {
                    double[] row = rowWith(input, x);
                    return row.length == 0 ? Double.NaN : reading.of(row);
                })
                        .find(
                                inside,
                                Ranges.below(inside, own.spec().bounds()),
                                Ranges.above(inside, own.spec().bounds()))
                        .stream()
                        .map(found -> new TippingPoint(found.x(), own.spec().unit(), found.inside(), found.jump()))
                        .toList();
    }

    /** A definition is what it is, and a whole number has no place between its values. */
    private static boolean isFixed(Definition.Input input, Distribution distribution) {
        return input.spec().type() != double.class
                || distribution instanceof Constant
                        && input.assumption().basis().strip().equalsIgnoreCase("definition");
    }

    /** The outputs with one input moved and all others in the middle; empty where the model has no answer. */
    private double[] rowWith(int input, double code) {
        return moved.computeIfAbsent(input, key -> new HashMap<>()).computeIfAbsent(code, x -> {
            double[] codes = engine.sampler().middle();
            codes[input] = x;
            try {
                return engine.row(codes);
            } catch (RuntimeException e) {
                return new double[0];
            }
        });
    }

    /** The probability of a claim under each form of each choice. */
    private Map<String, List<FormProbability>> byForm(int claim) {
        Map<String, List<FormProbability>> byForm = new LinkedHashMap<>();
        for (int input = 0; input < definition.inputs().size(); input++) {
            if (values.get(claim) != null
                    && definition.inputs().get(input).marginal() instanceof Marginal.Forms forms
                    && forms.names().size() > 1) {
                List<FormProbability> probabilities = new ArrayList<>();
                for (int form = 0; form < forms.names().size(); form++) {
                    double[] subset = valuesUnder(claim, input, form);
                    probabilities.add(new FormProbability(
                            forms.names().get(form),
                            forms.probabilities().get(form),
                            subset.length,
                            share(predicate(claim), subset),
                            subset.length == 0 ? new Verdict.Open() : plainVerdict(claim, subset)));
                }
                byForm.put(definition.inputs().get(input).spec().name(), List.copyOf(probabilities));
            }
        }
        return byForm;
    }

    private double[] valuesUnder(int claim, int input, int form) {
        double[] subset = new double[draws];
        int size = 0;
        for (int draw = 0; draw < draws; draw++) {
            if (inputs[input][draw] == form) {
                subset[size++] = values.get(claim)[draw];
            }
        }
        return Arrays.copyOf(subset, size);
    }

    /** The driver of each claim that is neither constant nor without a predicate. */
    private Map<Integer, Driver> drivers() {
        int repeated = Math.min(draws, DRIVER_DRAWS);
        Map<Integer, Driver> drivers = new HashMap<>();
        if (repeated < 2) {
            return drivers;
        }
        for (Sampler.Factor factor : engine.sampler().factors()) {
            double[][] redrawn = engine.each(
                    repeated,
                    values.size(),
                    draw -> truths(engine.row(engine.sampler().redrawn(draw, factor))));
            for (int claim = 0; claim < values.size(); claim++) {
                if (values.get(claim) != null && definition.claims().get(claim).kind() != Claim.Kind.IDENTITY) {
                    TotalEffect effect =
                            engine.sampler().factors().size() == 1 ? ALL : totalEffect(claim, redrawn[claim]);
                    Driver best = drivers.get(claim);
                    if (effect.value() >= SMALLEST_DRIVER && (best == null || effect.value() > best.totalEffect())) {
                        drivers.put(claim, new Driver(factor.name(), effect.value(), effect.standardError()));
                    }
                }
            }
        }
        return drivers;
    }

    private TotalEffect totalEffect(int claim, double[] redrawn) {
        double[] base = new double[redrawn.length];
        double[] kept = new double[redrawn.length];
        int size = 0;
        for (int draw = 0; draw < redrawn.length; draw++) {
            // A redraw on which the model has no answer says nothing about this input.
            if (!Double.isNaN(redrawn[draw])) {
                base[size] = predicate(claim).holds(values.get(claim)[draw]) ? 1 : 0;
                kept[size++] = redrawn[draw];
            }
        }
        return size < 2 ? TotalEffect.NONE : TotalEffect.of(Arrays.copyOf(base, size), Arrays.copyOf(kept, size));
    }

    private double[] truths(double[] row) {
        double[] truths = new double[values.size()];
        for (int claim = 0; claim < truths.length; claim++) {
            if (values.get(claim) != null) {
                Condition predicate = predicate(claim);
                truths[claim] = predicate.holds(
                                engine.layout().reading(predicate.subject()).of(row))
                        ? 1
                        : 0;
            }
        }
        return truths;
    }

    /**
     * The results of all claims.
     *
     * @param half the same claims with judgement ranges at half width
     * @param twice the same claims with judgement ranges at double width
     * @param answers the same claims under each answer of the author
     */
    List<ClaimResult> results(Analysis half, Analysis twice, Map<String, Analysis> answers) {
        Map<Integer, Driver> drivers = drivers();
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
                    p == 0 || p == 1 ? Optional.empty() : Optional.ofNullable(drivers.get(claim)),
                    identity ? Map.of() : allTippingPoints(claim),
                    identity ? Map.of() : byForm(claim),
                    new ClaimResult.Widths(half.verdict(claim), twice.verdict(claim)),
                    answers.entrySet().stream()
                            .map(entry -> new AnswerEffect(
                                    entry.getKey(),
                                    entry.getValue().probability(own),
                                    entry.getValue().verdict(own)))
                            .toList()));
        }
        return List.copyOf(results);
    }

    private Map<String, List<TippingPoint>> allTippingPoints(int claim) {
        Map<String, List<TippingPoint>> all = new LinkedHashMap<>();
        for (int input = 0; input < definition.inputs().size(); input++) {
            List<TippingPoint> points = tippingPoints(claim, input);
            if (!points.isEmpty()) {
                all.put(definition.inputs().get(input).spec().name(), points);
            }
        }
        return all;
    }
}
