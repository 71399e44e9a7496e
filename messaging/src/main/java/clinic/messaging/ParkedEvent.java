package clinic.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that could not be taken and waits for a person. Where it lies is its name; what it says is not told.
 *
 * @param topic the dead-letter topic
 * @param eventId left out where the event has none
 * @param type left out where the event has none
 * @param since when it was parked
 * @param cause what was thrown and where, without the data it was about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParkedEvent(
        String topic,
        int partition,
        long offset,
        @Nullable String eventId,
        @Nullable String type,
        Instant since,
        String cause) {

    /** As commands and addresses name it. */
    public String place() {
        return topic + "/" + partition + "/" + offset;
    }
}
