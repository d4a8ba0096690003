package dev.jacquard.pages;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes a formula's elements as MathML: only elements and attributes that are listed here, and all else as text.
 *
 * <p>SnuggleTeX writes MathML 3; browsers follow MathML Core, which has neither {@code mfenced} nor a whole-row {@code
 * mathvariant}. Both are rewritten here.
 */
final class MathMarkup {

    private static final Set<String> ELEMENTS = Set.of(
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
            "mtd",
            "mstyle",
            "mfenced");

    private static final Pattern YES_OR_NO = Pattern.compile("true|false");

    /** What an attribute may say; a space never goes backwards, over other text. */
    private static final Map<String, Pattern> ATTRIBUTES = Map.of(
            "mathvariant",
            Pattern.compile("[a-z-]{1,30}"),
            "width",
            Pattern.compile("[0-9]{1,2}(\\.[0-9]{1,3})?em"),
            "columnalign",
            Pattern.compile("left|center|right"),
            "accent",
            YES_OR_NO,
            "accentunder",
            YES_OR_NO,
            "stretchy",
            YES_OR_NO);

    private static final List<String> TALL = List.of("mfrac", "mtable", "munder", "mover", "munderover", "msqrt");

    private final StringBuilder out;

    MathMarkup(StringBuilder out) {
        this.out = out;
    }

    /**
     * Writes a node and what it holds.
     *
     * @throws IllegalArgumentException naming an element that is not on the list
     */
    void write(Node node) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            boolean minus = "mo".equals(node.getParentNode().getLocalName())
                    && node.getNodeValue().equals("-");
            out.append(minus ? "−" : escape(node.getNodeValue()));
            return;
        }
        if (!(node instanceof Element element)) {
            return;
        }
        String name = element.getLocalName() == null ? element.getTagName() : element.getLocalName();
        if (!Formula.NAMESPACE.equals(element.getNamespaceURI()) || !ELEMENTS.contains(name)) {
            throw Check.refused("formula", "<" + name + ">", "elements of mathematics");
        }
        if (name.equals("mfenced")) {
            fenced(element);
        } else if (name.equals("mstyle")) {
            variant(element);
        } else {
            plain(name, element);
        }
    }

    private void plain(String name, Element element) {
        out.append('<').append(name);
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            Pattern allowed = ATTRIBUTES.get(attribute.getNodeName());
            if (allowed != null && allowed.matcher(attribute.getNodeValue()).matches()) {
                out.append(' ').append(attribute.getNodeName()).append("=\"");
                out.append(escape(attribute.getNodeValue())).append('"');
            }
        }
        out.append('>');
        children(element).forEach(this::write);
        out.append("</").append(name).append('>');
    }

    private void fenced(Element element) {
        out.append("<mrow>");
        boolean tall = TALL.stream()
                .anyMatch(name -> element.getElementsByTagNameNS("*", name).getLength() > 0);
        fence(element.getAttribute("open"), tall);
        List<Element> parts = elements(element);
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : "<mo separator=\"true\">,</mo>");
            write(parts.get(i));
        }
        fence(element.getAttribute("close"), tall);
        out.append("</mrow>");
    }

    /** A fence grows with tall content only: around a letter with a descender it would look like a mistake. */
    private void fence(String fence, boolean tall) {
        if (!fence.isEmpty()) {
            out.append(tall ? "<mo fence=\"true\">" : "<mo fence=\"true\" stretchy=\"false\">")
                    .append(escape(fence))
                    .append("</mo>");
        }
    }

    /** Upright letters become one identifier, which MathML sets upright by itself when it is longer than a letter. */
    private void variant(Element element) {
        boolean upright = element.getAttribute("mathvariant").equals("normal")
                && elements(element).stream().allMatch(child -> "mi".equals(child.getLocalName()));
        if (upright) {
            out.append("<mi mathvariant=\"normal\">")
                    .append(escape(element.getTextContent()))
                    .append("</mi>");
        } else {
            out.append("<mrow>");
            children(element).forEach(this::write);
            out.append("</mrow>");
        }
    }

    static List<Node> children(Element element) {
        List<Node> nodes = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            nodes.add(child);
        }
        return nodes;
    }

    static List<Element> elements(Element element) {
        return children(element).stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
