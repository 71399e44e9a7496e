package clinic.reminder.dispatch;

import clinic.contracts.reminder.Channel;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel is.
 *
 * @param paused null unless staff hold it up
 * @param waiting messages that are due and have not left
 * @param waitingSince when the oldest of them was due
 * @param underWay handed to a carrier that has not said what became of them, or has been asked
 * @param instance whose experience with the carrier this is: each has its own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChannelState(
        Channel channel,
        @Nullable Pause paused,
        long waiting,
        @Nullable Instant waitingSince,
        long underWay,
        String instance,
        Carrier carrier) {

    /** Who holds it up, and why. */
    public record Pause(Instant since, String by, String reason) {}

    /**
     * What is known of whoever carries its messages.
     *
     * @param lastFailure why it did not take a message, or did not say; names nobody
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Carrier(
            Health health,
            @Nullable Instant lastTookAt,
            @Nullable Instant lastFailedAt,
            @Nullable String lastFailure) {}

    /** What the breaker says of a carrier. */
    public enum Health {
        @JsonProperty("well")
        WELL,
        /** It failed again and again: it is left alone for a while. */
        @JsonProperty("resting")
        RESTING,
        /** It has rested; a few messages find out. */
        @JsonProperty("tried-again")
        TRIED_AGAIN
    }

    /** Whether messages leave now. */
    public boolean open() {
        return paused == null && carrier.health() != Health.RESTING;
    }
}
