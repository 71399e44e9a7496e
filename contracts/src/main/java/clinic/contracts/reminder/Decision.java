package clinic.contracts.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody of staff decided about a patient, in reminder-service. */
public enum Decision {
    @JsonProperty("follow-up-started")
    FOLLOW_UP_STARTED,
    /** What was found at the visit, or the version of the plan. */
    @JsonProperty("follow-up-changed")
    FOLLOW_UP_CHANGED,
    @JsonProperty("follow-up-paused")
    FOLLOW_UP_PAUSED,
    @JsonProperty("follow-up-resumed")
    FOLLOW_UP_RESUMED,
    @JsonProperty("follow-up-stopped")
    FOLLOW_UP_STOPPED,
    /** An address that took no messages is written to again. */
    @JsonProperty("address-believed")
    ADDRESS_BELIEVED
}
