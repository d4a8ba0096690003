/**
 * Where a claim holds and where it fails: parts of what the inputs can be, found on half of the draws and judged on the other half.
 *
 * <p>Start with {@link dev.jacquard.scenarios.conditions.ConditionSearch}.
 */
package dev.jacquard.scenarios.conditions;
