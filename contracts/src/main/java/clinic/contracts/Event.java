package clinic.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Something that happened in one service and that another relies on. An event is a promise: within a topic's
 * version only optional fields are added, and readers ignore what they do not know. What is not known is left out, not
 * sent as null.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public interface Event {

    /** The Kafka key and CloudEvents subject: events with the same key arrive in the order they happened. */
    @JsonIgnore
    String key();
}
