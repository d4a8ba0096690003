/**
 * Points of the unit cube, each computed from its index.
 *
 * <p>Start with {@link dev.jacquard.numerics.sampling.Sampling}, which makes {@link dev.jacquard.numerics.sampling.Points} of one
 * of three kinds: pseudo-random, Latin hypercube, scrambled Sobol'. A point depends on nothing but seed, names and index, so any
 * chunk can be made anywhere, in any order and on any number of threads.
 */
package dev.jacquard.numerics.sampling;
