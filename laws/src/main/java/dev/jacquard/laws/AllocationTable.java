package dev.jacquard.laws;

import dev.jacquard.numerics.Decimals;
import dev.jacquard.scaling.frontier.AllocationFit;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Where published fits disagree: how size and data should grow with compute, one row for each publication.
 *
 * <pre>{@code
 * AllocationTable.at(1e21, 5.76e23, 1e26);   // fit, a, b, tokens per parameter at each budget, what N counts, confidence
 * }</pre>
 */
public final class AllocationTable {

    private AllocationTable() {}

    /**
     * The table with tokens per parameter at some budgets; a cell is empty where a publication gives exponents only.
     *
     * @param budgets training compute, FLOP, each {@code > 0}
     */
    public static Table at(double... budgets) {
        List<AllocationFit> fits = AllocationFit.published();
        List<Column<?>> columns = new ArrayList<>();
        columns.add(StringColumn.create("fit", fits.stream().map(AllocationFit::id)));
        columns.add(DoubleColumn.create(
                "a", fits.stream().mapToDouble(AllocationFit::a).toArray()));
        columns.add(DoubleColumn.create(
                "b", fits.stream().mapToDouble(AllocationFit::b).toArray()));
        for (double flop : budgets) {
            DoubleColumn ratio = DoubleColumn.create("D/N at " + Decimals.rounded(flop, 3));
            fits.forEach(fit -> fit.tokensPerParameter(flop).ifPresentOrElse(ratio::append, ratio::appendMissing));
            columns.add(ratio);
        }
        columns.add(StringColumn.create(
                "N counts", fits.stream().map(fit -> fit.counts().words())));
        columns.add(StringColumn.create(
                "confidence", fits.stream().map(fit -> fit.confidence().word())));
        return Table.create("where published fits disagree", columns);
    }
}
