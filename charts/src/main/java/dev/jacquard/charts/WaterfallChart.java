package dev.jacquard.charts;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.numerics.Check;
import java.util.List;

/**
 * The way from one answer to another, step by step: each bar begins where the one above it ends.
 *
 * @param value the horizontal axis
 * @param from the first answer
 * @param steps what lies between, from top to bottom
 * @param to the last answer
 */
public record WaterfallChart(Axis value, End from, List<Step> steps, End to) implements Chart {

    private static final double SLACK = 1e-9;

    /**
     * An answer.
     *
     * @param name whose it is
     * @param text the answer in words, with its unit
     * @param value the answer
     */
    public record End(String name, String text, double value) {
        public End {
            notBlank("name", name);
            notNull("text", text);
            finite("value of " + name, value);
        }
    }

    /** What kind of step it is; told apart by outline as well as by colour. */
    public enum Kind {
        /** Something that can be found out. */
        FACT,
        /** Something that is wanted, or a convention. */
        VALUE
    }

    /**
     * A step.
     *
     * @param name what it comes from
     * @param text its length in words, with its unit
     * @param amount its length, with its sign
     * @param whisker drawn either way of its end; not finite where the error is not known
     * @param kind fact or value
     */
    public record Step(String name, String text, double amount, double whisker, Kind kind) {
        public Step {
            notBlank("name", name);
            notNull("text", text);
            finite("amount of " + name, amount);
            notNull("kind", kind);
            if (!(whisker >= 0)) {
                throw Check.refused("whisker of " + name, whisker, ">= 0");
            }
        }
    }

    public WaterfallChart {
        notNull("value", value);
        notNull("from", from);
        notNull("to", to);
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw Check.refused("steps", steps, "at least one step");
        }
        double reached = from.value() + steps.stream().mapToDouble(Step::amount).sum();
        double size = Math.abs(from.value())
                + steps.stream().mapToDouble(step -> Math.abs(step.amount())).sum();
        if (!(Math.abs(reached - to.value()) <= SLACK * size)) {
            throw Check.refused("steps", "lead to " + reached, "to the last answer, " + to.value());
        }
    }

    /** Where a step begins. */
    double start(int step) {
        return from.value()
                + steps.subList(0, step).stream().mapToDouble(Step::amount).sum();
    }

    @Override
    public ResultTable data() {
        var data = ResultTable.headed("step", "kind", "amount", "whisker", "from", "to");
        data.row(from.name(), "answer", "–", "–", "–", from.value());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Object whisker = Double.isFinite(step.whisker()) ? (Object) step.whisker() : "unknown";
            data.row(
                    step.name(),
                    step.kind() == Kind.VALUE ? "value" : "fact",
                    step.amount(),
                    whisker,
                    start(i),
                    start(i) + step.amount());
        }
        return data.row(to.name(), "answer", "–", "–", "–", to.value()).table();
    }
}
