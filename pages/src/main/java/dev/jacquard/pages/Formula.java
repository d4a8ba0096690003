package dev.jacquard.pages;

import dev.jacquard.numerics.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import uk.ac.ed.ph.snuggletex.InputError;
import uk.ac.ed.ph.snuggletex.SnuggleEngine;
import uk.ac.ed.ph.snuggletex.SnuggleInput;
import uk.ac.ed.ph.snuggletex.SnuggleSession;

/**
 * A LaTeX formula as MathML that browsers set themselves.
 *
 * <p>It may be anybody's: {@link FormulaShape} bounds what it costs, {@link FormulaCommands} what it can say, and {@link
 * MathMarkup} what is written.
 */
final class Formula {

    static final String NAMESPACE = "http://www.w3.org/1998/Math/MathML";

    private static final SnuggleEngine ENGINE = engine();

    private static final DOMImplementation DOCUMENTS = documents();

    private Formula() {}

    private static SnuggleEngine engine() {
        SnuggleEngine engine = new SnuggleEngine();
        engine.getPackages().clear();
        engine.addPackage(FormulaCommands.PACKAGE);
        return engine;
    }

    private static DOMImplementation documents() {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation();
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("the Java runtime has no XML document builder", missing);
        }
    }

    /**
     * The formula as a {@code math} element, carrying its LaTeX as an annotation.
     *
     * @param latex without dollar signs
     * @param display whether it stands on a line of its own
     * @throws IllegalArgumentException naming the command that is not known, or the limit that is passed
     */
    static String mathml(String latex, boolean display) {
        StringBuilder out = new StringBuilder("<math");
        out.append(display ? " display=\"block\"" : "").append("><semantics><mrow>");
        MathMarkup markup = new MathMarkup(out);
        parse(latex).forEach(markup::write);
        out.append("</mrow><annotation encoding=\"application/x-tex\">");
        return out.append(MathMarkup.escape(latex))
                .append("</annotation></semantics></math>")
                .toString();
    }

    /** Refuses a formula that cannot be set. */
    static void check(String latex) {
        mathml(latex, false);
    }

    private static List<Node> parse(String latex) {
        FormulaShape.check(latex);
        SnuggleSession session = ENGINE.createSession();
        Element root = DOCUMENTS.createDocument(NAMESPACE, "root", null).getDocumentElement();
        try {
            session.parseInput(new SnuggleInput("$" + latex + "$"));
            refuseErrors(latex, session);
            session.buildDOMSubtree(root);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (IllegalArgumentException refused) {
            throw refused;
        } catch (RuntimeException fault) {
            // Some commands in places of no meaning end in a fault of the library instead of an error it lists.
            throw (IllegalArgumentException)
                    Check.refused("formula", FormulaShape.beginning(latex), "LaTeX mathematics that can be set")
                            .initCause(fault);
        }
        refuseErrors(latex, session);
        List<Node> parts = new ArrayList<>();
        for (Element math : MathMarkup.elements(root)) {
            parts.addAll(MathMarkup.children(math));
        }
        return parts;
    }

    private static void refuseErrors(String latex, SnuggleSession session) {
        for (InputError error : session.getErrors()) {
            Object[] arguments = error.getArguments();
            boolean command = arguments != null && arguments.length > 0;
            String beginning = FormulaShape.beginning(latex);
            String what = command ? "\\" + arguments[0] + " in " + beginning : beginning;
            throw Check.refused("formula", what, "LaTeX mathematics that can be set; error " + error.getErrorCode());
        }
    }
}
