package dev.jacquard.data;

import dev.jacquard.data.tables.UserTable;
import java.util.function.Supplier;

/** What a program does that has only facts and laws on its class path: it reads a set and its cells, then asks for a Tablesaw table. */
public final class AsksForATable implements Supplier<String> {

    @Override
    public String get() {
        int rows = Datasets.named("published-runs").rows().rowCount()
                + PublishedRun.all().size();
        try {
            return "a table of " + UserTable.of("mine", "a\n1\n").table().columnCount();
        } catch (IllegalStateException e) {
            return rows + " rows; " + e.getMessage();
        }
    }
}
