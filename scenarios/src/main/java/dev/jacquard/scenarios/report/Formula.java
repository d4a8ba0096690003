package dev.jacquard.scenarios.report;

import dev.jacquard.numerics.Check;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import uk.ac.ed.ph.snuggletex.InputError;
import uk.ac.ed.ph.snuggletex.SnuggleEngine;
import uk.ac.ed.ph.snuggletex.SnuggleInput;
import uk.ac.ed.ph.snuggletex.SnuggleSession;

/**
 * A LaTeX formula as MathML that browsers set themselves.
 *
 * <p>SnuggleTeX writes MathML 3; browsers follow MathML Core, which has neither {@code mfenced} nor a whole-row {@code
 * mathvariant}. Both are rewritten here.
 */
final class Formula {

    private static final String NAMESPACE = "http://www.w3.org/1998/Math/MathML";

    /** Common commands that SnuggleTeX lacks, said with those it has. */
    private static final String PRELUDE = "\\newcommand{\\to}{\\rightarrow}\\newcommand{\\varphi}{\\phi}"
            + "\\newcommand{\\text}[1]{\\mbox{#1}}\\newcommand{\\operatorname}[1]{\\mathrm{#1}}"
            + "\\newcommand{\\lvert}{|}\\newcommand{\\rvert}{|}";

    private static final List<String> TALL = List.of("mfrac", "mtable", "munder", "mover", "munderover", "msqrt");

    private static final SnuggleEngine ENGINE = new SnuggleEngine();

    private Formula() {}

    /**
     * The formula as a {@code math} element, carrying its LaTeX as an annotation.
     *
     * @param latex without dollar signs
     * @param display whether it stands on a line of its own
     * @throws IllegalArgumentException naming the command that is not known
     */
    static String mathml(String latex, boolean display) {
        List<Node> parts = parse(latex);
        StringBuilder out = new StringBuilder("<math");
        out.append(display ? " display=\"block\"" : "").append("><semantics><mrow>");
        parts.forEach(part -> write(part, out));
        out.append("</mrow><annotation encoding=\"application/x-tex\">");
        return out.append(escape(latex))
                .append("</annotation></semantics></math>")
                .toString();
    }

    /** Refuses a formula that cannot be set. */
    static void check(String latex) {
        parse(latex);
    }

    private static List<Node> parse(String latex) {
        if (latex.indexOf('$') >= 0) {
            throw Check.refused("formula", latex, "no dollar sign inside");
        }
        SnuggleSession session = ENGINE.createSession();
        try {
            session.parseInput(new SnuggleInput(PRELUDE));
            session.parseInput(new SnuggleInput("$" + latex + "$"));
            refuseErrors(latex, session);
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            Element root = document.createElementNS(NAMESPACE, "root");
            session.buildDOMSubtree(root);
            refuseErrors(latex, session);
            List<Node> parts = new ArrayList<>();
            for (Element math : elements(root)) {
                parts.addAll(children(math));
            }
            return parts;
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("the Java runtime has no XML document builder", missing);
        }
    }

    private static void refuseErrors(String latex, SnuggleSession session) {
        for (InputError error : session.getErrors()) {
            Object[] arguments = error.getArguments();
            boolean command = arguments != null && arguments.length > 0;
            String what = command ? "\\" + arguments[0] + " in " + latex : latex;
            throw Check.refused("formula", what, "LaTeX mathematics that can be set; error " + error.getErrorCode());
        }
    }

    private static void write(Node node, StringBuilder out) {
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
        if (name.equals("mfenced")) {
            fenced(element, out);
        } else if (name.equals("mstyle") && element.hasAttribute("mathvariant")) {
            variant(element, out);
        } else {
            plain(name, element, out);
        }
    }

    private static void plain(String name, Element element, StringBuilder out) {
        out.append('<').append(name);
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                out.append(' ').append(attribute.getNodeName()).append("=\"");
                out.append(escape(attribute.getNodeValue())).append('"');
            }
        }
        out.append('>');
        children(element).forEach(child -> write(child, out));
        out.append("</").append(name).append('>');
    }

    private static void fenced(Element element, StringBuilder out) {
        out.append("<mrow>");
        boolean tall = TALL.stream()
                .anyMatch(name -> element.getElementsByTagNameNS("*", name).getLength() > 0);
        fence(element.getAttribute("open"), tall, out);
        List<Element> parts = elements(element);
        for (int i = 0; i < parts.size(); i++) {
            out.append(i == 0 ? "" : "<mo separator=\"true\">,</mo>");
            write(parts.get(i), out);
        }
        fence(element.getAttribute("close"), tall, out);
        out.append("</mrow>");
    }

    /** A fence grows with tall content only: around a letter with a descender it would look like a mistake. */
    private static void fence(String fence, boolean tall, StringBuilder out) {
        if (!fence.isEmpty()) {
            out.append(tall ? "<mo fence=\"true\">" : "<mo fence=\"true\" stretchy=\"false\">")
                    .append(escape(fence))
                    .append("</mo>");
        }
    }

    /** Upright letters become one identifier, which MathML sets upright by itself when it is longer than a letter. */
    private static void variant(Element element, StringBuilder out) {
        boolean upright = element.getAttribute("mathvariant").equals("normal")
                && elements(element).stream().allMatch(child -> "mi".equals(child.getLocalName()));
        if (upright) {
            out.append("<mi mathvariant=\"normal\">")
                    .append(escape(element.getTextContent()))
                    .append("</mi>");
        } else {
            out.append("<mrow>");
            children(element).forEach(child -> write(child, out));
            out.append("</mrow>");
        }
    }

    private static List<Node> children(Element element) {
        List<Node> nodes = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            nodes.add(child);
        }
        return nodes;
    }

    private static List<Element> elements(Element element) {
        return children(element).stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
