package dev.jacquard.data;

import static dev.jacquard.numerics.Check.notBlank;
import static dev.jacquard.numerics.Check.notNull;

import dev.jacquard.numerics.Check;

/**
 * Where a number or a formula was printed, down to the equation or table.
 *
 * <pre>{@code
 * new Citation("Besiroglu, Erdil, Barnett, You", 2024, "Chinchilla Scaling: A replication attempt",
 *     "https://arxiv.org/abs/2404.10102", "equation 4").text();
 * // Besiroglu, Erdil, Barnett, You 2024, Chinchilla Scaling: A replication attempt, equation 4 (https://arxiv.org/abs/2404.10102)
 * }</pre>
 *
 * @param authors surnames, comma separated, or {@code "Hoffmann et al."}
 * @param year year of publication
 * @param title title of the work
 * @param url a stable address; empty where the work has none
 * @param where equation, table, figure or page; empty where the whole work is meant
 */
public record Citation(String authors, int year, String title, String url, String where) {

    private static final int FIRST_YEAR = 1600;
    private static final int LAST_YEAR = 2200;

    public Citation {
        notBlank("authors", authors);
        notBlank("title", title);
        notNull("url", url);
        notNull("where", where);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Check.refused("year", year, "a year of publication, " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    /** One line: authors, year, title, where, address. */
    public String text() {
        return authors + " " + year + ", " + title + (where.isEmpty() ? "" : ", " + where)
                + (url.isEmpty() ? "" : " (" + url + ")");
    }

    @Override
    public String toString() {
        return text();
    }
}
