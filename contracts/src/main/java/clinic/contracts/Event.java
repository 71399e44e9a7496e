package clinic.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something that happened in one service and that another relies on. An event is a promise: within a topic's
 * version only optional fields are added, and readers ignore what they do not know.
 */
public interface Event {

    /** The Kafka key and CloudEvents subject: events with the same key arrive in the order they happened. */
    @JsonIgnore
    String key();
}
