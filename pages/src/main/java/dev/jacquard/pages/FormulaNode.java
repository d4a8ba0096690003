package dev.jacquard.pages;

import java.util.regex.Pattern;
import org.commonmark.node.CustomNode;

/** A formula in a text: {@code $...$} in a line, {@code $$...$$} on its own. */
final class FormulaNode extends CustomNode {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    /** What plain Markdown would read as an element, an image or a link, though LaTeX sees the same with a blank in it. */
    private static final Pattern LIVE = Pattern.compile("<(?=\\S)|!(?=\\[)|\\](?=[(\\[:])");

    private final String latex;
    private final boolean display;

    FormulaNode(String latex, boolean display) {
        // A line that begins inside a formula could begin a list or a quotation; to LaTeX it is a blank.
        this.latex = BLANKS.matcher(latex.strip()).replaceAll(" ");
        this.display = display;
    }

    String latex() {
        return latex;
    }

    boolean display() {
        return display;
    }

    /** The formula in dollar signs, harmless also to a reader that knows Markdown but no formulas. */
    String markdown() {
        String dollars = display ? "$$" : "$";
        return dollars + LIVE.matcher(latex).replaceAll("$0 ") + dollars;
    }
}
