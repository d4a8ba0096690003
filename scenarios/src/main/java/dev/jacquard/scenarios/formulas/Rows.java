package dev.jacquard.scenarios.formulas;

import dev.jacquard.data.Datasets;
import dev.jacquard.data.Fact;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Rows of the sets of facts: {@code accelerators("vr200").terabytesPerSecond} is one cell, and an input whose forms are rows has each
 * column behind a dot. A cell is a number of the newest version of its row.
 */
final class Rows {

    private static final LocalDate NEWEST = LocalDate.of(9999, 12, 31);

    private Rows() {}

    /** The input that a dotted name would be a column of; the name itself where it has no dot. */
    static String owner(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Whether a name is that of a set of facts; hyphens of a set's name are capitals here, {@code timeHorizons}. */
    static boolean isSet(String name) {
        return Datasets.slugs().contains(slug(name));
    }

    private static String slug(String name) {
        StringBuilder slug = new StringBuilder();
        for (char letter : name.toCharArray()) {
            slug.append(Character.isUpperCase(letter) ? "-" : "").append(letter);
        }
        return slug.toString().toLowerCase(Locale.ROOT);
    }

    /** {@code accelerators("vr200").terabytesPerSecond} */
    static Compiled fixed(Expression.Call call) {
        List<Expression.Argument> arguments = call.arguments();
        if (arguments.size() != 1
                || !(arguments.get(0).value() instanceof Expression.Quoted row)
                || call.picked().isEmpty()) {
            throw new FormulaError(
                    call.at(),
                    call.function() + " (expected: a row in quotes and a column, as in " + call.function()
                            + "(\"ROW\").COLUMN)");
        }
        Fact fact = fact(slug(call.function()), row.text(), call.picked(), row.at());
        double value = fact.value();
        return new Compiled(Dimension.of(fact.unit()), line -> value);
    }

    /** A column of the row that a draw has chosen; a form whose cell is empty is refused. */
    static Compiled column(Symbol choice, Expression.Name name) {
        String column = name.name().substring(name.name().lastIndexOf('.') + 1);
        double[] codes = new double[choice.forms().size()];
        double[] values = new double[codes.length];
        Dimension dimension = Dimension.PLAIN;
        for (int form = 0; form < codes.length; form++) {
            Fact fact = fact(choice.rows(), choice.forms().get(form), column, name.at());
            codes[form] = choice.codes().get(form);
            values[form] = fact.value();
            dimension = Dimension.of(fact.unit());
        }
        int slot = choice.slot();
        return new Compiled(dimension, row -> {
            for (int form = 0; form < codes.length; form++) {
                if (row[slot] == codes[form]) {
                    return values[form];
                }
            }
            throw new NotFinite(name.name() + " of no row");
        });
    }

    private static Fact fact(String set, String row, String column, int at) {
        try {
            return Datasets.named(set).fact(row, column, NEWEST);
        } catch (IllegalArgumentException e) {
            throw new FormulaError(at, e.getMessage());
        }
    }
}
