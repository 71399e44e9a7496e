package clinic.viewer.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is wrong with a provider today. */
public enum Fault {
    @JsonProperty("none")
    NONE,
    /** It takes the message, and its yes never comes. */
    @JsonProperty("accept-then-timeout")
    ACCEPT_THEN_TIMEOUT,
    /** It takes nothing and says nothing. */
    @JsonProperty("silence")
    SILENCE,
    @JsonProperty("503")
    AWAY,
    /** With {@code Retry-After}. */
    @JsonProperty("429")
    BUSY,
    /** Success, in words that mean nothing. */
    @JsonProperty("garbage")
    GARBAGE,
    /** It takes the message, and its yes comes at one byte a second. */
    @JsonProperty("drip")
    DRIP
}
