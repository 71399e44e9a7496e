package clinic.contracts.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a message that was due was not sent. */
public enum NotSentReason {
    /** The patient has not agreed to messages of this kind. */
    @JsonProperty("no-consent")
    NO_CONSENT,
    /** No address that this message could go to. */
    @JsonProperty("no-address")
    NO_ADDRESS,
    /** The address took an earlier message back for good, and the patient has given no other since. */
    @JsonProperty("address-undeliverable")
    ADDRESS_UNDELIVERABLE,
    /** Where the patient is must not become known: nothing is sent to them automatically. */
    @JsonProperty("protected-identity")
    PROTECTED_IDENTITY,
    /** The patient was erased before it could leave. */
    @JsonProperty("erased")
    ERASED,
    /**
     * Something else holds by now than when it was planned: the visit moved or was cancelled. Of a check-in, the follow-up
     * rests or is over, a red flag of the patient waits for a clinician, or somebody sees the patient on that day.
     */
    @JsonProperty("superseded")
    SUPERSEDED,
    /** Its time had passed before it could leave. */
    @JsonProperty("too-late")
    TOO_LATE,
    /** Due at night, and morning would be too close to the visit. */
    @JsonProperty("outside-sending-window")
    OUTSIDE_SENDING_WINDOW,
    /** The content it would carry is past its review date. */
    @JsonProperty("content-expired")
    CONTENT_EXPIRED,
    /** Its template would have shown everybody what only the patient may know, or asks for what it may not have. */
    @JsonProperty("words-not-for-everyone")
    WORDS_NOT_FOR_EVERYONE,
    /** The clinic has no sender that phones in the number's country accept. */
    @JsonProperty("no-sender")
    NO_SENDER,
    /** The provider refused it for good. */
    @JsonProperty("refused")
    REFUSED,
    /** The provider's answer never came: it may have been sent, so it is not sent again. */
    @JsonProperty("unknown")
    UNKNOWN
}
