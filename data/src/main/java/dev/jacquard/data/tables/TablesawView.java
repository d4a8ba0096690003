package dev.jacquard.data.tables;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table of texts as Tablesaw has it: the type of a column is read off its cells, or stated. */
final class TablesawView {

    private TablesawView() {}

    /**
     * The view; a column without a header and without a cell is left out.
     *
     * @param headers in the order of the file
     * @param cells by column
     */
    static Table of(String name, List<String> headers, List<List<String>> cells) {
        List<Column<?>> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.get(i);
            List<String> texts = cells.get(i);
            if (header.isEmpty() && texts.stream().allMatch(UserTable::missing)) {
                continue;
            }
            // Tablesaw takes names that differ in case for the same.
            while (header.isEmpty() || !taken.add(header.toLowerCase(Locale.ROOT))) {
                header = (header + " column " + (i + 1)).strip();
            }
            columns.add(column(header, texts));
        }
        return Table.create(name, columns);
    }

    /** The view of a table whose columns are of stated kinds, one for each. */
    static Table of(UserTable rows, List<ColumnKind> kinds) {
        List<Column<?>> columns = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            String header = rows.headers().get(i);
            columns.add(
                    switch (kinds.get(i)) {
                        case NUMBER -> numbers(header, rows.numbers(header));
                        case DATE ->
                            DateColumn.create(
                                    header,
                                    IntStream.range(0, rows.rowCount())
                                            .mapToObj(row ->
                                                    rows.date(row, header).orElse(null)));
                        case TEXT -> texts(header, rows.texts(header));
                    });
        }
        return Table.create(rows.name(), columns);
    }

    private static Column<?> numbers(String header, NumberColumn numbers) {
        return DoubleColumn.create(
                header,
                IntStream.range(0, numbers.size())
                        .mapToDouble(row -> numbers.isMissing(row) ? Double.NaN : numbers.value(row))
                        .toArray());
    }

    private static Column<?> texts(String header, List<String> texts) {
        return StringColumn.create(
                header,
                texts.stream().map(text -> UserTable.missing(text) ? "" : text).toList());
    }

    private static Column<?> column(String header, List<String> texts) {
        List<String> told =
                texts.stream().filter(text -> !UserTable.missing(text)).toList();
        if (!told.isEmpty() && told.stream().allMatch(NumberText::keeps)) {
            return DoubleColumn.create(
                    header,
                    texts.stream()
                            .mapToDouble(text -> UserTable.missing(text) ? Double.NaN : NumberText.parse(text))
                            .toArray());
        }
        List<LocalDate> dates = texts.stream().map(TablesawView::date).toList();
        boolean dated = !dates.contains(LocalDate.MIN) && dates.stream().anyMatch(Objects::nonNull);
        return dated ? DateColumn.create(header, dates) : texts(header, texts);
    }

    /** The date of a cell; null where it is missing, {@link LocalDate#MIN} where it is no date. */
    private static LocalDate date(String text) {
        if (UserTable.missing(text)) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return LocalDate.MIN;
        }
    }
}
