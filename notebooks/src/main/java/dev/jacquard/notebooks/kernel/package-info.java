/**
 * A thin Java kernel for Jupyter: IJava's protocol library around the JDK's own JShell; start with {@link
 * dev.jacquard.notebooks.kernel.KernelMain}.
 *
 * <p>Cells run in the kernel's own JVM. One cell is one or more JShell snippets; the value of the last one is shown. What
 * becomes of earlier cells when one is run again is decided in {@code CellControl}, what they print is sent by {@code
 * CellOutput}.
 */
package dev.jacquard.notebooks.kernel;
