package dev.jacquard.scenarios.report;

import org.commonmark.node.CustomNode;

/** A formula in a text: {@code $...$} in a line, {@code $$...$$} on its own. */
final class FormulaNode extends CustomNode {

    private final String latex;
    private final boolean display;

    FormulaNode(String latex, boolean display) {
        this.latex = latex;
        this.display = display;
    }

    String latex() {
        return latex;
    }

    boolean display() {
        return display;
    }
}
