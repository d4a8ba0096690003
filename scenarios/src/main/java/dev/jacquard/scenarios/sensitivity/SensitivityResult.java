package dev.jacquard.scenarios.sensitivity;

import dev.jacquard.scenarios.draws.Tablesaw;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/**
 * What one method found about one output: numbers for each input, the input that matters most first.
 *
 * <p>An input stands for all inputs of a stored fit where it is called {@code fit: NAME}.
 */
public sealed interface SensitivityResult
        permits SobolResult, ShapleyResult, MorrisResult, PawnResult, TornadoResult, RankResult {

    /** What was analysed, and with how much work. */
    Study study();

    /** What a reader of the numbers has to know; one sentence each. */
    List<String> warnings();

    /**
     * The numbers for programs: for each input its name under {@code input}, then what the method has, by the field names of the
     * command line. A value is a {@link Double}, a {@link Boolean} or a {@link String}; a number that does not exist is NaN.
     */
    List<Map<String, Object>> indices();

    /** Headings of {@link #rows}. */
    List<String> headings();

    /** The numbers for people: an index that is not told apart from zero says so. */
    List<List<String>> rows();

    /** The names of the inputs, the one that matters most first. */
    default List<String> inputs() {
        return indices().stream().map(index -> (String) index.get("input")).toList();
    }

    /** The numbers as a Tablesaw table. */
    default Table table() {
        return Tablesaw.table(study().output() + " " + study().method().word(), Indices.table(this));
    }
}
