package dev.jacquard.data.fitting;

import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Check;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What a fit sees of a line of a table: a constant beside the record of a row, shared by all laws that are fitted to such rows.
 *
 * <pre>{@code
 * static final Rows<LossRun> ROWS = Rows.of(v -> new LossRun(v[0], v[1], v[2]), LossRun::loss,
 *     Column.positive(PARAMETERS), Column.positive(TOKENS), Column.positive(LOSS));
 * }</pre>
 *
 * @param <R> the type of a row
 * @param row makes a row of the columns' numbers, in their order
 * @param observed what was observed in a row
 * @param columns what a row needs; the last is what was observed
 */
public record Rows<R>(Function<double[], R> row, ToDoubleFunction<R> observed, List<Column> columns) {

    public Rows {
        notNull("row", row);
        notNull("observed", observed);
        columns = List.copyOf(columns);
        Check.atLeast("columns", columns.size(), 2);
    }

    /** Rows of these columns, the observed one last. */
    public static <R> Rows<R> of(Function<double[], R> row, ToDoubleFunction<R> observed, Column... columns) {
        return new Rows<>(row, observed, List.of(columns));
    }

    /** The column of what was observed. */
    public Column observedColumn() {
        return columns.get(columns.size() - 1);
    }

    /** The names of the columns. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
