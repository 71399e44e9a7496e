package clinic.messaging;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in the outbox that is not yet sent.
 *
 * @param payload null for a tombstone
 */
record Waiting(
        long row,
        UUID eventId,
        String topic,
        String key,
        String type,
        Instant occurredAt,
        String traceparent,
        byte @Nullable [] payload) {

    /** Events of one lane are sent one after the other. */
    Lane lane() {
        return new Lane(topic, key);
    }

    record Lane(String topic, String key) {}

    /** The service an event comes from: the first word of its topic. */
    String source() {
        return "/clinic/" + topic.substring(0, topic.indexOf('.'));
    }
}
