package dev.jacquard.scenarios.draws;

import dev.jacquard.scenarios.argument.ScenarioException;
import dev.jacquard.scenarios.binding.Definition;
import dev.jacquard.scenarios.binding.Marginal;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Asks a scenario's model: a code of each input in, a row of numbers out.
 *
 * <p>Everybody who asks the model asks here: the draws of a run, the points of a sensitivity study, maps and mixtures of beliefs.
 */
public final class Evaluator {

    private final Definition definition;
    private final List<Marginal> marginals;
    private final Layout layout;

    private Evaluator(Definition definition, Layout layout) {
        this.definition = definition;
        this.marginals = marginals(definition);
        this.layout = layout;
    }

    /**
     * An evaluator that learns the shape of the answers from the first of some that there is.
     *
     * @param tried how many are asked for
     * @param codes a code of each input, by index
     * @param refusal what to throw if none is answered, from what was thrown first
     */
    public static Evaluator of(
            Definition definition,
            int tried,
            IntFunction<double[]> codes,
            Function<RuntimeException, ScenarioException> refusal) {
        RuntimeException first = null;
        for (int index = 0; index < tried; index++) {
            try {
                Object[] answer = answer(definition, codes.apply(index));
                return new Evaluator(definition, Layout.of(definition.model().outputs(), answer));
            } catch (RuntimeException e) {
                first = first == null ? e : first;
            }
        }
        throw refusal.apply(first);
    }

    /** An evaluator that learns the shape of the answers from the draws of a seed. */
    public static Evaluator ofDraws(Definition definition, long seed, int draws) {
        Sampler sampler = new Sampler(definition, seed);
        return of(
                definition,
                draws,
                sampler::codes,
                first -> failure(definition, seed, new Batch.Failure(draws, 0, first), draws));
    }

    /** Where each number lies in a row. */
    public Layout layout() {
        return layout;
    }

    /** The outputs as a row, for one code of each input. */
    public double[] row(double... codes) {
        return layout.row(answer(definition, marginals, codes));
    }

    /** The outputs as a row, for one value of each input. */
    public double[] row(Object[] values) {
        return layout.row(answer(definition, values));
    }

    /** What the model answers for one code of each input. */
    public static Object[] answer(Definition definition, double... codes) {
        return answer(definition, marginals(definition), codes);
    }

    private static Object[] answer(Definition definition, List<Marginal> marginals, double... codes) {
        Object[] values = new Object[codes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = marginals.get(i).value(codes[i]);
        }
        return answer(definition, values);
    }

    private static Object[] answer(Definition definition, Object[] values) {
        try {
            return definition.model().run(values);
        } catch (VirtualMachineError e) {
            if (e instanceof StackOverflowError) {
                throw new IllegalStateException("the model calls itself without end (StackOverflowError)", e);
            }
            throw e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Marginal> marginals(Definition definition) {
        return definition.inputs().stream().map(Definition.Input::marginal).toList();
    }

    /** That a model fails on draws of a seed: on how many, and how to see the first. */
    static ScenarioException failure(Definition definition, long seed, Batch.Failure failure, int draws) {
        return new ScenarioException(
                definition.model().name() + ": fails on " + failure.share(draws, "draws")
                        + " (expected: an answer for every draw); first on draw " + failure.first() + " of seed " + seed
                        + ": " + describe(failure.cause()) + "; see it alone with --seed " + seed + " --draw "
                        + failure.first(),
                failure.cause());
    }

    /** What a model threw, in one line. */
    public static String describe(RuntimeException e) {
        Throwable cause = e instanceof IllegalStateException && e.getCause() != null ? e.getCause() : e;
        String message = cause.getMessage() == null
                ? ""
                : ": " + cause.getMessage().lines().findFirst().orElse("");
        return cause.getClass().getSimpleName() + message;
    }
}
