package dev.jacquard.pages;

import dev.jacquard.numerics.Check;
import dev.jacquard.scenarios.argument.ScenarioException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * The argument in words: {@code story.md}, whose numbers are references to the run.
 *
 * <p>A story has eight parts, each under a heading of level one or two; the question may be the title alone. In the parts that state results, and in every paragraph
 * that quotes an output or a claim, a typed number is refused; figures of the author may be typed as {@code {{author: 20 %}}}.
 * References: {@code {{outputs.NAME.p50 | usd}}} (also {@code mean}, {@code p5}, {@code p95}), {@code {{claims.ID.verdict}}} (also
 * {@code probability}, {@code standardError}, {@code driver}, {@code halfWidth}, {@code doubleWidth}, {@code text}), {@code
 * {{inputs.NAME}}}, {@code {{run.draws}}}, {@code {{figure:ID}}}. Styles are the words of {@link
 * dev.jacquard.charts.NumberStyle}.
 */
final class Story {

    /** The parts of a story, known by how their headings begin. */
    enum Part {
        QUESTION("The question", false),
        SAYS("What the author says", false),
        MODEL("The model", false),
        FIND("What we find", true),
        DRIVES("What drives it", true),
        CHANGE("What would change our mind", true),
        ANSWER("What the author would answer", true),
        LEAVES_OUT("What the model leaves out", false);

        private final String heading;
        private final boolean results;

        Part(String heading, boolean results) {
            this.heading = heading;
            this.results = results;
        }

        String heading() {
            return heading;
        }

        private static Optional<Part> of(String heading) {
            String words = heading.strip().toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(part -> words.startsWith(part.heading.toLowerCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    /** A piece of a part: running text, or the place of a figure. */
    sealed interface Piece {
        /** Running text. */
        record Words(Prose prose) implements Piece {}

        /** A figure that stands on its own. */
        record FigureHere(String id) implements Piece {}
    }

    private record Section(Part part, List<Node> nodes) {}

    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}_])(?<![\\p{L}\\p{N}_][-–.])[\\p{Nd}½¼¾]");

    /** Characters that the references of a story may come to: a short name can stand for a long text, many times. */
    private static final int LONGEST_QUOTED = 1_000_000;

    /** Characters within the braces of a reference. */
    private static final int LONGEST_REFERENCE = 500;

    private final String file;
    private final String text;
    private final Set<Part> told;

    private Story(String file, String text, Set<Part> told) {
        this.file = file;
        this.text = text;
        this.told = told;
    }

    /**
     * Reads a story and refuses what needs no run to be seen as wrong: a missing or doubled part, a typed number among
     * results, a formula that cannot be set.
     *
     * @param file name for messages
     * @param text Markdown
     * @throws ScenarioException with file and line
     */
    static Story read(String file, String text) {
        List<Section> sections = sections(file, text);
        Set<Part> told = EnumSet.noneOf(Part.class);
        sections.forEach(section -> told.add(section.part()));
        Story story = new Story(file, text, told);
        story.check(sections);
        return story;
    }

    private static List<Section> sections(String file, String text) {
        List<Section> sections = new ArrayList<>();
        Section current = new Section(Part.QUESTION, new ArrayList<>());
        Node node = Tamed.read(file, text).getFirstChild();
        while (node != null) {
            Node next = node.getNext();
            if (node instanceof Heading heading && heading.getLevel() <= 2) {
                Optional<Part> part = Part.of(words(heading));
                if (part.isPresent() || heading.getLevel() == 2) {
                    keep(sections, current);
                    Part found = part.orElseThrow(() -> unknown(file, heading));
                    refuseTwice(file, heading, sections, found);
                    current = new Section(found, new ArrayList<>());
                }
            } else {
                current.nodes().add(node);
            }
            node = next;
        }
        keep(sections, current);
        refuseMissing(file, sections);
        return sections;
    }

    /** Keeps a section that holds something; text before the first heading belongs to the question. */
    private static void keep(List<Section> sections, Section section) {
        if (!section.nodes().isEmpty()) {
            sections.add(section);
        }
    }

    private static ScenarioException unknown(String file, Heading heading) {
        List<String> known = Arrays.stream(Part.values()).map(Part::heading).toList();
        return ScenarioException.at(
                file,
                Prose.line(heading),
                1,
                words(heading) + ": unknown part (expected: one of " + String.join(", ", known) + ")");
    }

    private static void refuseTwice(String file, Heading heading, List<Section> sections, Part part) {
        boolean question = part == Part.QUESTION;
        if (!question && sections.stream().anyMatch(section -> section.part() == part)) {
            throw ScenarioException.at(
                    file,
                    Prose.line(heading),
                    1,
                    part.heading() + ": second part of this name (expected: each part once)");
        }
    }

    private static void refuseMissing(String file, List<Section> sections) {
        Set<Part> missing = EnumSet.complementOf(EnumSet.of(Part.QUESTION));
        sections.forEach(section -> missing.remove(section.part()));
        if (!missing.isEmpty()) {
            List<String> names =
                    missing.stream().map(part -> "\"" + part.heading() + "\"").toList();
            throw new ScenarioException(file + ": no text under " + String.join(", ", names)
                    + " (expected: a heading and text for each part of a story)");
        }
    }

    boolean has(Part part) {
        return told.contains(part);
    }

    private void check(List<Section> sections) {
        for (Section section : sections) {
            for (Node node : section.nodes()) {
                each(node, FormulaNode.class, formula -> refused(formula, () -> Formula.check(formula.latex())));
                each(node, ReferenceNode.class, reference -> refused(reference, () -> Reference.of(reference.text())));
                if (section.part().results) {
                    refuseNumbers(node);
                } else {
                    paragraphs(node).stream().filter(Story::quotesResults).forEach(this::refuseNumbers);
                }
            }
        }
    }

    private static boolean quotesResults(Node paragraph) {
        List<ReferenceNode> found = new ArrayList<>();
        each(paragraph, ReferenceNode.class, found::add);
        return found.stream()
                .anyMatch(node ->
                        node.text().startsWith("outputs.") || node.text().startsWith("claims."));
    }

    private void refuseNumbers(Node node) {
        each(node, Text.class, text -> refuseNumber(text, text.getLiteral()));
        each(node, Code.class, code -> refuseNumber(code, code.getLiteral()));
    }

    private void refuseNumber(Node node, String literal) {
        Matcher matcher = NUMBER.matcher(literal);
        if (matcher.find()) {
            int end = matcher.start();
            while (end < literal.length() && !Character.isWhitespace(literal.charAt(end))) {
                end++;
            }
            throw ScenarioException.at(
                    file,
                    Prose.line(node),
                    1,
                    literal.substring(matcher.start(), end)
                            + ": typed number among results (expected: a reference such as {{outputs.NAME.p50 | plain}},"
                            + " or {{author: ...}} for a figure of the author)");
        }
    }

    /** The pieces of each part with every reference replaced by what it stands for in a run. */
    Map<Part, List<Piece>> pieces(References references) {
        Map<Part, List<Piece>> pieces = new EnumMap<>(Part.class);
        Quotes quotes = new Quotes(references);
        // Parsed again, because references are replaced in place.
        for (Section section : sections(file, text)) {
            pieces.computeIfAbsent(section.part(), part -> new ArrayList<>()).addAll(resolved(section.nodes(), quotes));
        }
        return pieces;
    }

    private List<Piece> resolved(List<Node> nodes, Quotes quotes) {
        List<Piece> pieces = new ArrayList<>();
        Document words = new Document();
        for (Node original : nodes) {
            Optional<String> figure = figureAlone(original);
            if (figure.isPresent()) {
                refused(original, () -> quotes.references.figure(figure.get()));
                flush(words, quotes, pieces);
                words = new Document();
                pieces.add(new Piece.FigureHere(figure.get()));
            } else {
                words.appendChild(original);
            }
        }
        flush(words, quotes, pieces);
        return pieces;
    }

    private void flush(Document words, Quotes quotes, List<Piece> pieces) {
        if (words.getFirstChild() != null) {
            each(
                    words,
                    ReferenceNode.class,
                    node -> refused(node, () -> Tamed.replace(node, quotes.text(Reference.of(node.text())))));
            pieces.add(new Piece.Words(new Prose(words)));
        }
    }

    /** What references come to, counted. */
    private static final class Quotes {
        private final References references;
        private int length;

        Quotes(References references) {
            this.references = references;
        }

        Text text(Reference reference) {
            String quoted = reference.resolve(references);
            length += quoted.length();
            if (length > LONGEST_QUOTED) {
                throw Check.refused(
                        "references", "more than " + LONGEST_QUOTED + " characters", "a story that quotes less");
            }
            return Tamed.text(quoted);
        }
    }

    private static Optional<String> figureAlone(Node node) {
        if (node instanceof Paragraph
                && node.getFirstChild() == node.getLastChild()
                && node.getFirstChild() instanceof ReferenceNode only) {
            return Reference.of(only.text()).figureId();
        }
        return Optional.empty();
    }

    private void refused(Node place, Runnable action) {
        try {
            action.run();
        } catch (ScenarioException known) {
            throw known;
        } catch (IllegalArgumentException problem) {
            throw ScenarioException.at(file, Prose.line(place), 1, problem.getMessage());
        }
    }

    private static String words(Node node) {
        StringBuilder text = new StringBuilder();
        each(node, Text.class, part -> text.append(part.getLiteral()));
        return text.toString();
    }

    private static List<Node> paragraphs(Node node) {
        List<Node> found = new ArrayList<>();
        each(node, Paragraph.class, found::add);
        return found;
    }

    private static <T extends Node> void each(Node root, Class<T> type, Consumer<T> action) {
        List<T> found = new ArrayList<>();
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                keep(text);
            }

            @Override
            public void visit(Code code) {
                keep(code);
            }

            @Override
            public void visit(CustomNode custom) {
                keep(custom);
                visitChildren(custom);
            }

            @Override
            public void visit(Paragraph paragraph) {
                keep(paragraph);
                visitChildren(paragraph);
            }

            private void keep(Node node) {
                if (type.isInstance(node)) {
                    found.add(type.cast(node));
                }
            }
        });
        found.forEach(action);
    }

    /**
     * A reference taken apart.
     *
     * @param kind {@code author}, {@code figure} or {@code value}
     * @param body typed text, figure id or path
     * @param style name of a number style; may be empty
     */
    private record Reference(String kind, String body, String style) {

        static Reference of(String text) {
            if (text.length() > LONGEST_REFERENCE) {
                throw Check.refused(
                        "reference",
                        text.length() + " characters in {{" + text.substring(0, 40) + "…",
                        "at most " + LONGEST_REFERENCE);
            }
            if (text.startsWith("author:")) {
                return new Reference("author", notEmpty(text, text.substring("author:".length())), "");
            }
            if (text.startsWith("figure:")) {
                return new Reference("figure", notEmpty(text, text.substring("figure:".length())), "");
            }
            int bar = text.indexOf('|');
            String path = (bar < 0 ? text : text.substring(0, bar)).strip();
            if (!path.matches("(outputs|claims|inputs|run)\\.\\S+")) {
                throw Check.refused(
                        "reference",
                        "{{" + text + "}}",
                        "outputs.NAME.p50, claims.ID.verdict, inputs.NAME, run.draws, figure:ID or author: ...");
            }
            return new Reference(
                    "value", path, bar < 0 ? "" : text.substring(bar + 1).strip());
        }

        private static String notEmpty(String text, String body) {
            if (body.isBlank()) {
                throw Check.refused("reference", "{{" + text + "}}", "something after the colon");
            }
            return body.strip();
        }

        Optional<String> figureId() {
            return kind.equals("figure") ? Optional.of(body) : Optional.empty();
        }

        String resolve(References references) {
            return switch (kind) {
                case "author" -> body;
                case "figure" -> "figure " + references.figure(body);
                default -> references.text(body, style);
            };
        }
    }
}
