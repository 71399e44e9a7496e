package clinic.clock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** All due work of a service, seen at one instant. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Pulse(Instant now, @Nullable Instant nextDue, boolean quiet, long activity) {

    /** Looks at all the work once. */
    public static Pulse of(Instant now, Collection<DueWork> works) {
        // Activity first: work that finishes while we look is then seen as a change at the next look.
        long activity = works.stream().mapToLong(DueWork::activity).sum();
        boolean quiet = works.stream().allMatch(DueWork::quiet);
        Instant nextDue = works.stream()
                .flatMap(work -> work.nextDue().stream())
                .min(Instant::compareTo)
                .orElse(null);
        return new Pulse(now, nextDue, quiet, activity);
    }
}
