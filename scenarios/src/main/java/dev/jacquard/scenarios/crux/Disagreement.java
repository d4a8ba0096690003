package dev.jacquard.scenarios.crux;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.charts.output.ResultTable.Style;
import dev.jacquard.numerics.decision.ValueOfInformation;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.numerics.uncertainty.Summary;
import dev.jacquard.scenarios.argument.Assumption;
import dev.jacquard.scenarios.draws.Tablesaw;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.Table;

/**
 * Where two authors part: the gap between their answers, shared out among the inputs they disagree on, and what to measure first.
 *
 * <p>Made by {@link dev.jacquard.scenarios.crux.Crux#on}. The amounts are Shapley values and sum to the gap.
 *
 * @param question what was asked
 * @param a the first author's answer
 * @param b the second author's answer
 * @param contributions what each disputed input adds on the way from a to b, the largest in size first: the first is the crux
 * @param measuring which measurement would settle most
 * @param sampling how it was drawn
 */
public record Disagreement(
        Question question, Side a, Side b, List<Contribution> contributions, Measuring measuring, Sampling sampling) {

    /** Level of the central range that stands beside each author's answer. */
    public static final double LEVEL = 0.9;

    /** The one number that an author's draws are summed up in. */
    public enum Statistic {
        /** The median of an output, which an infinite draw does not spoil. */
        MEDIAN,
        /** The mean of an output that is finite in every draw. */
        MEAN,
        /** The share of draws in which a claim is true. */
        PROBABILITY;

        /** The lower-case word of files and options. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The number of some draws; not finite where it is infinite in too many of them. */
        public double of(double[] values) {
            return this == MEDIAN
                    ? Summary.quantile(values, 0.5)
                    : Arrays.stream(values).sum() / values.length;
        }
    }

    /**
     * What was asked.
     *
     * @param subject the output or the claim's id
     * @param output the output that is looked at: the subject, or what the claim compares
     * @param statistic the number that both are compared in
     * @param unit unit of the answers and the amounts
     */
    public record Question(String subject, String output, Statistic statistic, Unit unit) {}

    /**
     * One author's answer.
     *
     * @param name what the author is called
     * @param scenario the scenario's id
     * @param value the statistic over the author's draws
     * @param low lower end of the central 90 % of the output's draws, in the output's unit; may be infinite
     * @param high upper end
     */
    public record Side(String name, String scenario, double value, double low, double high) {}

    /**
     * What one disputed input adds to the gap.
     *
     * @param input its name; {@code fit: NAME} for inputs that move together, {@code correlations} for all rank correlations
     * @param inputs names of the inputs it stands for; none for the correlations
     * @param a the first author's belief, in the value notation
     * @param b the second author's
     * @param role whether it is a fact or a value
     * @param amount what it adds, in the question's unit; may have the other sign than the gap
     * @param share its size in the sum of all sizes, in [0, 1]
     * @param standardError of the amount, from the draws and, where orders were sampled, from those
     */
    public record Contribution(
            String input,
            List<String> inputs,
            String a,
            String b,
            Assumption.Role role,
            double amount,
            double share,
            double standardError) {
        public Contribution {
            inputs = List.copyOf(inputs);
        }

        /** Whether the amount is within two standard errors of nothing. */
        public boolean mayBeZero() {
            return !(Math.abs(amount) > 2 * standardError);
        }
    }

    /**
     * The decision that a measurement would serve, and what each is worth.
     *
     * @param line the value of the output between the two verdicts; not a number for a claim about an interval
     * @param decision what has to be decided, in words
     * @param payoff what the worth is counted in, in words
     * @param unit unit of the worths: the output's, or share for right decisions
     * @param now what deciding now, without a measurement, is expected to pay; the worths come on top of it
     * @param perfect worth of knowing everything
     * @param first one for each disputed fact, the most worth first
     */
    public record Measuring(
            double line,
            String decision,
            String payoff,
            Unit unit,
            double now,
            ValueOfInformation perfect,
            List<Measurement> first) {
        public Measuring {
            first = List.copyOf(first);
        }
    }

    /**
     * One measurement.
     *
     * @param input what is measured
     * @param observation what would be observed, with its error, in words
     * @param worth expected gain of deciding after the measurement (EVSI)
     * @param ceiling expected gain of deciding in full knowledge of this input (EVPPI)
     */
    public record Measurement(String input, String observation, ValueOfInformation worth, ValueOfInformation ceiling) {}

    /**
     * How it was drawn.
     *
     * @param draws draws of each mixture of the two authors' beliefs
     * @param seed their seed
     * @param mixtures how many different mixtures were run
     * @param exact whether that is all of them; else orders of change were sampled
     */
    public record Sampling(int draws, long seed, int mixtures, boolean exact) {}

    public Disagreement {
        contributions = List.copyOf(contributions);
    }

    /** The second author's answer less the first's. */
    public double gap() {
        return b.value() - a.value();
    }

    /** What the inputs of one role add together. */
    public double amountOf(Assumption.Role role) {
        return contributions.stream()
                .filter(c -> c.role() == role)
                .mapToDouble(Contribution::amount)
                .sum();
    }

    /** The part of the sum of all sizes that the inputs of one role have; facts and values make one. */
    public double shareOf(Assumption.Role role) {
        return contributions.stream()
                .filter(c -> c.role() == role)
                .mapToDouble(Contribution::share)
                .sum();
    }

    /** The crux in a sentence: which input it is, and how much of the gap it makes. */
    public String sentence() {
        return new CruxWords(this).crux();
    }

    /** The whole disagreement in plain sentences: the gap, the crux, what works the other way, facts and values, what to measure. */
    public List<String> sentences() {
        return new CruxWords(this).all();
    }

    /** Which measurement to make first: those of disputed facts, the most worth first; never a value. */
    public List<Measurement> measureFirst() {
        return measuring.first();
    }

    /** What each disputed input adds, the largest first, with who believes what. */
    public Table table() {
        return Tablesaw.table("what makes the gap on " + question.subject(), parts());
    }

    /** The same for every other form; parts of a probability are in points for people. */
    public ResultTable parts() {
        boolean points = question.statistic() == Statistic.PROBABILITY;
        double times = points ? 100 : 1;
        return ResultTable.of(contributions)
                .text("input", "Input", Contribution::input)
                .text("role", "Role", own -> own.role().word())
                .times(times, "amount", points ? "Part, points" : "Part", Style.CHANGE, Contribution::amount)
                .times(times, "standard error", "± s.e.", Style.NUMBER, Contribution::standardError)
                .share("share", "Share", Contribution::share)
                .text("a", "The author", Contribution::a)
                .column("b", "The other", Style.SENTENCES, Contribution::b)
                .table();
    }

    /** The gap and the crux. */
    @Override
    public String toString() {
        return new CruxWords(this).gap() + " " + sentence();
    }
}
