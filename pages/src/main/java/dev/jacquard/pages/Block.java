package dev.jacquard.pages;

import dev.jacquard.charts.Figure;
import dev.jacquard.charts.NumberStyle;
import dev.jacquard.charts.output.ResultTable;
import dev.jacquard.charts.output.ResultTable.Estimate;
import dev.jacquard.charts.output.ResultTable.Style;
import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.Decimals;
import dev.jacquard.numerics.quantity.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A piece of a report, without a format: HTML, Markdown, JSON and CSV are renderings of the same blocks. */
public sealed interface Block {

    /** The word by which templates and programs know the kind. */
    String kind();

    /**
     * A heading.
     *
     * @param level 2 for a section, 3 inside one
     * @param id anchor in the page
     * @param text plain text
     */
    record Heading(int level, String id, String text) implements Block {
        @Override
        public String kind() {
            return "heading";
        }
    }

    /**
     * Running text.
     *
     * @param prose the text
     */
    record Words(Prose prose) implements Block {
        @Override
        public String kind() {
            return "words";
        }
    }

    /**
     * Text set apart: what the whole report depends on.
     *
     * @param title its heading
     * @param lines one sentence each
     */
    record Box(String title, List<String> lines) implements Block {
        public Box {
            lines = List.copyOf(lines);
        }

        @Override
        public String kind() {
            return "box";
        }
    }

    /**
     * A table.
     *
     * @param id name of its CSV file
     * @param title what it holds
     * @param columns headings
     * @param rows as many cells in each as there are columns
     */
    record Table(String id, String title, List<Column> columns, List<List<Cell>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<Cell> row : rows) {
                if (row.size() != columns.size()) {
                    throw Check.refused("row of " + id, row, columns.size() + " cells");
                }
            }
        }

        /** A result for readers: a text or an error that does not exist is a dash. */
        static Table of(String id, String title, ResultTable result) {
            List<List<Cell>> rows = new ArrayList<>();
            for (List<Object> row : result.rows()) {
                List<Cell> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(Cell.of(result.columns().get(i), row.get(i)));
                }
                rows.add(cells);
            }
            List<Column> columns = IntStream.range(0, result.columns().size())
                    .mapToObj(place -> Column.of(result, place))
                    .toList();
            return new Table(id, title, columns, rows);
        }

        @Override
        public String kind() {
            return "table";
        }

        /** Whether it needs more room than a column of text: many columns, one of them of sentences. */
        public boolean wide() {
            return columns.size() > 5 && hasSentences();
        }

        /** Whether a narrow screen shows each row as a card: more columns than it has room for, one of them of sentences. */
        public boolean stacks() {
            return columns.size() > 3 && hasSentences();
        }

        private boolean hasSentences() {
            return columns.stream().anyMatch(column -> column.align().equals("wide"));
        }
    }

    /**
     * A column of a table.
     *
     * @param title its heading
     * @param align {@code text}, {@code number} or {@code wide} for sentences
     */
    record Column(String title, String align) {
        static Column of(ResultTable result, int place) {
            ResultTable.Column column = result.columns().get(place);
            return switch (column.style()) {
                case TEXT ->
                    !result.rows().isEmpty() && result.numeric(place) ? number(column.title()) : text(column.title());
                case UNIT -> text(column.title());
                case SENTENCES -> wide(column.title());
                default -> number(column.title());
            };
        }

        static Column text(String title) {
            return new Column(title, "text");
        }

        static Column number(String title) {
            return new Column(title, "number");
        }

        static Column wide(String title) {
            return new Column(title, "wide");
        }
    }

    /**
     * A cell.
     *
     * @param text for readers
     * @param full for programs: a {@link Double} at full precision, or a {@link String}
     * @param flags short warnings beside the text, such as {@code judgement}
     */
    record Cell(String text, Object full, List<String> flags) {
        public Cell {
            flags = List.copyOf(flags);
        }

        static Cell of(ResultTable.Column column, Object cell) {
            if (cell instanceof Unit unit) {
                return of(unit.isPlain() && !unit.isShare() ? "–" : unit.symbol());
            }
            if (!ResultTable.isNumber(cell)) {
                return of(cell.toString().isEmpty() ? "–" : cell.toString());
            }
            double number = ResultTable.number(cell);
            if (column.style() == Style.ERROR && !Double.isFinite(number)) {
                return of("–");
            }
            double shown =
                    cell instanceof Estimate estimate ? Wording.allowed(estimate.value(), estimate.error()) : number;
            NumberStyle style = column.style() == Style.SHARE ? NumberStyle.PERCENT : NumberStyle.PLAIN;
            return of(style.text(column.times() * shown), number);
        }

        static Cell of(String text) {
            return new Cell(text, text, List.of());
        }

        static Cell of(String text, double full) {
            return new Cell(text, full, List.of());
        }

        Cell flagged(List<String> more) {
            return new Cell(text, full, more);
        }

        /** What a file for programs holds: the number at full precision, or the text. */
        public String exact() {
            return full instanceof Double number ? Decimals.shortest(number) : full.toString();
        }
    }

    /**
     * A figure at its place.
     *
     * @param number counted through the report from 1
     * @param figure what is drawn
     */
    record Picture(int number, Figure figure) implements Block {
        @Override
        public String kind() {
            return "picture";
        }
    }

    /**
     * A claim and what the run says about it.
     *
     * @param id the claim
     * @param by whose it is, in words
     * @param kindOfClaim belief, data or identity
     * @param grade letter and meaning of the evidence
     * @param heading "follows from these assumptions" for grade D, else empty
     * @param text the sentence
     * @param predicate what is compared, in words; empty for an identity
     * @param verdict the word: holds, fails, holds-if, fails-if, open, supported, rejected, identity
     * @param finding the verdict as a sentence, computed
     * @param facts label and text, in order
     * @param tables tipping points and probability by form
     * @param pictures how the draws fell
     */
    record ClaimCard(
            String id,
            String by,
            String kindOfClaim,
            String grade,
            String heading,
            String text,
            String predicate,
            String verdict,
            String finding,
            List<Fact> facts,
            List<Table> tables,
            List<Picture> pictures)
            implements Block {
        public ClaimCard {
            facts = List.copyOf(facts);
            tables = List.copyOf(tables);
            pictures = List.copyOf(pictures);
        }

        @Override
        public String kind() {
            return "claim";
        }
    }

    /**
     * A labelled line.
     *
     * @param label what it says
     * @param text the value in words
     */
    record Fact(String label, String text) {}
}
