/**
 * Sparse models: what experts, sparsity and looked-up memory buy, and how to size them.
 *
 * <p>Start with {@link dev.jacquard.scaling.experts.JointMoeLaw}, which covers dense models and mixtures of experts in one law; {@link
 * dev.jacquard.scaling.experts.RoutedLaw} is the older law at fixed data. N means something else in each: the parameters that work on a
 * token (Clark, Ludziejewski), all of them (Krajewski, Abnar), or those that are not zero (Frantar).
 */
package dev.jacquard.scaling.experts;
