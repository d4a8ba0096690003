package dev.jacquard.notebooks.kernel;

import java.io.Flushable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values of a cell's last expression whose own text would tell a reader nothing: {@code java.io.PrintStream@1b2c}. */
final class Results {

    private static final int MOST_ELEMENTS = 100;

    private Results() {}

    /** Whether there is anything to show: what {@code System.out.printf} returns, for one, is not. */
    static boolean isShown(Object value) {
        return !(value instanceof Flushable && hasNoText(value));
    }

    /** A text that says more than the value's own; empty where that is as it should be. */
    static Optional<String> text(Object value) {
        if (value.getClass().isArray()) {
            return Optional.of(array(value));
        }
        if (!hasNoText(value)) {
            return Optional.empty();
        }
        Class<?> type = value.getClass();
        if (type.isHidden() || type.isAnonymousClass() || type.getSimpleName().isEmpty()) {
            String kinds = Arrays.stream(type.getInterfaces())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(", "));
            return Optional.of(kinds.isEmpty() ? "an object without a text of its own" : "a " + kinds);
        }
        return Optional.of("a " + type.getSimpleName() + " without a text of its own");
    }

    private static String array(Object array) {
        int length = Array.getLength(array);
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < Math.min(length, MOST_ELEMENTS); i++) {
            Object element = Array.get(array, i);
            elements.add(element == null ? "null" : text(element).orElseGet(element::toString));
        }
        if (length > MOST_ELEMENTS) {
            elements.add("... " + length + " in all");
        }
        return "[" + String.join(", ", elements) + "]";
    }

    private static boolean hasNoText(Object value) {
        return String.valueOf(value).equals(value.getClass().getName() + "@" + Integer.toHexString(value.hashCode()));
    }
}
