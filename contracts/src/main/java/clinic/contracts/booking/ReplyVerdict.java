package clinic.contracts.booking;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a patient's answer to a message. */
public enum ReplyVerdict {
    /** Noted: they will come. */
    @JsonProperty("confirmed")
    CONFIRMED,
    /** The clinic's rule for cancelling without a call has run out. */
    @JsonProperty("too-late")
    TOO_LATE,
    /** The visit has moved since the message that was answered; nothing was changed. */
    @JsonProperty("moved-meanwhile")
    MOVED_MEANWHILE,
    /** The visit was cancelled already. */
    @JsonProperty("no-longer-booked")
    NO_LONGER_BOOKED,
    /** The visit has begun, or is over. */
    @JsonProperty("has-begun")
    HAS_BEGUN
}
