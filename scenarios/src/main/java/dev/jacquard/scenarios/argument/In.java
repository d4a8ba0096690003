package dev.jacquard.scenarios.argument;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Unit and bounds of one input of a model: written on the record component.
 *
 * <pre>{@code
 * public record Model(@In(unit = "min", low = 0, lowOpen = true) double reviewTime, @In(unit = "share") double kappa) { ... }
 * }</pre>
 *
 * A component without it is a plain number. A share lies in [0, 1] unless narrower bounds are given.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface In {
    /** The unit in which the model counts. */
    String unit() default "1";

    /** Smallest value the model takes. */
    double low() default Double.NEGATIVE_INFINITY;

    /** Largest value the model takes. */
    double high() default Double.POSITIVE_INFINITY;

    /** Whether {@code low} itself is refused. */
    boolean lowOpen() default false;

    /** Whether {@code high} itself is refused. */
    boolean highOpen() default false;
}
