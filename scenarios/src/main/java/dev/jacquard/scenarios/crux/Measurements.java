package dev.jacquard.scenarios.crux;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.decision.Payoffs;
import dev.jacquard.numerics.decision.ValueOfInformation;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.sensitivity.Bootstrap;
import dev.jacquard.numerics.uncertainty.Belief;
import dev.jacquard.numerics.uncertainty.Shape;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.argument.Condition;
import dev.jacquard.scenarios.argument.Sign;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import dev.jacquard.scenarios.crux.Disagreement.Measurement;
import dev.jacquard.scenarios.crux.Disagreement.Measuring;
import dev.jacquard.scenarios.crux.Pairing.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which disputed fact to measure first.
 *
 * <p>The prior gives each author half of the belief, about each disputed input on its own: in a draw a coin decides whose belief it
 * comes from. To be decided is on which side of the line between the two verdicts to act. Being right about a claim pays 1. Acting as
 * if an output lay above the line pays its distance from it, acting as if it lay below pays nothing. One measurement is made before:
 * of a number, an observation whose error is as large as the spread of the prior, on the scale of its range; of a form, a test that
 * names the right one with probability {@value #RELIABILITY}, or else any other. Values are never measured, nor are correlations.
 */
final class Measurements {

    /** Probability with which a test names the right form. */
    static final double RELIABILITY = 0.8;

    private static final int RESAMPLES = 100;

    private final Pairing pairing;
    private final Mixtures mixtures;
    private final Prior prior;

    private Measurements(Pairing pairing, Mixtures mixtures, Prior prior) {
        this.pairing = pairing;
        this.mixtures = mixtures;
        this.prior = prior;
    }

    /** Runs the model once under the prior, for all questions. */
    static Measurements run(Pairing pairing, Mixtures mixtures) {
        return new Measurements(pairing, mixtures, Prior.run(pairing, mixtures));
    }

    /**
     * The worth of each measurement, for one question.
     *
     * @param answered the question
     * @param question its place among those that were run
     */
    Measuring of(Answered answered, int question) {
        double[] outputs = prior.outputs(question);
        double line = line(
                pairing,
                answered,
                mixtures.none(question).statistic(),
                mixtures.all(question).statistic());
        boolean distance =
                answered.predicate().isEmpty() && Arrays.stream(outputs).allMatch(Double::isFinite);
        Payoffs payoffs = payoffs(answered, outputs, line, distance);
        Bootstrap errors = new Bootstrap(RESAMPLES, Disagreement.LEVEL, mixtures.seed());
        List<Measurement> first = new ArrayList<>();
        for (Group group : pairing.different()) {
            if (!group.isCorrelations() && pairing.role(group) == Assumption.Role.FACT) {
                first.add(measurement(group, payoffs, errors));
            }
        }
        first.sort(Comparator.comparingDouble((Measurement m) -> -m.worth().value()));
        Unit unit = distance ? mixtures.unit(question) : Unit.SHARE;
        String payoff = distance
                ? "distance of " + answered.output() + " from the line, gained by acting on the right side of it"
                : "share of decisions that are right";
        return new Measuring(
                line, decision(answered, line), payoff, unit, now(payoffs), ValueOfInformation.perfect(payoffs), first);
    }

    private static double now(Payoffs payoffs) {
        return IntStream.range(0, payoffs.actions().size())
                .mapToDouble(payoffs::mean)
                .max()
                .orElseThrow();
    }

    private static String decision(Answered answered, double line) {
        return answered.predicate()
                .map(predicate -> "whether " + predicate)
                .orElseGet(() -> "on which side of " + Decimals.rounded(line, 3) + " " + answered.output() + " lies");
    }

    /** The claim's threshold; for an output the threshold of a claim that lies between the two answers, else their midpoint. */
    static double line(Pairing pairing, Answered answered, double a, double b) {
        if (answered.predicate().isPresent()) {
            Condition condition = answered.predicate().get();
            return condition.isInterval() ? Double.NaN : condition.low();
        }
        return pairing.first().claims().stream()
                .map(Claim::predicate)
                .flatMap(Optional::stream)
                .filter(condition -> condition.subject().equals(answered.output()) && condition.sign() != Sign.WITHIN)
                .mapToDouble(Condition::low)
                .filter(threshold -> threshold > Math.min(a, b) && threshold < Math.max(a, b))
                .findFirst()
                .orElse((a + b) / 2);
    }

    private static Payoffs payoffs(Answered answered, double[] outputs, double line, boolean distance) {
        if (distance) {
            double[] above = Arrays.stream(outputs).map(output -> output - line).toArray();
            return Payoffs.of(List.of("above", "below"), above, new double[above.length]);
        }
        boolean[] truth = new boolean[outputs.length];
        for (int draw = 0; draw < truth.length; draw++) {
            double output = outputs[draw];
            truth[draw] = answered.predicate().map(p -> p.holds(output)).orElse(output > line);
        }
        return Payoffs.rightOrWrong(truth);
    }

    private Measurement measurement(Group group, Payoffs payoffs, Bootstrap errors) {
        List<double[]> truths = new ArrayList<>();
        List<double[]> observed = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int input : group.inputs()) {
            Stream noise = Stream.of(
                    mixtures.seed(),
                    "measurement of "
                            + pairing.first().inputs().get(input).spec().name());
            if (isForm(input)) {
                double[] forms = forms(prior.of(input));
                truths.add(forms);
                observed.add(tested(forms, noise));
                words.add("a test that names the right form in " + Decimals.rounded(100 * RELIABILITY, 2)
                        + " % of cases");
            } else {
                boolean logs = inLogarithms(input);
                double[] numbers = Arrays.stream(prior.of(input))
                        .mapToDouble(value -> ((Number) value).doubleValue())
                        .map(value -> logs ? Math.log(value) : value)
                        .toArray();
                double spread = Summary.of(numbers).standardDeviation();
                truths.add(numbers);
                observed.add(spread > 0 ? ValueOfInformation.measured(numbers, 1, spread, noise) : numbers);
                words.add(words(input, logs, spread));
            }
        }
        return new Measurement(
                group.name(),
                String.join("; ", words),
                ValueOfInformation.of(payoffs, errors, observed.toArray(double[][]::new)),
                ValueOfInformation.of(payoffs, errors, truths.toArray(double[][]::new)));
    }

    private String words(int input, boolean logs, double spread) {
        Unit unit = pairing.first().inputs().get(input).spec().unit();
        String error = logs
                ? "a factor of " + Decimals.rounded(Math.exp(spread), 2)
                : Decimals.rounded(spread, 2) + (unit.isPlain() && !unit.isShare() ? "" : " " + unit);
        return "one observation, wrong by " + error + " (one standard error)";
    }

    /** A form where both authors choose among names, or among the same few numbers. */
    private boolean isForm(int input) {
        return IntStream.of(0, 1).allMatch(side -> marginal(side, input) instanceof Marginal.Forms);
    }

    private Marginal marginal(int side, int input) {
        Definition author = side == 0 ? pairing.first() : pairing.second();
        return author.inputs().get(input).marginal();
    }

    /** Positions of the forms among all that were drawn. */
    private static double[] forms(Object[] values) {
        List<Object> known = new ArrayList<>();
        double[] positions = new double[values.length];
        for (int draw = 0; draw < values.length; draw++) {
            int position = known.indexOf(values[draw]);
            if (position < 0) {
                position = known.size();
                known.add(values[draw]);
            }
            positions[draw] = position;
        }
        return positions;
    }

    private static double[] tested(double[] forms, Stream noise) {
        int others = (int) Arrays.stream(forms).max().orElse(0);
        double[] tested = new double[forms.length];
        for (int draw = 0; draw < tested.length; draw++) {
            double uniform = noise.uniform(draw);
            int wrong = (int) ((uniform - RELIABILITY) / (1 - RELIABILITY) * others);
            boolean right = uniform < RELIABILITY || others == 0;
            tested[draw] = right ? forms[draw] : wrong < forms[draw] ? wrong : wrong + 1;
        }
        return tested;
    }

    /** Where both authors think in factors: both ranges are lognormal or loguniform, or one is and the other a positive number. */
    private boolean inLogarithms(int input) {
        boolean some = false;
        for (Definition author : List.of(pairing.first(), pairing.second())) {
            Belief belief = author.inputs().get(input).assumption().belief();
            boolean factors = belief instanceof Belief.Range range
                    && (range.shape() == Shape.LOGNORMAL || range.shape() == Shape.LOGUNIFORM);
            boolean number = belief instanceof Belief.Exactly exactly && exactly.value() > 0;
            if (!factors && !number) {
                return false;
            }
            some |= factors;
        }
        return some;
    }
}
