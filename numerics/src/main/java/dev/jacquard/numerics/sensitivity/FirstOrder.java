package dev.jacquard.numerics.sensitivity;

/** Estimators of the first-order Sobol' index S_i, with A, B and AB_i for the outputs of a {@link SaltelliDesign}. */
public enum FirstOrder {
    /**
     * {@code mean(B (AB_i - A)) / V}: best where the index is small.
     *
     * @see <a href="https://doi.org/10.1016/j.cpc.2009.09.018">Saltelli et al. 2010</a>, table 2 (b)
     */
    SALTELLI_2010,
    /**
     * {@code 1 - mean((B - AB_i)^2) / (2 V)}: best where the index is near 1.
     *
     * @see <a href="https://doi.org/10.1016/S0010-4655(98)00154-4">Jansen 1999</a>; Saltelli et al. 2010, table 2 (c)
     */
    JANSEN_1999
}
