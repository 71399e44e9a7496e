package clinic.contracts.booking;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a member of staff may do. Somebody without any role may do nothing. */
public enum StaffRole {
    /** Runs the day: every visit, every patient. */
    @JsonProperty("receptionist")
    RECEPTIONIST,

    /** Sees the day; changes the visits that are theirs. */
    @JsonProperty("practitioner")
    PRACTITIONER,

    /** Writes content. */
    @JsonProperty("editor")
    EDITOR,

    /** Approves what somebody else wrote. */
    @JsonProperty("clinician-approver")
    CLINICIAN_APPROVER,

    /** Sets the clinic up and decides who may do what. */
    @JsonProperty("admin")
    ADMIN
}
