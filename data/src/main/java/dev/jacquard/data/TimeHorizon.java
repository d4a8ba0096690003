package dev.jacquard.data;

import dev.jacquard.data.tables.UserTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of {@code time-horizons}: the human time of the tasks that it does with 50 % and with 80 % success.
 *
 * <pre>{@code
 * TimeHorizon.all().get(0).model();   // gpt2
 * }</pre>
 *
 * @param model name of the model
 * @param released day of its release
 * @param minutes50 human minutes at 50 % success
 * @param minutes80 human minutes at 80 % success
 * @param suite version of the task suite; versions are not quite comparable
 */
public record TimeHorizon(String model, LocalDate released, double minutes50, double minutes80, String suite) {

    /** All models in the order of release. */
    public static List<TimeHorizon> all() {
        UserTable table = Datasets.named("time-horizons").rows();
        double[] half = table.numbers("minutes50").requirePositive().values();
        double[] fourFifths = table.numbers("minutes80").requirePositive().values();
        List<TimeHorizon> horizons = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            horizons.add(new TimeHorizon(
                    table.text(row, "model"),
                    table.date(row, "released").orElseThrow(),
                    half[row],
                    fourFifths[row],
                    table.text(row, "suite")));
        }
        return List.copyOf(horizons);
    }
}
