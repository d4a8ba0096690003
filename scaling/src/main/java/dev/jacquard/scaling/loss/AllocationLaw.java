package dev.jacquard.scaling.loss;

/**
 * How a training budget is best split between parameters and tokens.
 *
 * <pre>{@code
 * AllocationLaw law = ChinchillaLaw.besiroglu2024().law();
 * law.optimal(5e26);   // Allocation[parameters=2.32e12, tokens=3.59e13]
 * }</pre>
 */
@FunctionalInterface
public interface AllocationLaw {

    /**
     * The split that the law calls best.
     *
     * @param flop C, training compute, FLOP, {@code > 0}
     */
    Allocation optimal(double flop);
}
