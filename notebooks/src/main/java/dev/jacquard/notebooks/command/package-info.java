/**
 * {@code jacquard notebook}: writes the kernel spec and starts Jupyter; start with {@link
 * dev.jacquard.notebooks.command.NotebookCommand}.
 */
package dev.jacquard.notebooks.command;
