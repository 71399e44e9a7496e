package clinic.booking.signin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Answers only whoever has proved a moment ago who they are. All others are led to the page that asks for the proof; a
 * program reads 403 and {@code prove-again}. On a controller it stands before all of it.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface FreshProof {

    /** Where the proof leads back to; empty for one's own account. */
    String backTo() default "";
}
