package dev.jacquard.scenarios.draws;

import dev.jacquard.numerics.Check;
import dev.jacquard.numerics.quantity.Unit;
import dev.jacquard.scenarios.argument.Series;
import dev.jacquard.scenarios.binding.ModelOutput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the outputs of a model lie in a row of doubles: one cell a number, one for each index, one for each step of a path. */
public final class Layout {

    private final List<Block> blocks;
    private final int width;

    /**
     * The cells of one output.
     *
     * @param output the output
     * @param first position of its first cell
     * @param length how many cells
     * @param keys the indices of an indexed output, in order
     * @param path start and step of a path; null for others
     */
    record Block(ModelOutput output, int first, int length, List<String> keys, Series path) {
        Unit unit() {
            return output.unit();
        }
    }

    /**
     * Where a number is read in a row: between two cells, by a share.
     *
     * @param unit its unit
     * @param cell the first cell
     * @param share weight of the next cell, in [0, 1)
     */
    public record Reading(Unit unit, int cell, double share) {
        public double of(double[] row) {
            return share == 0 ? row[cell] : row[cell] * (1 - share) + row[cell + 1] * share;
        }

        /** The number in all draws; the column itself where it is one, so not to be changed. */
        double[] in(double[][] columns) {
            if (share == 0) {
                return columns[cell];
            }
            double[] values = columns[cell].clone();
            for (int draw = 0; draw < values.length; draw++) {
                values[draw] = values[draw] * (1 - share) + columns[cell + 1][draw] * share;
            }
            return values;
        }
    }

    private Layout(List<Block> blocks, int width) {
        this.blocks = blocks;
        this.width = width;
    }

    /** The numbers that an output stands for where it is named without a place: each index, and a path at its last date. */
    public List<String> whole(String name) {
        if (name.contains("[") || name.contains("@")) {
            return List.of(name);
        }
        Block block = block(name);
        if (block.path() != null) {
            return List.of(name + "@" + block.path().date(block.length() - 1));
        }
        return block.output().kind() == ModelOutput.Kind.INDEXED
                ? block.keys().stream().map(key -> name + "[" + key + "]").toList()
                : List.of(name);
    }

    /** The layout of one answer of the model; all others must have the same. */
    public static Layout of(List<ModelOutput> outputs, Object[] answer) {
        List<Block> blocks = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < answer.length; i++) {
            ModelOutput output = outputs.get(i);
            Block block = switch (output.kind()) {
                case NUMBER, INDICATOR -> new Block(output, first, 1, List.of(), null);
                case PATH -> new Block(output, first, ((Series) answer[i]).size(), List.of(), (Series) answer[i]);
                case INDEXED -> {
                    List<String> keys = ((Map<?, ?>) answer[i])
                            .keySet().stream().map(String::valueOf).sorted().toList();
                    yield new Block(output, first, keys.size(), keys, null);
                }
            };
            blocks.add(block);
            first += block.length();
        }
        return new Layout(List.copyOf(blocks), first);
    }

    List<Block> blocks() {
        return blocks;
    }

    int width() {
        return width;
    }

    /** Names of the outputs. */
    public List<String> names() {
        return blocks.stream().map(block -> block.output().name()).toList();
    }

    /** The block of an output. */
    Block block(String name) {
        List<String> names = names();
        int at = names.indexOf(name);
        if (at < 0) {
            throw new IllegalArgumentException(name + ": unknown output (expected one of: "
                    + Check.among(name, names, "jacquard run shows") + ")" + Check.nearest(name, names));
        }
        return blocks.get(at);
    }

    /** An answer of the model as a row; a number that is not one, or another shape than the first answer's, is refused. */
    double[] row(Object[] answer) {
        double[] row = new double[width];
        for (int i = 0; i < answer.length; i++) {
            fill(row, blocks.get(i), Check.notNull(blocks.get(i).output().name(), answer[i]));
        }
        return row;
    }

    private static void fill(double[] row, Block block, Object value) {
        String name = block.output().name();
        switch (block.output().kind()) {
            case NUMBER -> {
                double own = ((Number) value).doubleValue();
                row[block.first()] = block.output().partial() ? own : number(name, own);
            }
            case INDICATOR -> row[block.first()] = (Boolean) value ? 1 : 0;
            case PATH -> {
                Series path = (Series) value;
                if (path.size() != block.length()
                        || !path.start().equals(block.path().start())
                        || path.stepYears() != block.path().stepYears()) {
                    throw Check.refused(name, path, "the same dates in every draw, " + block.path());
                }
                for (int step = 0; step < path.size(); step++) {
                    row[block.first() + step] = number(name, path.get(step));
                }
            }
            case INDEXED -> {
                Map<?, ?> values = (Map<?, ?>) value;
                if (values.size() != block.length()) {
                    throw Check.refused(name, values.keySet(), "the same indices in every draw, " + block.keys());
                }
                for (int key = 0; key < block.length(); key++) {
                    Object entry = Check.notNull(
                            name + "[" + block.keys().get(key) + "]",
                            values.get(block.keys().get(key)));
                    row[block.first() + key] = number(name, ((Number) entry).doubleValue());
                }
            }
        }
    }

    private static double number(String name, double value) {
        if (Double.isNaN(value)) {
            throw Check.refused(
                    "output " + name, "not a number", "a number, or an exception that says why there is none");
        }
        return value;
    }

    /** Where a subject is read: {@code name}, {@code name[index]} or {@code name@2028-01-01}. */
    public Reading reading(String subject) {
        int bracket = subject.indexOf('[');
        int at = subject.indexOf('@');
        if (bracket > 0) {
            Block block = block(subject.substring(0, bracket));
            String key = subject.substring(bracket + 1, subject.length() - 1);
            int position = block.keys().indexOf(key);
            if (position < 0) {
                throw new IllegalArgumentException(subject + ": unknown index (expected one of: "
                        + Check.among(key, block.keys(), "jacquard run shows") + ")"
                        + Check.nearest(key, block.keys()));
            }
            return new Reading(block.unit(), block.first() + position, 0);
        }
        if (at > 0) {
            return dated(block(subject.substring(0, at)), LocalDate.parse(subject.substring(at + 1)));
        }
        Block block = block(subject);
        if (block.length() != 1 || block.path() != null) {
            throw Check.refused(
                    subject, "a path or an indexed output", subject + "@2028-01-01 or " + subject + "[index]");
        }
        return new Reading(block.unit(), block.first(), 0);
    }

    private static Reading dated(Block block, LocalDate date) {
        double position = block.path().position(date);
        int step = (int) Math.min(Math.floor(position), Math.max(0, block.length() - 2));
        return new Reading(block.unit(), block.first() + step, position - step);
    }
}
