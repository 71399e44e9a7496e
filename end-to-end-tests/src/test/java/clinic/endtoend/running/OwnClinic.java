package clinic.endtoend.running;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A scenario that starts, damages or kills a clinic of its own. It runs beside those on the shared clinic, one of its
 * kind at a time, and never on a clinic that runs already ({@code -Dclinic.url}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("a second clinic on this machine")
@DisabledIfSystemProperty(named = "clinic.url", matches = ".+", disabledReason = "needs a clinic of its own")
public @interface OwnClinic {}
