/**
 * The language of formulas: text becomes an expression, an expression is checked for names and dimensions and becomes code that takes
 * a row of numbers.
 *
 * <p>Start with {@link dev.jacquard.scenarios.formulas.FormulaSet}. Nothing here knows files or scenarios.
 */
package dev.jacquard.scenarios.formulas;
