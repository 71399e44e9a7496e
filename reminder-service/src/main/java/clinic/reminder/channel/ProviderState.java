package clinic.reminder.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What this instance has seen, since its start, of somebody who carries messages.
 *
 * @param provider as figures name it, such as {@code 46elks}
 * @param since since when it has been well, or has not: a rest and a new trial after it are one trouble
 * @param lastTookAt when it last took a message
 * @param lastFault what last went wrong with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProviderState(
        String provider,
        Health health,
        Instant since,
        @Nullable Instant lastTookAt,
        @Nullable Fault lastFault) {

    /** How it does. */
    public enum Health {
        @JsonProperty("well")
        WELL,
        /** It failed: it is left alone for a while, or asked last. */
        @JsonProperty("resting")
        RESTING,
        /** It has rested; a few messages find out. */
        @JsonProperty("tried-again")
        TRIED_AGAIN
    }

    /** @param said what it answered, or what happened instead, for whoever runs the clinic; names nobody */
    public record Fault(Kind kind, Instant at, String said) {}

    /** What a fault means for the message. */
    public enum Kind {
        /** It certainly did not take the message. */
        @JsonProperty("not-taken")
        NOT_TAKEN,
        /** It may have taken it: the message is in doubt. */
        @JsonProperty("no-certain-answer")
        NO_CERTAIN_ANSWER
    }
}
