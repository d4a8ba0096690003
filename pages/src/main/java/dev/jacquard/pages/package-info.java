/**
 * A run as a document: one HTML page that needs nothing else, and the same content as Markdown, JSON and CSV; start with
 * {@link dev.jacquard.pages.Report}.
 *
 * <p>The content is a list of {@link dev.jacquard.pages.Block}s made from the run and the scenario's story; each
 * format is a rendering of the same blocks.
 */
package dev.jacquard.pages;
