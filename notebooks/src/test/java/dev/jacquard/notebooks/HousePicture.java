package dev.jacquard.notebooks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Modules as boxes in floors, each above those that it knows, and the arrows between them that do not follow from others. An arrow that
 * passes a floor has a place of its own there, so that it crosses no box.
 */
final class HousePicture {

    private static final int BOX = 216;
    private static final int PASSAGE = 24;
    private static final int GAP = 28;
    private static final int BETWEEN_FLOORS = 44;
    private static final int HEAD = 72;
    private static final int LINE = 15;
    private static final int CHARACTERS_OF_A_LINE = 34;
    private static final int SWEEPS = 8;
    private static final String INK = "#1b222b";
    private static final String GREY = "#55606c";

    /** A box, or the passage of an arrow through a floor. */
    private record Stop(String module, int floor, String passageOf) {

        boolean isBox() {
            return passageOf.isEmpty();
        }

        int width() {
            return isBox() ? BOX : PASSAGE;
        }
    }

    private final Map<String, Set<String>> knows;
    private final Map<String, List<String>> packages;
    private final List<List<Stop>> floors = new ArrayList<>();
    private final List<List<Stop>> ways = new ArrayList<>();
    private final Map<Stop, Double> middle = new HashMap<>();

    /**
     * A picture.
     *
     * @param knows each module and those it knows
     * @param packages each module and the names of its packages below it
     */
    HousePicture(Map<String, Set<String>> knows, Map<String, List<String>> packages) {
        this.knows = knows;
        this.packages = packages;
        Map<String, Integer> floorOf = new HashMap<>();
        knows.keySet().forEach(module -> floor(module, floorOf));
        int top = floorOf.values().stream().mapToInt(floor -> floor).max().orElse(0);
        for (int floor = 0; floor <= top; floor++) {
            floors.add(new ArrayList<>());
        }
        Map<String, Stop> boxes = new LinkedHashMap<>();
        knows.keySet().forEach(module -> boxes.put(module, new Stop(module, floorOf.get(module), "")));
        boxes.values().forEach(box -> floors.get(box.floor()).add(box));
        needed().forEach((from, all) -> all.forEach(to -> ways.add(way(boxes.get(from), boxes.get(to)))));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            place();
            floors.forEach(floor -> floor.sort(Comparator.comparingDouble((Stop stop) -> middleOfNeighbours(stop))));
        }
        place();
    }

    private int floor(String module, Map<String, Integer> known) {
        Integer found = known.get(module);
        if (found == null) {
            found = knows.get(module).stream()
                    .mapToInt(below -> floor(below, known) + 1)
                    .max()
                    .orElse(0);
            known.put(module, found);
        }
        return found;
    }

    /** The arrows that do not follow from two or more others. */
    private Map<String, Set<String>> needed() {
        Map<String, Set<String>> needed = new LinkedHashMap<>();
        knows.forEach((from, all) -> {
            Set<String> left = new LinkedHashSet<>(all);
            all.forEach(between -> left.removeAll(reached(between)));
            needed.put(from, left);
        });
        return needed;
    }

    private Set<String> reached(String from) {
        Set<String> reached = new LinkedHashSet<>();
        knows.get(from).forEach(to -> {
            reached.add(to);
            reached.addAll(reached(to));
        });
        return reached;
    }

    private List<Stop> way(Stop from, Stop to) {
        List<Stop> way = new ArrayList<>(List.of(from));
        for (int floor = from.floor() - 1; floor > to.floor(); floor--) {
            Stop passage = new Stop(to.module(), floor, from.module());
            floors.get(floor).add(passage);
            way.add(passage);
        }
        way.add(to);
        return way;
    }

    /** Each floor side by side in its order, about the middle of the picture. */
    private void place() {
        for (List<Stop> floor : floors) {
            double x = (width() - width(floor)) / 2.0;
            for (Stop stop : floor) {
                middle.put(stop, x + stop.width() / 2.0);
                x += stop.width() + GAP;
            }
        }
    }

    private double middleOfNeighbours(Stop stop) {
        return ways.stream()
                .filter(way -> way.contains(stop))
                .flatMap(way -> way.stream().filter(other -> Math.abs(other.floor() - stop.floor()) == 1))
                .mapToDouble(middle::get)
                .average()
                .orElse(middle.get(stop));
    }

    private static int width(List<Stop> floor) {
        return floor.stream().mapToInt(Stop::width).sum() + GAP * (floor.size() - 1);
    }

    private int width() {
        return floors.stream().mapToInt(HousePicture::width).max().orElse(0);
    }

    private int height(int floor) {
        return floors.get(floor).stream()
                .filter(Stop::isBox)
                .mapToInt(stop -> 34 + LINE * lines(stop).size())
                .max()
                .orElse(0);
    }

    /** The upper edge of a floor; the highest floor is drawn first. */
    private int top(int floor) {
        int top = HEAD;
        for (int above = floors.size() - 1; above > floor; above--) {
            top += height(above) + BETWEEN_FLOORS;
        }
        return top;
    }

    private List<String> lines(Stop box) {
        List<String> lines = new ArrayList<>();
        for (String name : packages.get(box.module())) {
            int last = lines.size() - 1;
            if (last >= 0 && lines.get(last).length() + name.length() + 3 <= CHARACTERS_OF_A_LINE) {
                lines.set(last, lines.get(last) + " · " + name);
            } else {
                lines.add(name);
            }
        }
        return lines;
    }

    String svg() {
        int width = Math.max(width(), 560);
        int height = top(0) + height(0);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"house-t house-d\" "
                        + "viewBox=\"-16 -16 %d %d\" width=\"%d\" height=\"%d\" font-family=\"system-ui, -apple-system, "
                        + "'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif\" font-size=\"13\">\n",
                width + 32,
                height + 32,
                width + 32,
                height + 32));
        svg.append("<title id=\"house-t\">What each module knows</title>\n");
        svg.append("<desc id=\"house-d\">").append(inWords()).append("</desc>\n");
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"-16\" y=\"-16\" width=\"%d\" height=\"%d\" fill=\"#fffffe\"/>\n",
                width + 32,
                height + 32));
        svg.append(text(0, 18, INK, "font-size=\"16\" font-weight=\"600\"", "What each module knows"));
        svg.append(text(
                0, 38, GREY, "", "an arrow that follows from others is left out; in grey the packages below each"));
        ways.forEach(way -> svg.append(arrow(way)));
        floors.forEach(floor -> floor.stream().filter(Stop::isBox).forEach(box -> svg.append(box(box))));
        return svg.append("</svg>\n").toString();
    }

    private String inWords() {
        return needed().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> entry.getKey() + " knows " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    private String box(Stop box) {
        double left = middle.get(box) - BOX / 2.0;
        int top = top(box.floor());
        StringBuilder drawn = new StringBuilder(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"#f4f6f8\" stroke=\"#c9d0d7\"/>\n",
                left,
                top,
                BOX,
                height(box.floor())));
        drawn.append(text(left + 12, top + 22, INK, "font-weight=\"600\"", box.module()));
        int y = top + 22;
        for (String line : lines(box)) {
            y += LINE;
            drawn.append(text(left + 12, y, GREY, "font-size=\"11\"", line));
        }
        return drawn.toString();
    }

    /** From the lower edge of one box through its passages to the upper edge of the other, with a head. */
    private String arrow(List<Stop> way) {
        Stop from = way.get(0);
        StringBuilder path = new StringBuilder();
        double x = leaves(from, way.get(1));
        double y = top(from.floor()) + height(from.floor());
        path.append(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
        for (int i = 1; i < way.size(); i++) {
            Stop stop = way.get(i);
            double toX = stop.isBox() ? arrives(stop, way.get(i - 1)) : middle.get(stop);
            double toY = top(stop.floor()) - (stop.isBox() ? 7 : 0);
            double bend = (toY - y) / 2;
            path.append(String.format(
                    Locale.ROOT, "C%.1f %.1f %.1f %.1f %.1f %.1f", x, y + bend, toX, toY - bend, toX, toY));
            x = toX;
            y = toY;
            if (!stop.isBox()) {
                y += height(stop.floor());
                path.append(String.format(Locale.ROOT, "V%.1f", y));
            }
        }
        return String.format(
                Locale.ROOT,
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\"/>\n"
                        + "<path d=\"M%.1f %.1fl-4 -8h8z\" fill=\"%s\"/>\n",
                path,
                GREY,
                x,
                y + 7,
                GREY);
    }

    private double leaves(Stop box, Stop next) {
        return edge(
                box,
                next,
                ways.stream()
                        .filter(way -> way.get(0).equals(box))
                        .map(way -> way.get(1))
                        .toList());
    }

    private double arrives(Stop box, Stop before) {
        return edge(
                box,
                before,
                ways.stream()
                        .filter(way -> way.get(way.size() - 1).equals(box))
                        .map(way -> way.get(way.size() - 2))
                        .toList());
    }

    /** Where on a box's edge the arrow to one of several neighbours is, these from left to right. */
    private double edge(Stop box, Stop neighbour, List<Stop> all) {
        List<Stop> sorted =
                all.stream().sorted(Comparator.comparingDouble(middle::get)).toList();
        return middle.get(box) - BOX / 2.0 + BOX * (sorted.indexOf(neighbour) + 1.0) / (sorted.size() + 1);
    }

    private static String text(double x, double y, String colour, String style, String text) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\"%s>%s</text>\n",
                x,
                y,
                colour,
                style.isEmpty() ? "" : " " + style,
                text);
    }
}
