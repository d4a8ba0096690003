package dev.jacquard.pages;

import dev.jacquard.charts.Figure;
import dev.jacquard.charts.output.Json;
import java.util.ArrayList;
import java.util.List;

/** A report for programs: the same blocks, numbers at full precision. */
final class JsonPage {

    private JsonPage() {}

    static String of(Report report) {
        Provenance provenance = report.provenance();
        Json changes = Json.object();
        provenance.changes().forEach(changes::put);
        return Json.document()
                .put("scenario", report.slug())
                .put("title", report.title())
                .put("headline", report.headline())
                .put("counts", report.counts())
                .put("version", provenance.version())
                .put("commit", provenance.commit())
                .put("model", provenance.model())
                .put("draws", provenance.draws())
                .put("seed", provenance.seed())
                .put("scenarioHash", provenance.scenarioHash())
                .put("changes", changes)
                .put("asOf", provenance.knownOn().map(Object::toString).orElse(null))
                .put("date", provenance.date().toString())
                .put("blocks", report.blocks().stream().map(JsonPage::block).toList())
                .text();
    }

    private static Json block(Block block) {
        Json json = Json.object().put("kind", block.kind());
        if (block instanceof Block.Heading heading) {
            return json.put("level", heading.level()).put("id", heading.id()).put("text", heading.text());
        }
        if (block instanceof Block.Words words) {
            return json.put("markdown", words.prose().markdown());
        }
        if (block instanceof Block.Box box) {
            return json.put("title", box.title()).put("lines", box.lines());
        }
        if (block instanceof Block.Table table) {
            return table(json, table);
        }
        if (block instanceof Block.Picture picture) {
            return picture(json, picture);
        }
        return card(json, (Block.ClaimCard) block);
    }

    private static Json table(Json json, Block.Table table) {
        List<Json> rows = new ArrayList<>();
        for (List<Block.Cell> cells : table.rows()) {
            Json row = Json.object();
            List<String> flags = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                put(row, table.columns().get(i).title(), cells.get(i).full());
                flags.addAll(cells.get(i).flags());
            }
            rows.add(flags.isEmpty() ? row : row.put("flags", flags));
        }
        return json.put("id", table.id()).put("title", table.title()).put("rows", rows);
    }

    private static void put(Json row, String name, Object value) {
        if (value instanceof Double number) {
            row.put(name, number.doubleValue());
        } else {
            row.put(name, value.toString());
        }
    }

    private static Json picture(Json json, Block.Picture picture) {
        Figure figure = picture.figure();
        return json.put("number", picture.number())
                .put("id", figure.id())
                .put("title", figure.title())
                .put("subtitle", figure.subtitle())
                .put("caption", figure.caption())
                .put("source", figure.source())
                .put("processing", figure.processing())
                .put("rows", figure.data().json());
    }

    private static Json card(Json json, Block.ClaimCard card) {
        Json facts = Json.object();
        card.facts().forEach(fact -> facts.put(fact.label(), fact.text()));
        return json.put("id", card.id())
                .put("by", card.by())
                .put("claimKind", card.kindOfClaim())
                .put("evidence", card.grade())
                .put("heading", card.heading())
                .put("text", card.text())
                .put("when", card.predicate())
                .put("verdict", card.verdict())
                .put("finding", card.finding())
                .put("facts", facts)
                .put("tables", card.tables().stream().map(JsonPage::block).toList())
                .put("pictures", card.pictures().stream().map(JsonPage::block).toList());
    }
}
