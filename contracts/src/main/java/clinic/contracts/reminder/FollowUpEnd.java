package clinic.contracts.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why nobody asks a patient any more how it goes. None of these says that the patient is well. */
public enum FollowUpEnd {
    /** The plan's last check-in was answered, or its link closed. */
    @JsonProperty("completed")
    COMPLETED,
    /** Two check-ins one after the other were left unanswered: a person has to find out why. */
    @JsonProperty("silence")
    SILENCE,
    /** No check-in could be asked, or none any more, for want of an address or of content that holds: a person has to ask. */
    @JsonProperty("not-asked")
    NOT_ASKED,
    /** The patient came again for the same, and that visit is followed up. Earlier releases said so of one that was booked. */
    @JsonProperty("rebooked")
    REBOOKED,
    /** The patient wants no follow-ups. */
    @JsonProperty("opted-out")
    OPTED_OUT,
    /** The visit turned out not to have taken place. */
    @JsonProperty("missed")
    MISSED,
    /** Staff stopped it, or chose another plan instead. */
    @JsonProperty("stopped")
    STOPPED
}
