package clinic.contracts.reminder;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a message is sent. Neutral by design: a purpose never says what a visit is about. */
public enum Purpose {
    @JsonProperty("confirmation")
    CONFIRMATION,
    @JsonProperty("reminder")
    REMINDER,
    @JsonProperty("change")
    CHANGE,
    @JsonProperty("cancellation")
    CANCELLATION,
    @JsonProperty("check-in")
    CHECK_IN,
    /** A one-time code that somebody just asked for. About no visit, so no event tells of it. */
    @JsonProperty("code")
    CODE,
    /** What a patient is told after they answered a message. */
    @JsonProperty("answer")
    ANSWER,
    /** Staff are told that something waits for them. About no visit, so no event tells of it. */
    @JsonProperty("escalation")
    ESCALATION;

    /** Whether it is about a visit of a patient, which others are then told of. */
    public boolean isAboutAVisit() {
        return this != CODE && this != ESCALATION;
    }
}
