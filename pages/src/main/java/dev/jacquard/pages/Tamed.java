package dev.jacquard.pages;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Markdown of anybody, read within limits and without anything that acts: raw HTML becomes the text it is, an image its
 * description, and a link whose address is not http, https, mailto or a place in the page becomes its words.
 *
 * <p>Every renderer starts from the tree this gives, so that a page and a Markdown file are safe for the same reason.
 */
final class Tamed {

    static final List<Extension> TABLES = List.of(TablesExtension.create());

    /** Characters of a text; an essay has thirty thousand. */
    static final int LONGEST = 500_000;

    /** Formulas of a text: each of two characters becomes a hundred on the page. */
    static final int MOST_FORMULAS = 2_000;

    /** Characters without an empty line among them: some of Markdown is looked for to the end of a paragraph, again and again. */
    static final int LONGEST_PARAGRAPH = 20_000;

    /** Quotations, lists and emphasis within each other; each is two levels where it is a list. */
    static final int DEEPEST = 40;

    /** Columns of a table: a row of one sign is as wide as the widest, which makes much of little. */
    static final int MOST_COLUMNS = 50;

    /** Characters of an address: a name for it can be used a thousand times. */
    static final int LONGEST_ADDRESS = 1_000;

    /** Above what is allowed, so that what is too deep is seen and refused, not taken for plain text. */
    private static final int PARSED_DEPTH = 2 * DEEPEST;

    private static final Parser PARSER = Parser.builder()
            .extensions(TABLES)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(PARSED_DEPTH)
            .maxInlineNesting(PARSED_DEPTH)
            .customInlineContentParserFactory(Delimited.references())
            .customInlineContentParserFactory(Delimited.formulas())
            .build();

    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?://|mailto:)[^\\s\\p{Cntrl}]+|#[\\w.-]+");
    private static final Pattern RULE_OF_TABLE = Pattern.compile("[\\s|:>*+.)0-9-]*");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9_-]+(?=\\s|$)");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern LINE = Pattern.compile("\\R");

    private Tamed() {}

    /**
     * The tree of a text.
     *
     * @param file name for messages
     * @throws ScenarioException with file and line where the text passes a limit
     */
    static Node read(String file, String text) {
        refuseSize(file, text);
        Node document = PARSER.parse(text);
        refuseDepth(file, document);
        int formulas = 0;
        for (Node node = document; node != null; ) {
            formulas += node instanceof FormulaNode ? 1 : 0;
            if (formulas > MOST_FORMULAS) {
                throw refused(
                        file, Prose.line(node), "formulas", "more than " + MOST_FORMULAS, "at most " + MOST_FORMULAS);
            }
            node = tame(file, node);
        }
        return document;
    }

    private static void refuseSize(String file, String text) {
        if (text.length() > LONGEST) {
            throw refused(file, 1, "length", text.length() + " characters", "at most " + LONGEST);
        }
        int number = 0;
        int start = 1;
        int together = 0;
        for (String line : LINE.split(text, -1)) {
            number++;
            if (line.isBlank()) {
                start = number + 1;
                together = 0;
            }
            long columns = line.chars().filter(c -> c == '|').count();
            if (columns > MOST_COLUMNS && RULE_OF_TABLE.matcher(line).matches()) {
                throw refused(file, number, "table", columns + " columns", "at most " + MOST_COLUMNS);
            }
            together += line.length() + 1;
            if (together > LONGEST_PARAGRAPH) {
                String expected = "at most " + LONGEST_PARAGRAPH + " without an empty line";
                throw refused(file, start, "paragraph", "more than " + LONGEST_PARAGRAPH + " characters", expected);
            }
        }
    }

    private static void refuseDepth(String file, Node document) {
        int depth = 0;
        for (Node node = document; node != null; ) {
            if (depth > DEEPEST) {
                String expected = "quotations, lists, links and emphasis at most " + DEEPEST + " within each other";
                throw refused(file, Prose.line(node), "nesting", "deeper than " + DEEPEST, expected);
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
    }

    private static ScenarioException refused(String file, int line, String name, String value, String expected) {
        return ScenarioException.at(
                file, line, 1, Check.refused(name, value, expected).getMessage());
    }

    /** The node after this one in the order of the text, those inside it first. */
    private static Node after(Node node) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node at = node;
        while (at != null && at.getNext() == null) {
            at = at.getParent();
        }
        return at == null ? null : at.getNext();
    }

    /** Makes a node harmless; gives the one to go on with, null after the last. */
    private static Node tame(String file, Node node) {
        if (node instanceof HtmlBlock block) {
            Paragraph paragraph = new Paragraph();
            paragraph.appendChild(text(block.getLiteral().strip()));
            return replaced(block, paragraph);
        }
        if (node instanceof HtmlInline inline) {
            return replaced(inline, text(inline.getLiteral()));
        }
        if (node instanceof FencedCodeBlock code) {
            Matcher language = LANGUAGE.matcher(Objects.requireNonNullElse(code.getInfo(), ""));
            code.setInfo(language.lookingAt() ? language.group() : "");
            return after(code);
        }
        if (node instanceof Image || node instanceof LinkReferenceDefinition) {
            return opened(node);
        }
        if (node instanceof Link link) {
            return link(file, link);
        }
        return after(node);
    }

    private static Node link(String file, Link link) {
        String address = link.getDestination();
        String title = link.getTitle() == null ? "" : link.getTitle();
        if (address.length() + title.length() > LONGEST_ADDRESS) {
            throw refused(
                    file,
                    Prose.line(link),
                    "link",
                    (address.length() + title.length()) + " characters of address and title",
                    "at most " + LONGEST_ADDRESS);
        }
        if (address.contains("{{")) {
            throw refused(
                    file, Prose.line(link), "link", address, "an address without references; they stand in the text");
        }
        Optional<String> followed = address(address);
        if (followed.isEmpty() || within(link)) {
            return opened(link);
        }
        link.setDestination(followed.get());
        link.setTitle(title.isBlank() ? null : BLANKS.matcher(title).replaceAll(" "));
        return after(link);
    }

    private static boolean within(Link link) {
        Node node = link.getParent();
        while (node != null && !(node instanceof Link)) {
            node = node.getParent();
        }
        return node != null;
    }

    /** An address that a reader may follow, with the signs that end one in Markdown or HTML written as addresses write them. */
    static Optional<String> address(String address) {
        if (!ADDRESS.matcher(address).matches()) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder();
        address.chars().forEach(c -> {
            if ("<>()\"`\\{}|^".indexOf(c) >= 0) {
                out.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            } else {
                out.append((char) c);
            }
        });
        return Optional.of(out.toString());
    }

    /** Text without line breaks, which would begin something else in Markdown. */
    static Text text(String words) {
        return new Text(BLANKS.matcher(words).replaceAll(" "));
    }

    /** Puts what a node holds in its place; gives the first of it, or what comes after. */
    private static Node opened(Node node) {
        Node next = after(node);
        while (node.getFirstChild() != null) {
            node.insertBefore(node.getFirstChild());
        }
        node.unlink();
        return next;
    }

    private static Node replaced(Node old, Node replacement) {
        replacement.setSourceSpans(old.getSourceSpans());
        replace(old, replacement);
        return after(replacement);
    }

    static void replace(Node old, Node replacement) {
        old.insertBefore(replacement);
        old.unlink();
    }
}
