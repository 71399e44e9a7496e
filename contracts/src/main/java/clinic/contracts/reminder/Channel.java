package clinic.contracts.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a message reaches a patient. */
public enum Channel {
    @JsonProperty("sms")
    SMS,
    @JsonProperty("email")
    EMAIL
}
