package dev.jacquard.laws;

import dev.jacquard.data.CalibratedRange.Interval;
import dev.jacquard.data.Signature;
import dev.jacquard.data.Variable;
import dev.jacquard.numerics.quantity.Unit;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Between which values of an input a law is asked by the tests that ask every law: what was observed, is usual, or makes sense in its unit. */
public final class UsualValues {

    private static final Map<String, Interval> ELSEWHERE = Map.of(
            "parameter", new Interval(1e7, 1e11),
            "token", new Interval(1e8, 1e12),
            "FLOP", new Interval(1e18, 1e24),
            "person", new Interval(1, 3),
            "agent", new Interval(3, 5));

    private static final Interval SHARES = new Interval(0.15, 0.25);
    private static final Interval COUNTS = new Interval(3, 5);

    /** Some lower bounds are excluded by the law itself. */
    private static final double JUST_ABOVE = 1.001;

    private UsualValues() {}

    /** Three values of an input, rising: both ends and the middle. */
    static double[] three(Signature<?> signature, CatalogueLaw law, Variable input) {
        Interval range = known(signature, law, input);
        double[] values = spread(range == null ? elsewhere(input) : range, 3);
        double above = input.low() > values[0] ? JUST_ABOVE * input.low() / values[0] : 1;
        return DoubleStream.of(values)
                .map(value -> input.whole() ? Math.rint(value * above) : value * above)
                .toArray();
    }

    /** So many values of an input, wide apart, as a fit wants them. */
    public static double[] wide(Signature<?> signature, CatalogueLaw law, Variable input, int count) {
        Interval range = known(signature, law, input);
        if (range == null) {
            range = ELSEWHERE.getOrDefault(
                    input.unit().symbol(),
                    input.unit().equals(Unit.SHARE) ? new Interval(0.05, 0.95) : new Interval(1, 1000));
        }
        return DoubleStream.of(spread(range, count))
                .map(value -> input.whole() ? Math.rint(value) : value)
                .distinct()
                .toArray();
    }

    private static Interval known(Signature<?> signature, CatalogueLaw law, Variable input) {
        Interval usual = signature.usual().intervals().get(input.name());
        return usual != null ? usual : law.calibrated().intervals().get(input.name());
    }

    private static Interval elsewhere(Variable input) {
        return ELSEWHERE.getOrDefault(input.unit().symbol(), input.unit().equals(Unit.SHARE) ? SHARES : COUNTS);
    }

    /** Evenly in the logarithm where all are positive. */
    private static double[] spread(Interval range, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double share = i / (count - 1.0);
            values[i] = i == count - 1
                    ? range.high()
                    : range.low() > 0
                            ? range.low() * Math.pow(range.high() / range.low(), share)
                            : range.low() + (range.high() - range.low()) * share;
        }
        return values;
    }
}
