/**
 * Trade by comparative advantage.
 *
 * <p>Start with {@link dev.jacquard.economics.trade.Ricardo}, two countries and two goods.
 */
package dev.jacquard.economics.trade;
