package dev.jacquard.pages;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.commonmark.node.Node;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * What stories have beyond Markdown: {@code {{references}}} and formulas in dollar signs.
 *
 * <p>Whether something closes does not depend on where it was opened. So once nothing was found to the end of a text, nothing is
 * looked for again in that text, and a text of opening signs costs no more than another.
 */
abstract class Delimited implements InlineContentParser {

    /** For {@code {{...}}}. */
    static InlineContentParserFactory references() {
        return factory('{', References::new);
    }

    /** For {@code $...$} and {@code $$...$$}. */
    static InlineContentParserFactory formulas() {
        return factory('$', Formulas::new);
    }

    private static InlineContentParserFactory factory(char opening, Supplier<InlineContentParser> parsers) {
        return new InlineContentParserFactory() {
            @Override
            public Set<Character> getTriggerCharacters() {
                return Set.of(opening);
            }

            @Override
            public InlineContentParser create() {
                return parsers.get();
            }
        };
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        return parse(scanner)
                .map(node -> ParsedInline.of(node, scanner.position()))
                .orElse(ParsedInline.none());
    }

    /** The node that begins here; the scanner is left behind it. */
    abstract Optional<Node> parse(Scanner scanner);

    private static final class References extends Delimited {
        private boolean closes = true;

        @Override
        Optional<Node> parse(Scanner scanner) {
            if (!scanner.next("{{")) {
                return Optional.empty();
            }
            Position start = scanner.position();
            while (closes && scanner.find('}') >= 0) {
                Position end = scanner.position();
                if (scanner.next("}}")) {
                    return Optional.of(new ReferenceNode(
                            scanner.getSource(start, end).getContent().strip()));
                }
                scanner.next();
            }
            closes = false;
            return Optional.empty();
        }
    }

    /** As Pandoc has it: no blank inside the dollars, no digit after them, so that "$5 and $6" is money. */
    private static final class Formulas extends Delimited {
        private boolean lineCloses = true;
        private boolean displayCloses = true;

        @Override
        Optional<Node> parse(Scanner scanner) {
            int dollars = scanner.matchMultiple('$');
            boolean display = dollars == 2;
            if (dollars > 2 || !display && Character.isWhitespace(scanner.peek())) {
                return Optional.empty();
            }
            Position start = scanner.position();
            while ((display ? displayCloses : lineCloses) && scanner.find('$') >= 0) {
                Position end = scanner.position();
                boolean blank = Character.isWhitespace(scanner.peekPreviousCodePoint());
                boolean closed = scanner.matchMultiple('$') == dollars;
                boolean money = !display && (blank || Character.isDigit(scanner.peek()));
                if (closed && !money) {
                    return Optional.of(
                            new FormulaNode(scanner.getSource(start, end).getContent(), display));
                }
            }
            if (display) {
                displayCloses = false;
            } else {
                lineCloses = false;
            }
            return Optional.empty();
        }
    }
}
