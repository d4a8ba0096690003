package dev.jacquard.command;

import dev.jacquard.charts.output.Json;
import dev.jacquard.data.Dataset;
import dev.jacquard.data.Datasets;
import dev.jacquard.data.Published;
import dev.jacquard.laws.LawCatalogue;
import dev.jacquard.scenarios.NewerFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code jacquard list data --stale} tells: facts in whose place others have come, and the essays that still rest on them. */
final class StaleFacts {

    private final Map<String, NewerFacts> essays;
    private final int draws;
    private final long seed;

    /**
     * Of the facts that ship and of some scenarios.
     *
     * @param essays by their names, those that rest on a superseded fact
     * @param draws of the runs that tell what claims would be
     * @param seed of those runs
     */
    StaleFacts(Map<String, NewerFacts> essays, int draws, long seed) {
        this.essays = essays;
        this.draws = draws;
        this.seed = seed;
    }

    String text() {
        StringBuilder text =
                new StringBuilder("Superseded facts, by the day on which others took their place; both stay\n\n");
        TextTable table = new TextTable("set or law", "what", "superseded");
        superseded()
                .forEach((set, days) -> days.forEach((day, names) -> table.row(set, String.join(", ", names), day)));
        text.append(table.text());
        if (essays.isEmpty()) {
            return text.append("\nNo essay rests on one of them.\n").toString();
        }
        essays.forEach((essay, newer) -> {
            text.append('\n')
                    .append(essay)
                    .append(" rests on\n")
                    .append(TextTable.of(newer.table()).text());
            if (!newer.claims().isEmpty()) {
                text.append("each claim with the pins and with the newest (")
                        .append(draws)
                        .append(" draws, seed ")
                        .append(seed)
                        .append(")\n")
                        .append(RunText.claims(newer));
            }
        });
        return text.append("\njacquard check --take-new SLUG|DIR takes the newest into its pins.\n")
                .toString();
    }

    Json json() {
        List<Json> facts = new ArrayList<>();
        superseded()
                .forEach((set, days) -> days.forEach((day, names) -> names.forEach(name -> facts.add(
                        Json.object().put("set", set).put("name", name).put("superseded", day)))));
        List<Json> told = new ArrayList<>();
        essays.forEach((essay, newer) -> told.add(Json.object()
                .put("scenario", essay)
                .put("draws", draws)
                .put("seed", seed)
                .put("facts", newer.table().json())
                .put("claims", newer.claimsTable().json())));
        return Json.document().put("facts", facts).put("essays", told);
    }

    /** Names by set and by the day on which they were superseded; of a law by what has taken its place. */
    private static Map<String, Map<String, List<String>>> superseded() {
        Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
        for (Dataset set : Datasets.all()) {
            set.vintage()
                    .supersededBy()
                    .ifPresent(other -> all.computeIfAbsent(set.slug(), slug -> new TreeMap<>())
                            .put("by " + other, List.of("all of it")));
            Map<String, List<String>> days = set.superseded().entrySet().stream()
                    .collect(Collectors.groupingBy(
                            each -> each.getValue().toString(),
                            TreeMap::new,
                            Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
            if (!days.isEmpty()) {
                all.computeIfAbsent(set.slug(), slug -> new TreeMap<>()).putAll(days);
            }
        }
        LawCatalogue.signatures().forEach(signature -> {
            for (Published<?> law : signature.published()) {
                law.vintage()
                        .supersededBy()
                        .ifPresent(other -> all.computeIfAbsent(law.family(), family -> new TreeMap<>())
                                .put("by " + other, List.of(law.id())));
            }
        });
        return all;
    }
}
