package dev.jacquard.charts;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Flattens what Batik painted into paths and circles with only the properties that matter.
 *
 * <p>XChart draws a line as one element for each of its pieces; pieces that meet become one path, so that dashes run on and
 * the file is small.
 */
final class Shapes {

    private final BinaryOperator<String> paint;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder path = new StringBuilder();
    private String end = "";
    private String stroke = "";

    /**
     * Prepares to write.
     *
     * @param paint the attribute text for a property and the colour Batik gave it
     */
    Shapes(BinaryOperator<String> paint) {
        this.paint = paint;
    }

    String flatten(Element root) {
        walk(root, Map.of());
        flush();
        return out.toString();
    }

    private void walk(Element element, Map<String, String> inherited) {
        Map<String, String> style = new HashMap<>(inherited);
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            style.put(attribute.getNodeName(), attribute.getNodeValue());
        }
        String name = element.getTagName();
        if (name.equals("line")) {
            line(element, style);
        } else if (name.equals("path") || name.equals("circle") || name.equals("ellipse")) {
            fill(name, element, style);
        } else if (name.equals("g") || name.equals("svg")) {
            children(element, style);
        }
    }

    private void children(Element element, Map<String, String> style) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                walk(inner, style);
            }
        }
    }

    private void line(Element line, Map<String, String> style) {
        String from = line.getAttribute("x1") + " " + line.getAttribute("y1");
        String to = line.getAttribute("x2") + " " + line.getAttribute("y2");
        String look = stroke(style);
        if (!from.equals(end) || !look.equals(stroke)) {
            flush();
            path.append('M').append(from);
            stroke = look;
        }
        path.append('L').append(to);
        end = to;
    }

    private String stroke(Map<String, String> style) {
        String dashes = style.getOrDefault("stroke-dasharray", "none");
        String cap = style.getOrDefault("stroke-linecap", "butt");
        return " fill=\"none\" stroke-width=\"" + style.getOrDefault("stroke-width", "1") + "\""
                + (dashes.equals("none") ? "" : " stroke-dasharray=\"" + dashes.replace(',', ' ') + "\"")
                + (cap.equals("round") ? " stroke-linecap=\"round\"" : "")
                + paint.apply("stroke", style.getOrDefault("stroke", ""));
    }

    private void flush() {
        if (!path.isEmpty()) {
            out.append("<path d=\"").append(path).append('"').append(stroke).append("/>");
            path.setLength(0);
        }
        end = "";
    }

    private void fill(String name, Element shape, Map<String, String> style) {
        flush();
        out.append('<').append(name);
        for (String attribute : new String[] {"d", "cx", "cy", "r", "rx", "ry"}) {
            if (shape.hasAttribute(attribute)) {
                out.append(' ')
                        .append(attribute)
                        .append("=\"")
                        .append(shape.getAttribute(attribute))
                        .append('"');
            }
        }
        String opacity = style.getOrDefault("fill-opacity", "1");
        out.append(opacity.equals("1") ? "" : " fill-opacity=\"" + opacity + "\"");
        out.append(paint.apply("fill", style.getOrDefault("fill", ""))).append("/>");
    }
}
