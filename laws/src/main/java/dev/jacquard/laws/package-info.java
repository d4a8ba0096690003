/**
 * Every law the project carries, by name, with what goes in and what comes out: for the command line and for scenarios that choose a
 * law by name.
 *
 * <p>Start with {@link dev.jacquard.laws.LawCatalogue}.
 */
package dev.jacquard.laws;
