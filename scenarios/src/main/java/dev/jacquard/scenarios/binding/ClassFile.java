package dev.jacquard.scenarios.binding;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the instructions of a compiled class name directly: methods called, methods referred to by {@code ::}, and static fields.
 *
 * <p>Only as much of the format is read as this needs, so that classes of newer Javas are read too.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html">The Java Virtual Machine Specification, chapter 4</a>
 */
final class ClassFile {

    private static final int METHOD_HANDLE = 15;

    private static final int IINC = 132;
    private static final int TABLESWITCH = 170;
    private static final int LOOKUPSWITCH = 171;
    private static final int GETSTATIC = 178;
    private static final int INVOKEDYNAMIC = 186;
    private static final int WIDE = 196;

    /** Bytes of operands by opcode, run by run: opcode up to which, and how many. */
    private static final int[][] OPERANDS = {
        {15, 0},
        {16, 1},
        {17, 2},
        {18, 1},
        {20, 2},
        {25, 1},
        {53, 0},
        {58, 1},
        {131, 0},
        {IINC, 2},
        {152, 0},
        {168, 2},
        {169, 1},
        {177, 0},
        {184, 2},
        {INVOKEDYNAMIC, 4},
        {187, 2},
        {188, 1},
        {189, 2},
        {191, 0},
        {193, 2},
        {195, 0},
        {197, 3},
        {199, 2},
        {201, 4}
    };

    /**
     * A member that an instruction names.
     *
     * @param member {@code java/lang/System.exit}
     * @param line of the source; 0 where the class does not say
     */
    record Use(String member, int line) {}

    /** A constant: its kind and up to two numbers, which mostly are places of other constants. */
    private record Constant(int kind, int first, int second) {}

    private record Instruction(int opcode, int operand, int line) {}

    private final ByteBuffer bytes;
    private final Map<Integer, Constant> constants = new HashMap<>();
    private final Map<Integer, String> texts = new HashMap<>();
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<List<Integer>> bootstraps = new ArrayList<>();

    private ClassFile(byte[] content) {
        bytes = ByteBuffer.wrap(content);
        skip(8); // magic number and version
        readConstants();
        skip(6); // access, this, super
        skip(2 * number()); // interfaces
        readMembers(); // fields
        readMembers(); // methods
        readAttributes();
    }

    /** What the instructions of a class name, in their order; nothing for bytes that are no class. */
    static List<Use> uses(byte[] content) {
        try {
            return new ClassFile(content).uses();
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // The virtual machine says what is wrong with it when the class is defined.
            return List.of();
        }
    }

    private List<Use> uses() {
        List<Use> uses = new ArrayList<>();
        for (Instruction instruction : instructions) {
            if (instruction.opcode() == INVOKEDYNAMIC) {
                int bootstrap = constants.get(instruction.operand()).first();
                for (int argument : bootstraps.get(bootstrap)) {
                    Constant handle = constants.get(argument);
                    if (handle != null && handle.kind() == METHOD_HANDLE) {
                        uses.add(new Use(member(handle.second()), instruction.line()));
                    }
                }
            } else {
                uses.add(new Use(member(instruction.operand()), instruction.line()));
            }
        }
        return uses;
    }

    private String member(int place) {
        Constant member = constants.get(place);
        String owner = texts.get(constants.get(member.first()).first());
        return owner + "." + texts.get(constants.get(member.second()).first());
    }

    private void readConstants() {
        int count = number();
        for (int place = 1; place < count; place++) {
            int kind = bytes.get();
            switch (kind) {
                case 1 -> {
                    byte[] text = new byte[number()];
                    bytes.get(text);
                    texts.put(place, new String(text, StandardCharsets.UTF_8));
                }
                case 3, 4 -> skip(4); // int, float
                case 5, 6 -> {
                    skip(8); // long and double take two places
                    place++;
                }
                case 7, 8, 16, 19, 20 -> constants.put(place, new Constant(kind, number(), 0)); // a name
                case METHOD_HANDLE -> constants.put(place, new Constant(kind, bytes.get(), number()));
                case 9, 10, 11, 12, 17, 18 -> constants.put(place, new Constant(kind, number(), number())); // two
                default -> throw new IllegalArgumentException("a constant of a kind that Java 17 has not: " + kind);
            }
        }
    }

    private void readMembers() {
        int count = number();
        for (int i = 0; i < count; i++) {
            skip(6); // access, name, type
            readAttributes();
        }
    }

    private void readAttributes() {
        int count = number();
        for (int i = 0; i < count; i++) {
            String name = texts.get(number());
            int end = bytes.getInt() + bytes.position();
            if ("Code".equals(name)) {
                readCode();
            } else if ("BootstrapMethods".equals(name)) {
                readBootstraps();
            }
            bytes.position(end);
        }
    }

    private void readCode() {
        skip(4); // stack and locals
        int length = bytes.getInt();
        int start = bytes.position();
        skip(length);
        skip(8 * number()); // handlers of exceptions
        NavigableMap<Integer, Integer> lines = new TreeMap<>();
        int count = number();
        for (int i = 0; i < count; i++) {
            boolean table = "LineNumberTable".equals(texts.get(number()));
            int end = bytes.getInt() + bytes.position();
            if (table) {
                int rows = number();
                for (int row = 0; row < rows; row++) {
                    lines.put(number(), number());
                }
            }
            bytes.position(end);
        }
        int next = bytes.position();
        bytes.position(start);
        readInstructions(start, start + length, lines);
        bytes.position(next);
    }

    private void readInstructions(int start, int end, NavigableMap<Integer, Integer> lines) {
        while (bytes.position() < end) {
            int offset = bytes.position() - start;
            int opcode = bytes.get() & 0xFF;
            if (opcode >= GETSTATIC && opcode <= INVOKEDYNAMIC) {
                Map.Entry<Integer, Integer> line = lines.floorEntry(offset);
                int operand = bytes.getShort(bytes.position()) & 0xFFFF;
                instructions.add(new Instruction(opcode, operand, line == null ? 0 : line.getValue()));
            }
            if (opcode == TABLESWITCH || opcode == LOOKUPSWITCH) {
                skip(3 - offset % 4); // to the next multiple of four
                skip(4); // default
                int first = bytes.getInt();
                skip(opcode == LOOKUPSWITCH ? 8 * first : 4 * (bytes.getInt() - first + 1));
            } else if (opcode == WIDE) {
                skip((bytes.get() & 0xFF) == IINC ? 4 : 2);
            } else {
                skip(operands(opcode));
            }
        }
    }

    private static int operands(int opcode) {
        for (int[] run : OPERANDS) {
            if (opcode <= run[0]) {
                return run[1];
            }
        }
        throw new IllegalArgumentException("an instruction that Java 17 has not: " + opcode);
    }

    private void readBootstraps() {
        int count = number();
        for (int i = 0; i < count; i++) {
            skip(2); // the method itself
            int length = number();
            List<Integer> arguments = new ArrayList<>();
            for (int j = 0; j < length; j++) {
                arguments.add(number());
            }
            bootstraps.add(arguments);
        }
    }

    private int number() {
        return bytes.getShort() & 0xFFFF;
    }

    private void skip(int count) {
        bytes.position(bytes.position() + count);
    }
}
