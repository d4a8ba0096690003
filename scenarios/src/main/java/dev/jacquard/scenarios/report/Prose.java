package dev.jacquard.scenarios.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * Running text with formulas, parsed once and rendered as HTML or Markdown.
 *
 * <p>Raw HTML in it is text, an image is its description, and an address that is not http, https or mailto is dropped: a page
 * never fetches anything.
 */
public final class Prose {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(TABLES)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .customInlineContentParserFactory(new Delimited('{', Prose::reference))
            .customInlineContentParserFactory(new Delimited('$', Prose::formula))
            .build();

    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(context -> new Rendered(node -> context.getWriter()
                    .raw(Formula.mathml(((FormulaNode) node).latex(), ((FormulaNode) node).display()))))
            .build();

    private static final MarkdownRenderer MARKDOWN = MarkdownRenderer.builder()
            .extensions(TABLES)
            .nodeRendererFactory(new MarkdownFormulas())
            .build();

    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

    private final Node root;

    Prose(Node root) {
        this.root = root;
    }

    /** A plain sentence: nothing in it is Markdown. */
    public static Prose plain(String sentence) {
        Document document = new Document();
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Text(sentence));
        document.appendChild(paragraph);
        return new Prose(document);
    }

    /** Text in Markdown. */
    public static Prose markdown(String text) {
        return new Prose(tamed(PARSER.parse(text)));
    }

    /** A sentence with one link in it; without an address that can be followed the words stand alone. */
    static Prose linked(String before, String words, String address, String after) {
        Document document = new Document();
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Text(before));
        if (address.matches("(?i)https?://\\S+")) {
            Link link = new Link(address, null);
            link.appendChild(new Text(words));
            paragraph.appendChild(link);
        } else {
            paragraph.appendChild(new Text(words));
        }
        paragraph.appendChild(new Text(after));
        document.appendChild(paragraph);
        return new Prose(document);
    }

    static Node parse(String text) {
        return PARSER.parse(text);
    }

    /** Raw HTML and images replaced by what they say. */
    static Node tamed(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(HtmlBlock block) {
                Paragraph paragraph = new Paragraph();
                paragraph.appendChild(new Text(
                        BLANKS.matcher(block.getLiteral().replace('\n', ' ')).replaceAll(" ")));
                replace(block, paragraph);
            }

            @Override
            public void visit(HtmlInline inline) {
                replace(inline, new Text(inline.getLiteral()));
            }

            @Override
            public void visit(Image image) {
                Node text = image.getFirstChild();
                replace(image, text == null ? new Text("") : text);
            }
        });
        return document;
    }

    static void replace(Node old, Node replacement) {
        old.insertBefore(replacement);
        old.unlink();
    }

    /** The text as HTML: paragraphs, lists, tables, MathML. */
    public String html() {
        return HTML.render(root);
    }

    /** The text as Markdown, formulas in dollar signs. */
    public String markdown() {
        return MARKDOWN.render(root).strip();
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
            placed = placed.getParent() instanceof Block || placed.getParent() != null ? placed.getParent() : null;
        }
        return placed == null ? 1 : placed.getSourceSpans().get(0).getLineIndex() + 1;
    }

    private static Optional<ParsedInline> reference(Scanner scanner) {
        if (!scanner.next("{{")) {
            return Optional.empty();
        }
        Position start = scanner.position();
        while (scanner.find('}') >= 0) {
            Position end = scanner.position();
            if (scanner.next("}}")) {
                String text = scanner.getSource(start, end).getContent();
                return Optional.of(ParsedInline.of(new ReferenceNode(text.strip()), scanner.position()));
            }
            scanner.next();
        }
        return Optional.empty();
    }

    /** As Pandoc has it: no blank inside the dollars, no digit after them, so that "$5 and $6" is money. */
    private static Optional<ParsedInline> formula(Scanner scanner) {
        int dollars = scanner.matchMultiple('$');
        boolean display = dollars == 2;
        if (dollars > 2 || !display && Character.isWhitespace(scanner.peek())) {
            return Optional.empty();
        }
        Position start = scanner.position();
        while (scanner.find('$') >= 0) {
            Position end = scanner.position();
            String latex = scanner.getSource(start, end).getContent();
            boolean closed = scanner.matchMultiple('$') == dollars;
            boolean money = !display && (latex.isEmpty() || latex.endsWith(" ") || Character.isDigit(scanner.peek()));
            if (closed && !money) {
                FormulaNode node = new FormulaNode(latex.strip(), display);
                return Optional.of(ParsedInline.of(node, scanner.position()));
            }
        }
        return Optional.empty();
    }

    /** An inline construct that begins with one character. */
    private record Delimited(char opening, java.util.function.Function<Scanner, Optional<ParsedInline>> parse)
            implements InlineContentParserFactory, InlineContentParser {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of(opening);
        }

        @Override
        public InlineContentParser create() {
            return this;
        }

        @Override
        public ParsedInline tryParse(InlineParserState state) {
            return parse.apply(state.scanner()).orElse(ParsedInline.none());
        }
    }

    private record Rendered(java.util.function.Consumer<Node> write) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FormulaNode.class);
        }

        @Override
        public void render(Node node) {
            write.accept(node);
        }
    }

    private static final class MarkdownFormulas implements MarkdownNodeRendererFactory {
        @Override
        public NodeRenderer create(MarkdownNodeRendererContext context) {
            return new Rendered(node -> {
                FormulaNode formula = (FormulaNode) node;
                String dollars = formula.display() ? "$$" : "$";
                context.getWriter().raw(dollars + formula.latex() + dollars);
            });
        }

        @Override
        public Set<Character> getSpecialCharacters() {
            return Set.of();
        }
    }

    static boolean isReference(Node node) {
        return node instanceof CustomNode && node instanceof ReferenceNode;
    }
}
