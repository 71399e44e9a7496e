package clinic.content.publication;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The id by which forms and answers tell a part of an item from its neighbours: never blank, and none of them has it. */
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface OwnId {

    /** What no part may be called, since something else is. */
    String[] taken() default {};
}
