package dev.jacquard.scenarios.conditions;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Patient rule induction over a few inputs: from a box of all, a twentieth of the draws at a time is peeled off the side where the claim
 * is least often as asked, or a form; then what was peeled too much is pasted on again, and what does not matter is dropped.
 *
 * @see <a href="https://doi.org/10.1023/A:1008894516817">Friedman and Fisher 1999</a>, Statistics and Computing 9, 123-143
 */
final class PatientRule {

    /** Ends are pasted in steps of a hundredth, so that they lie nearer than a peel does. */
    private static final double PASTE = 0.01;

    private final Finder finder;
    private final Half half;
    private final int[] inputs;
    private final Box frame;

    private PatientRule(Finder finder, int[] inputs, Box frame) {
        this.finder = finder;
        this.half = finder.half();
        this.inputs = inputs;
        this.frame = frame;
    }

    /** The box that the inputs give within a frame, if one meets all demands. */
    static Optional<Finder.Found> of(Finder finder, int[] inputs, Box frame) {
        PatientRule rule = new PatientRule(finder, inputs, frame);
        return rule.peeled().map(rule::pasted).map(rule::dropped).flatMap(step -> finder.rounded(step.box(), frame));
    }

    /** A box on the way, with its draws. */
    private record Step(Box box, Half.Members members) {}

    private Step step(Box box) {
        return new Step(box, half.members(box));
    }

    private boolean meets(Step step) {
        return finder.demands().meets(half, finder.inputs(), step.box(), step.members());
    }

    /** The first box on the way that meets all demands: those after it cover less. */
    private Optional<Step> peeled() {
        boolean[] byForms = new boolean[inputs.length];
        for (int k = 0; k < inputs.length; k++) {
            byForms[k] = byForms(inputs[k]);
        }
        Peeling peeling = new Peeling(half, frame, inputs, byForms);
        do {
            if (!peeling.box().limits().isEmpty() && finder.demands().meets(peeling.count(), peeling.hits())) {
                Step step = step(peeling.box());
                if (meets(step)) {
                    return Optional.of(step);
                }
            }
        } while (peeling.peel(finder.demands().least()));
        return Optional.empty();
    }

    /** Whether an input is cut form by form: one without an order, and one of whose forms the frame takes some. */
    private boolean byForms(int input) {
        return !finder.inputs().get(input).ordered() || frame.limits().get(input) instanceof Limit.Forms;
    }

    /** Sides are moved out and forms allowed again as long as the claim is as asked no less often. */
    private Step pasted(Step peeled) {
        Step now = peeled;
        for (Optional<Step> larger = larger(now); larger.isPresent(); larger = larger(now)) {
            now = larger.get();
        }
        return now;
    }

    /** The box of the largest share among those one paste larger that meet all demands. */
    private Optional<Step> larger(Step now) {
        Step best = null;
        for (Map.Entry<Integer, Limit> limit : now.box().limits().entrySet()) {
            for (Box box : pastes(now, limit.getKey(), limit.getValue())) {
                Step step = step(box);
                boolean better =
                        best == null || step.members().share() > best.members().share();
                best = better && meets(step) ? step : best;
            }
        }
        return Optional.ofNullable(best);
    }

    private List<Box> pastes(Step now, int input, Limit limit) {
        List<Box> pastes = new ArrayList<>();
        if (limit instanceof Limit.Forms forms) {
            for (int place = 0; place < half.forms(input); place++) {
                if (!forms.holds(place) && allows(input, place)) {
                    BitSet one = new BitSet();
                    one.set(place);
                    Box alone = now.box().with(input, new Limit.Forms(one));
                    if (gains(now, half.members(alone))) {
                        pastes.add(now.box().with(input, forms.with(place)));
                    }
                }
            }
        } else {
            Limit.Range range = (Limit.Range) limit;
            Limit.Range outer = outer(input);
            if (range.low() != outer.low()) {
                moved(now, input, range, false).ifPresent(pastes::add);
            }
            if (range.high() != outer.high()) {
                moved(now, input, range, true).ifPresent(pastes::add);
            }
        }
        return pastes;
    }

    private boolean allows(int input, int place) {
        Limit framed = frame.limits().get(input);
        return framed == null || framed.holds(place);
    }

    private static boolean gains(Step now, Half.Members more) {
        return more.hits() > 0 && more.share() >= now.members().share();
    }

    private Limit.Range outer(int input) {
        return (Limit.Range) frame.limits().getOrDefault(input, Limit.Range.ALL);
    }

    /** A side so far out that a hundredth more draws are in, or as many as there are, if they are as good as the others. */
    private Optional<Box> moved(Step now, int input, Limit.Range range, boolean high) {
        int[] order = half.order(input);
        double[] values = half.values(input);
        Limit.Range outer = outer(input);
        Box others = now.box().without(input);
        int size = Math.max(1, (int) (PASTE * now.members().count()));
        int come = 0;
        int hits = 0;
        double last = Double.NaN;
        int place = half.after(input, high ? range.high() : range.low(), high);
        for (; place >= 0 && place < order.length; place += high ? 1 : -1) {
            int draw = order[place];
            if (!outer.holds(values[draw]) || come >= size && values[draw] != last) {
                break;
            }
            if (half.lies(draw, others)) {
                come++;
                hits += half.isTrue(draw) ? 1 : 0;
                last = values[draw];
            }
        }
        if (hits == 0 || (double) hits / come < now.members().share()) {
            return Optional.empty();
        }
        Limit.Range open = high ? range.highOf(outer) : range.lowOf(outer);
        return Optional.of(now.box().with(input, come < size ? open : high ? range.to(last) : range.from(last)));
    }

    /** Without the inputs and the sides that the demands are met without. */
    private Step dropped(Step found) {
        Step now = found;
        for (int input : found.box().limits().keySet()) {
            for (Box box : wider(now.box(), input)) {
                Step step = step(box);
                if (!box.limits().isEmpty() && meets(step)) {
                    now = step;
                    break;
                }
            }
        }
        return now;
    }

    private List<Box> wider(Box box, int input) {
        List<Box> wider = new ArrayList<>();
        Limit framed = frame.limits().get(input);
        wider.add(framed == null ? box.without(input) : box.with(input, framed));
        if (box.limits().get(input) instanceof Limit.Range range) {
            Limit.Range outer = outer(input);
            if (range.low() != outer.low() && range.high() != outer.high()) {
                wider.add(box.with(input, range.lowOf(outer)));
                wider.add(box.with(input, range.highOf(outer)));
            }
        }
        return wider;
    }
}
