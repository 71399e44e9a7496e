package clinic.contracts.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a patient no longer wants to be written to about; each is a consent that booking-service keeps. */
public enum OptOut {
    @JsonProperty("reminders")
    REMINDERS,
    @JsonProperty("follow-ups")
    FOLLOW_UPS
}
