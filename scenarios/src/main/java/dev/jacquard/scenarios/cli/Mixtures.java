package dev.jacquard.scenarios.cli;

import dev.jacquard.data.tables.UserTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns that say how a run was made, where the rows of a fit differ in them: an intermediate checkpoint of a cosine schedule is no
 * finished run, and losses of two tokenizers are two quantities.
 */
final class Mixtures {

    private static final Set<String> TELLING = Set.of(
            "cooldown",
            "cooled",
            "schedule",
            "lrschedule",
            "tuned",
            "lrtuned",
            "tokenizer",
            "tokeniser",
            "evaluation",
            "optimizer",
            "optimiser",
            "checkpoint");

    private static final int VALUES_TOLD = 3;

    private Mixtures() {}

    /**
     * A sentence for each such column.
     *
     * @param rows the rows fitted
     * @param stated the names of what a person stated: those mixtures are known
     */
    static List<String> of(UserTable table, int[] rows, Set<String> stated) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < table.headers().size(); column++) {
            String header = table.headers().get(column);
            String name = header.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
            if (!TELLING.contains(name) || stated.contains(header)) {
                continue;
            }
            Map<String, Integer> counts = counts(table, rows, column);
            if (counts.size() > 1) {
                texts.add(header + " differs between rows: " + told(counts) + "; say how they are mixed (--state \""
                        + header + "=..\") or fit one kind");
            }
        }
        return texts;
    }

    private static Map<String, Integer> counts(UserTable table, int[] rows, int column) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        IntStream.of(rows).forEach(row -> counts.merge(table.text(row, column), 1, Integer::sum));
        return counts;
    }

    private static String told(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                        .limit(VALUES_TOLD)
                        .map(each -> each.getKey() + " in " + each.getValue())
                        .collect(Collectors.joining(", "))
                + (counts.size() > VALUES_TOLD ? " ..." : " rows");
    }
}
