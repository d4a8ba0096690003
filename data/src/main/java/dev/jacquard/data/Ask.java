package dev.jacquard.data;

/**
 * How a law is asked for one of its outputs: mostly a reference to its method, such as {@code ChinchillaLaw::loss}.
 *
 * <p>The arguments come in the order in which {@link Signature#gives} names the inputs, which is that of the method.
 */
public final class Ask {

    private Ask() {}

    /** From all inputs, each by its variable; for what no method answers alone. */
    @FunctionalInterface
    public interface Any<L> {
        double of(L law, Inputs inputs);
    }

    /** From one input. */
    @FunctionalInterface
    public interface One<L> {
        double of(L law, double first);
    }

    /** From two inputs. */
    @FunctionalInterface
    public interface Two<L> {
        double of(L law, double first, double second);
    }

    /** From three inputs. */
    @FunctionalInterface
    public interface Three<L> {
        double of(L law, double first, double second, double third);
    }
}
