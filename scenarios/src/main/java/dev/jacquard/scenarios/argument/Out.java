package dev.jacquard.scenarios.argument;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Unit of one output of a model: written on the component of the record that {@code outputs()} returns. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Out {
    /** The unit of the numbers; claims may use any unit that converts to it. */
    String unit() default "1";
}
