package dev.jacquard.data;

import dev.jacquard.data.tables.NumberColumn;
import dev.jacquard.data.tables.UserTable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A training run of {@code published-runs}: its size, data, compute and Pile test loss.
 *
 * <p>Compute is counted by the Cerebras authors, attention and embeddings included; it is not 6ND. The two loss columns rival
 * each other and are both kept.
 *
 * <pre>{@code
 * PublishedRun.all().stream().filter(run -> run.family().equals("pythia")).toList();
 * }</pre>
 *
 * @param run name of the run
 * @param family {@code cerebras-gpt}, {@code cerebras-gpt-mup} or {@code pythia}
 * @param parameters all parameters, embeddings included
 * @param tokens training tokens
 * @param flop training compute in FLOP
 * @param loss cross-entropy as in the paper, nats/token
 * @param lossModelCard the same as the model card has it, where there is one
 * @param lossDeduplicated the same for the twin trained on deduplicated data, where there is one
 */
public record PublishedRun(
        String run,
        String family,
        double parameters,
        double tokens,
        double flop,
        double loss,
        OptionalDouble lossModelCard,
        OptionalDouble lossDeduplicated) {

    /** All runs in the order of the table. */
    public static List<PublishedRun> all() {
        UserTable table = Datasets.named("published-runs").rows();
        List<PublishedRun> runs = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            runs.add(new PublishedRun(
                    table.text(row, "run"),
                    table.text(row, "family"),
                    table.numbers("parameters").value(row),
                    table.numbers("tokens").value(row),
                    table.numbers("flop").value(row),
                    table.numbers("loss").value(row),
                    optional(table.numbers("lossModelCard"), row),
                    optional(table.numbers("lossDeduplicated"), row)));
        }
        return List.copyOf(runs);
    }

    private static OptionalDouble optional(NumberColumn column, int row) {
        return column.isMissing(row) ? OptionalDouble.empty() : OptionalDouble.of(column.value(row));
    }
}
