package dev.jacquard.pages;

import dev.jacquard.charts.Figure;
import dev.jacquard.charts.output.Cleaned;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A report as Markdown that reads well as it stands. */
final class MarkdownPage {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern SIGN = Pattern.compile("([\\\\`*_\\[\\]<>|$#~&])");
    private static final Pattern ITEM = Pattern.compile("^(\\s*[0-9]{0,9})([-+.)])(?=\\s|$)");

    private final StringBuilder out = new StringBuilder();
    private final String slug;

    private MarkdownPage(String slug) {
        this.slug = slug;
    }

    static String of(Report report) {
        MarkdownPage page = new MarkdownPage(report.slug());
        page.paragraph("# " + escape(report.title()));
        page.paragraph("**" + escape(report.headline()) + "**");
        if (!report.counts().equals(report.headline())) {
            page.paragraph(escape(report.counts()));
        }
        page.paragraph(escape(report.byline()) + ". The summary is ours.");
        report.blocks().forEach(page::block);
        page.paragraph("*" + escape(report.provenance().line()) + "*");
        return Cleaned.text(page.out.toString().stripTrailing() + "\n");
    }

    private void paragraph(String text) {
        out.append(text).append("\n\n");
    }

    private void block(Block block) {
        if (block instanceof Block.Heading heading) {
            paragraph("#".repeat(heading.level()) + " " + escape(heading.text()));
        } else if (block instanceof Block.Words words) {
            paragraph(words.prose().markdown());
        } else if (block instanceof Block.Box box) {
            paragraph("> **" + escape(box.title()) + "**"
                    + box.lines().stream().map(line -> "\n>\n> " + escape(line)).collect(Collectors.joining()));
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Picture picture) {
            picture(picture);
        } else if (block instanceof Block.ClaimCard card) {
            card(card);
        }
    }

    private void table(Block.Table table) {
        paragraph("**" + escape(table.title()) + "**");
        row(table.columns().stream().map(column -> escape(column.title())).toList());
        row(table.columns().stream()
                .map(column -> column.align().equals("number") ? "--:" : "---")
                .toList());
        table.rows().forEach(cells -> row(cells.stream().map(MarkdownPage::cell).toList()));
        out.append('\n');
    }

    private static String cell(Block.Cell cell) {
        String flags = cell.flags().isEmpty() ? "" : " (" + String.join("; ", cell.flags()) + ")";
        return escape(cell.text() + flags);
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private void picture(Block.Picture picture) {
        Figure figure = picture.figure();
        paragraph("**Figure " + picture.number() + ". " + escape(figure.title()) + "** " + escape(figure.subtitle())
                + ". "
                + escape(figure.caption()) + " Source: " + escape(figure.source())
                + (figure.processing().isEmpty() ? "" : " Our processing: " + escape(figure.processing()))
                + " Data: [figure-" + figure.id() + ".csv](" + folder() + "/figure-" + figure.id() + ".csv).");
    }

    /** The report's folder in an address: its name is the author's and may hold any sign. */
    private String folder() {
        return URLEncoder.encode(slug, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void card(Block.ClaimCard card) {
        paragraph("### Claim " + escape(card.id()) + ": " + escape(card.text()));
        String heading = card.heading().isEmpty() ? "" : "*" + escape(Wording.sentence(card.heading())) + ".* ";
        paragraph(heading + "**" + escape(card.verdict()) + "** — " + escape(card.finding()));
        out.append("- Whose: ").append(escape(card.by())).append("; ").append(card.kindOfClaim());
        out.append("; evidence ").append(escape(card.grade())).append('\n');
        if (!card.predicate().isEmpty()) {
            out.append("- True when: ").append(escape(card.predicate())).append('\n');
        }
        card.facts()
                .forEach(fact -> out.append("- ")
                        .append(escape(fact.label()))
                        .append(": ")
                        .append(escape(fact.text()))
                        .append('\n'));
        out.append('\n');
        card.pictures().forEach(this::picture);
        card.tables().forEach(this::table);
    }

    /** Plain text in Markdown: nothing in it becomes markup, a link, a formula, a list, a column or another sign. */
    static String escape(String text) {
        String line = BLANKS.matcher(text).replaceAll(" ");
        return ITEM.matcher(SIGN.matcher(line).replaceAll("\\\\$1")).replaceFirst("$1\\\\$2");
    }
}
