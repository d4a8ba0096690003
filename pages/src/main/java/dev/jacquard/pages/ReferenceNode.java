package dev.jacquard.pages;

import org.commonmark.node.CustomNode;

/** A reference in a story, {@code {{...}}}, until its value takes its place. */
final class ReferenceNode extends CustomNode {

    private final String text;

    ReferenceNode(String text) {
        this.text = text;
    }

    /** What stands between the braces, stripped. */
    String text() {
        return text;
    }
}
