package dev.jacquard.scenarios.argument;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where an argument was published.
 *
 * @param title its title there
 * @param date day of publication, where known
 * @param url its address, where known
 */
public record Source(String title, Optional<LocalDate> date, Optional<String> url) {}
