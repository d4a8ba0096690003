/**
 * Argument checks and the few mathematical functions that every module shares.
 *
 * <p>Start with {@link dev.jacquard.numerics.Check}, the guard used by every law, and {@link
 * dev.jacquard.numerics.Ces}, the family that holds Amdahl, Cobb-Douglas and Gustafson.
 */
package dev.jacquard.numerics;
