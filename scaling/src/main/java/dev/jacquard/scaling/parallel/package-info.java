/**
 * Many agents on one piece of work: speed-up laws, a supervisor's queue, and search by attempts that resemble each other.
 *
 * <p>Start with {@link dev.jacquard.scaling.parallel.SpeedupLaw} and {@link dev.jacquard.scaling.parallel.Amdahl}; {@link
 * dev.jacquard.scaling.parallel.SupervisorQueue} is agents who wait for people, {@link
 * dev.jacquard.scaling.parallel.UslFit} reads a law off measurements. The laws here are rival descriptions of one loss:
 * multiplying two of them counts it twice.
 */
package dev.jacquard.scaling.parallel;
