/**
 * Bits: what training and serving at low precision cost in loss, and what they save.
 *
 * <p>Start with {@link dev.jacquard.scaling.precision.PrecisionLaw} for training in few bits and {@link
 * dev.jacquard.scaling.precision.PostTrainingLaw} for rounding afterwards. {@link dev.jacquard.scaling.precision.LowPrecisionLaw} asks when
 * a faster format pays; {@link dev.jacquard.scaling.precision.QuantizedWeights} does the bookkeeping of memory, and {@link
 * dev.jacquard.scaling.precision.BitCurves} compares precisions by measurements of one's own.
 */
package dev.jacquard.scaling.precision;
