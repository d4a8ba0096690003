/**
 * How Jacquard's values look in a notebook, whichever kernel shows them; start with {@link
 * dev.jacquard.notebooks.display.Looks}.
 *
 * <p>The bundled kernel uses it by itself, JJava finds {@link dev.jacquard.notebooks.display.JJavaExtension}, and a notebook on
 * IJava calls {@link dev.jacquard.notebooks.display.IJavaRenderers} in its first cell.
 */
package dev.jacquard.notebooks.display;
