package clinic.contracts.booking;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a patient may agree to be written to about, beyond the confirmation of what they just did. */
public enum ConsentPurpose {
    @JsonProperty("reminders")
    REMINDERS,
    @JsonProperty("follow-ups")
    FOLLOW_UPS
}
