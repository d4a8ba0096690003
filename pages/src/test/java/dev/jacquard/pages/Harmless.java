package dev.jacquard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What may stand in a page or a Markdown file whoever wrote the story: all that is not listed is an attack that came through.
 * Pages are read as browsers read them, Markdown as a reader does that knows no formulas.
 */
final class Harmless {

    private static final Set<String> ELEMENTS = Set.of(
            // the page
            "html",
            "head",
            "meta",
            "link",
            "title",
            "style",
            "body",
            "main",
            "header",
            "nav",
            "footer",
            "section",
            "article",
            "aside",
            "figure",
            "figcaption",
            "details",
            "summary",
            // text
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "p",
            "span",
            "div",
            "a",
            "em",
            "strong",
            "code",
            "pre",
            "br",
            "hr",
            "ul",
            "ol",
            "li",
            "dl",
            "dt",
            "dd",
            "blockquote",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            // charts
            "svg",
            "desc",
            "g",
            "path",
            "rect",
            "circle",
            "text",
            "clippath",
            // formulas
            "math",
            "semantics",
            "annotation",
            "mrow",
            "mi",
            "mn",
            "mo",
            "mtext",
            "mspace",
            "mfrac",
            "msqrt",
            "mroot",
            "msub",
            "msup",
            "msubsup",
            "munder",
            "mover",
            "munderover",
            "mtable",
            "mtr",
            "mtd");

    private static final Pattern ANY = Pattern.compile("(?s).*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 _-]*");
    private static final Pattern SHAPE = Pattern.compile("[-A-Za-z0-9 .,()]*");
    private static final Pattern INK = Pattern.compile("((fill|stroke):var\\(--[a-z0-9]+\\);?)+");
    private static final Pattern ADDRESS =
            Pattern.compile("(https?://|mailto:)\\S+|#[\\w.-]+|[\\w.%()-]+\\.html(#[\\w.-]+)?|data:,");
    private static final Pattern IN_MARKDOWN = Pattern.compile("(https?://|mailto:)\\S+|#[\\w.-]+|[\\w.%/-]+\\.csv");

    private static final Map<String, Pattern> ATTRIBUTES = Map.ofEntries(
            Map.entry("href", ADDRESS),
            Map.entry("style", INK),
            Map.entry("clip-path", Pattern.compile("url\\(#[a-z0-9-]+\\)")),
            Map.entry("title", ANY),
            Map.entry("aria-label", ANY),
            Map.entry("data-label", ANY),
            Map.entry("d", SHAPE),
            Map.entry("transform", SHAPE),
            Map.entry("font-family", ANY),
            Map.entry("content", ANY));

    private static final Set<String> PLAIN_ATTRIBUTES = Set.of(
            "lang",
            "charset",
            "http-equiv",
            "name",
            "rel",
            "id",
            "class",
            "role",
            "scope",
            "tabindex",
            "aria-labelledby",
            "data-verdict",
            "align",
            "start",
            "viewBox",
            "width",
            "height",
            "x",
            "y",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "fill",
            "fill-opacity",
            "stroke",
            "stroke-width",
            "stroke-dasharray",
            "stroke-linejoin",
            "stroke-linecap",
            "stroke-opacity",
            "stroke-miterlimit",
            "opacity",
            "text-anchor",
            "paint-order",
            "font-size",
            "font-weight",
            "display",
            "encoding",
            "mathvariant",
            "fence",
            "separator",
            "stretchy",
            "accent",
            "accentunder",
            "columnalign");

    private static final Parser MARKDOWN =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    private Harmless() {}

    /** Asserts that a page, or a piece of one, holds nothing that acts. */
    static void html(String html) {
        Document page = Jsoup.parse(html);
        for (Element element : page.getAllElements()) {
            if (element != page) {
                element(element);
            }
        }
    }

    private static void element(Element element) {
        assertThat(ELEMENTS).as("element of %s", element.outerHtml()).contains(element.normalName());
        for (Attribute attribute : element.attributes()) {
            String name = attribute.getKey();
            Pattern allowed = ATTRIBUTES.getOrDefault(name, SHAPE);
            assertThat(PLAIN_ATTRIBUTES.contains(name) || ATTRIBUTES.containsKey(name))
                    .as("attribute %s of %s", attribute, element.normalName())
                    .isTrue();
            assertThat(attribute.getValue())
                    .as("%s of %s", name, element.normalName())
                    .matches(name.equals("id") || name.equals("class") ? NAME : value(name, allowed));
        }
        if (element.normalName().equals("meta") && element.hasAttr("http-equiv")) {
            assertThat(element.attr("http-equiv")).isEqualTo("Content-Security-Policy");
        }
    }

    private static Pattern value(String name, Pattern allowed) {
        return Set.of("charset", "http-equiv", "encoding", "fill", "stroke", "aria-labelledby")
                        .contains(name)
                ? Pattern.compile("[-A-Za-z0-9 ./#_]*")
                : allowed;
    }

    /** Asserts that Markdown fetches nothing, holds no element and links only where a reader may go. */
    static void markdown(String markdown) {
        MARKDOWN.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                throw new AssertionError("image of " + image.getDestination() + " in " + markdown);
            }

            @Override
            public void visit(HtmlBlock block) {
                throw new AssertionError("element " + block.getLiteral() + " in " + markdown);
            }

            @Override
            public void visit(HtmlInline inline) {
                throw new AssertionError("element " + inline.getLiteral() + " in " + markdown);
            }

            @Override
            public void visit(Link link) {
                assertThat(link.getDestination()).matches(IN_MARKDOWN);
                visitChildren(link);
            }
        });
    }
}
