package clinic.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of an event that was parked.
 *
 * @param place {@code <topic>/<partition>/<offset>}
 * @param cause why it failed again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Replayed(
        String place, Outcome outcome, @Nullable String cause) {

    /** How it ended. */
    public enum Outcome {
        /** It had its effect now. */
        TAKEN,
        /** It had had its effect before; nothing was done. */
        ALREADY_TAKEN,
        /** It can still not be taken and stays parked. */
        FAILED_AGAIN,
        /** Somebody decided that it shall have no effect. */
        LAID_ASIDE,
        /** Nothing is parked there. */
        NOT_PARKED
    }

    static Replayed as(String place, Outcome outcome) {
        return new Replayed(place, outcome, null);
    }
}
