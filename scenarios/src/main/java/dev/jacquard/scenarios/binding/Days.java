package dev.jacquard.scenarios.binding;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Days of the calendar against the day it is. */
final class Days {

    /** Where a day begins first: what has not begun there has begun nowhere. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private Days() {}

    /** Whether a day has begun nowhere on Earth. */
    static boolean isToCome(LocalDate day) {
        return day.isAfter(LocalDate.now(EARLIEST));
    }
}
