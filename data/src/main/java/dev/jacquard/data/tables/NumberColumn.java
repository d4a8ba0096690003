package dev.jacquard.data.tables;

import static dev.jacquard.data.tables.TableException.refused;

/**
 * The numbers of one column, cell by cell; an empty cell or {@code NA} is missing and is never taken for a number.
 *
 * <pre>{@code
 * NumberColumn loss = UserTable.read(Path.of("runs.csv")).numbers("loss").requirePositive();
 * double[] all = loss.values();     // refuses missing cells by line
 * }</pre>
 */
public final class NumberColumn {

    private final UserTable table;
    private final String header;
    private final int column;
    private final double[] cells;

    NumberColumn(UserTable table, int column, double[] cells) {
        this.table = table;
        this.column = column;
        this.header = table.headers().get(column);
        this.cells = cells;
    }

    /** The header as the file has it. */
    public String header() {
        return header;
    }

    int size() {
        return cells.length;
    }

    /** Whether the cell of a row is empty or {@code NA}. */
    public boolean isMissing(int row) {
        return Double.isNaN(cells[row]);
    }

    /** How many cells are missing. */
    public int missing() {
        int missing = 0;
        for (double cell : cells) {
            missing += Double.isNaN(cell) ? 1 : 0;
        }
        return missing;
    }

    /** The number in a row; a missing one is refused with its line. */
    public double value(int row) {
        if (isMissing(row)) {
            throw refused(table.place(row, header), "missing", "a number in every row");
        }
        return cells[row];
    }

    /** All numbers in the order of the file; the first missing one is refused with its line. */
    public double[] values() {
        double[] values = new double[cells.length];
        for (int row = 0; row < cells.length; row++) {
            values[row] = value(row);
        }
        return values;
    }

    /** This column, once every number in it is above zero; the first that is not is refused with its line. */
    public NumberColumn requirePositive() {
        for (int row = 0; row < cells.length; row++) {
            if (!isMissing(row) && !(cells[row] > 0)) {
                throw refused(table.place(row, header), table.text(row, column), "a number > 0");
            }
        }
        return this;
    }
}
