/**
 * Which input drives an output, where it tips, and what two authors' gap is due to.
 *
 * <p>Start with {@link dev.jacquard.numerics.sensitivity.Design}: a design says where to evaluate, its {@link
 * dev.jacquard.numerics.sensitivity.Outputs} go to the one kind of analyser they were made for.
 *
 * <ul>
 *   <li>{@link dev.jacquard.numerics.sensitivity.SaltelliDesign}: {@link dev.jacquard.numerics.sensitivity.SobolIndices}, shares
 *       of variance of independent inputs
 *   <li>{@link dev.jacquard.numerics.sensitivity.ShapleyDesign}: {@link dev.jacquard.numerics.sensitivity.ShapleyEffects}, the
 *       same for correlated inputs
 *   <li>{@link dev.jacquard.numerics.sensitivity.MorrisDesign}: {@link dev.jacquard.numerics.sensitivity.MorrisEffects}, screening
 *   <li>{@link dev.jacquard.numerics.sensitivity.TornadoDesign}: {@link dev.jacquard.numerics.sensitivity.Tornado}, one at a time
 *   <li>{@link dev.jacquard.numerics.sensitivity.InputSample}: {@link dev.jacquard.numerics.sensitivity.RankCorrelations}, {@link
 *       dev.jacquard.numerics.sensitivity.Pawn}, {@link dev.jacquard.numerics.sensitivity.Regional}, from draws already made
 *   <li>{@link dev.jacquard.numerics.sensitivity.GapDesign}: {@link dev.jacquard.numerics.sensitivity.GapContributions}, the gap
 *       between two authors
 * </ul>
 *
 * <p>{@link dev.jacquard.numerics.sensitivity.TotalEffect} is the total index of one input from paired draws, {@link
 * dev.jacquard.numerics.sensitivity.Roots} finds where a function crosses zero. Nothing here but {@code Design.evaluate}, at the
 * caller's word, calls a model.
 */
package dev.jacquard.numerics.sensitivity;
