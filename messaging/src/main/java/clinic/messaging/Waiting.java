package clinic.messaging;

import java.time.Instant;
import java.util.UUID;

/** An event in the outbox that is not yet sent. */
record Waiting(
        long row,
        UUID eventId,
        String topic,
        String key,
        String type,
        Instant occurredAt,
        String traceparent,
        byte[] payload) {

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
