package dev.jacquard.charts;

import dev.jacquard.charts.Layout.Anchor;
import dev.jacquard.charts.Layout.Entry;
import dev.jacquard.charts.Layout.Label;
import dev.jacquard.charts.Layout.Placed;
import dev.jacquard.charts.Layout.Rule;
import dev.jacquard.charts.Layout.Shape;
import dev.jacquard.charts.output.Cleaned;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes a drawing as SVG: real text, one clip path, colours by variable (in a page) or by value (in a file of its own).
 *
 * <p>Batik turns XChart's strokes and fills into elements; {@link Shapes} flattens them. The result depends on nothing but the
 * drawing: no date, no font of the machine, no counter.
 */
final class Svg {

    /** One family for all charts and, in a page, for the page. */
    static final String FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r -\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    /** White around a picture in a file of its own; in a page the page has margins. */
    private static final int MARGIN = 16;

    /** How much wider the title is set than other text: larger, and in bold. */
    private static final double TITLE = 16.0 / Layout.TYPE * 1.12;

    private static final int MOST_TITLE_LINES = 3;
    private static final int TITLE_LINE = 20;
    private static final int SUBTITLE_LINE = 20;

    private final StringBuilder out = new StringBuilder();
    private final Function<Ink, String> colour;

    private Svg(Function<Ink, String> colour) {
        this.colour = colour;
    }

    /** For a page: colours are variables, and the ids begin with the figure's. */
    static String inline(Figure figure, Size size) {
        String id = "fig-" + figure.id() + "-" + size.name().toLowerCase(Locale.ROOT);
        String open = "<svg class=\"chart " + size.name().toLowerCase(Locale.ROOT)
                + "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\"";
        return new Svg(Ink::variable).write(figure, size, id, open);
    }

    /** For a file: light colours by value, and the names that XML needs. */
    static String file(Figure figure) {
        String id = "fig-" + figure.id();
        String open = "<svg xmlns=\"" + NAMESPACE + "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\"";
        return new Svg(Ink::hex).write(figure, Size.WIDE, id, open) + "\n";
    }

    private String write(Figure figure, Size size, String id, String open) {
        Drawing drawing = Painter.draw(figure.chart(), size);
        boolean alone = open.contains("xmlns");
        List<String> title = Layout.wrap(figure.title(), drawing.width() / TITLE, MOST_TITLE_LINES);
        List<String> subtitle = Layout.wrap(figure.subtitle(), drawing.width(), Layout.MOST_LINES);
        int head = alone ? 12 + title.size() * TITLE_LINE + subtitle.size() * SUBTITLE_LINE : 0;
        int margin = alone ? MARGIN : 0;
        int width = drawing.width() + 2 * margin;
        int height = drawing.height() + head + 2 * margin;
        out.append(open)
                .append(" viewBox=\"")
                .append(-margin)
                .append(' ')
                .append(-margin)
                .append(' ')
                .append(width)
                .append(' ')
                .append(height)
                .append('"');
        if (alone) {
            out.append(" width=\"")
                    .append(width)
                    .append("\" height=\"")
                    .append(height)
                    .append('"');
            out.append(" font-family=\"").append(escape(FAMILY)).append('"');
        }
        out.append(" font-size=\"").append(Layout.TYPE).append("\">");
        out.append("<title id=\"")
                .append(id)
                .append("-t\">")
                .append(escape(figure.title()))
                .append("</title>");
        out.append("<desc id=\"")
                .append(id)
                .append("-d\">")
                .append(escape(figure.caption()))
                .append("</desc>");
        if (alone) {
            alone(figure, title, subtitle, width, height, head);
        }
        body(drawing, id);
        return out.append(alone ? "</g></svg>" : "</svg>").toString();
    }

    private void alone(Figure figure, List<String> title, List<String> subtitle, int width, int height, int head) {
        out.append("<rect x=\"").append(-MARGIN).append("\" y=\"").append(-MARGIN);
        out.append("\" width=\"").append(width).append("\" height=\"").append(height);
        out.append("\" fill=\"").append(colour.apply(Ink.PAPER)).append("\"/>");
        int y = 18;
        for (String line : title) {
            out.append("<text x=\"0\" y=\"").append(y).append("\" font-size=\"16\" font-weight=\"600\" fill=\"");
            out.append(colour.apply(Ink.TEXT))
                    .append("\">")
                    .append(escape(line))
                    .append("</text>");
            y += TITLE_LINE;
        }
        for (int i = 0; i < subtitle.size(); i++) {
            boolean cut = i == subtitle.size() - 1 && Layout.isCut(subtitle, figure.subtitle());
            String whole = cut ? figure.subtitle() : "";
            label(new Label(0, y, Anchor.START, subtitle.get(i), Ink.MUTED, false, whole));
            y += SUBTITLE_LINE;
        }
        out.append("<g transform=\"translate(0 ").append(head).append(")\">");
    }

    private void body(Drawing drawing, String id) {
        Layout layout = drawing.layout();
        layout.under.forEach(this::rule);
        out.append("<clipPath id=\"").append(id).append("-c\"><rect width=\"").append(drawing.plotWidth());
        out.append("\" height=\"").append(drawing.plotHeight()).append("\"/></clipPath>");
        out.append("<g transform=\"translate(")
                .append(drawing.left())
                .append(' ')
                .append(drawing.top());
        out.append(")\" clip-path=\"url(#").append(id).append("-c)\" stroke-linejoin=\"round\">");
        out.append(new Shapes(this::paint).flatten(painted(drawing.frame()))).append("</g>");
        layout.over.forEach(this::rule);
        layout.legend.forEach(this::swatch);
        layout.labels.forEach(this::label);
    }

    private static Element painted(Frame frame) {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
            SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
            context.setPrecision(2);
            SVGGraphics2D graphics = new SVGGraphics2D(context, false);
            frame.paint(graphics);
            return graphics.getRoot();
        } catch (ParserConfigurationException missing) {
            throw new IllegalStateException("the Java runtime has no XML document builder", missing);
        }
    }

    private String paint(String property, String rgb) {
        String value = Ink.of(rgb).map(colour).orElse(rgb);
        return value.startsWith("var")
                ? " style=\"" + property + ":" + value + "\""
                : " " + property + "=\"" + value + "\"";
    }

    private void rule(Rule rule) {
        out.append("<path d=\"M").append(number(rule.x1())).append(' ').append(number(rule.y1()));
        out.append('L')
                .append(number(rule.x2()))
                .append(' ')
                .append(number(rule.y2()))
                .append('"');
        stroke(rule.ink(), rule.width(), rule.dashed());
        out.append("/>");
    }

    private void stroke(Ink ink, double width, boolean dashed) {
        out.append(" stroke-width=\"").append(number(width)).append('"');
        out.append(dashed ? " stroke-dasharray=\"5 4\"" : "").append(property("stroke", ink));
    }

    private String property(String name, Ink ink) {
        String value = colour.apply(ink);
        return value.startsWith("var") ? " style=\"" + name + ":" + value + "\"" : " " + name + "=\"" + value + "\"";
    }

    private void swatch(Placed placed) {
        Entry entry = placed.entry();
        double y = placed.y();
        double x = placed.x();
        if (entry.shape() == Shape.LINE || entry.shape() == Shape.DASHES) {
            out.append("<path d=\"M")
                    .append(number(x))
                    .append(' ')
                    .append(number(y))
                    .append("h18\"");
            stroke(entry.ink(), 2.2, entry.shape() == Shape.DASHES);
            out.append("/>");
            return;
        }
        if (entry.shape() == Shape.DOT) {
            out.append("<circle cx=\"")
                    .append(number(x + 9))
                    .append("\" cy=\"")
                    .append(number(y))
                    .append("\" r=\"3.5\"");
        } else {
            out.append("<rect x=\"").append(number(x + 3)).append("\" y=\"").append(number(y - 6));
            out.append("\" width=\"13\" height=\"12\"");
        }
        out.append(" fill-opacity=\"").append(number(entry.opacity())).append('"');
        out.append(property("fill", entry.ink())).append("/>");
    }

    private void label(Label label) {
        out.append("<text x=\"")
                .append(number(label.x()))
                .append("\" y=\"")
                .append(number(label.y()))
                .append('"');
        if (label.anchor() != Anchor.START) {
            out.append(" text-anchor=\"")
                    .append(label.anchor() == Anchor.END ? "end" : "middle")
                    .append('"');
        }
        if (label.halo()) {
            out.append(" paint-order=\"stroke\" stroke-width=\"3\" stroke-linejoin=\"round\"");
            out.append(haloed(label.ink()));
        } else {
            out.append(property("fill", label.ink()));
        }
        out.append('>');
        if (!label.whole().isEmpty()) {
            out.append("<title>").append(escape(label.whole())).append("</title>");
        }
        out.append(escape(label.text())).append("</text>");
    }

    private String haloed(Ink ink) {
        String fill = colour.apply(ink);
        String paper = colour.apply(Ink.PAPER);
        return fill.startsWith("var")
                ? " style=\"fill:" + fill + ";stroke:" + paper + "\""
                : " fill=\"" + fill + "\" stroke=\"" + paper + "\"";
    }

    static String number(double value) {
        return new BigDecimal(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Text in XML; a sign that XML cannot hold, with which no reader would open the file, becomes the sign for that. */
    static String escape(String text) {
        return Cleaned.text(FORBIDDEN.matcher(text).replaceAll("\uFFFD"))
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
