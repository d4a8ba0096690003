package dev.jacquard.charts;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A chart's SVG, read back as a reader would see it: texts with their places, and the labels of each axis. */
record Drawn(List<Text> texts, Map<Double, List<Text>> axesAcross, List<Text> axisUp, double[] box) {

    /** Places are printed with two decimals. */
    private static final double PRINTED = 0.011;

    private static final double TICK = 5;
    private static final double LABEL_BELOW_AXIS = 20;
    private static final double LABEL_BELOW_GRID = 4.5;
    private static final double TITLE_SIZE = 16;
    private static final double BOLD = 1.12;
    private static final Pattern RULE = Pattern.compile("M(\\S+) (\\S+)L(\\S+) (\\S+)");

    /**
     * A text in the picture.
     *
     * @param from its left end, by the widths of {@link Letters}
     * @param to its right end
     * @param at where the tick stands to which it belongs; NaN for other texts
     * @param whole the whole text where only its beginning is shown
     */
    record Text(String shown, double from, double to, double y, boolean atEnd, double at, String whole) {
        private Text at(double tick) {
            return new Text(shown, from, to, y, atEnd, tick, whole);
        }
    }

    private record Line(double x1, double y1, double x2, double y2) {}

    static Drawn of(String svg) {
        Element root = parse(svg.startsWith("<svg xmlns") ? svg : svg.replaceFirst("<svg", "<svg xmlns=\"s\""));
        List<Text> texts = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        double head = texts(root, texts);
        NodeList paths = root.getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            Matcher rule = RULE.matcher(((Element) paths.item(i)).getAttribute("d"));
            if (rule.matches()) {
                lines.add(new Line(number(rule, 1), number(rule, 2) + head, number(rule, 3), number(rule, 4) + head));
            }
        }
        double[] box = IntStream.range(0, 4)
                .mapToDouble(
                        i -> Double.parseDouble(root.getAttribute("viewBox").split(" ")[i]))
                .toArray();
        return new Drawn(texts, across(texts, lines), up(texts, lines), box);
    }

    private static Map<Double, List<Text>> across(List<Text> texts, List<Line> lines) {
        Map<Double, List<Text>> axes = new TreeMap<>();
        for (Line line : lines) {
            if (line.x1() != line.x2() || Math.abs(line.y2() - line.y1() - TICK) > PRINTED) {
                continue;
            }
            texts.stream()
                    .filter(text -> Math.abs(text.y() - line.y1() - LABEL_BELOW_AXIS) < PRINTED)
                    .min(Comparator.comparingDouble(text -> Math.abs((text.from() + text.to()) / 2 - line.x1())))
                    .ifPresent(text -> axes.computeIfAbsent(line.y1(), y -> new ArrayList<>())
                            .add(text.at(line.x1())));
        }
        return axes;
    }

    private static List<Text> up(List<Text> texts, List<Line> lines) {
        Map<Double, Text> labels = new LinkedHashMap<>();
        for (Line line : lines) {
            texts.stream()
                    .filter(text -> line.y1() == line.y2() && text.atEnd() && text.to() < line.x1())
                    .filter(text -> Math.abs(text.y() - line.y1() - LABEL_BELOW_GRID) < PRINTED)
                    .forEach(text -> labels.put(line.y1(), text.at(line.y1())));
        }
        return List.copyOf(labels.values());
    }

    /** Collects the texts and returns how far the picture is moved down to make room for its title. */
    private static double texts(Element root, List<Text> texts) {
        NodeList groups = root.getElementsByTagName("g");
        double head = 0;
        for (int i = 0; i < groups.getLength(); i++) {
            String moved = ((Element) groups.item(i)).getAttribute("transform");
            if (moved.startsWith("translate(0 ") && !((Element) groups.item(i)).hasAttribute("clip-path")) {
                head = Double.parseDouble(moved.substring("translate(0 ".length(), moved.length() - 1));
            }
        }
        NodeList found = root.getElementsByTagName("text");
        for (int i = 0; i < found.getLength(); i++) {
            Element text = (Element) found.item(i);
            NodeList titles = text.getElementsByTagName("title");
            String whole = titles.getLength() == 0 ? "" : titles.item(0).getTextContent();
            String shown = text.getTextContent().substring(whole.length());
            double size = text.hasAttribute("font-size") ? TITLE_SIZE / Layout.TYPE * BOLD : 1;
            double width = Letters.width(shown) * size;
            double x = Double.parseDouble(text.getAttribute("x"));
            String anchor = text.getAttribute("text-anchor");
            double from = anchor.equals("end") ? x - width : anchor.equals("middle") ? x - width / 2 : x;
            double y = Double.parseDouble(text.getAttribute("y"))
                    + (text.getParentNode().getNodeName().equals("g") ? head : 0);
            texts.add(new Text(shown, from, from + width, y, anchor.equals("end"), Double.NaN, whole));
        }
        return head;
    }

    private static double number(Matcher rule, int group) {
        return Double.parseDouble(rule.group(group));
    }

    private static Element parse(String svg) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
