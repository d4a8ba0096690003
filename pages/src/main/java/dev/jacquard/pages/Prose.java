package dev.jacquard.pages;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.commonmark.node.Document;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.commonmark.renderer.markdown.MarkdownWriter;

/**
 * Running text with formulas, parsed once and rendered as HTML or Markdown.
 *
 * <p>Raw HTML in it is text, an image is its description, and an address that is not http, https, mailto or a place in the page
 * is dropped: a page never fetches anything, and neither does the Markdown.
 */
public final class Prose {

    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(Tamed.TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(context -> new Rendered(
                    Set.of(FormulaNode.class),
                    node -> context.getWriter()
                            .raw(Formula.mathml(((FormulaNode) node).latex(), ((FormulaNode) node).display()))))
            .build();

    private static final MarkdownRenderer MARKDOWN = MarkdownRenderer.builder()
            .extensions(Tamed.TABLES)
            .nodeRendererFactory(new SafeMarkdown())
            .build();

    private static final Pattern TITLE = Pattern.compile("[\\\\\"<>\\[\\]`!]");

    private final Node root;

    Prose(Node root) {
        this.root = root;
    }

    /** A plain sentence: nothing in it is Markdown. */
    public static Prose plain(String sentence) {
        return paragraph(Tamed.text(sentence));
    }

    private static Prose paragraph(Node... parts) {
        Paragraph paragraph = new Paragraph();
        List.of(parts).forEach(paragraph::appendChild);
        Document document = new Document();
        document.appendChild(paragraph);
        return new Prose(document);
    }

    /** Text in Markdown. */
    public static Prose markdown(String text) {
        return new Prose(Tamed.read("text", text));
    }

    /** A sentence with one link in it; without an address that can be followed the words stand alone. */
    static Prose linked(String before, String words, String address, String after) {
        return Tamed.address(address)
                .map(there -> {
                    Link link = new Link(there, null);
                    link.appendChild(Tamed.text(words));
                    return paragraph(Tamed.text(before), link, Tamed.text(after));
                })
                .orElseGet(() -> paragraph(Tamed.text(before), Tamed.text(words), Tamed.text(after)));
    }

    /** The text as HTML: paragraphs, lists, tables, MathML. */
    public String html() {
        return HTML.render(root);
    }

    /** The text as Markdown, formulas in dollar signs. */
    public String markdown() {
        return MARKDOWN.render(root).stripTrailing();
    }

    @Override
    public String toString() {
        return markdown();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Prose that && markdown().equals(that.markdown());
    }

    @Override
    public int hashCode() {
        return markdown().hashCode();
    }

    /** The first line of a node in its file, counted from 1. */
    static int line(Node node) {
        Node placed = node;
        while (placed != null && placed.getSourceSpans().isEmpty()) {
            placed = placed.getParent();
        }
        return placed == null ? 1 : placed.getSourceSpans().get(0).getLineIndex() + 1;
    }

    private record Rendered(Set<Class<? extends Node>> types, Consumer<Node> write) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return types;
        }

        @Override
        public void render(Node node) {
            write.accept(node);
        }
    }

    /** Formulas; links, whose titles commonmark lets end early at a backslash; and the signs that other readers act on. */
    private static final class SafeMarkdown implements MarkdownNodeRendererFactory {
        @Override
        public NodeRenderer create(MarkdownNodeRendererContext context) {
            return new Rendered(Set.of(FormulaNode.class, Link.class), node -> {
                if (node instanceof FormulaNode formula) {
                    context.getWriter().raw(formula.markdown());
                } else {
                    link((Link) node, context);
                }
            });
        }

        private static void link(Link link, MarkdownNodeRendererContext context) {
            MarkdownWriter writer = context.getWriter();
            writer.raw("[");
            for (Node child = link.getFirstChild(); child != null; child = child.getNext()) {
                context.render(child);
            }
            writer.raw("](" + link.getDestination());
            if (link.getTitle() != null) {
                writer.raw(" \"" + TITLE.matcher(link.getTitle()).replaceAll("\\\\$0") + "\"");
            }
            writer.raw(")");
        }

        /** Formulas and struck or fenced text of Markdown's dialects. */
        @Override
        public Set<Character> getSpecialCharacters() {
            return Set.of('$', '~');
        }
    }
}
