package dev.jacquard.notebooks.kernel;

import java.util.function.Consumer;

/**
 * What a cell can call besides the library.
 *
 * <pre>{@code
 * display(fit);     // shows a value in the middle of a cell, as if it were the cell's last expression
 * }</pre>
 */
public final class Notebook {

    private static volatile Consumer<Object> screen = System.out::println;

    private Notebook() {}

    /** Shows a value below the cell, in the richest form that is known for its type. */
    public static void display(Object value) {
        screen.accept(value);
    }

    static void attach(Consumer<Object> newScreen) {
        screen = newScreen;
    }
}
