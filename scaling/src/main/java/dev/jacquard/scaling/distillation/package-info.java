/**
 * Distillation: the loss of a student that learns from a teacher, and when that beats learning from the data alone.
 *
 * <p>Start with {@link dev.jacquard.scaling.distillation.DistillationLaw}; {@link dev.jacquard.scaling.distillation.DistillationCost} says
 * which part of the teacher is paid for, and {@link dev.jacquard.scaling.distillation.DistillationChoice} compares at equal compute.
 */
package dev.jacquard.scaling.distillation;
