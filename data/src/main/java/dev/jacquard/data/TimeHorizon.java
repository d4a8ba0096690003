package dev.jacquard.data;

import dev.jacquard.data.tables.UserTable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A model of {@code time-horizons}: the human time of the tasks that it does with 50 % and with 80 % success.
 *
 * <pre>{@code
 * TimeHorizon.all().get(0).model();                                  // gpt2
 * TimeHorizon.stateOfTheArt(TimeHorizon.all());                       // each beyond all that came before it
 * TimeHorizon.asOf(LocalDate.parse("2026-01-31"));                    // before METR's correction of March 2026
 * }</pre>
 *
 * @param model name of the model
 * @param released day of its release
 * @param minutes50 human minutes at 50 % success
 * @param minutes80 human minutes at 80 % success
 * @param suite version of the task suite; versions are not quite comparable
 */
public record TimeHorizon(String model, LocalDate released, double minutes50, double minutes80, String suite) {

    private static final String SET = "time-horizons";

    /** All models with their newest numbers, in the order of release. */
    public static List<TimeHorizon> all() {
        return of(Datasets.named(SET));
    }

    /** All models with the numbers known on a day, in the order of release. */
    public static List<TimeHorizon> asOf(LocalDate day) {
        return of(Datasets.named(SET).asOf(day));
    }

    /** Those of some models whose horizon at 50 % was beyond that of every model released before, in the order of release. */
    public static List<TimeHorizon> stateOfTheArt(List<TimeHorizon> some) {
        List<TimeHorizon> best = new ArrayList<>();
        double longest = 0;
        for (TimeHorizon each : byRelease(some)) {
            if (each.minutes50 > longest) {
                best.add(each);
                longest = each.minutes50;
            }
        }
        return List.copyOf(best);
    }

    private static List<TimeHorizon> byRelease(List<TimeHorizon> some) {
        return some.stream().sorted(Comparator.comparing(TimeHorizon::released)).toList();
    }

    private static List<TimeHorizon> of(Dataset set) {
        UserTable table = set.rows();
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
        return byRelease(horizons);
    }
}
