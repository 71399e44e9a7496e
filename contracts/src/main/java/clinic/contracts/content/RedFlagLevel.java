package clinic.contracts.content;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a red flag asks for. The level of each flag is the clinic's clinicians' decision. */
public enum RedFlagLevel {
    /** 112 or an emergency department, now. */
    @JsonProperty("emergency")
    EMERGENCY,
    /** The clinic or 1177, today. */
    @JsonProperty("contact-care-today")
    CONTACT_CARE_TODAY
}
