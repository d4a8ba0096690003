package dev.jacquard.numerics.uncertainty;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The shapes a range may have, by the word that names each in the value notation. */
public enum Shape {
    /** Normal in the logarithm; the default when the lower end is above zero and the unit is not a share. */
    LOGNORMAL("lognormal"),
    /** Beta on [0, 1]; the default for shares and percentages. */
    BETA("beta"),
    /** Normal; the default otherwise. */
    NORMAL("normal"),
    /** Equal probability for equal differences. */
    UNIFORM("uniform"),
    /** Equal probability for equal ratios. */
    LOGUNIFORM("loguniform"),
    /** Straight lines up to a stated mode and down from it: {@code triangular mode 3}. */
    TRIANGULAR("triangular"),
    /** Student's t with stated degrees of freedom: {@code t df 4}. */
    STUDENT_T("t");

    private final String word;

    Shape(String word) {
        this.word = word;
    }

    /** The word that names the shape. */
    public String word() {
        return word;
    }

    /** The words of all shapes. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Shape::word).toList();
    }

    static Shape named(String word) {
        for (Shape shape : values()) {
            if (shape.word.equals(word.toLowerCase(Locale.ROOT))) {
                return shape;
            }
        }
        return null;
    }
}
