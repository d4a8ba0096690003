package dev.jacquard.notebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A notebook that was run from top to bottom with nothing imported but what any Java kernel imports; run once, whoever asks.
 *
 * @param pictures what its cells show, in order
 */
record ExecutedNotebook(List<Shown> pictures) {

    private static final Map<Path, ExecutedNotebook> EXECUTED = new ConcurrentHashMap<>();

    /**
     * A picture.
     *
     * @param prose the text before it
     * @param cell the cell that shows it
     * @param svg the picture
     */
    record Shown(String prose, String cell, String svg) {}

    /** One cell of a notebook's file. */
    record Cell(boolean code, String text) {}

    static ExecutedNotebook of(Path notebook) {
        return EXECUTED.computeIfAbsent(notebook, ExecutedNotebook::execute);
    }

    static List<Cell> cells(Path notebook) {
        try {
            JsonNode cells = new ObjectMapper().readTree(notebook.toFile()).get("cells");
            return StreamSupport.stream(cells.spliterator(), false)
                    .map(cell -> new Cell(cell.get("cell_type").asText().equals("code"), text(cell.get("source"))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining());
    }

    private static ExecutedNotebook execute(Path notebook) {
        List<Shown> shown = new ArrayList<>();
        String prose = "";
        try (JavaCells java = JavaCells.ofOtherKernels()) {
            for (Cell cell : cells(notebook)) {
                if (!cell.code()) {
                    prose = cell.text();
                    continue;
                }
                java.run(cell.text());
                Optional<String> picture = java.ask("Figure", "dev.jacquard.charts.Charts.svg");
                if (picture.isPresent()) {
                    shown.add(new Shown(prose, cell.text(), picture.get()));
                }
            }
        }
        return new ExecutedNotebook(List.copyOf(shown));
    }
}
