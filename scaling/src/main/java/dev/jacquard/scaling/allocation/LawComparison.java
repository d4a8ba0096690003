package dev.jacquard.scaling.allocation;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.data.Published;
import dev.jacquard.numerics.Check;
import dev.jacquard.scaling.loss.LossLaw;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two published laws of loss side by side: exponents only where the letters mean the same, derived quantities always.
 *
 * <pre>{@code
 * var both = LawComparison.of(KaplanLaw.kaplan2020(), ChinchillaLaw.besiroglu2024());
 * both.exponentDifference(KaplanLaw::alphaN, ChinchillaLaw::alpha);   // refused: non-embedding or total, ... floor: zero or fitted
 * both.derived(1e21);                                                 // a, gamma and sigma of each
 * }</pre>
 *
 * @param one a law
 * @param other another, or the same in another publication
 */
public record LawComparison<A extends LossLaw, B extends LossLaw>(Published<A> one, Published<B> other) {

    public LawComparison {
        notNull("one", one);
        notNull("other", other);
    }

    /** A comparison of two publications. */
    public static <A extends LossLaw, B extends LossLaw> LawComparison<A, B> of(Published<A> one, Published<B> other) {
        return new LawComparison<>(one, other);
    }

    /** What the letters mean differently, by name; empty where exponents may be compared. */
    public List<String> differences() {
        return one.definitions().differences(other.definitions());
    }

    /**
     * The other law's exponent less the first's.
     *
     * @throws IllegalArgumentException where the letters mean different things, naming each difference
     */
    public double exponentDifference(ToDoubleFunction<? super A> ofOne, ToDoubleFunction<? super B> ofOther) {
        List<String> differences = differences();
        if (!differences.isEmpty()) {
            throw Check.refused(
                    "exponents of " + one.id() + " and " + other.id(),
                    String.join(", ", differences),
                    "laws whose letters mean the same; compare a, gamma or sigma by derived(flop)");
        }
        return ofOther.applyAsDouble(other.law()) - ofOne.applyAsDouble(one.law());
    }

    /** What may be compared whatever the letters mean: the derived quantities of both at a budget. */
    public Pair derived(double flop) {
        return new Pair(Derived.at(one.law(), flop), Derived.at(other.law(), flop));
    }

    /**
     * Derived quantities of both laws.
     *
     * @param one of the first
     * @param other of the other
     */
    public record Pair(Derived one, Derived other) {}
}
