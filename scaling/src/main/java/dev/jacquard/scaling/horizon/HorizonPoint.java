package dev.jacquard.scaling.horizon;

import static dev.jacquard.numerics.Check.finite;
import static dev.jacquard.numerics.Check.positive;

import dev.jacquard.data.fitting.Column;
import dev.jacquard.data.fitting.Rows;
import java.time.LocalDate;

/**
 * A model's horizon on the day of its release, as fits of trends see it.
 *
 * <pre>{@code
 * new HorizonPoint(HorizonTrend.daysTo(LocalDate.of(2025, 8, 7)), 137).minutes();
 * }</pre>
 *
 * @param days days since the origin of the trend
 * @param minutes human time of the tasks completed at a given rate, min, {@code > 0}
 */
public record HorizonPoint(double days, double minutes) {

    public HorizonPoint {
        finite("days", days);
        positive("minutes", minutes);
    }

    /** What a table of models holds: the day of release and a horizon. */
    static Rows<HorizonPoint> rows(LocalDate origin) {
        return Rows.of(
                v -> new HorizonPoint(v[0], v[1]),
                HorizonPoint::minutes,
                Column.date("released", "day of release", origin),
                Column.positive("minutes", "min", "human time"));
    }

    /** Years since the origin. */
    double years() {
        return days / HorizonTrend.DAYS_PER_YEAR;
    }
}
