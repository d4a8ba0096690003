package dev.jacquard.scenarios.claims;

import static dev.jacquard.numerics.Check.fraction;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.scenarios.argument.Bars;
import dev.jacquard.scenarios.conditions.Where;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run says about a claim, under the scenario's own assumptions.
 *
 * <p>A belief holds, fails, holds or fails on a condition, or is open. A claim about data is supported, rejected or open. An
 * identity is shown as derived.
 *
 * <p>Programs read {@link #word} and {@link #text}; people read {@link #words} and {@link #clause}, from the command, in a report
 * and in a notebook alike.
 */
public sealed interface Verdict {

    /** The word for programs, which also counts and labels: {@code holds}, {@code fails}, {@code holds-if}, {@code fails-if}, {@code open}... */
    String word();

    /** The verdict in a few words, for readers: {@code holds if reviewTime ≤ 5 min}, {@code supported by the data}. */
    default String words() {
        return word();
    }

    /** The verdict as the end of a sentence about the claim: {@code is open}. */
    default String clause() {
        return words();
    }

    /** The word, and the condition where there is one: {@code holds-if x <= 2}. */
    default String text() {
        return word();
    }

    /** The condition that the verdict depends on, where it does. */
    default Optional<Where> where() {
        return Optional.empty();
    }

    /** What the probability of a belief says: it holds or fails where it is two standard errors beyond a bar, else is open. */
    static Verdict ofBelief(Bars bars, double p, double standardError) {
        if (p - 2 * standardError >= bars.holds()) {
            return new Holds();
        }
        return p + 2 * standardError <= bars.fails() ? new Fails() : new Open();
    }

    /**
     * How many draws would bring the probability of an undecided belief two standard errors beyond a bar, if it stays what it is;
     * rounded up to two digits. Empty where it is decided, or lies between the bars.
     */
    static OptionalLong decidingDraws(Bars bars, double p, long draws) {
        double beyond = Math.max(p - bars.holds(), bars.fails() - p);
        if (!(beyond > 0) || !(ofBelief(bars, p, Bars.standardError(p, draws)) instanceof Open)) {
            return OptionalLong.empty();
        }
        double needed = 4 * p * (1 - p) / (beyond * beyond);
        return OptionalLong.of(new BigDecimal(needed)
                .round(new MathContext(2, RoundingMode.CEILING))
                .longValue());
    }

    /** The claim is true in enough of the draws: p − 2se at or above the upper bar. */
    record Holds() implements Verdict {
        @Override
        public String word() {
            return "holds";
        }
    }

    /** The claim is true in few of the draws: p + 2se at or below the lower bar. */
    record Fails() implements Verdict {
        @Override
        public String word() {
            return "fails";
        }
    }

    /**
     * The claim holds in a part of what the inputs can be, and is undecided without that condition.
     *
     * @param condition that part
     * @param p the claim's probability without the condition
     */
    record HoldsIf(Where condition, double p) implements Verdict {
        public HoldsIf {
            notNull("condition", condition);
            fraction("p", p);
        }

        @Override
        public String word() {
            return "holds-if";
        }

        @Override
        public String words() {
            return "holds if " + condition.words();
        }

        @Override
        public String text() {
            return word() + " " + condition;
        }

        /** The condition, and the probability with two significant digits: {@code HoldsIf[condition=x <= 2, p=0.64]}. */
        @Override
        public String toString() {
            return "HoldsIf[condition=" + condition + ", p=" + Decimals.rounded(p, 2) + "]";
        }

        @Override
        public Optional<Where> where() {
            return Optional.of(condition);
        }
    }

    /**
     * The claim fails in a part of what the inputs can be, and is undecided without that condition.
     *
     * @param condition that part
     * @param p the claim's probability without the condition
     */
    record FailsIf(Where condition, double p) implements Verdict {
        public FailsIf {
            notNull("condition", condition);
            fraction("p", p);
        }

        @Override
        public String word() {
            return "fails-if";
        }

        @Override
        public String words() {
            return "fails if " + condition.words();
        }

        @Override
        public String text() {
            return word() + " " + condition;
        }

        /** The condition, and the probability with two significant digits: {@code FailsIf[condition=x <= 2, p=0.64]}. */
        @Override
        public String toString() {
            return "FailsIf[condition=" + condition + ", p=" + Decimals.rounded(p, 2) + "]";
        }

        @Override
        public Optional<Where> where() {
            return Optional.of(condition);
        }
    }

    /** It cannot be told from what is known. */
    record Open() implements Verdict {
        @Override
        public String word() {
            return "open";
        }

        @Override
        public String clause() {
            return "is " + words();
        }
    }

    /** A claim about data: the interval at the stated level lies wholly where the claim is true. */
    record Supported() implements Verdict {
        @Override
        public String word() {
            return "supported";
        }

        @Override
        public String words() {
            return "supported by the data";
        }

        @Override
        public String clause() {
            return "is " + words();
        }
    }

    /** A claim about data: the interval at the stated level lies wholly where the claim is false. */
    record Rejected() implements Verdict {
        @Override
        public String word() {
            return "rejected";
        }

        @Override
        public String words() {
            return "rejected by the data";
        }

        @Override
        public String clause() {
            return "is " + words();
        }
    }

    /** True by derivation: it has no probability. */
    record Identity() implements Verdict {
        @Override
        public String word() {
            return "identity";
        }

        @Override
        public String words() {
            return "true by derivation";
        }

        @Override
        public String clause() {
            return "is " + words();
        }
    }
}
