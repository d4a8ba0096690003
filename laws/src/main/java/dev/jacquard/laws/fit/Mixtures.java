package dev.jacquard.laws.fit;

import dev.jacquard.data.tables.UserTable;
import dev.jacquard.numerics.fit.Fit;
import dev.jacquard.numerics.fit.Mixture;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns that say how a run was made, where the rows of a fit differ in them: an intermediate checkpoint of a cosine schedule is no
 * finished run, and losses of two tokenizers are two quantities. Some are known by their headers, others by what they leave in the residuals.
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
     * @param table that the rows are of
     * @param rows the rows fitted
     * @param read the names and headers of the columns that the fit reads: none of them is a kind
     * @param stated the names of what a person stated: those mixtures are known
     * @param fit of the rows
     * @param hints how messages name options
     */
    static List<String> of(
            UserTable table, int[] rows, Set<String> read, Set<String> stated, Fit<?, ?> fit, Hints hints) {
        List<String> texts = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (Mixture mixture : fit.checks().mixtures(columns(table, rows, read))) {
            found.addAll(mixture.columns());
            if (mixture.columns().stream().noneMatch(stated::contains)) {
                String column = mixture.columns().get(0);
                String value = mixture.kinds().get(0).value();
                texts.add(mixture + "; fit one kind (" + hints.quoted("where", column, value)
                        + "), or say how they are mixed (" + hints.quoted("state", column, "..") + ")");
            }
        }
        for (int column = 0; column < table.headers().size(); column++) {
            String header = table.headers().get(column);
            String name = header.toLowerCase(Locale.ROOT).replaceAll("[ _.-]", "");
            if (!TELLING.contains(name) || stated.contains(header) || found.contains(header)) {
                continue;
            }
            Map<String, Integer> counts = counts(table, rows, column);
            if (counts.size() > 1) {
                texts.add(header + " differs between rows: " + told(counts) + "; say how they are mixed ("
                        + hints.quoted("state", header, "..") + ") or fit one kind");
            }
        }
        return texts;
    }

    /** What stands in the other columns that have a header of their own. */
    private static Map<String, List<String>> columns(UserTable table, int[] rows, Set<String> read) {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        Set<String> twice = new HashSet<>();
        for (int column = 0; column < table.headers().size(); column++) {
            String header = table.headers().get(column);
            if (header.isEmpty() || read.stream().anyMatch(each -> loose(each).equals(loose(header)))) {
                continue;
            }
            if (columns.containsKey(header)) {
                twice.add(header);
            }
            columns.put(header, texts(table, rows, column));
        }
        columns.keySet().removeAll(twice);
        return columns;
    }

    /** The cells of a column in the rows fitted, cut out when they are asked for: most columns are passed over after a few. */
    private static List<String> texts(UserTable table, int[] rows, int column) {
        return new AbstractList<>() {
            @Override
            public String get(int place) {
                return table.text(rows[place], column);
            }

            @Override
            public int size() {
                return rows.length;
            }
        };
    }

    private static String loose(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
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
