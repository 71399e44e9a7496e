package clinic.viewer.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a message came. */
public enum Channel {
    @JsonProperty("sms")
    SMS,
    @JsonProperty("email")
    EMAIL
}
