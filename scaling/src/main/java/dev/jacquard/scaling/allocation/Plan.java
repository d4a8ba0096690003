package dev.jacquard.scaling.allocation;

import static dev.jacquard.numerics.Check.nonNegative;
import static dev.jacquard.numerics.Check.notNull;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.Published;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Compute;
import dev.jacquard.numerics.uncertainty.Draws;
import dev.jacquard.scaling.loss.Allocation;
import dev.jacquard.scaling.loss.AllocationLaw;
import dev.jacquard.scaling.loss.ChinchillaLaw;
import dev.jacquard.scaling.loss.LossLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * A training run planned from a budget: how large a model, how many tokens, and the loss to expect; also for a model that will be
 * served, and for data that run out.
 *
 * <p>A plan is a value: each method returns another. Intervals come from running it {@link #over} the joint draws of a law's
 * coefficients.
 *
 * <pre>{@code
 * Plan.of(ChinchillaLaw.besiroglu2024(), 5.76e23);                    // 7.22e10 parameters, 1.33e12 tokens
 * Plan.of(ChinchillaLaw.besiroglu2024(), 5.76e23).serving(1e13);      // as good, smaller, cheaper over its life
 * Plan.of(fit.law(), 5.76e23).over(fit.bootstrap(1_000, 1).draws()).summarise(Plan::parameters);
 * }</pre>
 */
public final class Plan {

    private static final double BEYOND = 1;
    private static final List<String> NUMBERS = List.of("parameters", "tokens", "tokensPerParameter", "flop");
    private static final int FREE = 2;

    private enum Demand {
        NONE,
        SAME_LOSS,
        SAME_BUDGET
    }

    private final Optional<Published<? extends LossLaw>> source;
    private final LossLaw law;
    private final double budget;
    private final Demand demand;
    private final double servedTokens;
    private final Allocation allocation;

    private Plan(
            Optional<Published<? extends LossLaw>> source,
            LossLaw law,
            double budget,
            Demand demand,
            double servedTokens) {
        this.source = source;
        this.law = notNull("law", law);
        this.budget = positive("flop", budget);
        this.demand = demand;
        this.servedTokens = nonNegative("servedTokens", servedTokens);
        this.allocation = allocate();
    }

    /**
     * The least loss that a training budget buys.
     *
     * @param law the loss of size and data
     * @param flop training compute, FLOP, {@code > 0}
     */
    public static Plan of(LossLaw law, double flop) {
        return new Plan(Optional.empty(), law, flop, Demand.NONE, 0);
    }

    /** The same from a published law, which adds warnings about its range, its rounding and how well it is backed. */
    public static Plan of(Published<? extends LossLaw> published, double flop) {
        return new Plan(Optional.of(published), published.law(), flop, Demand.NONE, 0);
    }

    /**
     * As good as the plan without demand, at the least compute of training and serving together: a smaller model, trained for longer,
     * so that training alone takes more than the budget.
     *
     * @param tokens tokens read and written while serving, over the whole life, {@code >= 0}
     * @see InferenceAware
     */
    public Plan serving(double tokens) {
        return new Plan(source, law, budget, Demand.SAME_LOSS, tokens);
    }

    /**
     * The least loss where the budget has to pay for training and serving: a smaller model, and a higher loss than without demand.
     *
     * @param tokens tokens read and written while serving, over the whole life, {@code >= 0}
     */
    public Plan servingWithinBudget(double tokens) {
        return new Plan(source, law, budget, Demand.SAME_BUDGET, tokens);
    }

    /**
     * The same question where only so many tokens exist and further ones are repetitions.
     *
     * @param uniqueTokens how many exist, {@code > 0}
     * @param limited the law of loss for a number of unique tokens, with D the tokens seen, repetitions counted each time
     */
    public Plan unique(double uniqueTokens, DoubleFunction<? extends LossLaw> limited) {
        return new Plan(source, limited.apply(positive("uniqueTokens", uniqueTokens)), budget, demand, servedTokens);
    }

    /**
     * The same question put to each law drawn: their answers are the uncertainty of this one.
     *
     * <p>A limit on unique tokens is part of the law: draw limited laws where the plan has one.
     *
     * @param laws joint draws, such as {@code fit.bootstrap(1_000, 1).draws()} or those of {@link
     *     dev.jacquard.scaling.loss.ChinchillaUncertainty}
     */
    public Draws<Plan> over(Draws<? extends LossLaw> laws) {
        return new Draws<>(laws.values().stream()
                .map(drawn -> new Plan(Optional.empty(), drawn, budget, demand, servedTokens))
                .toList());
    }

    /** N. */
    public double parameters() {
        return allocation.parameters();
    }

    /** D, training tokens. */
    public double tokens() {
        return allocation.tokens();
    }

    /** D / N. */
    public double tokensPerParameter() {
        return allocation.tokensPerParameter();
    }

    /** Training compute, FLOP. */
    public double flop() {
        return allocation.flop();
    }

    /** Training and serving compute, FLOP. */
    public double lifetimeFlop() {
        return flop() + Compute.inferenceFlop(parameters(), servedTokens);
    }

    /** The loss to expect, nats/token. */
    public double loss() {
        return law.loss(parameters(), tokens());
    }

    /** The split. */
    public Allocation allocation() {
        return allocation;
    }

    /**
     * What to know before relying on it: distance beyond the runs of the law or that nobody stated where those were, rounded coefficients,
     * values that nobody read in their source.
     */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        source.ifPresent(published -> {
            beyond(warnings, published, "parameters", parameters());
            beyond(warnings, published, "tokens", tokens());
            beyond(warnings, published, "tokensPerParameter", tokensPerParameter());
            beyond(warnings, published, "flop", flop());
            unstated(published).ifPresent(sentence -> warnings.add(published.id() + ": " + sentence));
            published.confidence().caution().ifPresent(caution -> warnings.add(published.id() + ": " + caution));
        });
        if (law instanceof ChinchillaLaw chinchilla) {
            RoundedCoefficients.of(chinchilla, budget).warning().ifPresent(warnings::add);
        }
        if (flop() > budget * (1 + 1e-9)) {
            warnings.add("training takes " + Decimals.rounded(flop() / budget, 3)
                    + " times the budget, which serving a smaller model earns back");
        }
        return List.copyOf(warnings);
    }

    /** Two of its four numbers are free: where runs were stated in two of them, they were stated in all. */
    private static Optional<String> unstated(Published<?> published) {
        return published.range().lacking(NUMBERS).size() > NUMBERS.size() - FREE
                ? published.range().unstated(List.of("parameters", "tokens"))
                : Optional.empty();
    }

    private static void beyond(List<String> warnings, Published<?> published, String name, double value) {
        double times = published.range().beyond(name, value);
        if (times > BEYOND) {
            warnings.add(name + ": " + Decimals.rounded(times, 3) + " times beyond the runs of " + published.id());
        }
    }

    @Override
    public String toString() {
        return "Plan[parameters=" + Decimals.rounded(parameters(), 3) + ", tokens=" + Decimals.rounded(tokens(), 3)
                + ", flop=" + Decimals.rounded(flop(), 3) + ", loss=" + Decimals.rounded(loss(), 4) + "]";
    }

    private Allocation allocate() {
        return switch (demand) {
            case NONE -> bestSplit(law, budget);
            case SAME_BUDGET -> BestSplit.leastLoss(law, LifetimeCost.flop(servedTokens), budget);
            case SAME_LOSS -> {
                Allocation base = bestSplit(law, budget);
                yield InferenceAware.of(law, base, LifetimeCost.flop(servedTokens))
                        .best();
            }
        };
    }

    /** The best split for training alone, by the law's own closed form where it has one. */
    static Allocation bestSplit(LossLaw law, double flop) {
        return law instanceof AllocationLaw closed
                ? closed.optimal(flop)
                : BestSplit.leastLoss(law, PowerCost.training(), flop);
    }
}
