package dev.jacquard.scenarios.claims;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.decision.Evidence;
import dev.jacquard.numerics.decision.Payoffs;
import dev.jacquard.numerics.decision.ValueOfInformation;
import dev.jacquard.numerics.dependence.Ranks;
import dev.jacquard.numerics.sensitivity.Bootstrap;
import dev.jacquard.numerics.uncertainty.StandardNormal;
import dev.jacquard.numerics.uncertainty.Stream;
import dev.jacquard.scenarios.argument.Claim;
import dev.jacquard.scenarios.binding.Marginal;
import dev.jacquard.scenarios.draws.Draws;
import dev.jacquard.scenarios.draws.Sampler;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What would change our mind about a claim: by how much finding something out would lower the chance of calling the claim wrongly.
 *
 * <p>One has to call the claim true or false, and is right or wrong. Calling it as the draws go, one is wrong with probability {@code
 * min(p, 1 - p)}; knowing everything, never: so that is the value of perfect information (EVPI). Knowing one input exactly lowers it
 * by that input's value of partial perfect information (EVPPI), and one measurement of it by that of sample information (EVSI).
 *
 * <p>The measurement is as uncertain as today's range: its noise has the spread of the input itself, on the scale on which the input
 * is normal, so that it halves the variance. A choice has no such measurement.
 *
 * <pre>{@code
 * run.learning("losses-win").inputs().get(0);   // the input to find out first
 * }</pre>
 *
 * @param claim id of the claim
 * @param call the better call as things are known
 * @param wrong probability that the call is wrong; the value of perfect information
 * @param inputs what each input is worth, the most valuable first; inputs that do not vary are left out; empty where there are too few
 *     draws to say
 * @param values inputs that vary and are left out because they are values, which nothing that is found out settles
 */
public record Learning(String claim, boolean call, double wrong, List<Worth> inputs, List<String> values) {

    /** Draws the values are worked out from: their error is some tenths of a percentage point. */
    public static final int MOST_DRAWS = 8_192;

    /** With fewer the regression under a value would follow noise: then no input is valued. */
    public static final int LEAST_DRAWS = 1_000;

    private static final int RESAMPLES = 25;

    /** Intervals are not shown, standard errors are; the level only completes the bootstrap. */
    private static final double LEVEL = 0.9;

    /** The regression under a worth resolves no smaller share; what is left below it is nothing. */
    private static final double RESOLVED = 1e-6;

    /** A worth below this is of no use to anybody: a tenth of a percentage point. */
    private static final double USEFUL = 0.001;

    /**
     * What learning one input is worth.
     *
     * @param input its name, or {@code fit: NAME} for the inputs of one stored fit
     * @param known by how much knowing it exactly lowers the chance of a wrong call (EVPPI), with its standard error
     * @param measured the same for one measurement as uncertain as today's range (EVSI); empty for a choice or a stored fit
     */
    public record Worth(String input, ValueOfInformation known, Optional<ValueOfInformation> measured) {

        /** Whether it is told apart from nothing, and large enough to matter. */
        public boolean matters() {
            return !known.mayBeZero() && known.value() >= USEFUL;
        }

        /** All draws know better than the first ones how often one is wrong; of that, the worth is the same share. */
        private Worth scaled(double factor) {
            return new Worth(input, scaled(known, factor), measured.map(value -> scaled(value, factor)));
        }

        private static ValueOfInformation scaled(ValueOfInformation worth, double factor) {
            return new ValueOfInformation(factor * worth.value(), factor * worth.standardError());
        }

        @Override
        public String toString() {
            return input + ": known exactly " + known.text()
                    + measured.map(value -> ", measured once " + value.text()).orElse("");
        }
    }

    public Learning {
        Check.notBlank("claim", claim);
        Check.fraction("wrong", wrong);
        inputs = List.copyOf(inputs);
        values = List.copyOf(values);
    }

    /** Whether there is anything to learn: the claim is not the same in all draws. */
    public boolean undecided() {
        return wrong > 0;
    }

    /** The inputs that matter, the most valuable first. */
    public List<Worth> worthKnowing() {
        return inputs.stream().filter(Worth::matters).toList();
    }

    /** Chance of a wrong call that remains once an input is known. */
    public double wrongKnowing(Worth worth) {
        double left = wrong - worth.known().value();
        return left > RESOLVED ? left : 0;
    }

    /** One line: the call, how likely it is wrong, and what to find out first. */
    @Override
    public String toString() {
        String first = worthKnowing().stream()
                .findFirst()
                .map(worth ->
                        "; knowing " + worth.input() + " lowers it to " + Decimals.rounded(wrongKnowing(worth), 3))
                .orElse(undecided() && !inputs.isEmpty() ? "; knowing no single " + knowable() + " lowers it" : "");
        return claim + ": call it " + call + ", wrong with probability " + Decimals.rounded(wrong, 3) + first;
    }

    /** What could be found out: an input, or where values were left out a fact. */
    public String knowable() {
        return values.isEmpty() ? "input" : "fact";
    }

    /** The values for all claims that are beliefs. */
    public static List<Learning> of(Draws run) {
        List<Claim> claims = run.definition().claims();
        Sources sources = new Sources(run);
        return IntStream.range(0, claims.size())
                .filter(claim -> claims.get(claim).kind() == Claim.Kind.BELIEF)
                .mapToObj(claim -> of(sources, claims.get(claim).id(), run.truth(claim)))
                .toList();
    }

    private static Learning of(Sources sources, String claim, boolean[] truth) {
        double p = share(truth, true);
        double wrong = Math.min(p, share(truth, false));
        boolean call = p >= 0.5;
        List<Worth> worths = wrong == 0 ? List.of() : sources.worths(truth, wrong);
        return new Learning(claim, call, wrong, worths, sources.values());
    }

    /** What can be learned about, each prepared once for all claims. */
    private static final class Sources {
        private final Draws run;
        private final List<Sampler.Factor> factors;
        private final List<String> values;
        private final int draws;
        private final Map<Sampler.Factor, Evidence> known = new HashMap<>();
        private final Map<Sampler.Factor, Evidence> measured = new HashMap<>();
        private final Map<BitSet, List<Worth>> worths = new HashMap<>();

        Sources(Draws run) {
            Sampler sampler = run.engine().sampler();
            this.run = run;
            this.draws = Math.min(run.kept(), MOST_DRAWS);
            this.factors = sampler.factors().stream()
                    .filter(factor -> canBeLearned(run, factor))
                    .toList();
            this.values = sampler.factors().stream()
                    .filter(factor -> !factors.contains(factor))
                    .map(Sampler.Factor::name)
                    .toList();
        }

        /** Names of the inputs that vary and cannot be found out. */
        List<String> values() {
            return values;
        }

        /**
         * The worth of each for a claim, the most valuable first; claims alike in the first draws share the work.
         *
         * @param wrong share of all draws in which the call is wrong
         */
        List<Worth> worths(boolean[] all, double wrong) {
            boolean[] truth = Arrays.copyOf(all, draws);
            double among = Math.min(share(truth, true), share(truth, false));
            if (draws < LEAST_DRAWS || among == 0) {
                return List.of();
            }
            BitSet key = new BitSet(truth.length);
            for (int draw = 0; draw < truth.length; draw++) {
                key.set(draw, truth[draw]);
            }
            return worths.computeIfAbsent(key, same -> ranked(Payoffs.rightOrWrong(truth))).stream()
                    .map(worth -> worth.scaled(wrong / among))
                    .toList();
        }

        private List<Worth> ranked(Payoffs payoffs) {
            return factors.stream()
                    .map(factor -> worth(factor, payoffs))
                    .sorted(Comparator.comparingDouble(
                            (Worth worth) -> -worth.known().value()))
                    .toList();
        }

        private Worth worth(Sampler.Factor factor, Payoffs payoffs) {
            Optional<ValueOfInformation> once = measurable(run, factor)
                    ? Optional.of(measured.computeIfAbsent(
                                    factor, own -> Evidence.of(errors(), Learning.measured(run, own, columns(own)[0])))
                            .worth(payoffs))
                    : Optional.empty();
            return new Worth(
                    factor.name(),
                    known.computeIfAbsent(factor, own -> Evidence.of(errors(), columns(own)))
                            .worth(payoffs),
                    once);
        }

        private Bootstrap errors() {
            return new Bootstrap(RESAMPLES, LEVEL, run.seed());
        }

        private double[][] columns(Sampler.Factor factor) {
            return factor.inputs().stream()
                    .map(input -> Arrays.copyOf(run.codes(input), draws))
                    .toArray(double[][]::new);
        }
    }

    /** A fact can be found out; what somebody wants cannot. */
    private static boolean canBeLearned(Draws run, Sampler.Factor factor) {
        return factor.inputs().stream()
                .noneMatch(input ->
                        run.definition().inputs().get(input).assumption().isValue());
    }

    private static boolean measurable(Draws run, Sampler.Factor factor) {
        return factor.inputs().size() == 1
                && run.definition().inputs().get(factor.inputs().get(0)).marginal() instanceof Marginal.Number;
    }

    /** A measurement of each draw's value: its normal score, with as much noise again. */
    private static double[] measured(Draws run, Sampler.Factor factor, double[] column) {
        double[] scores = Ranks.of(column);
        Arrays.setAll(scores, draw -> StandardNormal.quantile(scores[draw] / (column.length + 1)));
        return ValueOfInformation.measured(scores, 1, 1, Stream.of(run.seed(), "measurement of " + factor.name()));
    }

    private static double share(boolean[] truth, boolean value) {
        int count = 0;
        for (boolean one : truth) {
            count += one == value ? 1 : 0;
        }
        return truth.length == 0 ? 0 : (double) count / truth.length;
    }
}
